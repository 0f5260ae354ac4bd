"""A step without a number waits, without a date, until somebody says how many days."""

import pytest

from doithoai.models import Dialogue, Duty
from tests import given
from tests.pages.desk.dialogues.test_plan import text

pytestmark = pytest.mark.usefixtures("in_may")
SAID = {"days": "3", "chosen_by": "Lò Văn Bình"}


@pytest.fixture
def vague(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan, regulation="lao_cai")


def at(dialogue: Dialogue, step: str = "synthesis") -> str:
    return f"/doi-thoai/{dialogue.pk}/an-dinh/{step}/"


def test_it_waits_in_its_step_and_beside_the_plan(vague, lan):
    for address in (f"/doi-thoai/{vague.pk}/", f"/doi-thoai/{vague.pk}/ke-hoach/"):
        page = text(lan.get(address))
        assert "Chờ ấn định" in page
        assert "trước ngày 05 của tháng đối thoại" in page
        assert at(vague) in page


def test_said_it_has_a_date_and_the_name_of_who_said_it(vague, lan):
    assert "trước ngày hội nghị" in text(lan.get(at(vague)))
    assert lan.post(at(vague), SAID).status_code == 302
    page = text(lan.get(f"/doi-thoai/{vague.pk}/"))
    assert ("Chờ ấn định" in page, "15/06/2026" in page) == (False, True)
    assert "Lò Văn Bình ấn định 03 ngày làm việc" in Duty.objects.get(key="synthesis").due_because


def test_a_number_that_makes_no_sense_is_told_beside_it(vague, lan):
    answer = lan.post(at(vague), {"days": "0", "chosen_by": ""})
    assert answer.status_code == 422
    assert not Duty.objects.filter(key="synthesis").exists()


def test_a_step_with_a_number_has_no_such_page(vague, lan):
    assert lan.get(at(vague, "notice")).status_code == lan.get(at(vague, "reply")).status_code == 404


def test_ong_nam_sees_nothing_of_it(vague, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(at(vague)).status_code == nam.post(at(vague), SAID).status_code == 404
