"""Lô ý kiến: what one person brought in together, from a hamlet or a pile of slips; one receipt for all of it."""

from django.db import models
from django.db.models import Count

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class OpinionBatchQuerySet(TenantQuerySet):
    def with_counts(self) -> "OpinionBatchQuerySet":
        """Adds `count`: how many opinions it brought."""
        return self.annotate(count=Count("opinions", distinct=True))


class OpinionBatch(Tenant):
    """Opinions entered together. `key` is made by the browser before anything is sent, so that what is sent
    again after a broken line joins the batch it belongs to."""

    key = models.CharField("khóa lô", max_length=64)
    dialogue = models.ForeignKey(
        "doithoai.Dialogue", on_delete=models.PROTECT, null=True, blank=True, related_name="opinion_batches"
    )
    user = models.ForeignKey(
        "doithoai.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.CharField("người nhập", max_length=120)
    at = models.DateTimeField("lúc")

    objects = TenantManager.from_queryset(OpinionBatchQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "user", "key"], name="one_batch_of_a_key_and_person")
        ]

    def __str__(self) -> str:
        return f"Lô ý kiến {self.by} nhập"
