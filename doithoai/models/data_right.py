"""Quyền về dữ liệu cá nhân: what somebody asks about their own data, by the code of their opinion; and how long
each kind of data is kept."""

from datetime import date

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class DataRequestQuerySet(TenantQuerySet):
    def waiting(self) -> "DataRequestQuerySet":
        return self.filter(answered_at=None)


class DataRequest(Tenant):
    """One request. Its clocks are of Nghị định 356/2025/NĐ-CP, Điều 5 (regulations/personal_data.toml); whether it
    is late is computed. `author`, `contact`, and of a child `guardian`, `guardian_contact`: what to write instead, of a
    correction; emptied once answered.
    Extended once at most: then `due_on` is the later day and `first_due_on` the one it had."""

    class Kind(models.TextChoices):
        SEE = "see", "Xem dữ liệu đang lưu"
        CORRECT = "correct", "Sửa tên, liên hệ"
        WITHDRAW = "withdraw", "Rút đồng ý công khai"
        ERASE = "erase", "Xóa dữ liệu cá nhân"

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField("yêu cầu", max_length=10, choices=Kind)
    author = models.CharField("tên sửa thành", max_length=120, blank=True)
    contact = models.CharField("liên hệ sửa thành", max_length=120, blank=True)
    guardian = models.CharField("người đại diện sửa thành", max_length=120, blank=True, default="")
    guardian_contact = models.CharField(
        "liên hệ người đại diện sửa thành", max_length=120, blank=True, default=""
    )
    received_at = models.DateTimeField("nhận lúc")
    taken_by = models.CharField("người ghi", max_length=120)
    acknowledge_by = models.DateField("hạn báo đã nhận")
    acknowledged_at = models.DateTimeField("báo đã nhận lúc", null=True, blank=True)
    due_on = models.DateField("hạn giải quyết")
    due_because = models.TextField("vì sao")
    first_due_on = models.DateField("hạn ban đầu", null=True, blank=True)
    extended_at = models.DateTimeField("gia hạn lúc", null=True, blank=True)
    extended_by = models.CharField("người cho gia hạn", max_length=120, blank=True, default="")
    extended_because = models.CharField("lý do gia hạn", max_length=300, blank=True, default="")
    answered_at = models.DateTimeField("giải quyết lúc", null=True, blank=True)
    answered_by = models.CharField("người giải quyết", max_length=120, blank=True)
    granted = models.BooleanField("đã làm theo", null=True, blank=True)
    answer = models.CharField("trả lời", max_length=500, blank=True)

    objects = TenantManager.from_queryset(DataRequestQuerySet)()

    #: The fields a correction may change, named as the opinion names them.
    CORRECTED = ("author", "contact", "guardian", "guardian_contact")

    class Meta(Tenant.Meta):
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, ý kiến {self.opinion.receipt}"

    @property
    def dialogue(self) -> models.Model | None:
        return self.opinion.dialogue

    def days_left(self, today: date) -> int:
        return (self.due_on - today).days


class RetentionApproval(Tenant):
    """The head of the office said how long one kind of personal data is kept here; nothing is erased by the clock
    before. `kind` is a key of regulations/personal_data.toml."""

    kind = models.CharField("loại dữ liệu", max_length=40)
    months = models.PositiveSmallIntegerField("số tháng lưu")
    at = models.DateTimeField("duyệt lúc")
    by = models.CharField("người duyệt", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["commune", "kind"], name="one_retention_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months} tháng"
