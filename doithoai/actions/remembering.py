"""What the triage desk did, so that one key takes it back, and so that a stale page overwrites nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.timezone import localtime

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Opinion, OpinionGroup, Preparation, TriageStep
from doithoai.rules.procedure import PROCEDURE
from doithoai.rules.triage import FIELD_LABELS


def standing(opinion: Opinion) -> dict[str, Any]:
    """Where an opinion stands: labels, group, parts. No words."""
    return {
        "field": opinion.field,
        "urgency": opinion.urgency,
        "competence": opinion.competence,
        "classified_at": opinion.classified_at.isoformat() if opinion.classified_at else "",
        "group": opinion.group_id,
        "public": bool(opinion.public_at),
        "parts": [standing(part) for part in opinion.parts.order_by("pk")] if opinion.split_at else [],
    }


def group_as_it_is(group: OpinionGroup | None) -> dict[str, Any] | None:
    """What is needed to found a group again that a merge left empty."""
    if group is None:
        return None
    prepared = Preparation.objects.filter(group=group).exists()
    return {"number": group.number, "prepared": prepared, "question": group.question}


@contextmanager
def remembered(
    verb: str, opinions: list[Opinion], *, by: Actor, at: datetime, into: OpinionGroup | None = None
) -> Iterator[None]:
    """Around a deed of triage: notes where each opinion stood before and stands after, when a person did it. `into`: the
    group that was there already and may ask something else afterwards."""
    before = {each.pk: {**standing(each), "was": group_as_it_is(each.group)} for each in opinions}
    if into:
        into.refresh_from_db(fields=["question"])
    asked = into.question if into else ""
    yield
    if by.user_id is None:
        return
    turn = uuid4()
    changed = (
        {"asked": {"group": into.pk, "was": asked, "now": into.question}}
        if into and into.question != asked
        else {}
    )
    for opinion in opinions:
        opinion.refresh_from_db()
        after = standing(opinion)
        if opinion.dialogue and after != {key: before[opinion.pk][key] for key in after}:
            TriageStep.objects.create(
                dialogue=opinion.dialogue, opinion=opinion, turn=turn, verb=verb, user_id=by.user_id, by=by.name,
                at=at, before=before[opinion.pk] | changed, after=after,
            )  # fmt: skip


def forget(opinion: Opinion) -> None:
    """What was done with it can no longer be taken back."""
    TriageStep.objects.filter(opinion=opinion).delete()


def mark_of(opinion: Opinion) -> str:
    """What a page that shows an opinion carries along, to be compared when it is saved."""
    stands = [opinion.field, opinion.urgency, opinion.competence, opinion.group_id, bool(opinion.split_at)]
    return "|".join(
        str(each or "") for each in [*stands, opinion.public_at and opinion.public_at.timestamp()]
    )


def refuse_if_stale(opinion: Opinion, seen: str) -> None:
    """Raises Refusal that says what changed and who did it, when `seen` is a mark of an earlier state.

    Call inside the action, after the kernel has read the subject again. "" asks for nothing.
    """
    if not seen or seen == mark_of(opinion):
        return
    last = opinion.triage_steps.order_by("-pk").first()
    who = (
        f"{last.by} vừa làm việc “{PROCEDURE[last.verb].label}” lúc {localtime(last.at):%H:%M}. "
        if last
        else "Có người vừa sửa ý kiến này. "
    )
    now = ", ".join(
        part
        for part in (
            FIELD_LABELS.get(opinion.field, ""),
            opinion.get_urgency_display() if opinion.classified_at else "",
            f"nhóm {opinion.group.number}" if opinion.group else "",
            "đã tách phần" if opinion.split_at else "",
        )
        if part
    )
    raise Refusal(
        f"{who}Hiện tại: {now or 'chưa phân loại'}. Việc bạn vừa bấm chưa được lưu; xin xem lại rồi lưu nếu vẫn cần."
    )
