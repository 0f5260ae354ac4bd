"""Say that an opinion asks again what an earlier dialogue heard, or that it is another matter."""

from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Message, Opinion, OpinionGroup, SameMatter
from doithoai.models.same_matter import OFTEN, repeats_of
from doithoai.rules.procedure import Role

AT_MOST = 500  # opinions of one group


@action()
def link_matter(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    opinions: list[int],
    earlier: OpinionGroup,
    same: bool = True,
) -> list[SameMatter]:
    """`opinions`: keys, of one group or one alone. `same` False keeps that somebody looked: it is not proposed again.

    From the third time on the chair is told, once for each time. Raises Refusal when `earlier` is not of an
    earlier dialogue or one of the opinions is not of this one.
    """
    if not OpinionGroup.objects.before(dialogue).filter(pk=earlier.pk).exists():
        raise Refusal("Chỉ nối được với việc của một hội nghị đã họp trước. Xin chọn lại.")
    rows = Opinion.objects.seen_by(by).filter(dialogue=dialogue, pk__in=opinions[:AT_MOST])
    found = list(rows.select_related("group"))
    if not found:
        raise Refusal("Chưa chọn ý kiến nào của hội nghị này. Xin mở lại trang và chọn lại.")
    for opinion in found:
        if no := has_left_the_dialogue(opinion, by):
            raise Refusal(no)
    keys = {opinion.group_id for opinion in found if opinion.group_id}
    before = {key: repeat.times for key, repeat in repeats_of(keys).items()}
    links = [
        SameMatter.objects.update_or_create(
            opinion=opinion, earlier=earlier, defaults={"same": same, "by": by.name, "at": at}
        )[0]
        for opinion in found
    ]
    for key, repeat in repeats_of(keys).items():
        if repeat.times >= OFTEN and repeat.times > before[key]:
            tell_the_chair(OpinionGroup.objects.get(pk=key), repeat.times, at)
    return links


def tell_the_chair(group: OpinionGroup, times: int, at: datetime) -> None:
    Message.objects.create(
        dialogue=group.dialogue, role=Role.CHAIR, at=at, about=f"group {group.pk}",
        text=f"Nêu lần thứ {times} mà chưa xong: nhóm {group.number}, {group.question}",
    )  # fmt: skip
