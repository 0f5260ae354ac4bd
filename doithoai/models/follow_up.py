"""After the day: the conclusion, who answers by when, the reply, and whether it satisfied."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue


class Conclusion(Tenant):
    """Thông báo kết luận, drafted from the outcomes; the paper is issued from it."""

    dialogue = models.OneToOneField("doithoai.Dialogue", on_delete=models.CASCADE, related_name="conclusion")
    assessment = models.TextField("đánh giá chung", blank=True)
    monitor = models.CharField("đơn vị theo dõi, đôn đốc", max_length=200, blank=True)
    helpers = models.JSONField("đơn vị phối hợp", default=dict, blank=True)  # group number -> names
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        pass

    def __str__(self) -> str:
        return f"Kết luận {self.dialogue}"


class AssignmentQuerySet(TenantQuerySet):
    def unanswered(self) -> "AssignmentQuerySet":
        return self.filter(answered_at=None)

    def overdue(self, today: date) -> "AssignmentQuerySet":
        """Late is computed, never stored: the day after the due day, not on it, nor while the clock stands."""
        return self.unanswered().filter(due_on__lt=today, stopped_on=None)

    def due_within(self, last_day: date) -> "AssignmentQuerySet":
        return self.unanswered().filter(due_on__lte=last_day, stopped_on=None)

    def of_bodies(self, body_ids: Iterable[int]) -> "AssignmentQuerySet":
        return self.filter(body_id__in=body_ids)

    def answered_late(self) -> "AssignmentQuerySet":
        return self.filter(answered_at__date__gt=models.F("due_on"))


class Assignment(Tenant):
    """A body answers one group by a date; the date keeps the sentence that set it.

    A citizen who is not satisfied reopens it: `answered_at` is emptied, the earlier reply stays.
    `due_on` always follows from `ruled_on` (what the rule or the chair set), `extended_to` and the
    stops of its clock: `rules/legal_clock.py`, `reply_deadline`.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="assignments")
    group = models.ForeignKey("doithoai.OpinionGroup", on_delete=models.PROTECT, related_name="assignments")
    body = models.ForeignKey("doithoai.Body", on_delete=models.PROTECT, related_name="+")
    escalated = models.BooleanField("kiến nghị cấp trên", default=False)
    due_on = models.DateField("hạn trả lời")
    due_because = models.TextField("vì sao")
    assigned_at = models.DateTimeField("giao lúc")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    ruled_on = models.DateField("hạn theo quy chế", null=True, blank=True)
    extended_to = models.DateField("gia hạn đến", null=True, blank=True)
    extended_by = models.CharField("người cho phép gia hạn", max_length=120, blank=True)
    stopped_on = models.DateField("tạm dừng từ", null=True, blank=True)  # while the clock stands: ClockStop
    extended_because = models.CharField("lý do gia hạn", max_length=500, blank=True)
    reminded_at = models.DateTimeField("đôn đốc lúc", null=True, blank=True)
    reopened_at = models.DateTimeField("mở lại lúc", null=True, blank=True)
    petition = models.ForeignKey(
        "doithoai.Petition", on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    # the latest letter that said sorry for being late, and the day it promised
    apology = models.ForeignKey(
        "doithoai.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    promised_on = models.DateField("hẹn trả lời ngày", null=True, blank=True)

    objects = TenantManager.from_queryset(AssignmentQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["commune", "due_on"], condition=Q(answered_at=None), name="unanswered_by_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} trả lời “{self.group.question}” trước {self.due_on:%d/%m/%Y}"

    def is_late(self, today: date) -> bool:
        return self.answered_at is None and self.stopped_on is None and self.due_on < today

    def days_left(self, today: date) -> int:
        return (self.due_on - today).days


class ClockStop(Tenant):
    """The clock of one assignment stood still, and why: days after `stopped_on` to `restarted_on` are given
    back. At most one is open (not restarted) at a time."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="stops")
    stopped_on = models.DateField("dừng từ")
    restarted_on = models.DateField("tính tiếp từ", null=True, blank=True)
    why = models.CharField("lý do dừng", max_length=500)
    by = models.CharField("người cho dừng", max_length=120)
    restarted_by = models.CharField("người cho tính tiếp", max_length=120, blank=True)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["stopped_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(restarted_on=None), name="one_open_stop_each"
            )
        ]

    def __str__(self) -> str:
        return f"Tạm dừng từ {self.stopped_on:%d/%m/%Y}: {self.why}"

    @property
    def dialogue(self) -> "Dialogue":
        return self.assignment.dialogue


class Extension(Tenant):
    """A reply was given more time, and why: never edited, each extension a further row. `to`: the day it set; what
    counts today stands in `Assignment.due_on`. Those before `reopened_at` belonged to the earlier answer."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    at = models.DateTimeField("gia hạn lúc")
    to = models.DateField("gia hạn đến")
    why = models.CharField("lý do gia hạn", max_length=500)
    by = models.CharField("người cho phép gia hạn", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Gia hạn đến {self.to:%d/%m/%Y}: {self.why}"

    @property
    def dialogue(self) -> "Dialogue":
        return self.assignment.dialogue


class ReplyQuerySet(TenantQuerySet):
    def standing(self) -> "ReplyQuerySet":
        """Not taken back: a reply whose paper was withdrawn answers nothing."""
        return self.exclude(paper__followers__effect="withdraws")


class Reply(Tenant):
    """Văn bản trả lời: what the body answered. Never edited; a further reply is a further row."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField("nội dung trả lời")
    # parts of the letter, each only where the body wrote it
    summary = models.TextField("trả lời ngắn gọn", blank=True)
    findings = models.TextField("kết quả kiểm tra", blank=True)
    bases = models.TextField("căn cứ", blank=True)
    sent_at = models.DateTimeField("gửi lúc")
    by = models.CharField("người trả lời", max_length=120)
    paper = models.ForeignKey(
        "doithoai.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TenantManager.from_queryset(ReplyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"Trả lời của {self.assignment.body}"

    @property
    def dialogue(self) -> "Dialogue":
        return self.assignment.dialogue


class Rating(Tenant):
    """Does the reply satisfy the person who asked? One answer per opinion and reply."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="ratings")
    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.PROTECT, related_name="ratings")
    satisfied = models.BooleanField("hài lòng")
    comment = models.TextField("ý kiến thêm", blank=True)
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["reply", "opinion"], name="one_rating_each")]

    def __str__(self) -> str:
        return "Hài lòng" if self.satisfied else "Chưa hài lòng"
