"""Gom ý kiến giống nhau: which opinions of a dialogue a machine takes for the same question, for a person to judge."""

from typing import Any

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


def no_proposals() -> list[Any]:
    return []


class LikenessRunQuerySet(TenantQuerySet):
    def waiting(self) -> "LikenessRunQuerySet":
        return self.filter(made_at=None)


class LikenessRun(Tenant):
    """One reading of all opinions of a dialogue. `proposals`: [[key of an opinion, …], …], the largest first; no words.
    Nothing is grouped by it; what became of a proposal is seen from where its opinions stand now."""

    dialogue = models.OneToOneField("doithoai.Dialogue", on_delete=models.CASCADE, related_name="likeness")
    asked_at = models.DateTimeField("nhờ lúc")
    by = models.CharField("người nhờ", max_length=120)
    made_at = models.DateTimeField("xong lúc", null=True, blank=True)
    compared = models.PositiveIntegerField("số lời đã so", default=0)
    proposals = models.JSONField("các nhóm đề nghị", default=no_proposals, blank=True)

    objects = TenantManager.from_queryset(LikenessRunQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Gom ý kiến giống nhau của {self.dialogue}"

    def in_journal(self) -> str:
        return f"likeness {self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.made_at is None

    @property
    def job_key(self) -> str:
        """The `unique_key` of the job that reads."""
        return f"find_alike {self.pk}"
