"""Whoever comes to work here, or gets a further place, after words came: what is kept from them, and told of them.

An account made later was never asked about; and whoever is accused could make themselves a second one
(docs/decisions/0020)."""

from datetime import datetime, timedelta
from functools import partial

from doithoai.actions.shielding import BY_WORDS, keep_from, people_meant, stand
from doithoai.actions.unharmed import unharmed
from doithoai.models import Actor, Job, Membership, Message, Opinion, Shield
from doithoai.models.reading import OFFICE
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold

READ_AGAIN_AFTER = timedelta(minutes=1)


def keep_from_newcomer(place: Membership, *, by: Actor, at: datetime, new: bool) -> None:
    """`place` was given just now; `new`: the account was made with it. At once, before anybody signs in with it: what
    accuses this person is kept from them, where nobody has sorted it yet or it says their whole name; and with the first
    place that reads what people say, all that is kept from whoever gave it."""
    places, name = list(Membership.objects.select_related("user", "body", "hamlet")), place.user.full_name
    came = Opinion.objects.on_the_dialogue_track().select_related("hamlet")
    named = came.matching(name).filter(folded__contains=fold(name))
    for opinion in {*came.suspects(), *named}:
        unharmed("shield", opinion, at=at, do=partial(keep_if_meant, opinion, place.user_id, places, at=at))
    before = {each.role for each in places if each.user_id == place.user_id and each != place}
    if new or (place.role in OFFICE and before.isdisjoint(OFFICE)):
        for held in Shield.objects.of_people().filter(user=by.user_id).select_related("opinion"):
            # with its own moment, which is what ties the stub of a denunciation to the line about it
            stand(held.opinion, {"user_id": place.user_id}, at=held.at, by=held.by, published=held.published)
    if came.exists():
        read_once_more(place.commune_id, at=at)


def keep_if_meant(opinion: Opinion, user_id: int, places: list[Membership], *, at: datetime) -> None:
    if user_id in people_meant(opinion, places):
        keep_from(opinion, user_id, at=at, by=BY_WORDS)


def read_once_more(commune_id: int, *, at: datetime) -> None:
    """For what is being sent at this very moment, and for the body that this person's name stands for from now on."""
    later = at + READ_AGAIN_AFTER
    Job.objects.get_or_create(
        unique_key=f"read_suspicions {commune_id} {later:%Y%m%d%H%M}",
        defaults={"kind": "read_suspicions", "commune_id": commune_id, "run_after": later},
    )


def tell_the_chair(place: Membership, *, by: Actor, at: datetime) -> None:
    """Who reads everything is known to more than one."""
    if place.role in OFFICE and not by.is_any(Role.CLOCK):
        who = f"{place.user.full_name}, {place.get_role_display()}"
        text = f"Có tài khoản mới xem được mọi ý kiến của dân: {who}, do {by.name} thêm."
        Message.objects.create(role=Role.CHAIR, text=text, at=at)
