"""A whole opinion and its parts: what stands where when one becomes the other. Shared by the verbs of triage."""

from django.utils.timezone import localtime

from doithoai.actions.grouping import move, question_from, question_of
from doithoai.actions.shielding import take_along
from doithoai.models import Opinion, OpinionGroup, SameMatter, SpeakerRequest
from doithoai.rules.codes import new_code


def stand_in(whole: Opinion, first: Opinion) -> None:
    """What was decided about the whole now stands with its first part."""
    first.field, first.urgency, first.competence = whole.field, whole.urgency, whole.competence
    first.classified_at, first.group = whole.classified_at, whole.group
    first.save()
    SpeakerRequest.objects.filter(opinion=whole).update(opinion=first)
    take_links([whole], first)
    ask_anew(whole.group, whole, first)


def put_together(whole: Opinion) -> Opinion:
    """The whole stands again where its first classified part stood; drafts for the other parts go there too."""
    parts = list(whole.parts.select_related("group").order_by("pk"))
    first = next((each for each in parts if each.group), None)
    whole.split_at = None
    if first:
        whole.field, whole.urgency, whole.competence = first.field, first.urgency, first.competence
        whole.classified_at, whole.group = first.classified_at, first.group
        ask_anew(first.group, first, whole)
    whole.save()
    move(parts, whole.group)
    SpeakerRequest.objects.filter(opinion__in=parts).update(opinion=whole)
    take_links(parts, whole)
    for part in parts:
        take_along(part, whole, at=part.received_at)
    Opinion.objects.filter(pk__in=[each.pk for each in parts]).delete()
    return whole


def ask_anew(group: OpinionGroup | None, left: Opinion, stays: Opinion) -> None:
    """A question made from the words of one is made from the words of the other; one that a person wrote stays."""
    if group and group.question == question_from(left.words):
        group.question = question_of(stays)
        group.save(update_fields=["question"])


def take_links(left: list[Opinion], stays: Opinion) -> None:
    """What some asked before, the one that stands for them asked before."""
    there = set(SameMatter.objects.filter(opinion=stays).values_list("earlier", flat=True))
    for link in SameMatter.objects.filter(opinion__in=left).order_by("-same", "pk"):
        if link.earlier_id not in there:
            there.add(link.earlier_id)
            link.opinion = stays
            link.save(update_fields=["opinion"])


def is_the_last_part(opinion: Opinion) -> bool:
    """Nothing else is left of the whole it belongs to."""
    whole = opinion.part_of
    return whole is not None and not whole.parts.exclude(pk=opinion.pk).exists()


def cut_loose(part: Opinion) -> dict[str, int] | None:
    """A denunciation inside a longer text: its words leave the whole, and its stub is no longer tied to the
    person's name, contact or code. Returns where it stood (Erasure.cut). The caller saves the part."""
    whole = part.part_of
    if whole is None:
        return None
    start = whole.words.find(part.words)
    cut = {"start": start, "length": len(part.words), "of": len(whole.words)}
    cut_out(whole, part.words)
    part.part_of, part.code = None, new_code()
    # the minute of receipt would tie the stub to the whole again
    part.received_at = localtime(part.received_at).replace(hour=0, minute=0, second=0, microsecond=0)
    return cut


def cut_out(whole: Opinion, words: str) -> None:
    """Take these words out of a longer text, and its public half back until somebody reads it again."""
    whole.words = whole.words.replace(words, "", 1).strip()
    whole.public_words, whole.public_at = "", None
    whole.save(update_fields=["words", "public_words", "public_at"])
