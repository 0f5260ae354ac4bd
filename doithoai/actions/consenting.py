"""Consent as it is given and taken back, whatever the door."""

from datetime import datetime

from doithoai.models import Consent, Opinion
from doithoai.rules.consent import IN_FORCE


def note_consent(opinion: Opinion, *, at: datetime) -> None:
    """Keep which sentence was agreed to, in its words and version. Nothing ticked leaves no row."""
    if sentence := IN_FORCE.get(opinion.publish):
        Consent.objects.create(
            opinion=opinion, key=sentence.key, version=sentence.version, words=sentence.words,
            through=opinion.channel, by=opinion.entered_by, given_at=at,
        )  # fmt: skip


def take_back(opinion: Opinion, *, at: datetime) -> None:
    """Neither name nor hamlet is shown from now on, of the whole and of each of its parts."""
    opinion.consents.withdraw(at)
    opinion.publish = Opinion.Publish.NOTHING
    opinion.save(update_fields=["publish"])
    opinion.parts.update(publish=Opinion.Publish.NOTHING)
