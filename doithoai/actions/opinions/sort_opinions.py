"""Many opinions at once: the same labels, or all into one group."""

from dataclasses import dataclass
from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import give_labels, hall_has_decided, move
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.merge_opinions import take_labels
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.models import Actor, Competence, Dialogue, Opinion, OpinionGroup, OpinionHold, Urgency
from doithoai.models.reading import is_apart
from doithoai.rules.triage import FIELD_LABELS

AT_MOST = 500  # opinions in one go: what one person can have looked at, and one lock can carry


@dataclass(frozen=True)
class Labels:
    """What one opinion is to be called; "" of what nobody has said."""

    field: str
    urgency: str
    competence: str

    @property
    def complete(self) -> bool:
        return bool(self.field and self.urgency and self.competence)


def stays_out(opinion: Opinion, dialogue: Dialogue, by: Actor, at: datetime) -> str | None:
    """Why this one cannot be sorted together with others; None when it can."""
    if opinion.dialogue_id != dialogue.pk:
        return f"{opinion} thuộc hội nghị khác."
    if is_apart(opinion):
        return (
            f"{opinion} có thể là tố cáo, khiếu nại: phải mở riêng để đọc, không làm chung với ý kiến khác."
        )
    hold: OpinionHold | None = getattr(opinion, "hold", None)
    if hold and hold.keeps_out(by, at):
        return f"{opinion}: {hold.by} đang mở để phân loại."
    return has_left_the_dialogue(opinion, by) or is_split(opinion, by) or hall_has_decided(opinion, by)


def labels_for(opinion: Opinion, field: str, urgency: str, competence: str) -> Labels:
    """What was chosen, and of what was left empty what this opinion has: an urgency only when it was sorted before, for
    each begins as not urgent."""
    had = opinion.urgency if opinion.classified_at or opinion.urgency != Urgency.NORMAL else ""
    return Labels(field or opinion.field, urgency or had, competence or opinion.competence)


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
    """Labels for every one of `opinions` (keys), or `group` to put them all into. A label left "" stays what it was for
    each; an opinion that then still lacks one waits on for a person. What may be a denunciation, and what somebody else
    has open, is never done in bulk.

    All or nothing, and one key takes all of it back. `seen`: the mark of each as the preview showed it.
    """
    found = chosen_of(dialogue, opinions, by=by, at=at, seen=seen)
    if group is None and not (field or urgency or competence):
        raise Refusal("Xin chọn ít nhất một nhãn để ghi, hoặc một nhóm để gộp vào.")
    if any(
        value and value not in known
        for value, known in (
            (field, FIELD_LABELS), (urgency, Urgency.values), (competence, Competence.values)
        )
    ):  # fmt: skip
        raise Refusal("Không có nhãn này. Xin chọn lại trong danh sách.")
    if group and group.dialogue_id != dialogue.pk:
        raise Refusal("Nhóm này thuộc hội nghị khác. Xin chọn nhóm của hội nghị này.")
    with remembered("sort_opinions", found, by=by, at=at):
        for opinion in found:
            if group is None:
                label(opinion, dialogue, labels_for(opinion, field, urgency, competence), at)
            elif opinion.classified_at is None:
                take_labels(opinion, group, at)
        if group:
            move(found, group)
    return dialogue


def chosen_of(
    dialogue: Dialogue, opinions: list[int], *, by: Actor, at: datetime, seen: dict[int, str] | None
) -> list[Opinion]:
    """The opinions, as they are now. Raises Refusal for none, too many, or one that must not be done in bulk."""
    rows = Opinion.objects.seen_by(by).select_related("group", "dialogue", "hold")
    found = list(rows.filter(pk__in=opinions[: AT_MOST + 1]).order_by("pk"))
    if not found:
        raise Refusal("Chưa chọn ý kiến nào. Xin đánh dấu các ý kiến trong danh sách rồi làm lại.")
    if len(found) > AT_MOST:
        raise Refusal(f"Một lần làm được nhiều nhất {AT_MOST} ý kiến. Xin lọc hẹp lại rồi làm từng đợt.")
    for opinion in found:
        if no := stays_out(opinion, dialogue, by, at):
            raise Refusal(no)
        refuse_if_stale(opinion, (seen or {}).get(opinion.pk, ""))
    return found


def label(opinion: Opinion, dialogue: Dialogue, wanted: Labels, at: datetime) -> None:
    """Sorted when nothing is missing any more; otherwise what was said is noted and it waits on."""
    if wanted.complete:
        give_labels(opinion, dialogue, wanted.field, wanted.urgency, wanted.competence, at)
        return
    opinion.field, opinion.competence = wanted.field, wanted.competence
    opinion.urgency = wanted.urgency or opinion.urgency
    opinion.save(update_fields=["field", "urgency", "competence"])
