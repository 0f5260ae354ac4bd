"""Floor 2: what we remember. One file per noun; reads are QuerySet methods."""

from doithoai.models.actor import Actor
from doithoai.models.closure import Closure, calendar_of
from doithoai.models.commune import Body, Commune, Hamlet
from doithoai.models.conference import Arrival, Invitation, MinutesEntry, Outcome, SpeakerRequest
from doithoai.models.dialogue import Dialogue, Duty, PlanFile
from doithoai.models.follow_up import Assignment, ClockStop, Conclusion, Rating, Reply
from doithoai.models.job import Bucket, Job
from doithoai.models.journal import Deed, JournalHead
from doithoai.models.message import Message
from doithoai.models.opinion import Competence, Opinion, OpinionGroup, OpinionState, Preparation, Urgency
from doithoai.models.paper import Dossier, Paper, PaperSeries
from doithoai.models.person import Membership, User
from doithoai.models.stored_file import StoredFile
from doithoai.models.tenancy import serving, serving_everywhere

__all__ = [
    "Actor", "Arrival", "Assignment", "Body", "Bucket", "ClockStop", "Closure", "Commune", "Competence",
    "Conclusion", "Deed", "Dialogue", "Dossier", "Duty", "Hamlet", "Invitation", "Job", "JournalHead",
    "Membership", "Message", "MinutesEntry", "Opinion", "OpinionGroup", "OpinionState", "Outcome", "Paper",
    "PaperSeries", "PlanFile", "Preparation", "Rating", "Reply", "SpeakerRequest", "StoredFile", "Urgency",
    "User", "calendar_of", "serving", "serving_everywhere",
]  # fmt: skip
