"""Lần xem lại: a doubt that a person took away, kept so that one press can put it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models

from doithoai.models.commune import Commune
from doithoai.models.plain_sql import moment, written
from doithoai.models.tenancy import Tenant, TenantManager

AT_ONCE = 500  # keys in one statement
_KEEP = (
    'INSERT INTO doithoai_judgeddoubt (commune_id, opinion_id, doubt, aside_at, "at", "by") '
    "SELECT commune_id, id, doubt, diverted_at, %s, %s FROM doithoai_opinion WHERE commune_id = %s AND id IN ({})"
)


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


def keep_doubts(commune: Commune, opinions: Sequence[int], *, at: datetime, by: str) -> None:
    """What these opinions are under now, said of all in one moment. The database copies it by itself: to read a flood of
    20,000 and write it again took three seconds, in which nobody else could write."""
    for start in range(0, len(opinions), AT_ONCE):
        keys = opinions[start : start + AT_ONCE]
        written(_KEEP.format(", ".join(["%s"] * len(keys))), moment(at), by, commune.pk, *keys)
