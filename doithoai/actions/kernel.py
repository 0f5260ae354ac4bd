"""The five things every action owes: guard, lock, do, journal, announce."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from doithoai.models import Actor, Dialogue
from doithoai.models.clock import now
from doithoai.models.journal import record_deed
from doithoai.models.reading import kept_secret, whole_record
from doithoai.outputs.live import announce
from doithoai.rules import procedure

#: A named reason against: a function of the subject and the actor that returns a sentence or None.
Condition = Callable[[Any, Actor], str | None]


class Refusal(Exception):
    """A Vietnamese sentence: what happened and what to do. The same everywhere it is shown."""


def hold(subject: Any) -> None:
    """Two tabs: one wins, the other is told. Rows that only point at ours need not wait (`no_key`)."""
    try:
        held = getattr(subject, "dialogue", None) or subject
        rows = type(held).objects.select_for_update(no_key=True)
        locked = held.locked() if isinstance(held, Dialogue) else rows.get(pk=held.pk)
        subject.refresh_from_db()
        if held is not subject and vars(subject).get("dialogue_id") == held.pk:
            subject.dialogue = locked  # as it stands under the lock: it need not be read again
    except ObjectDoesNotExist as gone:
        raise Refusal("Mục này không còn nữa: vừa có người bỏ hoặc gộp nó. Xin mở lại trang.") from gone


def action(*, unless: list[Condition] | None = None, lock: bool = True) -> Callable:
    """Make a verb of `doithoai/actions/` keep its duties.

    The verb is called `verb(subject, by=actor, at=moment, **given)`; the subject is a commune, a dialogue, or anything
    with one. `verb.refusal(subject, by=actor)` asks without doing. `lock=False`: the public door, fast when many send.
    """

    def decorate(do: Callable) -> Callable:
        verb = do.__name__
        row = procedure.PROCEDURE[verb]

        def refusal(subject: Any, *, by: Actor) -> str | None:
            if by.commune_id != getattr(subject, "commune_id", subject.pk):
                return "Việc này thuộc đơn vị khác, tài khoản của bạn không làm được ở đây."
            dialogue = getattr(subject, "dialogue", None)
            stage = procedure.Stage(dialogue.stage) if dialogue else None
            against = procedure.refusal(verb, by.roles, stage) or kept_secret(subject, by)
            return against or next((no for why in unless or () if (no := why(subject, by))), None)

        @wraps(do)
        def act(subject: Any, *, by: Actor, at: datetime | None = None, **given: Any) -> Any:
            at = at or now()
            with transaction.atomic(), whole_record(because="a deed works on all there is"):
                if lock and subject.pk:
                    hold(subject)
                if no := refusal(subject, by=by):
                    raise Refusal(no)
                result = do(subject, by=by, at=at, **given)
                dialogue = getattr(result, "dialogue", None) or getattr(subject, "dialogue", None)
                if lock and dialogue:
                    dialogue.go_on(row.to and row.to.value)
                record_deed(verb, subject=subject, result=result, dialogue=dialogue, by=by, at=at)
                if dialogue:
                    transaction.on_commit(lambda: announce(dialogue.commune_id, dialogue.pk))
            return result

        act.refusal = refusal  # type: ignore[attr-defined]
        return act

    return decorate
