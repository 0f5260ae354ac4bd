"""From whom the person behind one opinion may be hidden: bodies, and people of the commune."""

from typing import Any

from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.models import Actor, Body, Opinion, User
from doithoai.models.person import Membership


def who_may_be_hidden_from(opinion: Opinion, by: Actor) -> dict[str, Any]:
    """What `_shield.html` shows: the standing shields, and the choices for whoever may change them."""
    no_shield = shield_petitioner.refusal(opinion, by=by)
    if no_shield:
        return {"no_shield": no_shield, "shields": [], "bodies": [], "people": []}
    shields = list(opinion.shields.standing().select_related("body", "user"))
    people = User.objects.filter(pk__in=Membership.objects.values("user"), is_active=True)
    return {
        "no_shield": None,
        "shields": shields,
        "bodies": Body.objects.all(),
        "people": people.order_by("full_name"),
        "hidden_from": {each.user_id for each in shields if each.user_id},
    }
