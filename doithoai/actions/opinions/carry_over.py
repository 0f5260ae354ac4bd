"""What earlier dialogues left unsettled is put before the next one, if the office wants it there."""

from datetime import datetime

from django.db.models import Max

from doithoai.actions.kernel import Refusal, action
from doithoai.actions.shielding import take_along
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, SameMatter
from doithoai.outputs.earlier import AT_MOST, here_already, offered_to
from doithoai.rules.codes import CARRIED_MARK


@action()
def carry_over(dialogue: Dialogue, *, by: Actor, at: datetime, groups: list[int]) -> list[OpinionGroup]:
    """Each of `groups` (keys of `outputs/earlier.offered_to`) becomes a group here, or joins the one that a person
    linked to it, and everyone in it keeps their words, their receipt and a reply of their own. The earlier dialogue
    keeps all it had. No groups: somebody looked and left everything where it is.

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
    known = here_already(dialogue)
    return [carried(group, known.get(group.pk) or again(group, dialogue), by, at) for group in found]


def again(group: OpinionGroup, dialogue: Dialogue) -> OpinionGroup:
    """The same question, as a new group of this dialogue."""
    last = OpinionGroup.objects.filter(dialogue=dialogue).aggregate(n=Max("number"))["n"] or 0
    return OpinionGroup.objects.create(
        dialogue=dialogue, number=last + 1, question=group.question, field=group.field,
        urgency=group.urgency, competence=group.competence,
    )  # fmt: skip


def carried(group: OpinionGroup, here: OpinionGroup, by: Actor, at: datetime) -> OpinionGroup:
    """The people of the earlier group, in this one."""
    dialogue = here.dialogue
    for opinion in group.opinions.all():
        if opinion.diverted_at or not opinion.words:
            continue
        row = Opinion.objects.create(
            dialogue=dialogue, code=code_after(opinion), carried_from=opinion, channel=Opinion.Channel.CARRIED,
            entered_by=by.name, group=here, classified_at=at, **{name: getattr(opinion, name) for name in KEPT},
        )  # fmt: skip
        take_along(opinion, row, at=at)
        SameMatter.objects.create(opinion=row, earlier=group, by=by.name, at=at)
    return here


#: What is the person's own, and what was said about it; when they said it stays the day they said it.
KEPT = (
    "words", "author", "contact", "hamlet", "publish", "answer_by", "child", "guardian", "guardian_contact",
    "collected_by", "received_at",
    "field", "urgency", "competence",
    "public_words", "public_at", "edited_because",
)  # fmt: skip


def code_after(opinion: Opinion) -> str:
    """ "K7M-Q2R-X9T+2" for its second dialogue, "+3" for its third: the receipt stays the first nine letters.
    One carried into a sitting that was called off counts too: no code is given twice."""
    first = opinion.code.partition(CARRIED_MARK)[0]
    given = Opinion.objects.filter(code__startswith=f"{first}{CARRIED_MARK}").values_list("code", flat=True)
    taken = [int(code.partition(CARRIED_MARK)[2].partition("/")[0]) for code in given]
    return f"{first}{CARRIED_MARK}{max(taken, default=1) + 1}"
