"""Lần xem lại: a doubt that a person took away, kept so that one press can put it back."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class JudgedDoubt(Tenant):
    """Somebody said of this opinion that it is one. `doubt` and `aside_at`: what it was under until then, and since when
    it had been set aside, None when it waited. Rows of one `at` were judged with one press."""

    opinion = models.OneToOneField("doithoai.Opinion", on_delete=models.CASCADE, related_name="judged_doubt")
    doubt = models.CharField("vì sao đã ngờ", max_length=200)
    aside_at = models.DateTimeField("đã để riêng lúc", null=True, blank=True)
    at = models.DateTimeField("xem lúc")
    by = models.CharField("người xem", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["commune", "at"], name="judged_at_once")]

    def __str__(self) -> str:
        return f"{self.opinion}: {self.doubt}"

    def in_journal(self) -> str:
        return f"judged doubt {self.pk}"
