"""Ảnh, ghi âm gửi kèm: what stands beside the words of an opinion. It belongs to the opinion and goes with it."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from doithoai.models.stored_file import StoredFile
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class OpinionFileQuerySet(TenantQuerySet):
    def erase(self) -> int:
        """Take these files away, rows and bytes; returns how many. What was made public of them goes too."""
        rows: list[Any] = list(self.select_related("file", "public__file"))
        self.delete()
        for row in rows:
            row.file.erase()
            if hasattr(row, "public"):
                row.public.file.erase()
        return len(rows)


class OpinionFile(Tenant):
    """One file of one opinion, already cleaned (rules/enclosures): nothing is kept as it came.

    Nobody outside the office sees it: public pages read what was covered and confirmed (public_photo.py), never this.
    Of a split opinion the files stay with the whole. `name` of the stored file is ours, never what the visitor called it.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", "Ảnh"
        SOUND = "sound", "Ghi âm"
        SLIP = "slip", "Ảnh phiếu giấy"
        LETTER = "letter", "Tệp trong thư"

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    media_type = models.CharField(max_length=80)
    width = models.PositiveIntegerField("rộng (điểm ảnh)", default=0)
    height = models.PositiveIntegerField("cao (điểm ảnh)", default=0)
    seconds = models.PositiveIntegerField("dài (giây)", default=0)  # 0: not known
    added_at = models.DateTimeField("nhận lúc")
    by = models.CharField("người nạp", max_length=120, blank=True)  # "": the person who sent the opinion

    objects = TenantManager.from_queryset(OpinionFileQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} của {self.opinion}"

    @property
    def dialogue(self) -> models.Model | None:
        return self.opinion.dialogue

    def in_journal(self) -> str:
        return f"file {self.pk} of opinion {self.opinion.code}"


def erase_files_of(opinions: Iterable[models.Model]) -> int:
    """Take away all files of these opinions, rows and bytes; returns how many."""
    return OpinionFile.objects.filter(opinion__in=list(opinions)).erase()
