"""The way of a draft to its number: what was handed in, and who did what about it, when."""

from datetime import date

from django.db import models
from django.db.models import Q

from doithoai.models.paper import Paper
from doithoai.models.stored_file import StoredFile
from doithoai.models.tenancy import Tenant, TenantManager
from doithoai.rules.paper_trail import ACT_LABELS, Act, Way, acts_now, next_act


def new_words() -> dict:
    return {}


class PaperDraft(Tenant):
    """One draft handed in: its facts as they were then (frozen), until a paper is issued from it.

    `words` are what its kind takes besides the dialogue ({"text"} of a reply, {"lessons", "proposals"} of a
    report). Handed in again after a change, the facts are frozen anew; each step keeps the fingerprint of the
    facts it was about.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField("loại", max_length=20, choices=Paper.Kind)
    assignment = models.ForeignKey(
        "doithoai.Assignment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.JSONField(default=new_words, blank=True)
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="draft")
    created_at = models.DateTimeField()

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "kind"], condition=Q(paper=None, assignment=None), name="one_open_draft_a_kind"
            ),
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(paper=None, assignment__isnull=False), name="one_open_draft_a_reply"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Dự thảo {Paper.Kind(self.kind).label.lower()}"

    def in_journal(self) -> str:
        return f"draft {self.pk} {self.sha256[:12]}"

    @property
    def reference(self) -> str:
        """As a message names it (models/message.py)."""
        return f"draft {self.kind} {self.assignment_id or self.dialogue_id}"

    def acts(self) -> list[Act]:
        """What was done about it, in order."""
        return [Act(step.act) for step in self.steps.all()]

    def waits_for(self, way: str) -> Act | None:
        """The next act in this office's way; None when the paper is issued."""
        return None if self.paper_id else next_act(Way(way), self.acts())

    def signed_on(self) -> date | None:
        """The day of the signature that counts."""
        return next((step.signed_on for step in reversed(self.steps.all()) if step.signed_on), None)

    def signed_file(self) -> StoredFile | None:
        """The PDF that was signed digitally since it was last handed in; None when it was signed on paper."""
        now = acts_now(self.acts())
        steps = list(self.steps.all())[-len(now) :] if now else []
        return next((step.file for step in reversed(steps) if step.file_id), None)


class DraftStep(Tenant):
    """One step: who, when, what they said, and about which facts (fingerprint)."""

    draft = models.ForeignKey(PaperDraft, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField("việc", max_length=10, choices=[(act.value, ACT_LABELS[act]) for act in Act])
    comment = models.CharField("ý kiến", max_length=2000, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    # The PDF as it was signed digitally in this step, still without number and day.
    file = models.ForeignKey(
        "doithoai.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sha256 = models.CharField(max_length=64)
    by = models.CharField("người làm", max_length=120)
    at = models.DateTimeField("lúc")

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["pk"]  # as they were written down

    def __str__(self) -> str:
        return f"{ACT_LABELS[Act(self.act)]}: {self.by}"
