"""Việc khẩn cấp: something is about to fall. Who is on duty, who was told, who said "I have it"."""

from datetime import datetime, timedelta

from django.db import models

from doithoai.models.actor import Actor
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet

MINUTES = 15  # until the chair is told, where the office has not set another number


class EmergencyDuty(Tenant):
    """The person on duty of a commune. Without one, the chair and the clerk are rung."""

    user = models.ForeignKey(
        "doithoai.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    phone = models.CharField("điện thoại trực", max_length=40, blank=True)
    email = models.EmailField("thư điện tử trực", blank=True)
    minutes = models.PositiveSmallIntegerField("số phút chờ nhận", default=MINUTES)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_duty_a_commune")]

    def __str__(self) -> str:
        return f"Trực: {self.user.full_name if self.user else 'chưa ghi người'}"


class EmergencyQuerySet(TenantQuerySet):
    def unanswered(self) -> "EmergencyQuerySet":
        return self.filter(acknowledged_at=None)


class Emergency(Tenant):
    """One opinion that says somebody is in danger. It stays an opinion; this is only the bell."""

    opinion = models.OneToOneField("doithoai.Opinion", on_delete=models.CASCADE, related_name="emergency")
    raised_at = models.DateTimeField("báo lúc", db_index=True)
    raised_by = models.CharField("người báo", max_length=120)  # "Hệ thống" when the words rang it
    acknowledged_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    acknowledged_by = models.CharField("người nhận", max_length=120, blank=True)
    doing = models.CharField("đang làm gì", max_length=300, blank=True)

    objects = TenantManager.from_queryset(EmergencyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["raised_at", "pk"]

    def __str__(self) -> str:
        return f"Việc khẩn cấp {self.opinion.receipt}"

    @property
    def dialogue(self) -> models.Model | None:
        return self.opinion.dialogue

    def waits_too_long(self, at: datetime, minutes: int) -> bool:
        """Nobody took it within these minutes: computed, never stored."""
        return self.acknowledged_at is None and at >= self.raised_at + timedelta(minutes=minutes)


def duty_of_commune() -> EmergencyDuty:
    """Who is on duty in the commune being served; an empty one where nobody was named."""
    return EmergencyDuty.objects.select_related("user").first() or EmergencyDuty()


def is_on_duty(actor: Actor) -> bool:
    return actor.user_id is not None and EmergencyDuty.objects.filter(user_id=actor.user_id).exists()
