"""Who may sign in, and as what."""

import pytest

from doithoai.actions.commune.add_person import add_person
from doithoai.models import Actor, Hamlet, Membership, User
from doithoai.rules.procedure import Role
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

DAO = {"username": "dao", "full_name": "Mai Thị Đào", "password": given.PASSWORD}


def test_a_new_person_signs_in_with_a_folded_name(commune, ba_lan):
    add_person(commune, by=ba_lan, **DAO | {"username": " Đào Mai "}, role=Role.RECEPTION, title="Tiếp dân")
    user = User.objects.get(username="daomai")
    assert user.check_password(given.PASSWORD)
    assert Actor.of(user, commune.pk).roles == {Role.RECEPTION}


def test_a_second_role_is_added_to_the_same_account(commune, ba_lan, co_thu):
    add_person(commune, by=ba_lan, username="thu", full_name="?", role=Role.RECEPTION)
    user = User.objects.get(username="thu")
    assert user.full_name == "Hoàng Anh Thư"
    assert Actor.of(user, commune.pk).roles == {Role.SECRETARY, Role.RECEPTION}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"role": Role.CLOCK}, "Xin chọn vai trò trong danh sách."),
        ({"role": "king"}, "Xin chọn vai trò trong danh sách."),
        ({"role": Role.ADMIN}, "Chỉ quản trị mới giao được vai quản trị."),
        ({"role": Role.OFFICER}, "Công chức chuyên môn phải thuộc một đơn vị. Xin chọn đơn vị."),
        ({"role": Role.HAMLET_HEAD}, "Trưởng thôn phải gắn với một thôn. Xin chọn thôn."),
        ({"username": ""}, "Chưa có tên đăng nhập. Xin điền rồi gửi lại."),
        ({"full_name": " "}, "Chưa có họ và tên. Xin điền rồi gửi lại."),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_what_makes_no_sense_is_refused(commune, ba_lan, wrong, sentence):
    assert refused(add_person, commune, by=ba_lan, **{**DAO, "role": Role.RECEPTION, **wrong}) == sentence


@pytest.mark.parametrize("password", ["", "ngan", "password1234"])
def test_a_weak_password_is_refused(commune, ba_lan, password):
    assert refused(add_person, commune, by=ba_lan, **DAO | {"password": password}, role=Role.RECEPTION)
    assert not User.objects.filter(username="dao").exists()


def test_the_same_role_twice_is_told(commune, ba_lan, co_thu):
    sentence = refused(add_person, commune, by=ba_lan, username="thu", full_name="", role=Role.SECRETARY)
    assert sentence == "Hoàng Anh Thư đã có vai này rồi."


def test_an_account_of_another_commune_is_not_drawn_in(commune, ba_lan, ong_nam):
    sentence = refused(
        add_person, commune, by=ba_lan, username="nam", full_name="Vi Văn Năm", role=Role.CLERK
    )
    assert sentence == "Tên đăng nhập “nam” đã có người dùng. Xin chọn tên khác."


def test_one_hamlet_head_may_speak_for_two_hamlets(commune, ba_lan, ba_mai):
    second = Hamlet.objects.get(name="thôn Bãi Cát")
    add_person(commune, by=ba_lan, username="mai", full_name="", role=Role.HAMLET_HEAD, hamlet=second)
    assert Membership.objects.of_role(Role.HAMLET_HEAD).count() == 2


def test_who_reads_everything_is_let_in_by_the_administrator_where_there_is_another(commune, ba_lan):
    given.a_person(commune, "quantri", "Quản trị", Role.ADMIN)
    sentence = refused(add_person, commune, by=ba_lan, **DAO, role=Role.CLERK)
    assert sentence == "Tài khoản xem được mọi ý kiến của dân do quản trị thêm. Xin nhờ quản trị của đơn vị."
    add_person(commune, by=ba_lan, **DAO, role=Role.FRONT)
    administrator = Actor.of(User.objects.get(username="quantri"), commune.pk)
    add_person(commune, by=administrator, **DAO, role=Role.CLERK)


def test_a_clerk_who_is_the_only_administrator_lets_everybody_in(commune, ba_lan):
    lan = given.a_person(commune, "lan", "", Role.ADMIN)
    add_person(commune, by=lan, **DAO, role=Role.CHAIR)
    assert Membership.objects.of_role(Role.CHAIR).count() == 1


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(add_person, commune, by=ong_nam) == STRANGER


def test_the_chair_may_not(commune, ong_binh):
    assert refused_beforehand(add_person, commune, by=ong_binh) == only_for(add_person)
