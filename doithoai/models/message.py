"""The outbox: what must be told to somebody, until it has been."""

from django.db import models

from doithoai.models.actor import Actor
from doithoai.models.emergency import Emergency
from doithoai.models.preparation import Preparation
from doithoai.models.reading import groups_about
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class MessageQuerySet(TenantQuerySet):
    def unread_by(self, actor: Actor) -> "MessageQuerySet":
        """Notices on the desk for this person's bodies or roles, newest first; none of an emergency that accuses them,
        nor of a group that does."""
        mine = models.Q(body_id__in=actor.body_ids) | models.Q(role__in=actor.roles)
        hidden = [each.about for each in Emergency.objects.accusing(actor).only("pk")]
        if groups := groups_about(actor):
            work = Preparation.objects.filter(group__in=groups).values_list("pk", flat=True)
            hidden += [*(f"group {key}" for key in groups), *(f"preparation {key}" for key in work)]
        return self.filter(mine, read_at=None).exclude(about__in=hidden)


class Message(Tenant):
    """A notice on somebody's desk (channel "desk"); other channels empty the same outbox later.

    `about`: what it speaks of, where that is neither the assignment nor the dialogue: "paper 12", "group 5",
    "preparation 5", "draft plan 3", "emergency 4", "unsorted", "register". Pages make an address of it.
    """

    dialogue = models.ForeignKey(
        "doithoai.Dialogue", on_delete=models.CASCADE, null=True, related_name="messages"
    )
    body = models.ForeignKey(
        "doithoai.Body", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=20, blank=True)
    assignment = models.ForeignKey(
        "doithoai.Assignment", on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    text = models.CharField("nội dung", max_length=500)
    about = models.CharField("nói về", max_length=60, blank=True, default="")
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)

    objects = TenantManager.from_queryset(MessageQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text
