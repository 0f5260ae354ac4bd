"""The day itself: invitations, who came, who asked to speak, what was said and decided."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.codes import read_code
from doithoai.rules.vietnamese import fold

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue


class InvitationQuerySet(TenantQuerySet):
    def present(self) -> "InvitationQuerySet":
        return self.filter(arrival__isnull=False)

    def matching(self, words: str) -> "InvitationQuerySet":
        """By beginnings of words in name, hamlet or position, accents or not; names first. Or by code."""
        if code := read_code(words):
            return self.filter(code=code)
        terms = fold(words).split()
        if not terms:
            return self.none()
        for term in terms:
            self = self.filter(Q(folded__startswith=term) | Q(folded__contains=f" {term}"))
        return self.annotate(found_at=StrIndex("folded", Value(terms[0]))).order_by("found_at", "pk")


class Invitation(Tenant):
    """One guest on the list; the invitation itself once issued (the code is in its QR)."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", "Người dân"
        DELEGATE = "delegate", "Đại biểu"

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField("thành phần", max_length=10, choices=Kind, default=Kind.CITIZEN)
    name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức vụ, đơn vị", max_length=200, blank=True)
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField("mã giấy mời", max_length=20, unique=True)
    added_by = models.CharField("người thêm", max_length=120, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    folded = models.CharField(max_length=300, editable=False, default="")

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.name


class Arrival(Tenant):
    """Somebody is in the hall: with an invitation, or a walk-in by name and hamlet."""

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.CASCADE, related_name="arrivals")
    invitation = models.OneToOneField(
        Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="arrival"
    )
    kind = models.CharField(max_length=10, choices=Invitation.Kind, default=Invitation.Kind.CITIZEN)
    name = models.CharField("họ và tên", max_length=120)
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("đến lúc")
    by = models.CharField("người điểm danh", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class SpeakerRequestQuerySet(TenantQuerySet):
    def waiting(self) -> "SpeakerRequestQuerySet":
        return self.filter(called_at=None, withdrawn_at=None)

    def on_the_floor(self) -> "SpeakerRequestQuerySet":
        return self.filter(called_at__isnull=False, ended_at=None)

    def heard(self) -> "SpeakerRequestQuerySet":
        return self.filter(ended_at__isnull=False)


class SpeakerRequest(Tenant):
    """Đăng ký phát biểu: a person, a hamlet, what about. No account needed."""

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField("họ và tên", max_length=120)
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about = models.CharField("nội dung", max_length=300, blank=True)
    help_needed = models.CharField("cần hỗ trợ", max_length=200, blank=True)
    opinion = models.ForeignKey(
        "doithoai.Opinion", on_delete=models.SET_NULL, null=True, blank=True, related_name="speakers"
    )
    place = models.PositiveIntegerField("thứ tự")
    registered_at = models.DateTimeField("đăng ký lúc")
    registered_by = models.CharField(max_length=120, blank=True)
    called_at = models.DateTimeField("mời lúc", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    withdrawn_at = models.DateTimeField("thôi phát biểu lúc", null=True, blank=True)

    objects = TenantManager.from_queryset(SpeakerRequestQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(called_at__isnull=False, ended_at=None),
                name="one_speaker_on_the_floor",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("called_at")),
                name="a_speech_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Outcome(Tenant):
    """What the chair decided about one group in the hall, in one tap."""

    class Kind(models.TextChoices):
        ANSWERED = "answered", "Đã trả lời tại chỗ"
        ASSIGNED = "assigned", "Giao trả lời bằng văn bản"
        ESCALATED = "escalated", "Kiến nghị cấp trên"
        NOTED = "noted", "Ghi nhận"

    group = models.OneToOneField("doithoai.OpinionGroup", on_delete=models.CASCADE, related_name="outcome")
    kind = models.CharField("kết quả", max_length=10, choices=Kind)
    body = models.ForeignKey(
        "doithoai.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField("nội dung trả lời", blank=True)
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.group}"

    @property
    def dialogue(self) -> "Dialogue":
        return self.group.dialogue


class MinutesEntry(Tenant):
    """One line of the minutes (biên bản), in the order it happened."""

    class Part(models.TextChoices):
        OPENING = "opening", "Khai mạc"
        OPINION = "opinion", "Ý kiến"
        ANSWER = "answer", "Trả lời"
        CONCLUSION = "conclusion", "Kết luận"

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.CASCADE, related_name="minutes")
    part = models.CharField("phần", max_length=10, choices=Part)
    words = models.TextField("nội dung")
    speaker = models.ForeignKey(
        SpeakerRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes"
    )
    group = models.ForeignKey(
        "doithoai.OpinionGroup", on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes"
    )
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {self.get_part_display()}"
