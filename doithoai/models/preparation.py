"""Giao chuẩn bị: a body prepares an answer to one group before the day."""

from typing import TYPE_CHECKING

from django.db import models

from doithoai.models.opinion_group import OpinionGroup
from doithoai.models.reading import groups_about_reader
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue


class PreparationQuerySet(TenantQuerySet):
    def not_about_reader(self) -> "PreparationQuerySet":
        """Without the work on groups that are not there for whoever reads now."""
        hidden = groups_about_reader()
        return self.exclude(group__in=hidden) if hidden else self


class Preparation(Tenant):
    """A body prepares an answer to one group before the day."""

    group = models.OneToOneField(OpinionGroup, on_delete=models.CASCADE, related_name="preparation")
    body = models.ForeignKey("doithoai.Body", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("hạn")
    due_because = models.TextField("vì sao")
    answer = models.TextField("dự thảo trả lời", blank=True)
    drafted_at = models.DateTimeField("soạn lúc", null=True, blank=True)
    drafted_by = models.CharField("người soạn", max_length=120, blank=True)

    objects = TenantManager.from_queryset(PreparationQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body} chuẩn bị {self.group}"

    @property
    def dialogue(self) -> "Dialogue":
        return self.group.dialogue
