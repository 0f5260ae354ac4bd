"""A kept number given up stays in the register, and nobody gets it again."""

import pytest

from doithoai.actions.papers.cancel_number import cancel_number
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.papers.start_numbering import start_numbering
from doithoai.models import OutgoingEntry
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def kept(commune, ba_lan) -> OutgoingEntry:
    return reserve_number(commune, by=ba_lan, symbol="KH-UBND", why="Kế hoạch tiếp dân chờ ký")


def test_it_stays_with_its_reason_and_is_not_used_again(commune, ba_lan, kept):
    gone = cancel_number(kept, by=ba_lan, why="Không ban hành nữa")
    assert (gone.state, gone.code, gone.closed_by) == ("cancelled", "01/KH-UBND", "Trần Thị Lan")
    assert gone.note == "Không ban hành nữa (giữ số: Kế hoạch tiếp dân chờ ký)"
    assert given.an_open_dialogue(commune, ba_lan).papers.get().code == "02/KH-UBND"


def test_a_second_time_it_is_told(ba_lan, kept):
    gone = cancel_number(kept, by=ba_lan, why="Không ban hành nữa")
    assert refused_beforehand(cancel_number, gone, by=ba_lan, why="lần nữa") == "Số 01/KH-UBND đã hủy rồi."


def test_an_issued_paper_keeps_its_number(dialogue, ba_lan):
    line = OutgoingEntry.objects.get()
    sentence = refused_beforehand(cancel_number, line, by=ba_lan, why="sai")
    assert sentence == (
        "Văn bản số 01/KH-UBND đã ban hành nên không hủy số được. Muốn văn bản hết hiệu lực, xin ban hành văn bản "
        "thay thế hoặc thu hồi."
    )


def test_numbers_of_another_book_are_not_ours_to_cancel(commune, ba_lan):
    line = start_numbering(commune, by=ba_lan, symbol="KH-UBND", first=46, why="sổ giấy đến số 45")
    assert refused_beforehand(cancel_number, line, by=ba_lan, why="sai").startswith("Các số này đã cấp ở sổ")


def test_without_a_reason_it_is_refused(ba_lan, kept):
    assert refused(cancel_number, kept, by=ba_lan, why="").startswith("Chưa có lý do hủy số")


def test_ong_nam_may_not(kept, ong_nam):
    assert refused_beforehand(cancel_number, kept, by=ong_nam) == STRANGER


def test_the_chair_leaves_it_to_the_clerk(kept, ong_binh):
    assert refused_beforehand(cancel_number, kept, by=ong_binh) == only_for(cancel_number)
