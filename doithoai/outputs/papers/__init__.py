"""Official papers: facts in, docx and PDF out, both from one content model.

plan = Plan(office=…, issue=…, meeting=…, subject=…)
render_pdf(plan.content()); render_docx(plan.content()); text_of(plan.content())
Plan.from_json(plan.as_json()) == plan
"""

from .change_notice import Cancellation, Postponement
from .conclusion_notice import ConclusionNotice
from .content import Paper, text_of
from .docx import render_docx, render_docxs_as_one
from .facts import AgendaItem, Facts, Issue, Matter, Meeting, Office, PaperFacts, Signer
from .invitation import Invitation, render_invitations_docx, render_invitations_pdf
from .minutes import Minutes, Turn
from .pdf import render_pdf, render_pdfs_as_one
from .plan import Deadline, Plan, Task
from .public_notice import PublicNotice
from .reply import Reply
from .report import Count, Report

KINDS: dict[str, type[PaperFacts]] = {
    "plan": Plan,
    "invitation": Invitation,
    "public_notice": PublicNotice,
    "conclusion_notice": ConclusionNotice,
    "minutes": Minutes,
    "reply": Reply,
    "report": Report,
    "postponement": Postponement,
    "cancellation": Cancellation,
}
"""Every paper by the name of its folder; an issued paper stores this name beside its facts."""

__all__ = [
    "KINDS",
    "AgendaItem",
    "Cancellation",
    "ConclusionNotice",
    "Count",
    "Deadline",
    "Facts",
    "Invitation",
    "Issue",
    "Matter",
    "Meeting",
    "Minutes",
    "Office",
    "Paper",
    "PaperFacts",
    "Plan",
    "Postponement",
    "PublicNotice",
    "Reply",
    "Report",
    "Signer",
    "Task",
    "Turn",
    "render_docx",
    "render_docxs_as_one",
    "render_invitations_docx",
    "render_invitations_pdf",
    "render_pdf",
    "render_pdfs_as_one",
    "text_of",
]
