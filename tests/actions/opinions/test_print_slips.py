"""Blank slips carry their code before anybody writes on them; typed in, the code is the receipt."""

import pytest

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import MOST, print_slips
from doithoai.models import Hamlet, Opinion, Slip, SlipBatch
from doithoai.rules.codes import read_code
from tests.actions.refusals import STRANGER, only_for, refused

WORDS = "Đường vào bản lầy lội, trẻ con khó đi học."


def test_numbers_go_on_where_the_last_printing_ended(dialogue, ba_lan, ba_mai):
    first = print_slips(dialogue, by=ba_lan, count=3)
    second = print_slips(dialogue, by=ba_mai, count=2, hamlet=Hamlet.objects.first())
    speech = print_slips(dialogue, by=ba_lan, count=1, kind=SlipBatch.Kind.SPEECH)
    assert [(each.first, each.last) for each in (first, second, speech)] == [(1, 3), (4, 5), (1, 1)]
    codes = list(Slip.objects.values_list("code", flat=True))
    assert len(set(codes)) == 6
    assert all(read_code(code) == code for code in codes)


def test_a_typed_slip_keeps_its_code(commune, dialogue, ba_lan):
    slip = print_slips(dialogue, by=ba_lan, count=1).slips.get()
    spoken = slip.code.replace("-", " ").lower()
    assert enter_opinion(commune, by=ba_lan, words=WORDS, slip=spoken).code == slip.code
    again = refused(enter_opinion, commune, by=ba_lan, words=WORDS, slip=slip.code)
    assert "đã được nhập rồi" in again
    assert "để trống" in again
    assert Opinion.objects.count() == 1


@pytest.mark.parametrize(
    ("slip", "told"), [("K7M-Q2R", "9 chữ và số"), ("222-222-223", "9 chữ và số"), ("223-456-78H", "9 chữ")]
)
def test_a_slip_of_the_hand_is_told(commune, dialogue, ba_lan, slip, told):
    assert told in refused(enter_opinion, commune, by=ba_lan, words=WORDS, slip=slip)


def test_a_code_that_was_never_printed_here_is_told(commune, ba_lan):
    elsewhere = enter_opinion(commune, by=ba_lan, words=WORDS).code
    assert "không có trong các phiếu đã in" in refused(
        enter_opinion, commune, by=ba_lan, words=WORDS, slip=elsewhere
    )


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_neither_none_nor_a_mountain(dialogue, ba_lan, count):
    assert str(MOST) in refused(print_slips, dialogue, by=ba_lan, count=count)


def test_only_kinds_that_exist(dialogue, ba_lan):
    assert "Xin chọn" in refused(print_slips, dialogue, by=ba_lan, count=1, kind="love_letter")


def test_ong_nam_and_who_else_may_not(dialogue, ong_nam, co_thu):
    assert refused(print_slips, dialogue, by=ong_nam, count=1) == STRANGER
    assert refused(print_slips, dialogue, by=co_thu, count=1) == only_for(print_slips)
