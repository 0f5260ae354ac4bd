"""Chỗ máy đề nghị che: what a machine found written in a photo, as boxes that a person may take over."""

from typing import Any

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


def new_list() -> list[Any]:
    return []


class PhotoReadingQuerySet(TenantQuerySet):
    def waiting(self) -> "PhotoReadingQuerySet":
        return self.filter(read_at=None, why_not="")


class PhotoReading(Tenant):
    """One photo read for what is private. Only places are kept, never the words: `boxes` is
    [[x, y, width, height, what], …], `what` a key of rules.photo_reading.LABELS. Nothing is covered or public by it.

    `why_not`: the sentence when the photo could not be read. Goes with its photo.
    """

    photo = models.OneToOneField("doithoai.OpinionFile", on_delete=models.CASCADE, related_name="reading")
    asked_at = models.DateTimeField("nhờ lúc")
    by = models.CharField("người nhờ", max_length=120)
    read_at = models.DateTimeField("đọc xong lúc", null=True, blank=True)
    boxes = models.JSONField("khung đề nghị", default=new_list, blank=True)
    why_not = models.TextField("vì sao không đọc được", blank=True)

    objects = TenantManager.from_queryset(PhotoReadingQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Khung đề nghị cho ảnh của {self.photo.opinion}"

    def in_journal(self) -> str:
        return f"reading of file {self.photo_id}"

    @property
    def dialogue(self) -> models.Model | None:
        return self.photo.dialogue

    @property
    def is_waiting(self) -> bool:
        return self.read_at is None and not self.why_not

    @property
    def job_key(self) -> str:
        """The `unique_key` of the job that reads it."""
        return f"read_photo {self.pk}"
