"""Who is invited."""

from doithoai.actions.invitations.add_guest import add_guest
from doithoai.models import Hamlet, Invitation
from doithoai.rules.codes import read_code
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_the_hamlet_head_adds_a_neighbour(dialogue, ba_mai):
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    guest = add_guest(dialogue, by=ba_mai, name=" Vàng  Thị Súa ", hamlet=hamlet)
    assert (guest.name, guest.kind, guest.added_by, guest.issued_at) == (
        "Vàng Thị Súa",
        "citizen",
        "Đỗ Thị Mai",
        None,
    )
    assert read_code(guest.code) == guest.code


def test_she_is_found_with_or_without_accents_by_hamlet_and_by_code(dialogue, ba_lan):
    guest = add_guest(
        dialogue, by=ba_lan, name="Vàng Thị Súa", hamlet=Hamlet.objects.get(name="thôn Đồng Mới")
    )
    for words in ("súa", "vang thi", "dong moi", guest.code.lower()):
        assert list(Invitation.objects.matching(words)) == [guest]


def test_two_people_of_one_name_are_told_apart_by_position(dialogue, ba_lan):
    add_guest(dialogue, by=ba_lan, name="Nguyễn Văn An")
    assert add_guest(dialogue, by=ba_lan, name="Nguyễn Văn An", position="Trưởng ban Công tác Mặt trận")


def test_the_same_row_twice_is_told_so(dialogue, ba_lan):
    hamlet = Hamlet.objects.first()
    add_guest(dialogue, by=ba_lan, name="Nguyễn Văn An", hamlet=hamlet)
    sentence = refused(add_guest, dialogue, by=ba_lan, name="Nguyễn  Văn An ", hamlet=hamlet)
    assert sentence.startswith(f"Nguyễn Văn An ({hamlet}) đã có trong danh sách mời.")


def test_a_name_is_needed(dialogue, ba_lan):
    assert refused(add_guest, dialogue, by=ba_lan, name=" ") == "Chưa có họ và tên. Xin điền rồi gửi lại."


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(add_guest, dialogue, by=ong_nam) == STRANGER


def test_the_officer_may_not(dialogue, ong_tu):
    assert refused_beforehand(add_guest, dialogue, by=ong_tu) == only_for(add_guest)


def test_in_the_hall_one_comes_as_a_walk_in(session, ba_lan):
    assert refused_beforehand(add_guest, session, by=ba_lan) == not_during(add_guest, Stage.IN_SESSION)
