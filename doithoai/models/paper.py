"""Official papers of a dialogue, and the numbers they take."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class Paper(Tenant):
    """One official paper: its facts as they were when issued. Files are rendered from the facts.

    Never edited once issued: what is wrong is replaced or corrected by another paper.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", "Kế hoạch"
        INVITATION = "invitation", "Giấy mời"
        PUBLIC_NOTICE = "public_notice", "Thông báo tổ chức hội nghị"
        MINUTES = "minutes", "Biên bản"
        CONCLUSION_NOTICE = "conclusion_notice", "Thông báo kết luận"
        REPLY = "reply", "Văn bản trả lời"
        REPORT = "report", "Báo cáo kết quả"
        POSTPONEMENT = "postponement", "Thông báo hoãn hội nghị"
        CANCELLATION = "cancellation", "Thông báo hủy hội nghị"

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("loại", max_length=20, choices=Kind)
    subject = models.CharField("trích yếu", max_length=500)
    number = models.PositiveIntegerField("số")
    symbol = models.CharField("ký hiệu", max_length=40)  # "KH-UBND"
    issued_on = models.DateField("ngày ban hành")
    facts = models.JSONField()  # outputs/papers/<kind>: as_json() of its facts
    created_at = models.DateTimeField()
    by = models.CharField("người ban hành", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["commune", "dialogue", "kind"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.code}"

    def in_journal(self) -> str:
        return f"paper {self.code}"

    @property
    def code(self) -> str:
        """ "06/KH-HĐND": below ten the number takes a leading zero (NĐ 30/2020, Phụ lục I)."""
        return f"{self.number:02d}/{self.symbol}"


class PaperSeries(Tenant):
    """The last number taken in one series of one year (numbers start at 01 on 1 January)."""

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["commune", "series", "year"], name="one_series_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}: {self.last}"


class Dossier(Tenant):
    """The sealed archive of one dialogue: one zip with a manifest of SHA-256."""

    dialogue = models.OneToOneField("doithoai.Dialogue", on_delete=models.PROTECT, related_name="dossier")
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    sealed_at = models.DateTimeField("niêm phong lúc")
    by = models.CharField(max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        pass

    def __str__(self) -> str:
        return f"Hồ sơ {self.dialogue}"
