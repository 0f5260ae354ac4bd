"""Who acts: never a request, never a session; a value that an action can be given."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from doithoai.rules.procedure import ROLE_LABELS, Role
from doithoai.rules.vietnamese import fold

if TYPE_CHECKING:
    from doithoai.models.person import Membership, User


@dataclass(frozen=True)
class Actor:
    """Somebody in one commune: their name, roles, and the bodies and hamlets they speak for."""

    name: str
    commune_id: int
    roles: frozenset[Role]
    user_id: int | None = None
    body_ids: frozenset[int] = field(default_factory=frozenset)
    hamlet_ids: frozenset[int] = field(default_factory=frozenset)
    #: Kinds of bodies this person heads: the chair of the People's Committee heads what the Committee does.
    heads: frozenset[str] = field(default_factory=frozenset)

    def is_any(self, *roles: Role) -> bool:
        return bool(self.roles & set(roles))

    @property
    def title(self) -> str:
        """Roles in words: "công chức Văn phòng – Thống kê, thư ký"."""
        return ", ".join(ROLE_LABELS[role] for role in Role if role in self.roles)

    @classmethod
    def citizen(cls, commune_id: int, name: str = "Người dân") -> "Actor":
        return cls(name, commune_id, frozenset({Role.CITIZEN}))

    @classmethod
    def clock(cls, commune_id: int) -> "Actor":
        return cls("Hệ thống", commune_id, frozenset({Role.CLOCK}))

    @classmethod
    def of(
        cls, user: "User", commune_id: int, everywhere: "list[Membership] | None" = None
    ) -> "Actor | None":
        """The user as one of this commune's people; None when they have no place in it.

        `everywhere`: their places in all communes, when the caller has asked for them already.
        """
        everywhere = user.memberships_everywhere() if everywhere is None else everywhere
        places = [each for each in everywhere if each.commune_id == commune_id]
        if not places:
            return None
        return cls(
            user.full_name,
            commune_id,
            frozenset(Role(each.role) for each in places),
            user.pk,
            frozenset(each.body_id for each in places if each.body_id),
            frozenset(each.hamlet_id for each in places if each.hamlet_id),
            frozenset(headed(each.title) for each in places if each.role == Role.CHAIR),
        )


def headed(title: str) -> str:
    """The kind of body (Body.Kind) that somebody who chairs under this title heads: the Committee, when it says no
    other."""
    said = fold(title)
    return "dang" if "bi thu" in said else "hdnd" if "hoi dong nhan dan" in said or "hdnd" in said else "ubnd"
