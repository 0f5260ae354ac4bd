"""Accounts and what they may be in each commune."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from doithoai.models.commune import Commune
from doithoai.models.plain_sql import pairs
from doithoai.models.tenancy import Tenant, TenantManager, TenantQuerySet
from doithoai.rules.procedure import ROLE_LABELS, Role

#: Citizens and the clock never sign in.
SIGN_IN_ROLES = [(role.value, ROLE_LABELS[role]) for role in Role if role not in (Role.CITIZEN, Role.CLOCK)]


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, full_name: str, password: str | None) -> "User":
        user = self.model(username=username, full_name=full_name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. Shared between communes: one officer may serve two after a merger."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    is_active = models.BooleanField("đang hoạt động", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    def __str__(self) -> str:
        return f"{self.full_name} ({self.username})"

    def memberships_everywhere(self) -> list["Membership"]:
        """Every place this person holds, in whichever commune: asked at sign-in, before we serve one."""
        places = []
        for place, commune in pairs(Membership, Commune, _PLACES, self.pk):
            place.commune = commune
            places.append(place)
        return places


#: Every page of the desk asks.
_PLACES = (
    "SELECT place.*, commune.* FROM doithoai_membership place"
    " JOIN doithoai_commune commune ON commune.id = place.commune_id WHERE place.user_id = %s ORDER BY place.role"
)


class MembershipQuerySet(TenantQuerySet):
    def of_role(self, *roles: Role) -> "MembershipQuerySet":
        return self.filter(role__in=roles)


class Membership(Tenant):
    """One role of one person in one commune, perhaps for a body or a hamlet."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField("vai trò", max_length=20, choices=SIGN_IN_ROLES)
    title = models.CharField("chức vụ", max_length=120, blank=True)
    body = models.ForeignKey(
        "doithoai.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    hamlet = models.ForeignKey(
        "doithoai.Hamlet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TenantManager.from_queryset(MembershipQuerySet)()

    class Meta(Tenant.Meta):
        ordering = ["user__full_name", "role"]

    def __str__(self) -> str:
        return f"{self.user.full_name} – {self.title or self.get_role_display()}"
