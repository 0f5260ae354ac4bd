"""Kiến nghị cấp trên: what was passed to whoever may decide it, and what they answered."""

from datetime import date

from django.db import models
from django.db.models import Q

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class PetitionQuerySet(TenantQuerySet):
    def standing(self) -> "PetitionQuerySet":
        """Not taken back: a petition whose letter was withdrawn asks for nothing."""
        return self.exclude(paper__followers__effect="withdraws")

    def unanswered(self) -> "PetitionQuerySet":
        return self.standing().filter(answered_on=None)


class Petition(Tenant):
    """One letter to a body outside the commune about the matters that point to it (`Assignment.petition`).

    `tells_citizens`: whoever asked reads under their code that it was sent, and what came back.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="petitions")
    paper = models.OneToOneField("doithoai.Paper", on_delete=models.PROTECT, related_name="petition")
    to = models.CharField("cơ quan nhận kiến nghị", max_length=200)
    reply_by = models.DateField("xin trả lời trước ngày")
    tells_citizens = models.BooleanField("báo cho người có ý kiến", default=True)
    answer = models.TextField("trả lời của cơ quan nhận", blank=True)
    answer_code = models.CharField("số, ký hiệu văn bản trả lời", max_length=60, blank=True)
    answered_on = models.DateField("ngày văn bản trả lời", null=True, blank=True)
    answer_by = models.CharField("người ghi", max_length=120, blank=True)

    objects = TenantManager.from_queryset(PetitionQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="an_answer_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"Kiến nghị gửi {self.to}"

    def is_late(self, today: date) -> bool:
        """Whether the answer asked for has not come."""
        return self.answered_on is None and self.reply_by < today
