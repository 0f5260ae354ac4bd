"""Which doors a person has: nobody is shown a button that can never be theirs."""

from django.urls import resolve

from doithoai.models import Actor
from doithoai.rules.procedure import refusal


def may_open(address: str, by: Actor) -> bool:
    """Do the roles named by the page at `address` (without query or anchor) include one of this person's?"""
    return bool(by.roles & resolve(address).func.roles)  # type: ignore[attr-defined]


def may_ever(verb: str, by: Actor) -> bool:
    """Is the deed this person's at some stage? What is theirs but not now is greyed, not hidden."""
    return refusal(verb, by.roles, None) is None
