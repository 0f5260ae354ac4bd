"""Hình chữ ký, hình dấu: the images that a digital signature shows (NĐ 30/2020, Phụ lục I, II.7 and II.8)."""

from django.db import models
from django.db.models import Q

from doithoai.models.tenancy import Tenant, TenantManager


class SigningMark(Tenant):
    """One PNG on a transparent ground, cleaned when it came: the signature of `user`, or the seal of the office
    whose papers carry the abbreviation `office` ("UBND", "ĐU"). A better image takes the place of the row.

    `width_mm`: the real width of a seal; 0 for a signature, which is fitted between title and name.
    """

    user = models.ForeignKey(
        "doithoai.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    office = models.CharField("cơ quan có dấu", max_length=20, blank=True)
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField("rộng (điểm ảnh)")
    height = models.PositiveIntegerField("cao (điểm ảnh)")
    width_mm = models.FloatField("rộng thật (mm)", default=0)
    kept_at = models.DateTimeField("nạp lúc")
    by = models.CharField("người nạp", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) & ~Q(office="") | Q(user__isnull=False, office=""),
                name="a_mark_is_a_persons_or_an_offices",
            ),
            models.UniqueConstraint(
                fields=["commune", "user"], condition=Q(office=""), name="one_signature_image_a_person"
            ),
            models.UniqueConstraint(
                fields=["commune", "office"], condition=~Q(office=""), name="one_seal_an_office"
            ),
        ]

    def __str__(self) -> str:
        return f"Hình dấu {self.office}" if self.office else f"Hình chữ ký của {self.user}"

    def in_journal(self) -> str:
        return f"mark {self.file.sha256}"

    @property
    def pixels(self) -> tuple[int, int]:
        return self.width, self.height
