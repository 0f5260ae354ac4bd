"""What the law asks around a sitting, by when, and what proves that it was done."""

from datetime import date

from django.db import models

from doithoai.models.dialogue import Dialogue
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.legal_clock import PROOF_LABELS, Proof
from doithoai.rules.procedure import Stage

PROOF_KINDS = [(each.value, PROOF_LABELS[each]) for each in Proof]
#: Stages in which no duty runs: nobody is late for a sitting that has no day, or will not be held.
STANDING = (Stage.POSTPONED, Stage.CANCELLED)


class DutyQuerySet(TenantQuerySet):
    def open(self) -> "DutyQuerySet":
        return self.filter(proved_at=None)

    def running(self) -> "DutyQuerySet":
        """Open, and not waiting for a new day: while a sitting is put off its dates stand still."""
        return self.open().exclude(dialogue__stage__in=STANDING)

    def overdue(self, today: date) -> "DutyQuerySet":
        """Late is computed, never stored: the day after the due day, not on it."""
        return self.running().filter(due_on__lt=today)

    def due_within(self, last_day: date) -> "DutyQuerySet":
        return self.running().filter(due_on__lte=last_day)


class Duty(Tenant):
    """One date that the regulation or the law sets for this dialogue, with the sentence behind it.

    `due_on` and `due_because` are a legal fact, stored when set; a later calendar moves them only
    by a visible deed. `proof` and its fields are what closes it now; what closed it for an earlier day of the
    sitting is a PastProof. `proved_for`: the day of the sitting that the proof was for; `done_on`: the day the
    thing itself was done, `proved_at`: when that was recorded.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="duties")
    key = models.CharField(max_length=40)
    source = models.CharField(max_length=60)  # the regulation's id
    label = models.CharField("việc", max_length=200)
    due_on = models.DateField("hạn")
    due_because = models.TextField("vì sao")
    owner = models.CharField("ai làm", max_length=200, blank=True)
    proof = models.CharField("minh chứng", max_length=300, blank=True)
    proof_kind = models.CharField("loại minh chứng", max_length=12, choices=PROOF_KINDS, blank=True)
    proof_file = models.ForeignKey(
        "doithoai.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proved_at = models.DateTimeField("hoàn thành lúc", null=True, blank=True)
    proved_by = models.CharField("người ghi", max_length=120, blank=True)
    done_on = models.DateField("làm ngày", null=True, blank=True)
    proved_for = models.DateField("minh chứng cho ngày họp", null=True, blank=True)

    objects = TenantManager.from_queryset(DutyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["due_on", "key"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "key"], name="one_duty_of_a_key")]

    def __str__(self) -> str:
        return f"{self.label} – hạn {self.due_on:%d/%m/%Y}"


class PastProof(Tenant):
    """A proof that no longer closes its duty: the day of the sitting moved, or a later proof replaced it.

    Never edited nor deleted. It hangs from the dialogue and the duty's key: a duty may be asked for no longer.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="past_proofs")
    key = models.CharField(max_length=40)
    label = models.CharField("việc", max_length=200)
    proof = models.CharField("minh chứng", max_length=300)
    proof_kind = models.CharField("loại minh chứng", max_length=12, choices=PROOF_KINDS, blank=True)
    proof_file = models.ForeignKey(
        "doithoai.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proved_at = models.DateTimeField("ghi lúc")
    proved_by = models.CharField("người ghi", max_length=120)
    done_on = models.DateField("làm ngày", null=True, blank=True)
    proved_for = models.DateField("minh chứng cho ngày họp", null=True, blank=True)
    set_aside_at = models.DateTimeField("thôi dùng lúc")

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["proved_at", "pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.proof}"
