"""A form that asks for a hamlet of the commune being served."""

from typing import Any, cast

from django import forms

from doithoai.models import Hamlet


class HamletForm(forms.Form):
    """Its `hamlet` offers this commune's hamlets: the choice is made when asked, not when imported."""

    field_order = ["words", "name", "author", "hamlet"]
    hamlet: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Thôn", required=False, empty_label="Chưa rõ thôn"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["hamlet"]).queryset = Hamlet.objects.all()
