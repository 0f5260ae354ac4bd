"""Two days that are not the sitting's: when a request came in, when a consultation was opened."""

import pytest

from doithoai.models import Dialogue, Duty
from tests import given
from tests.pages.desk.dialogues.test_plan import text

pytestmark = pytest.mark.usefixtures("in_may")
SAID = {
    "event": "consultation",
    "consultation-happened_on": "19/05/2026",
    "consultation-says": "Niêm yết đề án",
}


@pytest.fixture
def held(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def at(dialogue: Dialogue) -> str:
    return f"/doi-thoai/{dialogue.pk}/yeu-cau-lay-y-kien/"


def test_it_is_found_from_the_step_of_the_plan_and_sets_its_dates(held, lan):
    assert at(held) in text(lan.get(f"/doi-thoai/{held.pk}/"))
    assert lan.post(at(held), SAID).status_code == 302
    page = text(lan.get(at(held)))
    assert "Niêm yết đề án" in page
    for day in ("08/06/2026", "27/05/2026"):
        assert day in page
        assert day in text(lan.get(f"/doi-thoai/{held.pk}/"))
        assert day in text(lan.get(f"/doi-thoai/{held.pk}/ke-hoach/"))


def test_a_slip_keeps_what_was_typed(held, lan):
    answer = lan.post(at(held), {**SAID, "consultation-happened_on": "19/05/2036"})
    assert answer.status_code == 409
    assert "chưa đến" in text(answer)
    assert 'value="Niêm yết đề án"' in text(answer)
    assert lan.post(at(held), {**SAID, "consultation-happened_on": "hôm qua"}).status_code == 422
    assert lan.post(at(held), {"event": "x"}).status_code == 422
    assert lan.post(at(held), {**SAID, "event": "x", "bo": "1"}).status_code == 409
    assert not Duty.objects.filter(key="consultation").exists()


def test_it_is_taken_back(held, lan):
    lan.post(at(held), SAID)
    assert "Bỏ ngày đã ghi" in text(lan.get(at(held)))
    assert lan.post(at(held), {"event": "consultation", "bo": "1"}).status_code == 302
    assert not Duty.objects.filter(key="consultation").exists()


def test_the_secretary_reads_it_without_a_form(held, commune, signed_in):
    given.co_thu(commune)
    page = signed_in("thu").get(at(held))
    assert page.status_code == 200
    assert 'name="event"' not in text(page)


def test_ong_nam_sees_nothing_of_it(held, ong_nam, signed_in):
    nam = signed_in("nam")
    assert nam.get(at(held)).status_code == nam.post(at(held), SAID).status_code == 404
