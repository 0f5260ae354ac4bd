"""Hand in a draft: its facts are frozen, and those who review, approve and sign see exactly them."""

from collections.abc import Mapping
from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.changing import MOST
from doithoai.actions.drafting import (
    OF_THE_CHAIR,
    WORDS,
    add_step,
    draft_now,
    fingerprint,
    open_draft,
    way_of,
)
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Dialogue, Message, Paper, PaperDraft
from doithoai.rules.paper_trail import WAITS_FOR, Act, Way
from doithoai.rules.procedure import Role

WHO = {Act.REVIEWED: Role.SECRETARY, Act.APPROVED: Role.CHAIR, Act.SIGNED: Role.CHAIR}


def needs_no_steps(dialogue: Dialogue, by: Actor) -> str | None:
    if way_of(dialogue.commune_id) != Way.ONE:
        return None
    return "Cơ quan chọn cách một người soạn, ký và ban hành nên không phải trình. Xin bấm ban hành."


@action(unless=[needs_no_steps])
def submit_draft(
    dialogue: Dialogue, *, by: Actor, at: datetime, kind: str, assignment: Assignment | None = None,
    words: Mapping[str, str] | None = None, comment: str = "",
) -> PaperDraft:  # fmt: skip
    """A draft handed in again is frozen anew and takes all its steps again. Raises Refusal when the draft lacks
    something, and for papers that the chair issues at once."""
    if (
        kind not in Paper.Kind.values
        or kind in OF_THE_CHAIR
        or (kind == Paper.Kind.REPLY) != bool(assignment)
    ):
        raise Refusal("Loại văn bản này không trình qua các bước. Xin chọn loại khác.")
    said = {
        name: typed.words((words or {}).get(name, ""), "nội dung", at_most=20_000)
        for name in WORDS.get(Paper.Kind(kind), ())
    }
    facts = draft_now(kind, dialogue, assignment, said)
    if missing := facts.missing():
        raise Refusal(f"{Paper.Kind(kind).label} còn thiếu {', '.join(missing)}. Xin bổ sung rồi trình.")
    stored = facts.as_json()
    handed_in = open_draft(dialogue, kind, assignment) or PaperDraft(
        dialogue=dialogue, kind=kind, assignment=assignment, created_at=at
    )
    handed_in.words, handed_in.facts, handed_in.sha256 = said, stored, fingerprint(stored)
    handed_in.save()
    add_step(handed_in, Act.DRAFTED, by=by, at=at, comment=comment)
    handed_in = PaperDraft.objects.prefetch_related("steps").get(pk=handed_in.pk)
    tell_next(handed_in, by=by, at=at)
    return handed_in


def tell_next(handed_in: PaperDraft, *, by: Actor, at: datetime) -> None:
    """Whoever does the next step finds it on their desk; the clerk when only the number is missing."""
    waits = handed_in.waits_for(way_of(handed_in.commune_id)) or Act.ISSUED
    todo = WAITS_FOR.get(waits, "cấp số, ngày")
    Message.objects.create(
        dialogue=handed_in.dialogue, role=WHO.get(waits, Role.CLERK), at=at, about=handed_in.reference,
        text=f"{handed_in} của {handed_in.dialogue} chờ {todo} ({by.name} chuyển)."[:MOST],
    )  # fmt: skip
