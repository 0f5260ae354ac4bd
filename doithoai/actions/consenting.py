"""Consent as it is given and taken back, whatever the door."""

from datetime import datetime

from doithoai.actions.purging import kin_of
from doithoai.models import Actor, Consent, Opinion, PublicPhoto
from doithoai.models.opinion import OpinionQuerySet
from doithoai.rules.consent import FOR_A_CHILD, IN_FORCE


def note_consent(opinion: Opinion, *, at: datetime, guardian_agrees: bool = False) -> None:
    """Keep which sentences were agreed to, in their words and version. Nothing ticked leaves no row."""
    ticked = [IN_FORCE.get(opinion.publish), FOR_A_CHILD if guardian_agrees else None]
    for sentence in filter(None, ticked):
        Consent.objects.create(
            opinion=opinion, key=sentence.key, version=sentence.version, words=sentence.words,
            through=opinion.channel, by=opinion.entered_by, given_at=at,
        )  # fmt: skip


def take_back(opinion: Opinion, *, at: datetime) -> None:
    """Neither name nor hamlet is shown from now on, in whatever stands under this receipt."""
    opinion.agreed.to_be_named().withdraw(at)
    under_the_same_receipt(opinion).update(publish=Opinion.Publish.NOTHING)
    opinion.publish = Opinion.Publish.NOTHING


def take_back_for_the_child(opinion: Opinion, *, at: datetime) -> None:
    """Whoever spoke for the child agrees no more, or does not speak for them any more: what was said stays and is
    answered, and is not public (`confirm_mask` refuses). Where nobody had agreed, nothing ends."""
    if opinion.agreed.for_a_child().withdraw(at):
        show_no_more(opinion)


def show_no_more(opinion: Opinion) -> None:
    """Neither the name nor the words nor a photo stay public, of this person in any dialogue."""
    rows = kin_of(opinion)
    for each in rows:
        each.public_words, each.public_at, each.publish = "", None, Opinion.Publish.NOTHING
        each.save(update_fields=["public_words", "public_at", "publish"])
    photos = list(PublicPhoto.objects.filter(photo__opinion__in=rows).select_related("file"))
    PublicPhoto.objects.filter(pk__in=[each.pk for each in photos]).delete()
    for photo in photos:
        photo.file.erase()


def agreed_for_the_child_no_more(opinion: Opinion) -> bool:
    """Somebody had agreed for this child, and it ended (Luật 91/2025/QH15, Điều 24)."""
    said = opinion.agreed.for_a_child()
    return opinion.child and said.exists() and not said.standing().exists()


def under_the_same_receipt(opinion: Opinion) -> OpinionQuerySet:
    """The whole, its parts, and what was carried over to later dialogues: one person's words."""
    assert opinion.receipt, "a row without its code is not the opinion"  # noqa: S101  "" would be everybody's
    rows: OpinionQuerySet = Opinion.objects.filter(code__startswith=opinion.receipt)
    return rows


def is_not_the_receipt(opinion: Opinion, by: Actor) -> str | None:
    """A reason against what concerns a person, asked of one of their parts."""
    if opinion.code != opinion.receipt:
        return f"Việc này là của cả ý kiến {opinion.receipt}. Xin làm ở đó."
    return None
