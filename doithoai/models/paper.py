"""Official papers of a dialogue, and what later papers did to earlier ones."""

from django.db import models
from django.db.models import Q

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.paper_numbers import code_of
from doithoai.rules.vietnamese import short_date


class PaperQuerySet(TenantQuerySet):
    def in_force(self) -> "PaperQuerySet":
        """Neither replaced nor withdrawn; a corrected paper stays in force."""
        return self.exclude(followers__effect__in=(Paper.Effect.REPLACES, Paper.Effect.WITHDRAWS))

    def with_state(self) -> "PaperQuerySet":
        """With what later papers did to each: `state` and `changed_by` ask nothing more."""
        return self.select_related("about").defer("about__facts").prefetch_related("followers")


class Paper(Tenant):
    """One official paper: its facts as they were when issued. Files are rendered from the facts.

    Never edited once issued (NĐ 30/2020, Điều 18.3): a wrong content is replaced by a paper of the same kind, a
    wrong form corrected by a letter, a paper that should not have gone out withdrawn by one. Each of those is a
    paper of its own that names this one (`about`, `effect`); what became of this one is read from them.
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
        CORRECTION = "correction", "Công văn đính chính"
        WITHDRAWAL = "withdrawal", "Công văn thu hồi"
        TASK_LETTER = "task_letter", "Công văn giao việc"
        PETITION = "petition", "Công văn kiến nghị"
        REMINDER = "reminder", "Công văn đôn đốc"
        APOLOGY = "apology", "Công văn xin lỗi vì chậm trả lời"
        COMPLAINT_GUIDANCE = "complaint_guidance", "Công văn hướng dẫn khiếu nại"
        DENUNCIATION_SLIP = "denunciation_slip", "Phiếu chuyển tố cáo"

    class Effect(models.TextChoices):
        REPLACES = "replaces", "thay thế"
        CORRECTS = "corrects", "đính chính"
        WITHDRAWS = "withdraws", "thu hồi"

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("loại", max_length=20, choices=Kind)
    subject = models.CharField("trích yếu", max_length=500)
    number = models.PositiveIntegerField("số")
    symbol = models.CharField("ký hiệu", max_length=40)  # "KH-UBND"
    issued_on = models.DateField("ngày ban hành")
    facts = models.JSONField()  # outputs/papers/<kind>: as_json() of its facts
    about = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers"
    )
    effect = models.CharField("tác động", max_length=10, choices=Effect, blank=True)
    because = models.CharField("lý do", max_length=500, blank=True)  # of the effect
    created_at = models.DateTimeField()
    by = models.CharField("người ban hành", max_length=120)

    objects = TenantManager.from_queryset(PaperQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["commune", "dialogue", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(about=None, effect="") | (Q(about__isnull=False) & ~Q(effect="")),
                name="an_effect_is_on_a_paper",
            ),
            models.UniqueConstraint(
                fields=["about"],
                condition=Q(effect__in=("replaces", "withdraws")),
                name="replaced_or_withdrawn_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.code}"

    def in_journal(self) -> str:
        return f"paper {self.code}"

    @property
    def code(self) -> str:
        """ "06/KH-HĐND": below ten the number takes a leading zero (NĐ 30/2020, Phụ lục I)."""
        return code_of(self.number, self.symbol)

    @property
    def changed_by(self) -> "list[Paper]":
        """The papers that replaced, corrected or withdrew this one, in the order they were issued."""
        return sorted(self.followers.all(), key=lambda paper: paper.pk)

    @property
    def ended_by(self) -> "Paper | None":
        """The paper that took this one out of force, if any."""
        return next((each for each in self.changed_by if each.effect != Paper.Effect.CORRECTS), None)

    def states(self) -> list[str]:
        """ "Đã được thay thế bằng Kế hoạch số 07/KH-UBND ngày 03/6/2026": one sentence a change; none when it
        stands as issued."""
        return [f"{SAID[Paper.Effect(each.effect)]} {each.named}" for each in self.changed_by]

    @property
    def named(self) -> str:
        """ "Kế hoạch số 07/KH-UBND ngày 03/6/2026", of the Party "Kế hoạch số 07-KH/ĐU, ngày 03/6/2026": as papers cite
        it (NĐ 30/2020, Phụ lục I, II.4; HD 05-HD/VPTW)."""
        comma = "," if "/" in self.symbol else ""
        return f"{self}{comma} ngày {short_date(self.issued_on)}"


SAID = {
    Paper.Effect.REPLACES: "Đã được thay thế bằng",
    Paper.Effect.CORRECTS: "Đã được đính chính bằng",
    Paper.Effect.WITHDRAWS: "Đã được thu hồi bằng",
}


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
