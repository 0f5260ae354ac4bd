"""Giấu người nêu: the body complained about does not learn who asked; the person complained about learns nothing."""

from collections.abc import Iterable

from django.db import models

from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet


class ShieldQuerySet(TenantQuerySet):
    def standing(self) -> "ShieldQuerySet":
        return self.filter(lifted_at=None)

    def against(self, body_ids: Iterable[int]) -> "ShieldQuerySet":
        """Those that keep somebody from one of these bodies."""
        return self.standing().filter(body__in=body_ids)

    def of_people(self) -> "ShieldQuerySet":
        """Those that keep an opinion from a person."""
        return self.standing().exclude(user=None)


class Shield(Tenant):
    """Who asked this opinion is kept from this body; or the opinion, words and all, from this person (models/reading.py).
    A lifted one stays, so that the software does not put it up again by itself."""

    opinion = models.ForeignKey("doithoai.Opinion", on_delete=models.CASCADE, related_name="shields")
    body = models.ForeignKey(
        "doithoai.Body", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey(
        "doithoai.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    published = models.CharField(
        "mức công khai trước đó", max_length=8, blank=True
    )  # given back when it is lifted
    by = models.CharField("người giấu", max_length=120)  # "Hệ thống" when the words complain about the body
    at = models.DateTimeField("giấu lúc")
    lifted_at = models.DateTimeField("thôi giấu lúc", null=True, blank=True)
    lifted_by = models.CharField("người thôi giấu", max_length=120, blank=True)

    objects = TenantManager.from_queryset(ShieldQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["opinion", "body"], name="one_shield_a_body"),
            models.UniqueConstraint(fields=["opinion", "user"], name="one_shield_a_person"),
            models.CheckConstraint(
                condition=models.Q(body__isnull=True) ^ models.Q(user__isnull=True), name="shield_against_one"
            ),
        ]

    def __str__(self) -> str:
        return f"Giấu người nêu {self.opinion.receipt} với {self.against}"

    @property
    def against(self) -> str:
        """Whom it keeps away, in words."""
        return self.user.full_name if self.user else str(self.body)
