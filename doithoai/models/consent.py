"""Nhật ký đồng ý: who allowed what, in which words, until when."""

from datetime import datetime

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.consent import FOR_A_CHILD


class ConsentQuerySet(TenantQuerySet):
    def standing(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)

    def to_be_named(self) -> "ConsentQuerySet":
        return self.exclude(key=FOR_A_CHILD.key)

    def for_a_child(self) -> "ConsentQuerySet":
        """What whoever speaks for a child agreed to."""
        return self.filter(key=FOR_A_CHILD.key)

    def withdraw(self, at: datetime) -> int:
        """Returns how many stood until now."""
        return self.standing().update(withdrawn_at=at)


class Consent(Tenant):
    """One box ticked with one opinion (rules/consent.py). Never edited: only its end is noted.

    `through`: the door it came by, a value of Opinion.Channel; with any but the public form somebody else wrote it
    down for the person, and `by` names them.
    """

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="consents")
    key = models.CharField("đồng ý việc", max_length=8)
    version = models.CharField("bản", max_length=12)
    words = models.TextField("lời đã đồng ý")
    through = models.CharField("qua kênh", max_length=10)
    by = models.CharField("người ghi", max_length=120, blank=True)
    given_at = models.DateTimeField("đồng ý lúc")
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)

    objects = TenantManager.from_queryset(ConsentQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.words} ({self.opinion})"

    def in_journal(self) -> str:
        return f"consent {self.pk} of opinion {self.opinion.code}"
