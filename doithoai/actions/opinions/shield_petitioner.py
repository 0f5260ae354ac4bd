"""Hide who asked from the bodies they complain about, or stop hiding."""

from collections.abc import Collection
from datetime import datetime

from doithoai.actions.conditions import has_left_the_dialogue
from doithoai.actions.kernel import action
from doithoai.actions.shielding import lift, put_up
from doithoai.models import Actor, Body, Opinion


@action(unless=[has_left_the_dialogue])
def shield_petitioner(opinion: Opinion, *, by: Actor, at: datetime, bodies: Collection[Body]) -> Opinion:
    """`bodies`: all from whom name, contact, hamlet, code, files and who wrote it down are hidden from now on; what
    stood before and is not among them is lifted. The parts of a split opinion follow their whole."""
    wanted = {each.pk for each in bodies}
    for each in (opinion, *opinion.parts.all()):
        for shield in each.shields.standing():
            if shield.body_id not in wanted:
                lift(shield, at=at, by=by.name)
        for key in wanted:
            put_up(each, key, at=at, by=by.name)
    opinion.refresh_from_db()
    return opinion
