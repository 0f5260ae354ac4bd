"""Bản giao tố cáo: what was taken out for the sealed envelope before a denunciation is wiped here."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class Handover(Tenant):
    """Who took the sheet, and the files that cannot be printed, of one opinion; it goes with the opinion.

    `mark` tells what was taken (outputs/handover.py): with other words or one more file, it is taken again.
    """

    opinion = models.OneToOneField("doithoai.Opinion", on_delete=models.CASCADE, related_name="handover")
    mark = models.CharField(max_length=64)
    sheet_at = models.DateTimeField("in bản giao lúc", null=True, blank=True)
    files_at = models.DateTimeField("lấy tệp lúc", null=True, blank=True)
    by = models.CharField("người lấy", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Bản giao của {self.opinion}"
