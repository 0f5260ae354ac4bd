"""Whatever an office does with its numbers: none twice, none missing without a line that says why."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.cancel_number import cancel_number
from doithoai.actions.papers.enter_outside_paper import enter_outside_paper
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.papers.share_series import share_series
from doithoai.actions.papers.start_numbering import start_numbering
from doithoai.models import Commune, OutgoingEntry, PaperSeries

pytestmark = pytest.mark.django_db
SYMBOLS = st.sampled_from(["KH-UBND", "TB-UBND", "UBND-VP", "UBND-KT", "KH-HĐND"])
NUMBERS = st.integers(1, 12)
DAYS = st.integers(-10, 0)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), SYMBOLS),
        st.tuples(st.just("cancel"), NUMBERS),
        st.tuples(st.just("enter"), SYMBOLS, st.one_of(st.none(), NUMBERS), DAYS),
        st.tuples(st.just("start"), SYMBOLS, NUMBERS),
        st.tuples(st.just("share"), st.sampled_from([[], ["KH", "TB"], ["CV", "KH", "TB"]])),
    ),
    max_size=25,
)


def do(commune: Commune, by, deed: tuple) -> None:
    match deed:
        case ("keep", symbol):
            reserve_number(commune, by=by, symbol=symbol, why="chờ ký")
        case ("cancel", place):
            lines = OutgoingEntry.objects.all()
            if line := lines[place - 1 : place].first():
                cancel_number(line, by=by, why="thôi")
        case ("enter", symbol, number, day):
            on = date(2026, 5, 20) + timedelta(days=day)
            enter_outside_paper(
                commune, by=by, symbol=symbol, number=number, issued_on=on, summary="Việc khác"
            )
        case ("start", symbol, first):
            start_numbering(commune, by=by, symbol=symbol, first=first, why="theo sổ giấy")
        case ("share", types):
            share_series(commune, by=by, types=types)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_no_number_twice_none_unexplained_dates_in_order(commune, ba_lan, deeds):
    before = transaction.savepoint()
    cancelled: set[int] = set()
    for deed in deeds:
        try:
            do(Commune.objects.get(pk=commune.pk), ba_lan, deed)
        except Refusal:
            continue
        now = set(OutgoingEntry.objects.filter(state="cancelled").values_list("pk", flat=True))
        assert cancelled <= now, "a cancelled number came back"
        cancelled = now
    for row in PaperSeries.objects.all():
        lines = list(OutgoingEntry.objects.of(row.series, row.period))
        covered = [number for line in lines for number in range(line.number, line.last + 1)]
        assert covered == list(range(1, row.last + 1))
        dates = [line.issued_on for line in lines if line.issued_on]
        assert dates == sorted(dates)
    codes = [(line.code, line.period) for line in OutgoingEntry.objects.exclude(symbol="")]
    assert len(codes) == len(set(codes))
    assert all(line.note or line.subject for line in OutgoingEntry.objects.all())
    transaction.savepoint_rollback(before)
