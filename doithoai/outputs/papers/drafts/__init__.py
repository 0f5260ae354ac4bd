"""From what we remember of a dialogue to the facts of each paper: the one place where they meet.

A draft has no number and no date; issuing adds both and stores the facts (`as_json`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs.papers.drafts.after import conclusion_notice, reply
from doithoai.outputs.papers.drafts.before import (
    cancellation,
    guest_words,
    invitation,
    plan,
    postponement,
    public_notice,
)
from doithoai.outputs.papers.drafts.changes import correction, withdrawal
from doithoai.outputs.papers.drafts.hall import minutes
from doithoai.outputs.papers.drafts.letters import (
    apology,
    complaint_guidance,
    denunciation_slip,
    petition,
    reminder,
    task_letter,
)
from doithoai.outputs.papers.drafts.maker import Maker
from doithoai.outputs.papers.drafts.report import report
from doithoai.outputs.papers.packs import wording_in_use
from doithoai.rules.paper_marks import key_of, marks_of

__all__ = ["draft", "guest_words"]


def draft(
    kind: str, dialogue: Dialogue, *, number: int | None = None, issued_on: date | None = None, replaces: str = "",
    **more: Any,
) -> Any:  # fmt: skip
    """The facts of one paper as they stand now, with the wording in use here.

    `replaces` names the paper it is issued in place of. `more`: `assignment`, `text` for a reply; `lessons`,
    `proposals` for a report; `about`, `reason` (and `faults`) for a letter about another paper, which goes out in
    the name of whoever issued that one; for the letters after the conclusion see drafts/letters.py.
    """
    about = more.get("about")
    facts = MAKERS[kind](dialogue, Maker(dialogue, about.kind if about else kind, number, issued_on), **more)
    assignment = more.get("assignment") if kind == "reply" else None
    marks = marks_of(dialogue.paper_marks, key_of(kind, assignment.pk if assignment else None))
    said = marks.on_paper() | ({"replaces": replaces} if replaces else {})
    issue = replace(facts.issue, **said) if said else facts.issue
    return replace(facts, issue=issue, wording=wording_in_use(dialogue.commune, kind).text)


MAKERS: dict[str, Callable[..., Any]] = {
    "plan": plan, "invitation": invitation, "public_notice": public_notice,
    "conclusion_notice": conclusion_notice, "minutes": minutes, "reply": reply, "report": report,
    "postponement": postponement, "cancellation": cancellation, "correction": correction, "withdrawal": withdrawal,
    "task_letter": task_letter, "petition": petition, "reminder": reminder, "apology": apology,
    "complaint_guidance": complaint_guidance, "denunciation_slip": denunciation_slip,
}  # fmt: skip
