"""Floor 2: what we remember. One file per noun; reads are QuerySet methods."""

from doithoai.models.actor import Actor
from doithoai.models.backup import Backup
from doithoai.models.batch import OpinionBatch
from doithoai.models.calendar_address import CalendarAddress
from doithoai.models.closure import Closure, calendar_of
from doithoai.models.commune import Body, Commune, Hamlet
from doithoai.models.conference import Arrival, Invitation, MinutesEntry, Outcome, SpeakerRequest
from doithoai.models.consent import Consent
from doithoai.models.copies import Copies
from doithoai.models.data_right import DataRequest, RetentionApproval
from doithoai.models.delivery import Delivery
from doithoai.models.dialogue import Dialogue, PlanFile
from doithoai.models.duty import Duty, PastProof
from doithoai.models.electronic_answer import ElectronicAnswer
from doithoai.models.emergency import Emergency, EmergencyDuty
from doithoai.models.erasure import Erasure
from doithoai.models.follow_up import Assignment, ClockStop, Conclusion, Extension, Rating, Reply
from doithoai.models.handover import Handover
from doithoai.models.job import Bucket, Job
from doithoai.models.journal import Deed, JournalHead
from doithoai.models.judged_doubt import JudgedDoubt
from doithoai.models.likeness_run import LikenessRun
from doithoai.models.list_mapping import ListMapping
from doithoai.models.message import Message
from doithoai.models.opinion import Opinion
from doithoai.models.opinion_file import OpinionFile
from doithoai.models.opinion_group import Competence, OpinionGroup, Urgency
from doithoai.models.opinion_state import OpinionState
from doithoai.models.paper import Dossier, Paper
from doithoai.models.paper_wording import PaperWording
from doithoai.models.person import Membership, User
from doithoai.models.petition import Petition
from doithoai.models.photo_reading import PhotoReading
from doithoai.models.preparation import Preparation
from doithoai.models.public_photo import PublicPhoto
from doithoai.models.register import OutgoingEntry, PaperSeries
from doithoai.models.same_matter import SameMatter
from doithoai.models.shield import Shield
from doithoai.models.signed_copy import SignedCopy
from doithoai.models.signing_mark import SigningMark
from doithoai.models.slip import Slip, SlipBatch, SlipPhoto
from doithoai.models.stored_file import StoredFile
from doithoai.models.tenancy import serving, serving_everywhere
from doithoai.models.trail import DraftStep, PaperDraft
from doithoai.models.triage_step import OpinionHold, TriageStep
from doithoai.models.waiting_mailbox import WaitingMailbox

__all__ = [
    "Actor", "Arrival", "Assignment", "Backup", "Body", "Bucket", "CalendarAddress", "ClockStop", "Closure", "Commune",
    "Competence", "Conclusion", "Consent", "Copies", "DataRequest", "Deed", "Delivery", "Dialogue", "Dossier",
    "DraftStep", "Duty", "ElectronicAnswer", "Emergency", "EmergencyDuty", "Erasure", "Extension", "Hamlet", "Handover",
    "Invitation", "Job", "JournalHead", "JudgedDoubt", "LikenessRun", "ListMapping", "Membership", "Message",
    "MinutesEntry", "Opinion", "OpinionBatch", "OpinionFile",
    "OpinionGroup", "OpinionHold", "OpinionState", "Outcome", "OutgoingEntry", "Paper", "PaperDraft", "PaperSeries",
    "PaperWording", "PastProof", "Petition", "PhotoReading", "PlanFile", "Preparation", "PublicPhoto", "Rating", "Reply",
    "RetentionApproval", "SameMatter", "Shield", "SignedCopy", "SigningMark", "Slip", "SlipBatch", "SlipPhoto",
    "SpeakerRequest",
    "StoredFile", "TriageStep", "Urgency", "User", "WaitingMailbox", "calendar_of", "serving", "serving_everywhere",
]  # fmt: skip
