"""Hide who asked from the bodies, and the opinion from the people, it complains about; or stop hiding."""

from collections.abc import Collection
from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.shielding import keep_from, lift, put_up
from doithoai.models import Actor, Body, Membership, Opinion, User
from doithoai.models.reading import against_body_of
from doithoai.rules.procedure import Role


def speaks_for_the_accused(opinion: Opinion, by: Actor) -> str | None:
    """Whoever heads the body complained about does not decide who hides from it; somebody else of the office does."""
    if not by.is_any(Role.CHAIR) or by.is_any(Role.CLERK, Role.RECEPTION):
        return None
    meant = against_body_of(by).filter(opinion__in=[opinion.pk, opinion.part_of_id or opinion.pk])
    if not meant.exists():
        return None
    return "Việc giấu người nêu ở ý kiến này do Văn phòng hoặc bộ phận tiếp dân quyết định."


@action(unless=[has_left_the_dialogue, speaks_for_the_accused])
def shield_petitioner(
    opinion: Opinion,
    *,
    by: Actor,
    at: datetime,
    bodies: Collection[Body],
    people: Collection[User] | None = None,
) -> Opinion:
    """`bodies`: all from whom name, contact, hamlet, code, files and who wrote it down are hidden from now on; `people`:
    all who see nothing of it at all (None: as before). What stood before and is not among them is lifted. The parts of
    a split opinion follow their whole. Raises Refusal when nobody would be left to deal with it."""
    wanted = {each.pk for each in bodies}
    kept = None if people is None else {each.pk for each in people}
    if kept and not somebody_left(kept):
        raise Refusal(
            "Giấu với tất cả những người này thì không còn ai ở Văn phòng, bộ phận tiếp dân xem được. Xin chừa lại một người."
        )
    for each in (opinion, *opinion.parts.all()):
        for shield in each.shields.standing():
            held, among = (kept, shield.user_id) if shield.user_id else (wanted, shield.body_id)
            if held is not None and among not in held:
                lift(shield, at=at, by=by.name)
        for key in wanted:
            put_up(each, key, at=at, by=by.name)
        for key in kept or ():
            keep_from(each, key, at=at, by=by.name)
    opinion.refresh_from_db()
    return opinion


def somebody_left(kept: set[int]) -> bool:
    """A clerk or somebody of the reception who is not among these."""
    places = Membership.objects.of_role(Role.CLERK, Role.RECEPTION).filter(user__is_active=True)
    return places.exclude(user__in=kept).exists()
