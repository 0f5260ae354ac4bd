"""The list of dialogues, and a new one from nothing, from an earlier one, from a file."""

from datetime import datetime

import pytest

from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Dialogue
from doithoai.models.clock import clock_at
from tests import given
from tests.pages.desk.conftest import cost

pytestmark = pytest.mark.usefixtures("in_may")
NEW = "/doi-thoai/moi/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def said(**more: object) -> dict:
    return {"start": "blank", "title": "Đối thoại đợt 1", "year": "2026", "regulation": "son_la", **more}


def test_from_nothing_to_the_plan(lan):
    answer = lan.post(NEW, said())
    made = Dialogue.objects.get()
    assert answer.headers["Location"] == f"/doi-thoai/{made.pk}/ke-hoach/"
    assert (made.title, made.regulation) == ("Đối thoại đợt 1", "son_la")


def test_a_plan_for_a_year_whose_days_off_are_not_announced_says_so(lan):
    page = text(lan.post(NEW, said(year="2027"), follow=True))
    assert "Lịch nghỉ năm 2027 chưa công bố đủ" in page


def test_from_a_file_goes_on_to_the_upload(lan):
    answer = lan.post(NEW, said(start="file"))
    assert answer.headers["Location"].endswith("/ke-hoach/tep/")


def test_like_an_earlier_one(commune, ba_lan, lan):
    earlier = given.a_dialogue(commune, ba_lan)
    lan.post(NEW, said(start="like", like=str(earlier.pk)))
    made = Dialogue.objects.exclude(pk=earlier.pk).get()
    assert (made.topics, made.held_on) == (earlier.topics, None)


def test_a_demand_of_the_voters_stands_in_the_plan(lan):
    lan.post(NEW, said(voters="5400", asking="620"))
    assert "620 trên 5.400 cử tri yêu cầu" in Dialogue.objects.get().purposes[0]
    answer = lan.post(NEW, said(voters="5400", asking="62"))
    assert (answer.status_code, "chưa đủ để phải tổ chức" in text(answer)) == (409, True)
    assert 'value="5400"' in text(answer)
    for slip in ("-3", "0", "năm trăm", "99999999999"):
        assert lan.post(NEW, said(voters=slip, asking="62")).status_code == 422, slip


def test_a_request_of_the_youth_union_has_its_term_from_the_day_it_came(lan):
    lan.post(NEW, said(start="blank", regulation="youth", requested_on="18/05/2026"))
    made = Dialogue.objects.get()
    assert made.events["request"]["on"] == "2026-05-18"
    assert "02/07/2026" in text(lan.get(f"/doi-thoai/{made.pk}/"))
    refused = lan.post(NEW, said(start="blank", regulation="youth", requested_on="18/05/2036"))
    assert (refused.status_code, Dialogue.objects.count()) == (409, 1)


def test_like_which_one_must_be_said(lan):
    answer = lan.post(NEW, said(start="like"))
    assert answer.status_code == 422
    assert "Xin chọn cuộc đối thoại để chép lại" in text(answer)


def test_like_one_of_another_commune_is_not_a_choice(commune, lan, ong_nam):
    from doithoai.models import Commune, serving

    other = Commune.objects.get(slug="na-loc")
    with serving(other):
        elsewhere = given.a_dialogue(other, ong_nam)
    assert lan.post(NEW, said(start="like", like=str(elsewhere.pk))).status_code == 422


def test_a_year_far_away_is_refused_and_nothing_typed_is_lost(lan):
    answer = lan.post(NEW, said(year="2040", title="Đối thoại xa xôi"))
    assert answer.status_code == 409
    assert "Năm 2040 cách năm nay quá xa" in text(answer)
    assert "Đối thoại xa xôi" in text(answer)


def test_only_the_clerk_begins_one(commune, signed_in):
    given.ong_tu(commune)
    answer = signed_in("tu").get(NEW)
    assert answer.status_code == 403
    assert "công chức Văn phòng" in text(answer)


def test_three_cost_what_one_costs(commune, ba_lan, lan):
    given.an_open_dialogue(commune, ba_lan)
    before = cost(lan, "/doi-thoai/")
    given.an_open_dialogue(commune, ba_lan), given.an_open_dialogue(commune, ba_lan)
    assert cost(lan, "/doi-thoai/") == before <= 14


def test_a_sealed_dialogue_owes_nothing_and_takes_nothing(commune, ba_lan, lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    seal_dossier(dialogue, by=ba_lan, at=given.moment(datetime(2026, 6, 30, 9, 0)), as_it_is=True)
    with clock_at(datetime(2027, 6, 1, 9, 0)):
        for page in ("/doi-thoai/", f"/doi-thoai/{dialogue.pk}/"):
            shown = text(lan.get(page))
            assert "quá hạn" not in shown
            assert "Nhập hộ người dân" not in shown


def test_a_plan_for_a_day_gone_by_is_told_once(commune, ba_lan, lan):
    dialogue = given.a_dialogue(commune, ba_lan)
    with clock_at(datetime(2029, 6, 1, 9, 0)):
        shown = text(lan.get(f"/doi-thoai/{dialogue.pk}/ke-hoach/"))
    assert shown.count("Ngày họp đã qua: xin sửa ngày họp") == 1
    assert "quá hạn" not in shown
