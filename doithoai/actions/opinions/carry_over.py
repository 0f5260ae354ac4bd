"""What earlier dialogues left unsettled is put before the next one, if the office wants it there."""

from datetime import datetime

from django.db.models import Max

from doithoai.actions.kernel import Refusal, action
from doithoai.actions.shielding import take_along
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, SameMatter
from doithoai.outputs.earlier import AT_MOST, offered_to
from doithoai.rules.codes import CARRIED_MARK


@action()
def carry_over(dialogue: Dialogue, *, by: Actor, at: datetime, groups: list[int]) -> list[OpinionGroup]:
    """Each of `groups` (keys of `outputs/earlier.offered_to`) becomes a group here, and everyone in it keeps their
    words, their receipt and a reply of their own. The earlier dialogue keeps all it had. No groups: somebody
    looked and left everything where it is.

    Raises Refusal when one of them is not on offer any more: settled, or carried over already.
    """
    wanted = set(groups)
    if len(wanted) > AT_MOST:
        raise Refusal(f"Một lần chuyển được nhiều nhất {AT_MOST} việc. Xin chọn từng đợt.")
    found = list(offered_to(dialogue).filter(pk__in=wanted).prefetch_related("opinions").order_by("pk"))
    if len(found) < len(wanted):
        raise Refusal(
            "Có việc vừa được giải quyết xong hoặc đã chuyển rồi. Xin mở lại danh sách và chọn lại."
        )
    last = OpinionGroup.objects.filter(dialogue=dialogue).aggregate(n=Max("number"))["n"] or 0
    return [carried(group, dialogue, last + place, by, at) for place, group in enumerate(found, start=1)]


def carried(group: OpinionGroup, dialogue: Dialogue, number: int, by: Actor, at: datetime) -> OpinionGroup:
    """The group in this dialogue, with the people of the earlier one."""
    here = OpinionGroup.objects.create(
        dialogue=dialogue, number=number, question=group.question, field=group.field,
        urgency=group.urgency, competence=group.competence,
    )  # fmt: skip
    for opinion in group.opinions.all():
        if opinion.diverted_at or not opinion.words:
            continue
        again = Opinion.objects.create(
            dialogue=dialogue, code=code_after(opinion), carried_from=opinion, channel=Opinion.Channel.CARRIED,
            entered_by=by.name, group=here, classified_at=at, **{name: getattr(opinion, name) for name in KEPT},
        )  # fmt: skip
        take_along(opinion, again, at=at)
        SameMatter.objects.create(opinion=again, earlier=group, by=by.name, at=at)
    return here


#: What is the person's own, and what was said about it; when they said it stays the day they said it.
KEPT = (
    "words", "author", "contact", "hamlet", "publish", "answer_by", "child", "collected_by", "received_at",
    "field", "urgency", "competence",
    "public_words", "public_at",
)  # fmt: skip


def code_after(opinion: Opinion) -> str:
    """ "K7M-Q2R-X9T+2" for its second dialogue, "+3" for its third: the receipt stays the first nine letters.
    One carried into a sitting that was called off counts too: no code is given twice."""
    first = opinion.code.partition(CARRIED_MARK)[0]
    given = Opinion.objects.filter(code__startswith=f"{first}{CARRIED_MARK}").values_list("code", flat=True)
    taken = [int(code.partition(CARRIED_MARK)[2].partition("/")[0]) for code in given]
    return f"{first}{CARRIED_MARK}{max(taken, default=1) + 1}"
