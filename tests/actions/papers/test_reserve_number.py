"""A number kept for a paper that is signed elsewhere, or not yet ready."""

from datetime import date

from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import OutgoingEntry
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_it_takes_the_next_number_and_says_why(commune, dialogue, ba_lan):
    kept = reserve_number(commune, by=ba_lan, symbol=" KH - UBND ", why="Kế hoạch tiếp dân chờ ký")
    assert (kept.code, kept.state, kept.note) == ("02/KH-UBND", "reserved", "Kế hoạch tiếp dân chờ ký")
    assert (kept.type_name, kept.issued_on, kept.by) == ("Kế hoạch", None, "Trần Thị Lan")


def test_the_paper_it_was_kept_for_takes_it(commune, plan, ba_lan):
    reserve_number(commune, by=ba_lan, symbol="KH-UBND", why="chờ ký", dialogue=plan, kind="plan")
    other = given.an_open_dialogue(commune, ba_lan)
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    assert [other.papers.get().code, paper.code] == ["02/KH-UBND", "01/KH-UBND"]
    line = OutgoingEntry.objects.get(number=1)
    assert (line.state, line.paper, line.signer) == ("issued", paper, "Lò Văn Bình")


def test_a_kept_number_too_waits_in_the_order_of_dates(commune, plan, ba_lan):
    reserve_number(commune, by=ba_lan, symbol="KH-UBND", why="chờ ký", dialogue=plan, kind="plan")
    given.an_open_dialogue(commune, ba_lan)
    sentence = refused(issue_plan, plan, by=ba_lan, at=given.BEFORE, issued_on=date(2026, 5, 21))
    assert sentence == (
        "Số được cấp theo thứ tự thời gian: số 01 phải ghi ngày chậm nhất ngày 20/05/2026 (ngày của số 02), không ghi "
        "ngày 21/05/2026 được. Xin sửa ngày ban hành."
    )


def test_a_letter_is_numbered_in_the_series_of_letters_whatever_unit_wrote_it(commune, ba_lan):
    first = reserve_number(commune, by=ba_lan, symbol="UBND-VP", why="chờ ký")
    second = reserve_number(commune, by=ba_lan, symbol="UBND-KT", why="chờ ký")
    assert ([first.series, second.series], second.code) == (["CV-UBND"] * 2, "02/UBND-KT")


def test_a_symbol_that_cannot_be_one_is_refused(commune, ba_lan):
    for symbol in ("", "KH", "KH/", "KH-UBND-" + "X" * 40, "12/KH UBND?"):
        sentence = refused(reserve_number, commune, by=ba_lan, symbol=symbol, why="chờ ký")
        assert sentence.startswith("Ký hiệu “")


def test_without_a_reason_it_is_refused(commune, ba_lan):
    assert refused(reserve_number, commune, by=ba_lan, symbol="KH-UBND", why=" ").startswith(
        "Chưa có lý do giữ số"
    )


def test_half_a_paper_is_refused(commune, dialogue, ba_lan):
    sentence = refused(reserve_number, commune, by=ba_lan, symbol="KH-UBND", why="chờ ký", dialogue=dialogue)
    assert sentence.startswith("Giữ số cho một văn bản của hồ sơ thì xin chọn cả hồ sơ")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(reserve_number, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(reserve_number, commune, by=ong_tu) == only_for(reserve_number)
