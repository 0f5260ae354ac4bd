"""A body that takes part or answers."""

from doithoai.actions.commune.add_body import add_body
from doithoai.models import Body
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_it_may_be_given_opinions_to_answer(commune, ba_lan):
    body = add_body(commune, by=ba_lan, name="Trạm Y tế xã", kind="don_vi", abbreviation="TYT")
    assert body in Body.objects.who_answer()
    assert Body.objects.last() == body


def test_or_only_take_part(commune, ba_lan):
    body = add_body(commune, by=ba_lan, name="Hội Người cao tuổi", kind="doan_the", answers=False)
    assert body not in Body.objects.who_answer()


def test_twice_is_told(commune, ba_lan):
    sentence = refused(add_body, commune, by=ba_lan, name="Phòng  Kinh tế", kind="don_vi")
    assert sentence == "Đã có “Phòng Kinh tế” trong danh sách."


def test_a_kind_and_a_name_are_needed(commune, ba_lan):
    assert refused(add_body, commune, by=ba_lan, name="Ban gì đó", kind="x") == "Xin chọn loại đơn vị."
    assert refused(add_body, commune, by=ba_lan, name="", kind="don_vi").startswith("Chưa có tên đơn vị")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(add_body, commune, by=ong_nam) == STRANGER


def test_the_secretary_may_not(commune, co_thu):
    assert refused_beforehand(add_body, commune, by=co_thu) == only_for(add_body)
