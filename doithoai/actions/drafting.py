"""The way of a draft to its number: what every step of it shares, and the gate every issuing verb passes."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Assignment, Commune, Dialogue, DraftStep, Paper, PaperDraft, StoredFile
from doithoai.outputs.papers import PaperFacts
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.paper_trail import WAITS_FOR, Act, Way, acts_now
from doithoai.rules.procedure import Role

Kind = Paper.Kind
#: Issued within another deed, in a hurry or about an issued paper: in an office of several steps the chair alone does it.
OF_THE_CHAIR = {
    Kind.POSTPONEMENT, Kind.CANCELLATION, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.TASK_LETTER, Kind.PETITION,
    Kind.REMINDER, Kind.APOLOGY, Kind.COMPLAINT_GUIDANCE, Kind.DENUNCIATION_SLIP,
}  # fmt: skip
#: What a kind takes besides the dialogue.
WORDS = {Kind.REPLY: ("text", "summary", "findings", "bases"), Kind.REPORT: ("lessons", "proposals")}
MOST_WORDS = 2000  # characters of one comment


def way_of(commune_id: int) -> Way:
    """The steps this office takes, as they are set now."""
    return Way(Commune.objects.values_list("paper_way", flat=True).get(pk=commune_id))


def draft_now(
    kind: str, dialogue: Dialogue, assignment: Assignment | None, words: Mapping[str, str]
) -> PaperFacts:
    """The draft as it would be handed in at this moment."""
    more: dict[str, Any] = dict(words)
    if assignment:
        more["assignment"] = assignment
    facts: PaperFacts = draft(kind, dialogue, **more)
    return facts


def fingerprint(stored: Mapping[str, Any]) -> str:
    """SHA-256 of a draft's facts."""
    said = json.dumps(stored, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def open_draft(dialogue: Dialogue, kind: str, assignment: Assignment | None = None) -> PaperDraft | None:
    """The draft handed in for this paper and not issued yet."""
    rows = PaperDraft.objects.prefetch_related("steps").filter(dialogue=dialogue, kind=kind, paper=None)
    found: PaperDraft | None = rows.filter(assignment=assignment).first()
    return found


def is_signed_digitally(dialogue: Dialogue, kind: str, assignment: Assignment | None) -> bool:
    """Whether its person signed the open draft digitally: the paper is electronic from then on, and the head of an
    appendix leaves number and day blank (NĐ 30/2020, Phụ lục I, mẫu 2.2), as it did in the file that was signed."""
    handed_in = open_draft(dialogue, kind, assignment)
    return handed_in is not None and handed_in.signed_file() is not None


def has_changed(handed_in: PaperDraft) -> bool:
    """Whether the dialogue would say something else today than what was handed in."""
    now = draft_now(handed_in.kind, handed_in.dialogue, handed_in.assignment, handed_in.words)
    return fingerprint(now.as_json()) != handed_in.sha256


def add_step(
    handed_in: PaperDraft, act: Act, *, by: Actor, at: datetime, comment: str = "", signed_on: date | None = None,
    file: StoredFile | None = None,
) -> DraftStep:  # fmt: skip
    return DraftStep.objects.create(
        draft=handed_in, act=act, by=by.name, at=at, sha256=handed_in.sha256, signed_on=signed_on, file=file,
        comment=typed.words(comment, "ý kiến", at_most=MOST_WORDS),
    )  # fmt: skip


def is_not_next(act: Act) -> Callable[[PaperDraft, Actor], str | None]:
    """A condition: the draft waits for something else, or has changed since it was handed in."""

    def waits_for_another(handed_in: PaperDraft, by: Actor) -> str | None:
        waits = handed_in.waits_for(way_of(handed_in.commune_id))
        if waits is None:
            return "Dự thảo này đã ban hành thành văn bản."
        if waits != act:
            return told_wait(waits)
        if has_changed(handed_in):
            return "Hồ sơ đã đổi sau khi trình nên dự thảo không còn như lúc trình. Xin xem chỗ khác và trình lại."
        return None

    return waits_for_another


def told_wait(waits: Act) -> str:
    """What a draft waits for, as a sentence."""
    if waits == Act.DRAFTED:
        return "Dự thảo đang ở người soạn. Xin sửa rồi trình lại."
    if waits == Act.ISSUED:
        return "Dự thảo đã đủ các bước. Xin cấp số, ngày và ban hành."
    return f"Dự thảo đang chờ {WAITS_FOR[waits]}. Xin chờ bước này xong."


def is_not_approved(kind: str) -> Callable[[Dialogue, Actor], str | None]:
    """A condition of the verbs that issue: this office's steps are not done for the draft as it stands."""

    def not_approved(dialogue: Dialogue, by: Actor) -> str | None:
        return unapproved(dialogue, kind, by=by)

    return not_approved


def unapproved(
    dialogue: Dialogue, kind: str, *, by: Actor, assignment: Assignment | None = None,
    words: Mapping[str, str] | None = None,
) -> str | None:  # fmt: skip
    """Why this paper cannot get its number yet; None when it can. One person's office has no such steps."""
    way = way_of(dialogue.commune_id)
    if way == Way.ONE:
        return None
    handed_in = open_draft(dialogue, kind, assignment)
    if handed_in is None:
        return (
            f"{Kind(kind).label} phải trình ký trước khi cấp số. Xin trình dự thảo ở trang Giấy tờ của hồ sơ."
        )
    waits = handed_in.waits_for(way)
    if waits != Act.ISSUED:
        return told_wait(waits or Act.DRAFTED)
    now = draft_now(kind, dialogue, assignment, handed_in.words if words is None else words)
    if fingerprint(now.as_json()) != handed_in.sha256:
        return f"{Kind(kind).label}: nội dung đã đổi sau khi ký. Xin xem chỗ khác và trình lại ở trang Giấy tờ của hồ sơ."
    return None


def refuse_unready(
    dialogue: Dialogue, kind: str, *, by: Actor, about: Paper | None, assignment: Assignment | None
) -> None:
    """No number without the office's steps, whatever the verb. That the signed draft still says what is issued
    is asked by each verb, before it writes anything of its own. Raises Refusal."""
    way = way_of(dialogue.commune_id)
    if about or kind in OF_THE_CHAIR:
        no = is_for_the_chair(dialogue, by)
    else:
        handed_in = None if way == Way.ONE else open_draft(dialogue, kind, assignment)
        ready = way == Way.ONE or (handed_in and handed_in.waits_for(way) == Act.ISSUED)
        no = None if ready else unapproved(dialogue, kind, by=by, assignment=assignment)
    if no:
        raise Refusal(no)


def refuse_unapproved(dialogue: Dialogue, kind: str, *, by: Actor, **about: Any) -> None:
    """The same inside a deed whose words are only known there. Raises Refusal."""
    if no := unapproved(dialogue, kind, by=by, **about):
        raise Refusal(no)


def is_for_the_chair(subject: Any, by: Actor) -> str | None:
    """A condition: where papers take several steps, those that cannot wait for them are the chair's own."""
    if way_of(subject.commune_id) == Way.ONE or by.is_any(Role.CHAIR):
        return None
    return (
        "Cơ quan ban hành văn bản qua nhiều bước; việc này ban hành văn bản ngay nên do người chủ trì làm. "
        "Xin nhờ người chủ trì."
    )


def record_issue(
    paper: Paper, *, by: Actor, at: datetime, assignment: Assignment | None = None, words: Mapping[str, str]
) -> None:
    """The last step. Where one person does it all, the whole way is written down at once, also over a draft that
    was still on its way when the office chose to do so: what others said about other words is not said of these."""
    handed_in = open_draft(paper.dialogue, paper.kind, assignment) if not paper.about_id else None
    if handed_in is None or left_behind(handed_in):
        facts = {**paper.facts, "issue": {**paper.facts["issue"], "number": None, "issued_on": None}}
        handed_in = handed_in or PaperDraft(
            dialogue=paper.dialogue, kind=paper.kind, assignment=assignment, created_at=at
        )
        handed_in.words, handed_in.facts, handed_in.sha256 = dict(words), facts, fingerprint(facts)
        handed_in.paper = paper
        handed_in.save()
        add_step(handed_in, Act.DRAFTED, by=by, at=at)
        add_step(
            handed_in,
            Act.SIGNED,
            by=by,
            at=at,
            signed_on=paper.issued_on,
            comment=f"Người ký: {signer_of(paper)}",
        )
    PaperDraft.objects.filter(pk=handed_in.pk).update(paper=paper)
    add_step(handed_in, Act.ISSUED, by=by, at=at)


def left_behind(handed_in: PaperDraft) -> bool:
    """Whether one person issues now what was handed in, not signed, or has changed since."""
    if way_of(handed_in.commune_id) != Way.ONE:
        return False
    return Act.SIGNED not in acts_now(handed_in.acts()) or has_changed(handed_in)


def signer_of(paper: Paper) -> str:
    return str(paper.facts["issue"]["signer"]["name"])
