"""Báo lại: an answer that was brought to the person who asked, by whoever wrote their words down."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from doithoai.models.actor import Actor
from doithoai.models.follow_up import Reply
from doithoai.models.opinion import Opinion, OpinionQuerySet
from doithoai.models.reading import leads_the_front
from doithoai.models.tenancy import Tenant, TenantManager
from doithoai.rules.procedure import Role

if TYPE_CHECKING:
    from doithoai.models.dialogue import Dialogue

#: Doors whose people have no screen to look at: somebody must bring them the answer.
BY_HAND = (Opinion.Channel.HAMLET, Opinion.Channel.FRONT)


class Delivery(Tenant):
    """One answer told to the person of one opinion. `reply` is None for what was answered in the hall."""

    class How(models.TextChoices):
        READ = "read", "Đã đọc cho"
        HANDED = "handed", "Đã trao tận tay"
        CALLED = "called", "Đã gọi điện"
        MAILED = "mailed", "Đã gửi thư điện tử"

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="deliveries")
    reply = models.ForeignKey(
        "doithoai.Reply", on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    how = models.CharField("cách báo", max_length=8, choices=How)
    at = models.DateTimeField("lúc")
    by = models.CharField("người báo", max_length=120)

    objects = TenantManager()

    class Meta(Tenant.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["opinion", "reply"], name="one_delivery_of_a_reply"),
            models.UniqueConstraint(
                fields=["opinion"], condition=models.Q(reply=None), name="one_delivery_of_the_hall"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}: {self.by}"

    @property
    def dialogue(self) -> "Dialogue | None":
        return self.opinion.dialogue


def brought_by_hand() -> OpinionQuerySet:
    """Matters of people to whom somebody brings the answer: they have no screen, or asked to be called, written to
    or handed a letter."""
    asked = Q(channel__in=BY_HAND) | ~Q(answer_by=Opinion.AnswerBy.CODE)
    return Opinion.objects.matters().on_the_dialogue_track().filter(asked)


def still_to_tell(rows: OpinionQuerySet | None = None) -> OpinionQuerySet:
    """Those of `rows` (all of `brought_by_hand`) that have an answer nobody has told yet; adds `last_reply`.

    A further reply is to be told again; one whose paper was withdrawn is not.
    """
    last = Reply.objects.standing().filter(assignment__group=OuterRef("group")).order_by("-sent_at", "-pk")
    told = Delivery.objects.filter(opinion=OuterRef("pk"))
    rows = brought_by_hand() if rows is None else rows
    rows = rows.annotate(last_reply=Subquery(last.values("pk")[:1]))
    written = Q(last_reply__isnull=False) & ~Exists(told.filter(reply=OuterRef("last_reply")))
    in_the_hall = Q(last_reply=None, group__outcome__kind="answered") & ~Exists(told.filter(reply=None))
    return rows.filter(written | in_the_hall)


def told_by(actor: Actor, rows: OpinionQuerySet) -> OpinionQuerySet:
    """Those whose people this person brings answers to: a hamlet head their hamlets', the Front what it and its
    organisations collected, an organisation its own, the office everybody's, and alone those who want a call or an e-mail."""
    rows = rows.readable_by(actor)
    if actor.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY):
        return rows
    mine = Q(pk__in=())
    if actor.is_any(Role.FRONT):
        mine = Q(channel=Opinion.Channel.FRONT)
        if not leads_the_front(actor):
            mine &= Q(collected_by__in=actor.body_ids) | Q(written_by=actor.user_id)
    if actor.is_any(Role.HAMLET_HEAD):
        from_the_office = (Opinion.AnswerBy.PHONE, Opinion.AnswerBy.EMAIL)
        mine |= Q(hamlet__in=actor.hamlet_ids) & ~Q(answer_by__in=from_the_office)
    return rows.filter(mine)
