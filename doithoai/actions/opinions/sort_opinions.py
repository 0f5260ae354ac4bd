"""Many opinions at once: the same labels, or all into one group."""

from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import give_labels, hall_has_decided, move
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.merge_opinions import take_labels
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.models import Actor, Competence, Dialogue, Opinion, OpinionGroup, Urgency
from doithoai.rules.triage import FIELD_LABELS

AT_MOST = 500  # opinions in one go: what one person can have looked at, and one lock can carry


def stays_out(opinion: Opinion, dialogue: Dialogue, by: Actor) -> str | None:
    """Why this one cannot be sorted together with others; None when it can."""
    if opinion.dialogue_id != dialogue.pk:
        return f"{opinion} thuộc hội nghị khác."
    return has_left_the_dialogue(opinion, by) or is_split(opinion, by) or hall_has_decided(opinion, by)


@action()
def sort_opinions(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    opinions: list[int],
    field: str = "",
    urgency: str = "",
    competence: str = "",
    group: OpinionGroup | None = None,
    seen: dict[int, str] | None = None,
) -> Dialogue:
    """Either three labels for every one of `opinions` (keys), or `group` to put them all into.

    All or nothing, and one key takes all of it back. `seen`: the mark of each as the preview showed it.
    """
    rows = Opinion.objects.seen_by(by).select_related("group", "dialogue")
    found = list(rows.filter(pk__in=opinions).order_by("pk"))
    if not found:
        raise Refusal("Chưa chọn ý kiến nào. Xin đánh dấu các ý kiến trong danh sách rồi làm lại.")
    if len(found) > AT_MOST:
        raise Refusal(f"Một lần làm được nhiều nhất {AT_MOST} ý kiến. Xin lọc hẹp lại rồi làm từng đợt.")
    if group is None and (
        field not in FIELD_LABELS or urgency not in Urgency.values or competence not in Competence.values
    ):
        raise Refusal("Xin chọn đủ lĩnh vực, mức độ cấp thiết và thẩm quyền, hoặc một nhóm để gộp vào.")
    if group and group.dialogue_id != dialogue.pk:
        raise Refusal("Nhóm này thuộc hội nghị khác. Xin chọn nhóm của hội nghị này.")
    for opinion in found:
        if no := stays_out(opinion, dialogue, by):
            raise Refusal(no)
        refuse_if_stale(opinion, (seen or {}).get(opinion.pk, ""))
    with remembered("sort_opinions", found, by=by, at=at):
        for opinion in found:
            if group is None:
                give_labels(opinion, dialogue, field, urgency, competence, at)
            elif opinion.classified_at is None:
                take_labels(opinion, group, at)
        if group:
            move(found, group)
    return dialogue
