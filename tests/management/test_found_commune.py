"""doithoai found_commune: an empty installation is given its first commune."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from doithoai.models import Body, Commune, Membership, serving

pytestmark = pytest.mark.django_db


def founded(*words: str) -> str:
    out = StringIO()
    call_command("found_commune", *words, stdout=out)
    return out.getvalue()


def test_one_command_gives_a_commune_and_somebody_who_can_work_in_it(monkeypatch):
    monkeypatch.setenv("DOITHOAI_PASSWORD", "ruong-bac-thang-2026")
    said = founded("xa", "Đồng Mới", "tỉnh Mường Xa", "--username", "lan", "--full-name", "Trần Thị Lan")
    assert "/xa/dong-moi/" in said
    assert "lan / ruong-bac-thang-2026" in said
    with serving(Commune.objects.get()):
        assert Body.objects.count() == 15  # five of them are the Front's member organisations
        assert set(Membership.objects.values_list("role", flat=True)) == {"admin", "clerk"}
    browser = Client()
    browser.post("/dang-nhap/", {"username": "lan", "password": "ruong-bac-thang-2026"})
    assert "Chưa có cuộc đối thoại nào" in browser.get("/viec-hom-nay/").content.decode()


def test_two_of_a_name_keep_their_own_addresses_and_the_third_is_told():
    founded("xa", "Tân Lập", "tỉnh Mường Xa", "--username", "mot")
    assert "/xa/tan-lap-tinh-muong-ha/" in founded("xa", "Tân Lập", "tỉnh Mường Hạ", "--username", "hai")
    with pytest.raises(CommandError, match="Đã có một đơn vị tên Tân Lập"):
        founded("xa", "Tân Lập", "tỉnh Mường Hạ", "--username", "ba")


def test_a_name_taken_in_another_commune_leaves_nothing_half_made():
    founded("xa", "Tân Lập", "tỉnh Mường Xa")
    with pytest.raises(CommandError, match="đã có người dùng"):
        founded("phuong", "Vĩnh Hạ", "tỉnh Mường Xa")
    assert Commune.objects.count() == 1
