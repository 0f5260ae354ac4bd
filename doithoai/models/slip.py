"""Phiếu in sẵn: blank forms that already carry their code before anybody wrote on them."""

from django.db import models
from django.db.models import Max

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class SlipKind(models.TextChoices):
    OPINION = "opinion", "Phiếu góp ý, kiến nghị"
    SPEECH = "speech", "Phiếu đăng ký phát biểu"


class SlipBatchQuerySet(TenantQuerySet):
    def last_number(self, dialogue_pk: int, kind: str) -> int:
        """The last number printed on slips of this kind for this dialogue; 0 before the first."""
        return self.filter(dialogue=dialogue_pk, kind=kind).aggregate(last=Max("last"))["last"] or 0


class SlipBatch(Tenant):
    """One printing of slips: numbers `first` to `last` of their kind in this dialogue, for one hamlet or all.

    Numbers only grow, so that a hamlet head can say which ones came back and which are still out.
    """

    Kind = SlipKind

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="slip_batches")
    kind = models.CharField("loại phiếu", max_length=10, choices=SlipKind)
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    printed_at = models.DateTimeField("in lúc")
    by = models.CharField("người in", max_length=120)

    objects = TenantManager.from_queryset(SlipBatchQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-printed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "kind", "first"], name="one_batch_from_a_number"),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="a_batch_has_at_least_one_slip"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.first}–{self.last}"

    @property
    def count(self) -> int:
        return self.last - self.first + 1


class Slip(Tenant):
    """One printed slip. `code` becomes the opinion's own code when the slip is typed in (rules/codes.py)."""

    batch = models.ForeignKey(SlipBatch, on_delete=models.CASCADE, related_name="slips")
    number = models.PositiveIntegerField("số phiếu")
    code = models.CharField("mã phiếu", max_length=20, unique=True)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Phiếu {self.number} ({self.code})"


class SlipPhoto(Tenant):
    """A photo of a filled slip, kept beside its number until the slip is typed in; then it belongs to the opinion.

    `slip` is None while nobody knows whose it is: its code could not be read from the picture.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="slip_photos")
    slip = models.ForeignKey(Slip, on_delete=models.CASCADE, null=True, blank=True, related_name="photos")
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField("rộng (điểm ảnh)", default=0)
    height = models.PositiveIntegerField("cao (điểm ảnh)", default=0)
    at = models.DateTimeField("tải lên lúc")
    by = models.CharField("người tải lên", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Ảnh của {self.slip}" if self.slip else "Ảnh phiếu chưa rõ số"
