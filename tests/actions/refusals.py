"""How a refusal is told and checked: the sentence, known beforehand, and nothing written."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, serving_everywhere
from doithoai.models.tenancy import Tenant
from doithoai.rules import procedure
from doithoai.rules.procedure import Role, Stage

STRANGER = "Việc này thuộc đơn vị khác, tài khoản của bạn không làm được ở đây."


def refused(verb: Any, subject: Any, *, by: Actor, **given: Any) -> str:
    """The sentence with which the verb refuses; not one row of any table is different afterwards."""
    before = every_row()
    with pytest.raises(Refusal) as told:
        verb(subject, by=by, **given)
    assert every_row() == before
    return str(told.value)


def refused_beforehand(verb: Any, subject: Any, *, by: Actor, **given: Any) -> str:
    """The same, and the button that would have asked was grey with the same sentence."""
    sentence = verb.refusal(subject, by=by)
    assert refused(verb, subject, by=by, **given) == sentence
    return sentence


def only_for(verb: Any) -> str:
    """What everybody hears who has not the role."""
    return procedure.refusal(verb.__name__, frozenset(), None) or ""


def not_during(verb: Any, stage: Stage) -> str:
    """What even the right person hears in the wrong stage."""
    return procedure.refusal(verb.__name__, frozenset(Role), stage) or ""


def every_row() -> dict[str, list[tuple]]:
    """Every table as it stands in the database, unread: enough to see whether anything is different."""
    tables = [noun._meta.db_table for noun in apps.get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        return {table: rows_of(cursor, table) for table in tables}


def rows_of(cursor: Any, table: str) -> list[tuple]:
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')  # noqa: S608  (our own tables)
    return cursor.fetchall()


def everything() -> dict[str, list[dict]]:
    """Every row of every commune as the program reads it: in this, words are looked for."""
    with serving_everywhere(because="nothing of anybody's may change"):
        nouns = [model for model in apps.get_app_config("doithoai").get_models() if issubclass(model, Tenant)]
        return {noun.__name__: list(noun.objects.order_by("pk").values()) for noun in nouns}
