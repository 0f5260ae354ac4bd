"""What was done at the triage desk and can be taken back, and who is at which opinion right now."""

from datetime import datetime

from django.db import models

from doithoai.models.actor import Actor
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class TriageStepQuerySet(TenantQuerySet):
    def standing(self) -> "TriageStepQuerySet":
        return self.filter(undone_at=None)

    def last_turn_of(self, user_id: int | None, dialogue_pk: int) -> "TriageStepQuerySet":
        """The rows of the last thing this person did in this dialogue and did not take back."""
        mine = self.standing().filter(user=user_id, dialogue=dialogue_pk)
        last = mine.order_by("-pk").values_list("turn", flat=True).first()
        return mine.filter(turn=last) if user_id and last else self.none()


class TriageStep(Tenant):
    """One opinion in one deed of the triage desk. Rows of one `turn` were done together and are taken back
    together.

    `before` and `after`: where the opinion stood, as `actions/remembering.py` writes it: labels, places, and what a
    group asked; never anybody's own words.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="+")
    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="triage_steps")
    turn = models.UUIDField("lượt")
    verb = models.CharField("việc", max_length=40)
    user = models.ForeignKey("doithoai.User", on_delete=models.PROTECT, related_name="+")
    by = models.CharField("người làm", max_length=120)
    at = models.DateTimeField("lúc")
    before = models.JSONField("trước đó")
    after = models.JSONField("sau đó")
    undone_at = models.DateTimeField("hoàn lại lúc", null=True, blank=True)

    objects = TenantManager.from_queryset(TriageStepQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["dialogue", "user", "-id"])]

    def __str__(self) -> str:
        return f"{self.by}: {self.verb}, {self.opinion}"


class OpinionHold(Tenant):
    """Somebody has this opinion open at the triage desk, until `until` unless their page says so again. `beside`: who
    opened it after them and was told, so that the first is told too."""

    opinion = models.OneToOneField("doithoai.Opinion", on_delete=models.CASCADE, related_name="hold")
    user = models.ForeignKey("doithoai.User", on_delete=models.CASCADE, related_name="+")
    by = models.CharField("người đang mở", max_length=120)
    until = models.DateTimeField("đến lúc")
    beside_user = models.ForeignKey("doithoai.User", models.SET_NULL, null=True, blank=True, related_name="+")
    beside = models.CharField("người mở sau", max_length=120, blank=True, default="")
    beside_until = models.DateTimeField("người mở sau đến lúc", null=True, blank=True)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["until"]

    def __str__(self) -> str:
        return f"{self.by} đang mở {self.opinion}"

    def keeps_out(self, actor: Actor, at: datetime) -> bool:
        """Somebody else has it now."""
        return self.until > at and self.user_id != actor.user_id

    def has_beside(self, actor: Actor, at: datetime) -> bool:
        """Somebody opened it after this person, and has it open still."""
        return bool(self.beside_until and self.beside_until > at and self.beside_user_id != actor.user_id)
