"""The secret address under which a calendar program fetches one person's own dates."""

import secrets

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from doithoai.models.tenancy import Tenant, TenantManager, serving_everywhere

SIGNED = 32  # characters of the signature
FEWEST = 20  # characters of the key


def new_key() -> str:
    return secrets.token_urlsafe(18)


class CalendarAddress(Tenant):
    """One person's in one commune. Its token opens the calendar without signing in, so it can be renewed.

    Only `key` is kept; the token is the key signed with the installation's secret: a copy of the database alone
    opens nobody's calendar.
    """

    user = models.ForeignKey("doithoai.User", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    made_at = models.DateTimeField("lập lúc")

    objects = TenantManager()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["commune", "user"], name="one_calendar_address_a_person")
        ]

    def __str__(self) -> str:
        return f"Lịch riêng của {self.user.full_name}"

    @property
    def token(self) -> str:
        return self.key + signature(self.key)


def signature(key: str) -> str:
    return salted_hmac("doithoai.own_calendar", key, algorithm="sha256").hexdigest()[:SIGNED]


def address_of_token(token: str) -> CalendarAddress | None:
    """Whose calendar this token opens, in whichever commune; None when it opens none (any more)."""
    key, signed = token[:-SIGNED], token[-SIGNED:]
    if len(key) < FEWEST or not constant_time_compare(signature(key), signed):
        return None
    with serving_everywhere(because="the secret address of a calendar names its commune"):
        return CalendarAddress.objects.select_related("commune", "user").filter(key=key).first()
