"""A hamlet, called as people call it."""

from doithoai.actions.commune.add_hamlet import add_hamlet
from doithoai.models import Hamlet, serving
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_it_comes_last_in_the_list(commune, ba_lan):
    add_hamlet(commune, by=ba_lan, name=" bản  Tà Xua ", households=84)
    assert [(each.name, each.households) for each in Hamlet.objects.all()][-1] == ("bản Tà Xua", 84)


def test_twice_is_told(commune, ba_lan):
    assert (
        refused(add_hamlet, commune, by=ba_lan, name="thôn Đồng Mới")
        == "Đã có “thôn Đồng Mới” trong danh sách."
    )


def test_the_neighbours_may_have_one_of_the_same_name(commune, ba_lan, ong_nam):
    with serving(ong_nam.commune_id):
        elsewhere = given.Commune.objects.get(pk=ong_nam.commune_id)
        assert add_hamlet(elsewhere, by=ong_nam, name="thôn Đồng Mới").commune == elsewhere


def test_a_name_is_needed(commune, ba_lan):
    assert refused(add_hamlet, commune, by=ba_lan, name="").startswith("Chưa có tên thôn")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(add_hamlet, commune, by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(commune, ba_mai):
    assert refused_beforehand(add_hamlet, commune, by=ba_mai) == only_for(add_hamlet)
