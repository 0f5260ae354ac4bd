"""Consent as it is given and taken back, whatever the door."""

from datetime import datetime

from doithoai.models import Actor, Consent, Opinion
from doithoai.models.opinion import OpinionQuerySet
from doithoai.rules.consent import IN_FORCE


def note_consent(opinion: Opinion, *, at: datetime) -> None:
    """Keep which sentence was agreed to, in its words and version. Nothing ticked leaves no row."""
    if sentence := IN_FORCE.get(opinion.publish):
        Consent.objects.create(
            opinion=opinion, key=sentence.key, version=sentence.version, words=sentence.words,
            through=opinion.channel, by=opinion.entered_by, given_at=at,
        )  # fmt: skip


def take_back(opinion: Opinion, *, at: datetime) -> None:
    """Neither name nor hamlet is shown from now on, in whatever stands under this receipt."""
    opinion.consents.withdraw(at)
    under_the_same_receipt(opinion).update(publish=Opinion.Publish.NOTHING)
    opinion.publish = Opinion.Publish.NOTHING


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
