"""Days an office is closed by its own decision, and the calendar it counts by."""

from django.db import models

from doithoai.models.commune import Commune
from doithoai.models.tenancy import Tenant, TenantManager
from doithoai.rules.working_days import Calendar, load_calendar


class Closure(Tenant):
    """A day the office does not work, beyond the national calendar: a flood, a power cut, a local feast."""

    day = models.DateField("ngày nghỉ")
    why = models.CharField("lý do", max_length=200)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["commune", "day"], name="one_closure_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.why}"


def calendar_of(commune: Commune) -> Calendar:
    """The national calendar with the commune's own closures, and its choice about proposed days."""
    national = load_calendar(with_proposed=True) if commune.counts_proposed_days else load_calendar()
    return national.closed_on(dict(Closure.objects.filter(commune=commune).values_list("day", "why")))
