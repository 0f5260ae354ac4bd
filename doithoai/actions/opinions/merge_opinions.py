"""Put opinions that ask the same into one group; everyone keeps their own words and code."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import move
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.remembering import refuse_if_stale, remembered
from doithoai.actions.suspecting import sounds_like_another_procedure
from doithoai.models import Actor, Opinion, OpinionGroup, Outcome


@action()
def merge_opinions(
    group: OpinionGroup,
    *,
    by: Actor,
    at: datetime,
    opinions: list[Opinion],
    question: str = "",
    seen: str = "",
) -> OpinionGroup:
    """Move the opinions into `group`; an unclassified one takes the group's labels.

    Raises Refusal when one of them is of another dialogue, was diverted, or leaves a group about
    which the hall has already decided. `seen`: the mark of the page, when one opinion was looked at;
    the question it showed, when only that is written anew.
    """
    opinions = list(
        Opinion.objects.seen_by(by).filter(pk__in=[each.pk for each in opinions])
    )  # as they are now
    for opinion in opinions:
        if opinion.dialogue_id != group.dialogue_id:
            raise Refusal(f"{opinion} thuộc hội nghị khác, không gộp vào nhóm này được.")
        if no := (
            has_left_the_dialogue(opinion, by)
            or is_split(opinion, by)
            or sounds_like_another_procedure(opinion, by)
        ):
            raise Refusal(no)
        if (
            opinion.group_id not in (None, group.pk)
            and Outcome.objects.filter(group=opinion.group_id).exists()
        ):
            raise Refusal(f"{opinion} thuộc nhóm đã có kết quả tại hội nghị nên không chuyển nhóm được.")
        if len(opinions) == 1:
            refuse_if_stale(opinion, seen)
    if question and not opinions and seen and seen != group.question:
        raise Refusal(
            "Nội dung chung vừa được sửa ở nơi khác. Điều bạn gõ chưa được lưu; xin xem lại rồi lưu nếu vẫn cần."
        )
    with remembered("merge_opinions", opinions, by=by, at=at, into=group):
        for opinion in opinions:
            if opinion.classified_at is None:
                take_labels(opinion, group, at)
        move(opinions, group)
        if question:
            group.question = typed.line(question, "nội dung chung của nhóm", at_most=400)
            group.save(update_fields=["question"])
    return group


def take_labels(opinion: Opinion, group: OpinionGroup, at: datetime) -> None:
    opinion.field, opinion.urgency, opinion.competence = group.field, group.urgency, group.competence
    opinion.classified_at = at
    opinion.save(update_fields=["field", "urgency", "competence", "classified_at"])
