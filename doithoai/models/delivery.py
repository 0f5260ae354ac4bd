"""Báo lại: an answer that was brought to the person who asked, by whoever wrote their words down."""

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager


class Delivery(Tenant):
    """One answer told to the person of one opinion. `reply` is None for what was answered in the hall."""

    class How(models.TextChoices):
        READ = "read", "Đã đọc cho"
        HANDED = "handed", "Đã trao tận tay"

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
