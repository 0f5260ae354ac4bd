"""Paper and electronic in one sequence: what was issued without the software is entered."""

from datetime import date

from doithoai.actions.papers.enter_outside_paper import enter_outside_paper
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.models import OutgoingEntry
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

TODAY = given.BEFORE.date()
PAPER = {"symbol": "KH-UBND", "issued_on": TODAY, "summary": "Kế hoạch phòng chống cháy rừng"}


def test_it_takes_its_place_between_ours(commune, dialogue, ba_lan):
    line = enter_outside_paper(
        commune, by=ba_lan, **PAPER, number=2, signer="Lò Văn Bình", recipients="Đảng ủy\nCác thôn", archive="VP",
        copies=12,
    )  # fmt: skip
    assert (line.code, line.state, line.recipients, line.copies) == (
        "02/KH-UBND", "outside", ["Đảng ủy", "Các thôn"], 12,
    )  # fmt: skip
    assert given.an_open_dialogue(commune, ba_lan).papers.get().code == "03/KH-UBND"


def test_without_a_number_it_gets_the_next(commune, dialogue, ba_lan):
    assert enter_outside_paper(commune, by=ba_lan, **PAPER).code == "02/KH-UBND"


def test_it_fills_a_number_that_was_kept(commune, ba_lan):
    reserve_number(commune, by=ba_lan, symbol="KH-UBND", why="chờ ký")
    line = enter_outside_paper(commune, by=ba_lan, **PAPER, number=1)
    assert (line.code, line.state, line.note) == ("01/KH-UBND", "outside", "chờ ký")
    assert OutgoingEntry.objects.count() == 1


def test_a_number_that_is_taken_says_by_what(commune, dialogue, ba_lan):
    sentence = refused(enter_outside_paper, commune, by=ba_lan, **PAPER, number=1)
    assert sentence.startswith("Số 01/KH-UBND năm 2026 đã có trong sổ (đã ban hành “Đối thoại trực tiếp")


def test_a_number_still_to_come_says_which_is_next(commune, dialogue, ba_lan):
    assert refused(enter_outside_paper, commune, by=ba_lan, **PAPER, number=50) == (
        "Dãy Kế hoạch (UBND) năm 2026 đã cấp đến số 01 nên chưa vào sổ số 50/KH-UBND được. Xin vào sổ lần lượt từ số "
        "02, hoặc đặt số bắt đầu nếu các số trước đã cấp ở sổ giấy."
    )


def test_a_number_taken_under_another_symbol_of_the_series_is_taken(commune, ba_lan):
    reserve_number(commune, by=ba_lan, symbol="UBND-VP", why="chờ ký")
    sentence = refused(
        enter_outside_paper,
        commune,
        by=ba_lan,
        symbol="UBND-KT",
        issued_on=TODAY,
        summary="Trả lời",
        number=1,
    )
    assert sentence.endswith("số 01 đã cấp. Xin kiểm tra lại số và ký hiệu.")


def test_its_date_keeps_the_order_of_the_numbers(commune, dialogue, ba_lan):
    sentence = refused(enter_outside_paper, commune, by=ba_lan, **{**PAPER, "issued_on": date(2026, 5, 19)})
    assert "số 02 phải ghi ngày từ ngày 20/05/2026 (ngày của số 01) trở đi" in sentence


def test_a_paper_of_tomorrow_is_not_yet_issued(commune, ba_lan):
    sentence = refused(enter_outside_paper, commune, by=ba_lan, **{**PAPER, "issued_on": date(2026, 5, 21)})
    assert sentence.startswith("Ngày văn bản 21/05/2026 chưa đến.")


def test_a_slip_of_the_finger_is_refused(commune, ba_lan):
    assert refused(enter_outside_paper, commune, by=ba_lan, **PAPER, number=0).startswith(
        "Số văn bản phải từ 1"
    )
    assert refused(enter_outside_paper, commune, by=ba_lan, **PAPER, copies=-1).startswith("Số lượng bản")
    assert refused(enter_outside_paper, commune, by=ba_lan, **{**PAPER, "summary": " "}).startswith(
        "Chưa có trích yếu"
    )


def test_a_year_has_its_own_numbers(commune, dialogue, ba_lan):
    last_year = {**PAPER, "issued_on": date(2025, 12, 31)}
    assert enter_outside_paper(commune, by=ba_lan, **last_year).code == "01/KH-UBND"


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(enter_outside_paper, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(enter_outside_paper, commune, by=ong_tu) == only_for(enter_outside_paper)
