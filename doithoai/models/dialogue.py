"""A direct dialogue between the head of a commune and its people: the whole life, not only the day."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from doithoai.models.plain_sql import asked, first, locking, written
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet, served
from doithoai.rules.codes import new_short
from doithoai.rules.procedure import STAGE_LABELS, Stage
from doithoai.rules.regulation import Chosen
from doithoai.rules.working_days import UNIT_WORDS, Unit

UNITS = list(UNIT_WORDS.items())
STAGES = [(stage.value, STAGE_LABELS[stage]) for stage in Stage]


def new_list() -> list:
    return []


class DialogueQuerySet(TenantQuerySet):
    def collecting(self) -> "DialogueQuerySet":
        """Dialogues that a new opinion can still reach before or in the hall."""
        return self.filter(stage__in=(Stage.OPEN, Stage.IN_SESSION, Stage.POSTPONED))

    def nearest_first(self) -> "DialogueQuerySet":
        """Of those that collect, the next to be held, and so on; one without a day yet comes last."""
        return self.collecting().order_by(F("held_on").asc(nulls_last=True), "pk")

    def next_to_be_held(self) -> "Dialogue | None":
        """The one a new opinion goes to."""
        return self.nearest_first().first()

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
    # What stands on paper and is typed by hand: /g/K7M2Q (rules/codes.py).
    short = models.CharField("địa chỉ ngắn", max_length=8, unique=True, default=new_short)
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
    # Days for a reply, chosen by a person where the regulation is vague or the plan is stricter.
    reply_days = models.PositiveSmallIntegerField("số ngày để trả lời", null=True, blank=True)
    reply_days_by = models.CharField("người ấn định", max_length=120, blank=True)
    reply_days_unit = models.CharField("loại ngày", max_length=8, choices=UNITS, default="working")
    # The same for the other steps: {step: {"days", "by", "unit"}}; the steps are regulation.KEYS.
    days_chosen = models.JSONField("số ngày đã ấn định", default=dict, blank=True)
    # What terms other than the sitting's count from: {key of legal_events.WRITTEN: {"on": ISO day, "says"}}.
    events = models.JSONField("sự kiện phát sinh thời hạn", default=dict, blank=True)
    collect_until = models.DateField("nhận ý kiến đến ngày", null=True, blank=True)
    stage_note = models.CharField("lý do hoãn, hủy", max_length=500, blank=True)

    # the paper
    # `issuer`, a key of rules/issuers.toml, decides letterhead, symbol, style and signing; `issuer_name` keeps
    # the words of the plan.
    issuer = models.CharField("ban hành với tư cách", max_length=20, default="ubnd")
    issuer_name = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("quyền hạn, chức vụ ký", max_length=200, blank=True)
    partner_signer_name = models.CharField("người ký của cơ quan phối hợp", max_length=120, blank=True)
    recipients = models.JSONField("nơi nhận", default=new_list, blank=True)
    # The written authorisation of whoever signs TUQ.: {"number", "issued_on", "until"}, the days as ISO text.
    authorisation = models.JSONField("văn bản ủy quyền", default=dict, blank=True)
    # What is stamped or noted on single papers: {kind: Marks}, see rules/paper_marks.py.
    paper_marks = models.JSONField("dấu và ký hiệu", default=dict, blank=True)
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

    def locked(self) -> "Dialogue":
        """The same as it stands now, locked until the commit. Raises Dialogue.DoesNotExist."""
        if found := first(Dialogue, locking(_ROW, no_key=True), self.pk, served() or self.commune_id):
            return found
        raise Dialogue.DoesNotExist

    def go_on(self, to: str | None) -> None:
        """One deed further, and into another stage where the deed leads there."""
        written(_GO_ON, to, self.pk, self.commune_id)
        ((self.version, self.stage),) = asked(_STANDS, self.pk, self.commune_id)

    @property
    def chosen_days(self) -> dict[str, Chosen]:
        """The numbers of days that a person set for this dialogue, by step."""
        found = {
            key: Chosen(said["days"], said["by"], key, said.get("unit", "working"))
            for key, said in self.days_chosen.items()
        }
        if self.reply_days:
            unit: Unit = "calendar" if self.reply_days_unit == "calendar" else "working"
            found["reply"] = Chosen(self.reply_days, self.reply_days_by, unit=unit)
        return found

    @property
    def happened(self) -> dict[str, date]:
        """The days that terms count from besides the sitting's (keys of legal_events.HAPPENINGS)."""
        found = {key: date.fromisoformat(said["on"]) for key, said in self.events.items()}
        if "consultation" in found:  # only then do its papers have a term of their own
            opened = found["consultation"]  # a plan issued before is part of it from then on
            papers = {"publish.plan": self.plan_issued_on, "publish.conclusion": self.concluded_on}
            found |= {key: max(day, opened) for key, day in papers.items() if day}
        return found

    @property
    def concluded_on(self) -> date | None:
        """The day the conclusion was issued; None while it is not."""
        return getattr(getattr(self, "conclusion", None), "issued_on", None)

    def counts_from(self) -> date | None:
        """The day duties are counted from: the day it is to be held, or was."""
        return self.held_on


_ROW = "SELECT * FROM doithoai_dialogue WHERE id = %s AND commune_id = %s"
_STANDS = "SELECT version, stage FROM doithoai_dialogue WHERE id = %s AND commune_id = %s"
_GO_ON = "UPDATE doithoai_dialogue SET version = version + 1, stage = COALESCE(%s, stage) WHERE id = %s AND commune_id = %s"


class PlanFileQuerySet(TenantQuerySet):
    def read(self) -> "PlanFileQuerySet":
        """Those whose facts are known; the others wait for the job loop or could not be read."""
        return self.exclude(read_at=None)

    def waiting(self) -> "PlanFileQuerySet":
        return self.filter(read_at=None, unreadable="")


class PlanFile(Tenant):
    """A plan file that somebody uploaded, its text and the facts read from it (plan JSON).

    `facts` stay as they were read; `corrected` is the same JSON as a person has it, None until somebody
    corrects. `doubts_seen`: the sentences of the doubts a person marked as looked at. Nothing of it is in the
    plan before `taken_at`.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="plan_files")
    file = models.ForeignKey("doithoai.StoredFile", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    read_at = models.DateTimeField(null=True)
    unreadable = models.TextField("vì sao không đọc được", blank=True)
    corrected = models.JSONField(null=True)
    doubts_seen = models.JSONField("chỗ chưa chắc đã xem", default=new_list, blank=True)
    revision = models.PositiveIntegerField(
        default=0, editable=False
    )  # of the corrections: a stale form is told
    taken_at = models.DateTimeField("đưa vào kế hoạch lúc", null=True)

    objects = TenantManager.from_queryset(PlanFileQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file.name

    @property
    def said(self) -> dict[str, Any]:
        """The plan JSON as it stands: corrected where somebody did."""
        return self.corrected or self.facts

    @property
    def doubts_open(self) -> list[dict[str, str]]:
        """Doubts nobody has marked as looked at."""
        return [each for each in self.facts.get("doubts") or [] if each["says"] not in self.doubts_seen]

    @property
    def job_key(self) -> str:
        """The `unique_key` of the job that reads it."""
        return f"read_plan {self.pk}"

    def keep_reading(self, text: str, facts: dict[str, Any], *, at: datetime) -> None:
        self.text, self.facts, self.read_at = text, facts, at
        self.save(update_fields=["text", "facts", "read_at"])
