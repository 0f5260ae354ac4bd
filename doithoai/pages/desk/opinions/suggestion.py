"""What triage shows beside one opinion: the rules' suggestion in words, and the groups nearest to it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.db.models import Q

from doithoai.actions.unharmed import where
from doithoai.models import Opinion, OpinionGroup
from doithoai.models.confirmations import confirmed_here
from doithoai.models.opinion_group import OpinionGroupQuerySet
from doithoai.models.search import likest
from doithoai.rules import triage as rules
from doithoai.rules.likeness import ranked_alike
from doithoai.rules.vietnamese import fold, nfc

#: What to think of when an opinion looks like another procedure's matter.
KIND_SAYS: dict[str, str] = {
    "complaint": "Có vẻ là khiếu nại một quyết định, hành vi cụ thể; giải quyết theo Luật Khiếu nại.",
    "denunciation": "Có vẻ là tố cáo; phải giữ bí mật người gửi, chuyển theo Luật Tố cáo.",
}
EMERGENCY_SAYS = "Có vẻ là việc khẩn cấp: người trực đã được báo lúc nhận; sau đó vẫn phân loại bình thường."

COMPARED_AT_MOST = 100  # groups compared word by word; with more, the search index chooses them first
VOICES_AT_MOST = 5  # people of one group whose words are compared


Found = TypeVar("Found")
log = logging.getLogger("doithoai.reading")


def or_else(instead: Found, do: Callable[[], Found]) -> Found:
    """What the software suggests; `instead` when it fails, so that a person can still sort by hand."""
    try:
        return do()
    except Exception as fault:
        log.error("a suggestion failed: %s", where(fault))
        return instead


@dataclass(frozen=True)
class Hint:
    """One suggestion. `because`, `urgent_because`, `kind_because`: the words of the text that speak for it;
    `either`: the two likeliest fields, each with its words, when neither is clear enough to be suggested alone
    (`field` is "" then); `competence`: a level, "" when the table does not say."""

    field: str
    because: tuple[str, ...]
    either: tuple[tuple[str, tuple[str, ...]], ...]
    competence: str
    urgency: str
    urgent_because: tuple[str, ...]
    kind: rules.Kind | Literal[""]
    kind_because: tuple[str, ...]

    @property
    def knows_nothing(self) -> bool:
        """No word of the text says what it is about: then nothing is chosen beforehand, or "asdf" would be sorted with
        one key."""
        return not (self.field or self.either)


#: Nothing suggested: a person chooses.
NO_HINT = Hint("", (), (), "", "", (), "", ())


@dataclass(frozen=True)
class Cover:
    """What the public would not read of one text. `spans`: what would be masked, in words; `masked`: the text with the
    masks; `unread`: it could not be looked for, and a person types."""

    spans: tuple[str, ...] = ()
    masked: str = ""
    unread: bool = False


def cover(opinion: Opinion) -> Cover:
    """The masks proposed for one opinion: the same on every page that asks for its public half."""
    return or_else(Cover(unread=True), lambda: covered(nfc(opinion.words), child=opinion.child))


def covered(words: str, *, child: bool) -> Cover:
    spans = rules.mask_spans(words, child=child)
    return Cover(tuple(words[each.start : each.end] for each in spans), rules.masked(words, spans))


def suggest(words: str) -> Hint:
    """Everything suggested for one opinion, as this commune's own confirmations have it. A person decides."""
    return or_else(NO_HINT, lambda: read(words))


def read(words: str) -> Hint:
    said = rules.suggest(words, confirmed_here())
    both = tuple(zip(said.fields, (said.because, said.or_because), strict=False))
    # of "test test" one word speaks, and for one field only: that is no suggestion
    unclear = not said.sure and all(words for _, words in both)
    return Hint(
        field=said.fields[0] if said.sure else "",
        because=said.because if said.sure else (),
        either=both if unclear else (),
        competence=said.competence or "",
        urgency=said.urgency,
        urgent_because=said.urgency_because,
        kind=said.kind,
        kind_because=said.kind_because,
    )


def nearest_groups(opinion: Opinion, most: int, words: str = "") -> list[OpinionGroup]:
    """Other groups of the dialogue that may ask the same, the most alike first.

    `words` asks for the groups that hold each of them instead, with or without accents. A group is compared
    by its question and the words of the people in it.
    """
    groups = OpinionGroup.objects.not_about_reader().filter(dialogue=opinion.dialogue_id)
    groups = groups.exclude(pk=opinion.group_id or 0)
    if asked := fold(words).split():
        return holding(groups, asked, words, most)
    return or_else([], lambda: groups_alike(opinion.words, groups, opinion.dialogue_id, most))


def groups_alike(
    words: str, groups: OpinionGroupQuerySet, dialogue_pk: int | None, most: int
) -> list[OpinionGroup]:
    """Of these groups of one dialogue those whose question or people say the most alike, in that order."""
    if dialogue_pk and many(groups):
        near = Opinion.objects.filter(pk__in=likest(words, dialogue_pk, COMPARED_AT_MOST))
        groups = groups.filter(pk__in=list(near.values_list("group", flat=True)))
    found, said = texts_of(groups)
    return [found[place] for place, _ in ranked_alike(words, said)[:most]]


def many(groups: OpinionGroupQuerySet) -> bool:
    """Too many to compare each of them word by word."""
    return groups.order_by().values("pk")[: COMPARED_AT_MOST + 1].count() > COMPARED_AT_MOST


def holding(groups: OpinionGroupQuerySet, asked: list[str], words: str, most: int) -> list[OpinionGroup]:
    """The groups with each of these folded words in their question or in the words of one of their people."""
    people = Opinion.objects.not_about_reader().filter(dialogue__in=groups.values("dialogue"))
    people = people.matching(words)
    if many(groups):
        groups = groups.filter(
            Q(number__in=[int(each) for each in asked if each.isdecimal() and len(each) < 10][:1])
            | Q(pk__in=people.exclude(group=None).values("group"))
        )
    found, said = texts_of(groups)
    texts = [fold(f"{group.number} {text}") for group, text in zip(found, said, strict=True)]
    hold = [group for group, text in zip(found, texts, strict=True) if all(word in text for word in asked)]
    return hold[:most]


def texts_of(groups: OpinionGroupQuerySet) -> tuple[list[OpinionGroup], list[str]]:
    """Groups, and beside each what is said in it: its question and the first of its people's words."""
    found = list(groups.with_counts())
    said: dict[int, list[str]] = {group.pk: [group.question] for group in found}
    people = Opinion.objects.not_about_reader().filter(group__in=said)
    for key, words in people.values_list("group", "words"):
        if len(said[key]) <= VOICES_AT_MOST:
            said[key].append(words)
    return found, [" ".join(each) for each in said.values()]
