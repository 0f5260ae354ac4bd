"""A direct dialogue between the head of a commune and its people: the whole life, not only the day."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.legal_clock import PROOF_LABELS, Proof
from doithoai.rules.procedure import STAGE_LABELS, Stage
from doithoai.rules.regulation import Chosen

PROOF_KINDS = [(each.value, PROOF_LABELS[each]) for each in Proof]
STAGES = [(stage.value, STAGE_LABELS[stage]) for stage in Stage]


def new_list() -> list:
    return []


class DialogueQuerySet(TenantQuerySet):
    def collecting(self) -> "DialogueQuerySet":
        """Dialogues that a new opinion can still reach before or in the hall."""
        return self.filter(stage__in=(Stage.OPEN, Stage.IN_SESSION, Stage.POSTPONED))

    def next_to_be_held(self) -> "Dialogue | None":
        """The one a new opinion goes to: of the nearest day; one without a day yet comes last."""
        return self.collecting().order_by(F("held_on").asc(nulls_last=True), "pk").first()

    def alive(self) -> "DialogueQuerySet":
        return self.exclude(stage__in=(Stage.CLOSED, Stage.CANCELLED))

    def announced(self) -> "DialogueQuerySet":
        """What the public may know of: everything but a plan still being written."""
        return self.exclude(stage=Stage.PLANNING)

    def held_in(self, year: int) -> "DialogueQuerySet":
        return self.filter(Q(held_on__year=year) | Q(held_on=None, year=year))


class Dialogue(Tenant):
    """One dialogue. Plan facts live here as plain values; what happens later hangs from it.

    Lists (`legal_bases`, `topics`, …) are JSON lists of strings except `agenda` ({"item", "who",
    "minutes"}), `tasks` ({"unit", "task", "due"}) and `legal_bases` ({"text", "number", "date"}).
    """

    class ChairRole(models.TextChoices):
        COMMITTEE = "ct_ubnd", "Chủ tịch Ủy ban nhân dân"
        COUNCIL = "ct_hdnd", "Chủ tịch Hội đồng nhân dân"
        PARTY = "bi_thu", "Bí thư Đảng ủy"

    title = models.CharField("tên hội nghị", max_length=300)
    slug = models.SlugField("địa chỉ trang", max_length=120)
    year = models.PositiveSmallIntegerField("năm")
    stage = models.CharField("giai đoạn", max_length=12, choices=STAGES, default=Stage.PLANNING)
    regulation = models.CharField("quy chế áp dụng", max_length=60)

    # who
    chair_role = models.CharField(
        "chức danh chủ trì", max_length=12, choices=ChairRole, default=ChairRole.COMMITTEE
    )
    chair_name = models.CharField("người chủ trì", max_length=120, blank=True)
    chair_substitute = models.CharField("người thay khi vắng", max_length=200, blank=True)
    secretary_name = models.CharField("thư ký", max_length=120, blank=True)
    target_groups = models.JSONField("đối tượng", default=new_list, blank=True)
    participants = models.JSONField("thành phần mời", default=new_list, blank=True)
    attendance_min = models.PositiveIntegerField("số người ít nhất", null=True, blank=True)
    attendance_max = models.PositiveIntegerField("số người nhiều nhất", null=True, blank=True)

    # what
    purposes = models.JSONField("mục đích", default=new_list, blank=True)
    topics = models.JSONField("nội dung đối thoại", default=new_list, blank=True)
    legal_bases = models.JSONField("căn cứ", default=new_list, blank=True)
    agenda = models.JSONField("chương trình", default=new_list, blank=True)
    tasks = models.JSONField("phân công", default=new_list, blank=True)

    # when and where; the words of the plan are kept beside the day they mean
    held_on = models.DateField("ngày họp", null=True, blank=True)
    starts_at = models.TimeField("giờ bắt đầu", null=True, blank=True)
    duration = models.CharField("thời lượng", max_length=60, blank=True)
    time_words = models.CharField("thời gian theo kế hoạch", max_length=300, blank=True)
    venue = models.CharField("địa điểm", max_length=300, blank=True)
    minutes_per_turn = models.PositiveSmallIntegerField("phút mỗi lượt phát biểu", default=5)
    # Working days for a reply, chosen by a person where the regulation is vague or the plan is stricter.
    reply_days = models.PositiveSmallIntegerField("số ngày làm việc để trả lời", null=True, blank=True)
    reply_days_by = models.CharField("người ấn định", max_length=120, blank=True)
    collect_until = models.DateField("nhận ý kiến đến ngày", null=True, blank=True)
    stage_note = models.CharField("lý do hoãn, hủy", max_length=500, blank=True)

    # the paper
    issuer_name = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("quyền hạn, chức vụ ký", max_length=200, blank=True)
    recipients = models.JSONField("nơi nhận", default=new_list, blank=True)
    plan_issued_on = models.DateField("ngày ban hành kế hoạch", null=True, blank=True)

    opened_at = models.DateTimeField("khai mạc lúc", null=True, blank=True)
    closed_at = models.DateTimeField("bế mạc lúc", null=True, blank=True)

    # `version` grows with every deed: live screens compare it. `plan_revision` grows only when
    # the plan form is saved: a stale form is told so.
    version = models.PositiveIntegerField(default=0, editable=False)
    plan_revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField("lập lúc")

    objects = TenantManager.from_queryset(DialogueQuerySet)()

    class Meta(Tenant.Meta):
        ordering = [models.F("held_on").desc(nulls_first=True), "-pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "slug"], name="one_dialogue_of_a_slug")]

    def __str__(self) -> str:
        return self.title

    @property
    def dialogue(self) -> "Dialogue":
        """So that every subject of an action answers the same question."""
        return self

    @property
    def chosen_reply(self) -> Chosen | None:
        """The number of days for replies that a person set for this dialogue."""
        return Chosen(self.reply_days, self.reply_days_by) if self.reply_days else None

    def counts_from(self) -> date | None:
        """The day duties are counted from: the day it is to be held, or was."""
        return self.held_on


class DutyQuerySet(TenantQuerySet):
    def open(self) -> "DutyQuerySet":
        return self.filter(proved_at=None)

    def overdue(self, today: date) -> "DutyQuerySet":
        """Late is computed, never stored: the day after the due day, not on it."""
        return self.open().filter(due_on__lt=today)

    def due_within(self, last_day: date) -> "DutyQuerySet":
        return self.open().filter(due_on__lte=last_day)


class Duty(Tenant):
    """One date that the regulation or the law sets for this dialogue, with the sentence behind it.

    `due_on` and `due_because` are a legal fact, stored when set; a later calendar moves them only
    by a visible deed.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="duties")
    key = models.CharField(max_length=40)
    source = models.CharField(max_length=60)  # the regulation's id
    label = models.CharField("việc", max_length=200)
    due_on = models.DateField("hạn")
    due_because = models.TextField("vì sao")
    owner = models.CharField("ai làm", max_length=200, blank=True)
    proof = models.CharField("minh chứng", max_length=300, blank=True)
    proof_kind = models.CharField("loại minh chứng", max_length=12, choices=PROOF_KINDS, blank=True)
    proof_file = models.ForeignKey(
        "doithoai.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proved_at = models.DateTimeField("hoàn thành lúc", null=True, blank=True)
    proved_by = models.CharField("người ghi", max_length=120, blank=True)

    objects = TenantManager.from_queryset(DutyQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["due_on", "key"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "key"], name="one_duty_of_a_key")]

    def __str__(self) -> str:
        return f"{self.label} – hạn {self.due_on:%d/%m/%Y}"


class PlanFile(Tenant):
    """A plan file that somebody uploaded, its text and the facts read from it (plan JSON)."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="plan_files")
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    facts = models.JSONField()
    read_at = models.DateTimeField()

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file.name
