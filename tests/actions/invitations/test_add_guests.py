"""Pasting a list of guests: all of them, or none with a sentence a line."""

from doithoai.actions.invitations.add_guests import Guest, add_guests
from doithoai.models import Invitation
from tests import given
from tests.actions.refusals import STRANGER, refused


def test_the_whole_list_is_added(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    add_guests(
        dialogue, by=ba_lan, guests=[Guest(1, "Lò Văn An", "citizen"), Guest(2, "Cầm Thị Bảo", "delegate")]
    )
    assert list(Invitation.objects.values_list("name", flat=True)) == ["Lò Văn An", "Cầm Thị Bảo"]


def test_one_wrong_line_and_nobody_is_added(commune, ba_lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    twice = [Guest(1, "Lò Văn An", "citizen"), Guest(2, "Lò Văn An", "citizen"), Guest(3, "", "citizen")]
    assert refused(add_guests, dialogue, by=ba_lan, guests=twice).splitlines() == [
        "Dòng 2: Lò Văn An đã có trong danh sách mời. Nếu là người khác cùng tên, xin ghi thêm chức vụ.",
        "Dòng 3: Chưa có họ và tên. Xin điền rồi gửi lại.",
    ]
    assert not Invitation.objects.exists()


def test_ong_nam_may_not(commune, ba_lan, ong_nam):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    assert refused(add_guests, dialogue, by=ong_nam, guests=[Guest(1, "Lò Văn An", "citizen")]) == STRANGER
