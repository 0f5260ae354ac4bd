"""One's own, and only with the old one."""

import pytest

from doithoai.actions.commune.change_password import change_password
from doithoai.models import Deed, User
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

NEW = "mot-mat-khau-dai-hon"


@pytest.fixture
def lan(ba_lan) -> User:
    return User.objects.get(username="lan")


def test_ba_lan_signs_in_with_the_new_one(commune, ba_lan, lan):
    change_password(commune, by=ba_lan, user=lan, old=given.PASSWORD, new=NEW)
    assert User.objects.get(username="lan").check_password(NEW)


def test_the_journal_knows_that_not_what(commune, ba_lan, lan):
    change_password(commune, by=ba_lan, user=lan, old=given.PASSWORD, new=NEW)
    assert (Deed.objects.last().action, Deed.objects.last().note) == ("change_password", "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("sai", NEW, "Mật khẩu hiện tại chưa đúng. Xin gõ lại."), (given.PASSWORD, "ngan", "")],
)
def test_a_wrong_old_or_a_weak_new_one_is_refused(commune, ba_lan, lan, old, new, says):
    assert refused(change_password, commune, by=ba_lan, user=lan, old=old, new=new).startswith(says)
    assert User.objects.get(username="lan").check_password(given.PASSWORD)


def test_not_somebody_elses(commune, co_thu, lan):
    sentence = refused(change_password, commune, by=co_thu, user=lan, old=given.PASSWORD, new=NEW)
    assert sentence == "Chỉ đổi được mật khẩu của chính mình."


def test_ong_nam_does_it_in_his_own_commune(commune, ong_nam):
    assert refused_beforehand(change_password, commune, by=ong_nam) == STRANGER


def test_ong_ba_has_none(commune, ong_ba):
    assert refused_beforehand(change_password, commune, by=ong_ba) == only_for(change_password)
