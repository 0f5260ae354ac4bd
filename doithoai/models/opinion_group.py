"""Nhóm ý kiến: opinions that ask the same, and how they were sorted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from doithoai.models.follow_up import Assignment, Rating
from doithoai.models.reading import about_reader, groups_about_reader
from doithoai.models.senders import receipts
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.procedure import Stage

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue


class Urgency(models.TextChoices):
    URGENT = "khẩn", "Khẩn"
    HIGH = "cao", "Cao"
    NORMAL = "thường", "Thường"


class Competence(models.TextChoices):
    COMMUNE = "xã", "Xã"
    PROVINCE = "tỉnh", "Tỉnh"
    CENTRE = "trung ương", "Trung ương"


class OpinionGroupQuerySet(TenantQuerySet):
    def with_counts(self) -> "OpinionGroupQuerySet":
        """Adds `asked_by`: how many people ask it; two parts of one opinion are one person, carried over too. Whom one of
        them accuses is told the number of the others."""
        return self.annotate(asked_by=receipts("opinions__code", filter=~about_reader("opinions__")))

    def not_about_reader(self) -> "OpinionGroupQuerySet":
        """Without those in which everybody's words accuse whoever reads now."""
        hidden = groups_about_reader()
        return self.exclude(pk__in=hidden) if hidden else self

    def told_to_all(self) -> "OpinionGroupQuerySet":
        """For the wall: without those in which every opinion is kept from somebody (docs/decisions/0019)."""
        return self.filter(opinions__guarded=False).distinct()

    def of_bodies(self, body_ids: Iterable[int]) -> "OpinionGroupQuerySet":
        """What these bodies prepare or answer."""
        return self.filter(Q(preparation__body__in=body_ids) | Q(assignments__body__in=body_ids)).distinct()

    def without_outcome(self) -> "OpinionGroupQuerySet":
        return self.filter(outcome=None)

    def with_last_word(self) -> "OpinionGroupQuerySet":
        """Adds `last_word`: whether the last person who said so was satisfied with the last reply; None: nobody."""
        last = Rating.objects.filter(reply__assignment__group=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(last_word=Subquery(last.values("satisfied")[:1]))

    def unsettled(self) -> "OpinionGroupQuerySet":
        """Not answered yet, without a result after the sitting, or answered while the last word about the last
        reply is "not satisfied"."""
        given = Assignment.objects.filter(group=OuterRef("pk"))
        return self.with_last_word().filter(
            Exists(given.filter(answered_at=None))
            | ~Exists(given) & Q(outcome=None, dialogue__closed_at__isnull=False)
            | Q(last_word=False)
        )

    def before(self, dialogue: "Dialogue") -> "OpinionGroupQuerySet":
        """Of dialogues held before this one."""
        earlier = self.exclude(dialogue=dialogue).exclude(dialogue__stage=Stage.CANCELLED)
        if dialogue.held_on is None:
            return earlier.filter(dialogue__held_on__isnull=False, dialogue__closed_at__isnull=False)
        return earlier.filter(dialogue__held_on__lt=dialogue.held_on)

    def unprepared(self) -> "OpinionGroupQuerySet":
        return self.filter(preparation=None)


class OpinionGroup(Tenant):
    """Opinions that ask the same: one question, one answer; everyone keeps their words and code.

    Every classified opinion is in a group, if only of one: the group is what is prepared,
    discussed in the hall, concluded and answered.
    """

    dialogue = models.ForeignKey("doithoai.Dialogue", on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveIntegerField("số thứ tự")
    question = models.CharField("nội dung hỏi", max_length=400)
    field = models.CharField("lĩnh vực", max_length=20, blank=True)
    urgency = models.CharField("cấp thiết", max_length=8, choices=Urgency, default=Urgency.NORMAL)
    competence = models.CharField("thẩm quyền", max_length=12, choices=Competence, blank=True)

    objects = TenantManager.from_queryset(OpinionGroupQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_group_of_a_number")]

    def __str__(self) -> str:
        return f"Nhóm {self.number}: {self.question}"
