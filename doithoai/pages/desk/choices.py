"""Choosing among rows of the commune being served, in forms that are read before anybody is served."""

from collections.abc import Callable
from typing import Any, cast

from django import forms


class OneOf(forms.ModelChoiceField):
    """One row of `rows()`, which is asked when a form is made and never when the module is read."""

    def __init__(self, rows: Callable[[], Any], **kwargs: Any) -> None:
        super().__init__(queryset=None, **kwargs)
        self.rows = rows

    def __deepcopy__(self, memo: dict[int, Any]) -> "OneOf":
        made: OneOf = super().__deepcopy__(memo)
        made.queryset = self.rows()
        return made


def offer_rows(form: forms.Form, name: str, rows: Any, *, needed: bool = False) -> None:
    """Let the field `name` choose among fewer rows than it would; `needed`: it may not stay empty."""
    field = cast(OneOf, form.fields[name])
    if needed:
        field.required, field.empty_label = True, None
    field.queryset = rows


def offer_choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = choices
