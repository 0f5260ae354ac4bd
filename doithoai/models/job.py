"""Work that waits its turn: leased, retried, never lost when a process dies."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class JobQuerySet(models.QuerySet):
    def ready(self, at: datetime) -> "JobQuerySet":
        """Not done, its time has come, and nobody holds a live lease on it."""
        return self.filter(done_at=None, run_after__lte=at, attempts__lt=models.F("max_attempts")).filter(
            Q(leased_until=None) | Q(leased_until__lt=at)
        )


class Job(models.Model):
    """One piece of work. Shared: the loop serves every commune; `commune` says whom the work is for."""

    commune = models.ForeignKey("doithoai.Commune", on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    unique_key = models.CharField(max_length=120, null=True, unique=True)
    run_after = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=8)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["run_after"], condition=Q(done_at=None), name="jobs_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Bucket(models.Model):
    """A token bucket for one door and one visitor: how many tries are left. Shared: it guards the doors.

    `key` is a keyed hash of door and network, never an address in clear.
    """

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key[:8]
