"""Numbers, symbols and series of papers."""

from datetime import date

import pytest

from doithoai.rules.paper_numbers import (
    code_of,
    out_of_order,
    parted,
    period_of,
    series_name,
    series_of,
    told_period,
)


@pytest.mark.parametrize(
    ("number", "symbol", "code"),
    [(6, "KH-HĐND", "06/KH-HĐND"), (10, "UBND-VP", "10/UBND-VP"), (125, "TB-UBND", "125/TB-UBND"), (5, "NQ/ĐU", "05-NQ/ĐU")],
)  # fmt: skip
def test_only_below_ten_a_zero_leads(number, symbol, code):
    assert code_of(number, symbol) == code


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("KH-UBND", ("KH", "UBND")), ("KH/ĐU", ("KH", "ĐU")), ("UBND-VP", ("CV", "UBND")),
        ("KH-MTTQ-BTT", ("KH", "MTTQ-BTT")), ("CV/ĐU", ("CV", "ĐU")), ("HĐND-VP", ("CV", "HĐND")),
    ],
)  # fmt: skip
def test_a_symbol_is_a_type_and_an_issuer(symbol, parts):
    assert parted(symbol) == parts


def test_types_that_share_have_one_series_an_issuer():
    shared = ["KH", "CV"]
    assert [series_of(each, shared) for each in ("KH-UBND", "UBND-VP", "TB-UBND", "KH-HĐND")] == [
        "Chung-UBND", "Chung-UBND", "TB-UBND", "Chung-HĐND",
    ]  # fmt: skip
    assert [series_name(each) for each in ("KH-UBND", "Chung-UBND", "CV-UBND")] == [
        "Kế hoạch (UBND)", "Dãy chung (UBND)", "Công văn (UBND)",
    ]  # fmt: skip


def test_the_state_counts_by_year_the_party_by_term():
    assert period_of("KH-UBND", date(2026, 12, 31)) == "2026"
    assert period_of("KH-UBND", date(2027, 1, 1)) == "2027"
    term = period_of("KH/ĐU", date(2026, 12, 31))
    assert (term, period_of("KH/ĐU", date(2027, 1, 1))) == ("NK 2025-2030", term)
    assert [told_period(each) for each in ("2026", term)] == ["năm 2026", "nhiệm kỳ 2025-2030"]


def test_dates_follow_the_numbers():
    before, after = (4, date(2026, 5, 20)), (6, date(2026, 5, 25))
    told = [out_of_order(5, date(2026, 5, day), before=before, after=after) for day in (19, 20, 25, 26)]
    assert [bool(each) for each in told] == [True, False, False, True]
    assert out_of_order(1, date(2026, 5, 19), before=None, after=None) is None
