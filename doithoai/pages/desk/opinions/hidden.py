"""From whom one opinion is hidden, and who is left to sort it."""

from typing import Any

from django import forms

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.models import Actor, Body, Competence, Membership, Opinion, Urgency, User
from doithoai.pages.desk.choices import offer_choices
from doithoai.pages.desk.opinions.fields import field_choices
from doithoai.rules.procedure import Role


class ClassifyForm(forms.Form):
    """The three labels. What they may be is the action's to say."""

    field = forms.ChoiceField(label="Lĩnh vực", choices=field_choices)
    urgency = forms.ChoiceField(label="Mức độ cấp thiết", choices=Urgency.choices)
    competence = forms.ChoiceField(label="Thẩm quyền", choices=Competence.choices)
    ordinary = forms.BooleanField(label="Không phải khiếu nại, tố cáo: đã đọc", required=False)


class UnhintedForm(ClassifyForm):
    """The same with nothing chosen beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("field", "urgency", "competence"):
            offer_choices(self, name, [("", "Chọn"), *self.fields[name].choices])  # type: ignore[attr-defined]


def left_to_me(opinion: Opinion, by: Actor) -> dict[str, Any]:
    """For the chair and the reception: an opinion that no clerk may see is theirs to sort."""
    if by.is_any(Role.CLERK) or opinion.classified_at or classify_opinion.refusal(opinion, by=by):
        return {}
    return {"labels": UnhintedForm()}


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
