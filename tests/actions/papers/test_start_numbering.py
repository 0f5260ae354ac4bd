"""An office that begins in the middle of the year goes on from its paper register."""

from doithoai.actions.papers.start_numbering import start_numbering
from doithoai.models import OutgoingEntry
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_the_next_paper_gets_it_and_the_numbers_before_are_told(commune, ba_lan):
    line = start_numbering(commune, by=ba_lan, symbol="KH-UBND", first=46, why="Sổ giấy năm 2026 đến số 45")
    assert (line.code, line.state, line.note) == ("01–45", "before", "Sổ giấy năm 2026 đến số 45")
    assert given.an_open_dialogue(commune, ba_lan).papers.get().code == "46/KH-UBND"


def test_only_upward(commune, dialogue, ba_lan):
    for first in (1, 2):
        assert refused(start_numbering, commune, by=ba_lan, symbol="KH-UBND", first=first, why="lùi lại") == (
            "Dãy Kế hoạch (UBND) năm 2026 đã cấp đến số 01 nên số tiếp theo đã là 02. Số bắt đầu chỉ đặt cao hơn được, "
            "vì số đã cấp không cấp lại."
        )


def test_in_the_middle_too(commune, dialogue, ba_lan):
    start_numbering(commune, by=ba_lan, symbol="KH-UBND", first=10, why="Chín văn bản ở sổ giấy")
    assert [each.code for each in OutgoingEntry.objects.all()] == ["01/KH-UBND", "02–09"]


def test_a_slip_of_the_finger_is_refused(commune, ba_lan):
    sentence = refused(start_numbering, commune, by=ba_lan, symbol="KH-UBND", first=1_000_000, why="x")
    assert sentence.startswith("Số văn bản phải từ 1 đến 99999")


def test_without_a_reason_it_is_refused(commune, ba_lan):
    assert refused(start_numbering, commune, by=ba_lan, symbol="KH-UBND", first=5, why="").startswith(
        "Chưa có lý do đặt số bắt đầu"
    )


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(start_numbering, commune, by=ong_nam) == STRANGER


def test_the_chair_leaves_it_to_the_clerk(commune, ong_binh):
    assert refused_beforehand(start_numbering, commune, by=ong_binh) == only_for(start_numbering)
