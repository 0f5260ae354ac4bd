"""How opinions stand in groups: shared by the verbs of triage. Nothing here falls out of a group unseen."""

from datetime import datetime

from django.db.models import Max

from doithoai.actions.unharmed import unharmed
from doithoai.models import Actor, Dialogue, Opinion, OpinionGroup, Outcome, Preparation, SameMatter, Shield
from doithoai.outputs.shielding import said_without
from doithoai.rules.triage import mask_spans, masked

QUESTION_LENGTH = 200  # characters of the first question, cut at a word
#: The question of what somebody may not read who reads all questions.
NEUTRAL = "Ý kiến về cách làm việc của cán bộ (lời được xem riêng)"
#: The question while nothing could be masked: the words themselves might name somebody.
UNREAD = "Chưa che được thông tin cá nhân trong lời người dân; xin mở ý kiến để đọc"


def hall_has_decided(opinion: Opinion, by: Actor) -> str | None:
    """Where an opinion stands no longer changes once its group has an outcome."""
    if opinion.group_id and Outcome.objects.filter(group=opinion.group_id).exists():
        return "Nội dung này đã có kết quả tại hội nghị nên không đổi được nữa."
    return None


def give_labels(
    opinion: Opinion, dialogue: Dialogue, field: str, urgency: str, competence: str, at: datetime
) -> None:
    """An opinion without a group gets one of its own; a group of one follows its opinion's labels."""
    opinion.field, opinion.urgency, opinion.competence, opinion.classified_at = field, urgency, competence, at
    opinion.save(update_fields=["field", "urgency", "competence", "classified_at"])
    group = opinion.group
    if group is None:
        group_of_one(opinion, dialogue)
    elif group.opinions.count() == 1:
        group.field, group.urgency, group.competence = field, urgency, competence
        group.save(update_fields=["field", "urgency", "competence"])


def group_of_one(opinion: Opinion, dialogue: Dialogue) -> OpinionGroup:
    """A new group whose question is the opinion's own beginning, personal data masked."""
    last = OpinionGroup.objects.filter(dialogue=dialogue).aggregate(n=Max("number"))["n"] or 0
    at = opinion.classified_at or opinion.received_at
    question = unharmed("question", opinion, at=at, do=lambda: question_of(opinion)) or UNREAD
    group = OpinionGroup.objects.create(
        dialogue=dialogue, number=last + 1, question=question,
        field=opinion.field, urgency=opinion.urgency, competence=opinion.competence,
    )  # fmt: skip
    move([opinion], group)
    return group


def move(opinions: list[Opinion], group: OpinionGroup | None) -> None:
    """Put the opinions into `group` (or none) and drop the groups that this leaves empty."""
    left = {opinion.group_id for opinion in opinions if opinion.group_id} - {group.pk if group else None}
    for opinion in opinions:
        opinion.group = group
        opinion.save(update_fields=["group"])
    emptied = OpinionGroup.objects.filter(pk__in=left, opinions=None, outcome=None, assignments=None)
    if group:
        ask_in_the_open(group)
        link_to(group, list(emptied.values_list("pk", flat=True)))
    for work in Preparation.objects.filter(group__in=emptied).select_related("group", "body"):
        if group:
            hand_over(work, group)
    emptied.delete()


def link_to(group: OpinionGroup, gone: list[int]) -> None:
    """Whoever asks again what a group asked that was merged away asks what the group asks that stays."""
    links = SameMatter.objects.filter(earlier__in=gone)
    if gone and links:
        there = SameMatter.objects.filter(earlier=group).values("opinion")
        links.exclude(opinion__in=list(there.values_list("opinion", flat=True))).update(earlier=group)


def hand_over(work: Preparation, group: OpinionGroup) -> None:
    """What a body prepared for a group that is merged away is not lost: it goes to the group that stays."""
    there = Preparation.objects.filter(group=group).first()
    if there is None:
        work.group = group
        work.save(update_fields=["group"])
    elif work.answer:
        there.answer = f"{there.answer}\n\n({work.body}, nhóm {work.group.number}) {work.answer}".strip()
        there.save(update_fields=["answer"])


def question_of(opinion: Opinion) -> str:
    """Of somebody who is hidden from a body, without who and where: the body reads the question. What is kept from a
    person says nothing until the clerk has written what may be asked: that person reads the questions, too."""
    if opinion.guarded:
        return NEUTRAL
    hidden = [opinion.pk, opinion.part_of_id or opinion.pk]
    shielded = Shield.objects.standing().filter(opinion__in=hidden).exists()
    return question_from(said_without(opinion) if shielded else opinion.words)


def ask_in_the_open(group: OpinionGroup) -> None:
    """Who joins somebody whose words are kept apart brings a question along; the neutral one would tell whom it is
    about that there is something in the group they are not shown."""
    if group.question == NEUTRAL and (asks := in_the_open(group)):
        group.question = question_of(asks)
        group.save(update_fields=["question"])


def in_the_open(group: OpinionGroup) -> Opinion | None:
    """The first in the group whose words are kept from nobody."""
    found: Opinion | None = group.opinions.filter(guarded=False).order_by("pk").first()
    return found


def ask_anew(opinion: Opinion, *, at: datetime) -> None:
    """The question that could not be made before; one that somebody wrote meanwhile stays."""
    group = opinion.group
    if group and group.question == UNREAD:
        group.question = question_of(opinion)
        group.save(update_fields=["question"])


def question_from(words: str) -> str:
    text = " ".join(masked(words, mask_spans(words)).split())
    return text if len(text) <= QUESTION_LENGTH else text[:QUESTION_LENGTH].rsplit(" ", 1)[0] + " …"
