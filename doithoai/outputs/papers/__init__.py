"""Official papers: facts in, docx and PDF out, both from one content model.

plan = Plan(office=…, issue=…, meeting=…, subject=…)
render_pdf(plan.content()); render_docx(plan.content()); text_of(plan.content())
Plan.from_json(plan.as_json()) == plan
"""

from .apology import Apology
from .change_letter import Correction, Fault, Withdrawal
from .change_notice import Cancellation, Postponement
from .conclusion_notice import ConclusionNotice
from .content import Paper, text_of
from .diversion import ComplaintGuidance, DenunciationSlip
from .docx import render_docx, render_docxs_as_one
from .facts import AgendaItem, Facts, Issue, Matter, Meeting, Office, PaperFacts, Signer
from .invitation import (
    Invitation,
    render_invitations,
    render_invitations_docx,
    render_invitations_pdf,
    render_invitations_zip,
)
from .minutes import Minutes, Turn
from .pdf import render_large_print, render_pdf, render_pdfs_as_one
from .petition import PetitionLetter, Raised
from .plan import Deadline, Plan, Task
from .public_notice import PublicNotice
from .reminder import Overdue, Reminder
from .reply import Reply
from .report import Count, Report
from .task_letter import GivenTask, TaskLetter

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
    "correction": Correction,
    "withdrawal": Withdrawal,
    "task_letter": TaskLetter,
    "petition": PetitionLetter,
    "reminder": Reminder,
    "apology": Apology,
    "complaint_guidance": ComplaintGuidance,
    "denunciation_slip": DenunciationSlip,
}
"""Every paper by the name of its folder; an issued paper stores this name beside its facts."""

__all__ = [
    "KINDS",
    "AgendaItem",
    "Apology",
    "Cancellation",
    "ComplaintGuidance",
    "ConclusionNotice",
    "Correction",
    "Count",
    "Deadline",
    "DenunciationSlip",
    "Facts",
    "Fault",
    "GivenTask",
    "Invitation",
    "Issue",
    "Matter",
    "Meeting",
    "Minutes",
    "Office",
    "Overdue",
    "Paper",
    "PaperFacts",
    "PetitionLetter",
    "Plan",
    "Postponement",
    "PublicNotice",
    "Raised",
    "Reminder",
    "Reply",
    "Report",
    "Signer",
    "Task",
    "TaskLetter",
    "Turn",
    "Withdrawal",
    "render_docx",
    "render_docxs_as_one",
    "render_invitations",
    "render_invitations_docx",
    "render_invitations_pdf",
    "render_invitations_zip",
    "render_large_print",
    "render_pdf",
    "render_pdfs_as_one",
    "text_of",
]
