"""Several people at one moment: threads that start together, as requests of the server do."""

import threading
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection

from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Actor, Commune, OutgoingEntry, serving
from doithoai.models.journal import first_broken_deed
from tests import given


def at_once(commune: Commune, *deeds: Callable[[], Any]) -> list[Any]:
    """What each deed returned or raised, in order; all begin at the same moment, each on its own connection."""
    start, told = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(number: int) -> None:
        try:
            with serving(commune):
                connection.ensure_connection()
                start.wait(timeout=20)
                told[number] = deeds[number]()
        except Exception as raised:
            told[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told


def twenty_send(commune: Commune) -> None:
    """Twenty people press the button together: twenty receipts, one whole journal."""
    ong_ba = Actor.citizen(commune.pk, "Ông Ba")
    words = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa."
    receipts = at_once(commune, *[lambda: submit_opinion(commune, by=ong_ba, words=words)] * 20)
    assert [each for each in receipts if isinstance(each, Exception)] == []
    assert len({each.code for each in receipts}) == 20
    assert first_broken_deed(commune.pk) is None


def twenty_numbers(commune: Commune, by: Actor) -> None:
    """Two clerks keep numbers while two plans are issued: each number once, none missing."""
    plans = [given.a_dialogue(commune, by) for _ in range(2)]
    on = given.BEFORE.date()
    kept = [lambda: reserve_number(commune, by=by, at=given.BEFORE, symbol="KH-UBND", why="chờ ký")] * 18
    issued = [lambda plan=plan: issue_plan(plan, by=by, at=given.BEFORE, issued_on=on) for plan in plans]
    outcomes = at_once(commune, *kept, *issued)
    assert [each for each in outcomes if isinstance(each, Exception)] == []
    assert sorted(each.number for each in outcomes) == list(range(1, 21))
    assert list(OutgoingEntry.objects.values_list("number", flat=True)) == list(range(1, 21))
    assert first_broken_deed(commune.pk) is None


def on_a_file_of_its_own() -> None:
    """The same on SQLite as it is installed: a file, WAL, writers that queue (tests run it in memory)."""
    call_command("migrate", verbosity=0)
    commune = given.a_commune()
    with serving(commune):
        twenty_send(commune)
        twenty_numbers(commune, given.ba_lan(commune))
