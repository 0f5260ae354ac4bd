"""What the office knows beside a paper's file, for the checks: its register, its dialogue, its own telephone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from doithoai.models import Arrival, Assignment, Dialogue, Invitation, Opinion, OutgoingEntry, Paper
from doithoai.models.opinion_state import IN_DOUBT
from doithoai.models.register import neighbours
from doithoai.outputs.papers import Issue
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts.maker import Maker, contact
from doithoai.rules.codes import short_code
from doithoai.rules.issuers import issuers
from doithoai.rules.paper_checks import Known

PUBLIC = {
    Paper.Kind.PUBLIC_NOTICE, Paper.Kind.CONCLUSION_NOTICE, Paper.Kind.POSTPONEMENT, Paper.Kind.CANCELLATION,
}  # fmt: skip
#: Papers of what has happened: the dialogue's facts of the day stay theirs for good. A plan may be followed by
#: another day, so an issued plan is not held to what the dialogue says now.
OF_THE_DAY = {Paper.Kind.MINUTES, Paper.Kind.CONCLUSION_NOTICE, Paper.Kind.REPORT}
#: Papers that say by when each opinion is to be answered.
OF_ASSIGNMENTS = {Paper.Kind.CONCLUSION_NOTICE, Paper.Kind.TASK_LETTER}
_LEAST_SECRET = 30  # letters: shorter words of a denunciation are everybody's words


def known_of_draft(kind: str, dialogue: Dialogue, *, today: date) -> Known:
    """For the draft of the facts as they stand."""
    signer = Maker(dialogue, kind, None, today).signer
    return Known(
        **_shared(kind, dialogue), **_of_the_sitting(dialogue), draft=True, today=today,
        authorised=signer.authorised_on(today),
    )  # fmt: skip


def known_of(paper: Paper) -> Known:
    """For an issued paper: also the days of the numbers before and after it, as the register has them: numbers given
    outside the program count, and types that share a series."""
    issue = facts_of(paper).issue
    line = OutgoingEntry.objects.filter(paper=paper).first()
    below, above = neighbours(line.series, line.period, paper.number) if line else (None, None)
    sitting = _of_the_sitting(paper.dialogue) if paper.kind in OF_THE_DAY else {}
    return Known(
        **_shared(paper.kind, paper.dialogue), **sitting, earlier=below[1] if below else None,
        later=above[1] if above else None, number_taken=_is_taken(paper, issue),
        electronic=issue.electronic, authorised=issue.signer.authorised_on(paper.issued_on),
    )  # fmt: skip


def _is_taken(paper: Paper, issue: Issue) -> bool:
    """Whether another paper of the period has this number and symbol; the register itself cannot hold it twice."""
    terms = paper.dialogue.commune.terms
    others = Paper.objects.filter(symbol=paper.symbol, number=paper.number).exclude(pk=paper.pk)
    period = issue.series_period(paper.issued_on, terms)
    return any(
        issue.series_period(day, terms) == period for day in others.values_list("issued_on", flat=True)
    )


def _shared(kind: str, dialogue: Dialogue) -> dict[str, Any]:
    commune = dialogue.commune
    names = {"place": commune.full_name, "province": commune.province}
    letterheads = {
        " ".join(line.format(**names) for line in lines)
        for each in issuers().values()
        for lines in (each.letterhead, each.own_letterhead)
        if lines
    }
    return {
        "public": kind in PUBLIC,
        "issuers": tuple(sorted(letterheads)),
        "place": commune.name,
        "contacts": tuple(each for each in (contact(commune), commune.phone, commune.address) if each),
        "secret": tuple(_secret(dialogue)) if kind in PUBLIC else (),
        "due": tuple(_due(dialogue)) if kind in OF_ASSIGNMENTS else (),
    }


def _due(dialogue: Dialogue) -> Iterator[tuple[str, date]]:
    """Every code with the day the conclusion ruled for its answer, and with the day that is due by now."""
    rows = Assignment.objects.filter(dialogue=dialogue).order_by("pk")
    for code, ruled_on, due_on in rows.values_list("group__opinions__code", "ruled_on", "due_on"):
        if code:
            yield from ((short_code(code), day) for day in (ruled_on, due_on) if day)


def _secret(dialogue: Dialogue) -> list[str]:
    """The words of denunciations, to be found again in what everybody will read."""
    told = Opinion.objects.filter(dialogue=dialogue, kind=Opinion.Kind.DENUNCIATION).values_list(
        "words", flat=True
    )
    return [words for words in told if len(words) >= _LEAST_SECRET]


def _of_the_sitting(dialogue: Dialogue) -> dict[str, Any]:
    meeting = Maker(dialogue, Paper.Kind.PLAN, None, None).meeting
    came = Arrival.objects.filter(dialogue=dialogue, kind=Invitation.Kind.CITIZEN).count()
    heard = (
        Opinion.objects.filter(dialogue=dialogue).on_the_dialogue_track().exclude(IN_DOUBT).senders().count()
    )
    return {
        "held_on": meeting.on,
        "starts_at": meeting.starts_at,
        "attended": came or None,
        "opinions": heard or None,
        "said": (("Địa điểm", meeting.venue), ("Chủ trì", meeting.chair)),
    }
