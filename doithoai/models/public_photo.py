"""Ảnh cho công khai: the copy of a photo that everyone may see, with what is private painted over."""

from django.db import models

from doithoai.models.stored_file import StoredFile
from doithoai.models.tenancy import Tenant, TenantManager


class PublicPhoto(Tenant):
    """One photo that a person looked at and released. The boxes are burnt into `file`, a picture of its own; the
    original stays private. No row: not public. No boxes: somebody said that there is nothing to cover.

    `boxes`: [[x, y, width, height], …] in pixels of the original, upright.
    """

    photo = models.OneToOneField("doithoai.OpinionFile", on_delete=models.CASCADE, related_name="public")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    boxes = models.JSONField("khung che")
    at = models.DateTimeField("xác nhận lúc")
    by = models.CharField("người xác nhận", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Ảnh công khai của {self.photo.opinion}"

    def in_journal(self) -> str:
        return f"public photo {self.pk} of opinion {self.photo.opinion.code}"
