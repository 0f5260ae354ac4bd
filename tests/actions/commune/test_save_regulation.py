"""A regulation kept on the office's own computer."""

from datetime import date

import pytest

from doithoai.actions.commune.save_regulation import save_regulation
from doithoai.models import Commune, Deed, serving
from doithoai.rules.regulation_choice import choices_on
from doithoai.rules.regulation_files import file_of, keep_own_in, known, load_all
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

TEXT = file_of("son_la").read_text(encoding="utf-8").replace('id = "son_la"', 'id = "son_vi"')


@pytest.fixture(autouse=True)
def folder(tmp_path):
    keep_own_in(tmp_path)
    yield tmp_path
    keep_own_in(None)


@pytest.fixture
def anh_quan(commune):
    return given.a_person(commune, "quan", "Đỗ Văn Quân", given.Role.ADMIN)


def test_it_counts_at_once_and_says_who_kept_it(commune, anh_quan, folder):
    save_regulation(commune, by=anh_quan, name="son_vi", text=TEXT)
    assert load_all()["son_vi"].deadlines["reply"].days == 15
    assert "Đỗ Văn Quân lưu" in (folder / "son_vi.toml").read_text(encoding="utf-8").splitlines()[0]
    assert Deed.objects.get(action="save_regulation").by == "Đỗ Văn Quân"


def test_the_version_before_is_kept(commune, anh_quan, folder):
    save_regulation(commune, by=anh_quan, name="son_vi", text=TEXT)
    save_regulation(
        commune, by=anh_quan, name="son_vi", text=TEXT.replace("working_days = 15", "working_days = 12")
    )
    (earlier,) = (folder / "earlier").glob("*.toml")
    assert "working_days = 15" in earlier.read_text(encoding="utf-8")
    assert known().faulty == ()


def test_a_file_with_a_fault_is_not_kept(commune, anh_quan, folder):
    sentence = refused(
        save_regulation, commune, by=anh_quan, name="son_vi", text=TEXT.replace("owner", "onwer")
    )
    assert sentence == "Tệp chưa dùng được: Không có khóa “onwer”. Có phải “owner”?"
    assert "Tên tệp chỉ gồm" in refused(save_regulation, commune, by=anh_quan, name="../x", text=TEXT)
    assert list(folder.iterdir()) == []


def test_a_law_binds_others_too_and_is_not_changed_from_here(commune, anh_quan):
    law = file_of("law_2025_72").read_text(encoding="utf-8")
    sentence = refused(save_regulation, commune, by=anh_quan, name="law_2025_72", text=law)
    assert sentence.startswith("Luật và văn bản để viện dẫn áp dụng cho mọi xã")
    as_province = TEXT.replace("son_vi", "law_2025_72")
    assert sentence == refused(save_regulation, commune, by=anh_quan, name="law_2025_72", text=as_province)


def test_what_another_commune_follows_is_left_alone(commune, anh_quan):
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with serving(elsewhere):
        lan = given.a_person(elsewhere, "tam", "Vi Thị Tám", given.Role.CLERK)
        given.a_dialogue(elsewhere, lan, regulation="son_la")
    text = TEXT.replace("son_vi", "son_la")
    assert "Xã khác trên máy chủ này đang theo tệp son_la" in refused(
        save_regulation, commune, by=anh_quan, name="son_la", text=text
    )


def test_what_another_commune_of_its_province_may_choose_is_left_alone(commune, anh_quan):
    """Nobody there follows it yet, and nobody there would know that its numbers were changed from here."""
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    Commune.objects.filter(pk=elsewhere.pk).update(province="tỉnh Sơn La")
    text = TEXT.replace("son_vi", "son_la")
    sentence = refused(save_regulation, commune, by=anh_quan, name="son_la", text=text)
    assert sentence.startswith("Máy chủ này có xã khác của Sơn La cũng chọn được tệp son_la.")
    for_them = TEXT.replace('province = "Sơn La"', 'province = "tỉnh Sơn La"')
    assert "Máy chủ này có xã khác" in refused(
        save_regulation, commune, by=anh_quan, name="son_vi", text=for_them
    )


def test_one_kept_for_our_province_is_ours_to_change_and_offered_to_nobody_elsewhere(commune, anh_quan):
    day, text = date(2024, 5, 6), TEXT.replace('province = "Sơn La"', 'province = "Mường Xa"')
    save_regulation(commune, by=anh_quan, name="son_vi", text=text)
    neighbour, stranger = given.a_commune("Nà Lốc", "na-loc"), given.a_commune("Hạ Vĩ", "ha-vi")
    Commune.objects.filter(pk=stranger.pk).update(province="tỉnh Hạ Vĩ")
    offered = {
        each.pk: "son_vi" in {r.id for r in choices_on(day, office=each.full_name, province=each.province)}
        for each in Commune.objects.all()
    }
    assert offered == {commune.pk: True, neighbour.pk: True, stranger.pk: False}
    with serving(neighbour):
        theirs = given.a_person(neighbour, "minh", "Lý Thị Minh", given.Role.ADMIN)
        assert "do xã Thanh Sơn lưu" in refused(
            save_regulation, neighbour, by=theirs, name="son_vi", text=text
        )
    save_regulation(commune, by=anh_quan, name="son_vi", text=text)


def test_a_disk_that_refuses_is_told(commune, anh_quan, folder):
    keep_own_in(folder / "tep")
    (folder / "tep").write_text("")
    assert "Không ghi được tệp" in refused(save_regulation, commune, by=anh_quan, name="son_vi", text=TEXT)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(save_regulation, commune, by=ong_nam, name="son_vi", text=TEXT) == STRANGER


def test_the_clerk_may_not(commune, ba_lan):
    sentence = refused_beforehand(save_regulation, commune, by=ba_lan, name="son_vi", text=TEXT)
    assert sentence == only_for(save_regulation)
