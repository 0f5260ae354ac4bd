"""Where the regulation is vague, a person says how many days a reply may take."""

import pytest

from doithoai.models import Dialogue
from tests import given
from tests.pages.desk.dialogues.test_plan import text

pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def vague(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan, regulation="thai_nguyen")


def at(dialogue: Dialogue) -> str:
    return f"/doi-thoai/{dialogue.pk}/so-ngay-tra-loi/"


SAID = {"tra-loi-days": "12", "tra-loi-chosen_by": "Lò Văn Bình"}


def test_the_plan_page_asks_with_the_regulations_own_words(vague, lan):
    page = text(lan.get(f"/doi-thoai/{vague.pk}/ke-hoach/"))
    assert "không ấn định số ngày trả lời" in page
    assert "thời gian ngắn nhất" in page
    assert "phần mềm không tự đặt" in page


def test_a_number_is_kept_with_the_name_of_who_set_it(vague, lan):
    assert lan.post(at(vague), SAID).status_code == 302
    vague.refresh_from_db()
    assert (vague.reply_days, vague.reply_days_by) == (12, "Lò Văn Bình")
    page = text(lan.get(f"/doi-thoai/{vague.pk}/ke-hoach/"))
    assert "12 ngày làm việc</b> kể từ thông báo kết luận, do Lò Văn Bình ấn định" in page


def test_beside_an_unsaved_plan_only_the_card_changes(vague, lan):
    answer = lan.post(at(vague), SAID, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer["HX-Trigger"] == "chosen"
    assert "<html" not in text(answer)


def test_laxer_than_the_regulation_is_refused_and_the_number_stays_in_its_field(commune, ba_lan, lan):
    ruled = given.a_dialogue(commune, ba_lan)
    answer = lan.post(at(ruled), {**SAID, "tra-loi-days": "50"})
    assert answer.status_code == 409
    assert "muộn hơn quy chế" in text(answer)
    assert 'value="50"' in text(answer)
    assert "50 ngày làm việc</b>" not in text(answer)


@pytest.mark.parametrize("days", ["", "0", "nhiều", "400"])
def test_a_number_that_is_none_comes_back(vague, lan, days):
    assert lan.post(at(vague), {**SAID, "tra-loi-days": days}).status_code == 422


def test_an_officer_and_another_commune_stay_outside(vague, commune, signed_in, ong_nam):
    given.ong_tu(commune)
    assert signed_in("tu").get(at(vague)).status_code == 403
    assert signed_in("nam").post(at(vague), SAID).status_code == 404
