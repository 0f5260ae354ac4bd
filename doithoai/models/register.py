"""Sổ đăng ký văn bản đi: every number that was ever taken, and what became of it."""

from datetime import date

from django.db import models
from django.db.models import Q

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.paper_numbers import code_of, series_name
from doithoai.rules.paper_style import padded


def new_list() -> list:
    return []


class PaperSeries(Tenant):
    """The last number taken in one series of one period. Its row is locked while a number is taken.

    `period` is the year ("2026"; numbers start at 01 on 1 January), for Party papers the committee's term
    ("NK 2025-2030").
    """

    series = models.CharField(max_length=40)  # "KH-UBND", "Chung-UBND": rules/paper_numbers.py, series_of
    period = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["commune", "series", "period"], name="one_series_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.series}/{self.period}: {self.last}"


class OutgoingEntryQuerySet(TenantQuerySet):
    def of(self, series: str, period: str) -> "OutgoingEntryQuerySet":
        return self.filter(series=series, period=period)

    def dated(self) -> "OutgoingEntryQuerySet":
        return self.exclude(issued_on=None)

    def with_papers(self) -> "OutgoingEntryQuerySet":
        """With each paper and what later papers did to it, so that a line asks nothing more."""
        lines = self.select_related("paper__about", "dialogue").defer("paper__facts", "paper__about__facts")
        return lines.prefetch_related("paper__followers")

    def reserved(self) -> "OutgoingEntryQuerySet":
        return self.filter(state=OutgoingEntry.State.RESERVED)


class OutgoingEntry(Tenant):
    """One line of the register. Together the lines of a series cover its numbers from 01 to the last, each once:
    nothing is reused, and no number is missing without a line that says why.

    The words of a line are kept as they were when the number was taken (the decree's columns, NĐ 30/2020, Phụ
    lục IV), so that the register can be printed without opening a single paper.
    """

    class State(models.TextChoices):
        ISSUED = "issued", "Đã ban hành"
        OUTSIDE = "outside", "Ban hành ngoài phần mềm"
        RESERVED = "reserved", "Đang giữ số"
        CANCELLED = "cancelled", "Đã hủy số"
        BEFORE = "before", "Đã cấp ở sổ khác"

    series = models.CharField(max_length=40)
    period = models.CharField(max_length=20)
    number = models.PositiveIntegerField("số")
    until = models.PositiveIntegerField("đến số", null=True, blank=True)  # only BEFORE: a run of numbers
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State)
    paper = models.OneToOneField(
        "doithoai.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="entry"
    )
    # A number kept for one paper of one dialogue is taken by that paper when it is issued.
    dialogue = models.ForeignKey(
        "doithoai.Dialogue", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kept_for = models.CharField("giữ cho loại", max_length=20, blank=True)  # Paper.Kind

    issued_on = models.DateField("ngày văn bản", null=True, blank=True)
    type_name = models.CharField("tên loại", max_length=60, blank=True)
    subject = models.CharField("trích yếu", max_length=500, blank=True)
    signer = models.CharField("người ký", max_length=120, blank=True)
    recipients = models.JSONField("nơi nhận", default=new_list, blank=True)
    archive = models.CharField("đơn vị, người nhận bản lưu", max_length=120, blank=True)
    copies = models.PositiveIntegerField("số lượng bản", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)  # why kept, why cancelled

    taken_at = models.DateTimeField("lấy số lúc")
    by = models.CharField("người lấy số", max_length=120)
    closed_at = models.DateTimeField("hủy số lúc", null=True, blank=True)
    closed_by = models.CharField("người hủy số", max_length=120, blank=True)

    objects = TenantManager.from_queryset(OutgoingEntryQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["period", "series", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "series", "period", "number"], name="one_line_a_number"
            ),
            models.UniqueConstraint(
                fields=["commune", "symbol", "period", "number"],
                condition=~Q(symbol=""),
                name="one_number_a_symbol",
            ),
        ]

    def __str__(self) -> str:
        return f"số {self.code}"

    def in_journal(self) -> str:
        return f"number {self.code} {self.period}"

    @property
    def code(self) -> str:
        """ "06/KH-UBND"; a run of numbers "01–45"."""
        if self.until and self.until > self.number:
            return f"{self.number:02d}–{self.until:02d}"
        return code_of(self.number, self.symbol) if self.symbol else padded(self.number)

    @property
    def last(self) -> int:
        return self.until or self.number

    @property
    def series_name(self) -> str:
        return series_name(self.series)


def neighbours(
    series: str, period: str, number: int
) -> tuple[tuple[int, date] | None, tuple[int, date] | None]:
    """(number, date) of the latest dated line below `number`, and of the earliest above it."""
    dated = OutgoingEntry.objects.of(series, period).dated().order_by().values_list("number", "issued_on")
    below = dated.filter(number__lt=number).order_by("-issued_on", "-number").first()
    above = dated.filter(number__gt=number).order_by("issued_on", "number").first()
    return below, above
