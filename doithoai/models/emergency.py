"""Việc khẩn cấp: something is about to fall. Who is on duty, who was told, who said "I have it"."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models

from doithoai.models.actor import Actor
from doithoai.models.opinion import Opinion
from doithoai.models.reading import about_reader, accusing
from doithoai.models.shield import Shield
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

    def accusing(self, actor: Actor) -> "EmergencyQuerySet":
        """Those whose words accuse this person."""
        return self.filter(opinion__in=Opinion.objects.filter(accusing(actor)))

    def not_about_reader(self) -> "EmergencyQuerySet":
        """Whoever is meant does not learn that somebody called for help."""
        return self.exclude(opinion__in=Opinion.objects.filter(about_reader()))


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

    @property
    def accused(self) -> frozenset[int]:
        """The accounts of those whom its words accuse: they are not rung."""
        return accused_in([self])

    @property
    def about(self) -> str:
        """What a notice of it speaks of (models/message.py)."""
        return f"emergency {self.pk}"

    def waits_too_long(self, at: datetime, minutes: int) -> bool:
        """Nobody took it within these minutes: computed, never stored."""
        return self.acknowledged_at is None and at >= self.raised_at + timedelta(minutes=minutes)


def duty_of_commune() -> EmergencyDuty:
    """Who is on duty in the commune being served; an empty one where nobody was named."""
    return EmergencyDuty.objects.select_related("user").first() or EmergencyDuty()


def accused_in(emergencies: Iterable[Emergency]) -> frozenset[int]:
    """The accounts of those whom any of these accuse. One query, none where nothing is kept from anybody."""
    guarded = [each.opinion for each in emergencies if each.opinion.guarded]
    whole = {key for each in guarded for key in (each.pk, each.part_of_id) if key}
    kept = Shield.objects.of_people().filter(opinion__in=whole)
    return frozenset(kept.values_list("user", flat=True))


def duty_for(emergencies: Iterable[Emergency]) -> EmergencyDuty:
    """The same, for whoever wants to ring: an empty one, but for the minutes, where one of these accuses who is on duty."""
    duty = duty_of_commune()
    accused = duty.user_id and duty.user_id in accused_in(emergencies)
    return EmergencyDuty(minutes=duty.minutes) if accused else duty


def is_on_duty(actor: Actor) -> bool:
    return actor.user_id is not None and EmergencyDuty.objects.filter(user_id=actor.user_id).exists()
