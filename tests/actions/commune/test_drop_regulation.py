"""A regulation of this computer's own goes away again; what was shipped counts once more."""

import pytest

from doithoai.actions.commune.drop_regulation import drop_regulation
from doithoai.actions.commune.save_regulation import save_regulation
from doithoai.models import Commune, Deed, serving
from doithoai.rules.regulation_files import file_of, keep_own_in, known, load_all
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

SHIPPED = file_of("son_la").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path):
    keep_own_in(tmp_path)
    yield tmp_path
    keep_own_in(None)


@pytest.fixture
def anh_quan(commune):
    return given.a_person(commune, "quan", "Đỗ Văn Quân", given.Role.ADMIN)


def test_the_shipped_one_counts_again_and_the_other_is_kept(commune, anh_quan, folder):
    changed = SHIPPED.replace("working_days = 15", "working_days = 12")
    save_regulation(commune, by=anh_quan, name="son_la", text=changed)
    assert load_all()["son_la"].deadlines["reply"].days == 12
    drop_regulation(commune, by=anh_quan, name="son_la")
    assert load_all()["son_la"].deadlines["reply"].days == 15
    assert "working_days = 12" in next((folder / "earlier").glob("*.toml")).read_text(encoding="utf-8")
    assert Deed.objects.last().action == "drop_regulation"


def test_one_that_is_not_in_order_goes_too(commune, anh_quan, folder):
    (folder / "son_vi.toml").write_text("id = ")
    drop_regulation(commune, by=anh_quan, name="son_vi")
    assert known().faulty == ()


def test_what_is_shipped_is_not_taken_away(commune, anh_quan):
    sentence = refused(drop_regulation, commune, by=anh_quan, name="son_la")
    assert sentence.endswith("đang dùng bản có sẵn.")
    assert refused(drop_regulation, commune, by=anh_quan, name="../secret-key") == sentence


def test_a_plan_is_not_left_without_its_rule(commune, ba_lan, anh_quan):
    text = SHIPPED.replace('id = "son_la"', 'id = "son_vi"')
    save_regulation(commune, by=anh_quan, name="son_vi", text=text)
    given.a_dialogue(commune, ba_lan, regulation="son_vi")
    assert "Xin chọn quy chế khác" in refused(drop_regulation, commune, by=anh_quan, name="son_vi")


def test_what_another_commune_follows_or_keeps_is_left_alone(commune, anh_quan):
    text = SHIPPED.replace('id = "son_la"', 'id = "son_vi"')
    save_regulation(commune, by=anh_quan, name="son_vi", text=text)
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with serving(elsewhere):
        theirs = given.a_person(elsewhere, "minh", "Lý Thị Minh", given.Role.ADMIN)
        assert "do xã Thanh Sơn lưu" in refused(drop_regulation, elsewhere, by=theirs, name="son_vi")
    Commune.objects.filter(pk=elsewhere.pk).update(regulation="son_vi")
    assert "đang theo tệp son_vi" in refused(drop_regulation, commune, by=anh_quan, name="son_vi")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(drop_regulation, commune, by=ong_nam, name="son_la") == STRANGER


def test_the_clerk_may_not(commune, ba_lan):
    assert refused_beforehand(drop_regulation, commune, by=ba_lan, name="son_la") == only_for(drop_regulation)
