"""The letters about an issued paper: what they say comes from the paper itself, as it was issued."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from doithoai.models import Dialogue, Paper
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.rules.paper_style import LETTER, symbol


def correction(
    dialogue: Dialogue, make: Maker, about: Paper, reason: str, faults: Iterable[dict[str, str]]
) -> papers.Correction:
    """`faults`: {"where", "printed", "reads"} each."""
    return papers.Correction(
        **changed(make, about, reason), faults=tuple(papers.Fault(**each) for each in faults)
    )


def withdrawal(dialogue: Dialogue, make: Maker, about: Paper, reason: str) -> papers.Withdrawal:
    return papers.Withdrawal(**changed(make, about, reason))


def changed(make: Maker, about: Paper, reason: str) -> dict[str, Any]:
    """What both letters share. They go to whoever was sent the paper: the person of a reply, else its recipients."""
    facts = papers.KINDS[about.kind].from_json(about.facts)
    printed = facts.content()
    said = printed.title.subject if printed.title else printed.head.about.removeprefix("V/v ")
    letter = symbol(LETTER, make.issuer.abbreviation, make.issuer.unit, style=make.style)
    return {
        "office": make.office, "issue": replace(make.issue, symbol=letter, partner=None), "old": about.named,
        "old_subject": said, "reason": reason, "to": facts.addressees() or facts.issue.recipients,
    }  # fmt: skip
