"""Which column of somebody else's list holds what: chosen once for a kind of list, kept for the next one."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class ListMapping(Tenant):
    """`columns`: what an opinion has ("words", "author", … as in actions/opinions/import_opinions) -> the heading
    of the list that holds it, as it was written there."""

    name = models.CharField("tên loại danh sách", max_length=120)
    columns = models.JSONField("cột", default=dict)
    by = models.CharField("người chọn", max_length=120)
    at = models.DateTimeField("lúc")

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="one_mapping_of_a_name")]

    def __str__(self) -> str:
        return self.name
