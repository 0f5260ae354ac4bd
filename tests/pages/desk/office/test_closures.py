"""Days off: the year with its sources, the office's own closures, what a recount would move."""

import pytest
from django.urls import reverse

from doithoai.models import Closure, Commune, Dialogue
from tests import given
from tests.pages.desk.conftest import cost

CLOSURES = reverse("desk:closures")
FLOOD = {"day": "12/06/2026", "why": "Nước lũ ngập trụ sở"}


def test_every_day_has_its_state_and_its_source(lan, in_may):
    page = lan.get(CLOSURES).content.decode()
    for said in (
        "10/01/2026",
        "12729/VPCP-KGVX",
        "đi làm bù",
        "Đã công bố",
        "Mới là đề xuất, chưa tính",
        "23/11/2026",
    ):
        assert said in page
    assert "Còn chờ:" in lan.get(CLOSURES, {"nam": "2027"}).content.decode()
    assert lan.get(CLOSURES, {"nam": "1999"}).status_code == 200
    assert lan.get(CLOSURES, {"nam": "x"}).status_code == 200


def test_a_closure_moves_no_date_by_itself(lan, commune, ba_lan, in_may):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    before = list(dialogue.duties.values_list("key", "due_on"))
    assert "đều khớp" in lan.get(CLOSURES).content.decode()
    assert lan.post(reverse("desk:add_closure"), FLOOD).status_code == 302
    page = lan.get(CLOSURES).content.decode()
    assert FLOOD["why"] in page
    assert list(Dialogue.objects.get(pk=dialogue.pk).duties.values_list("key", "due_on")) == before


def test_what_a_recount_would_move_is_named(lan, commune, ba_lan, in_june):
    assignment = given.an_assignment(commune, ba_lan)
    lan.post(reverse("desk:add_closure"), {"day": f"{assignment.due_on:%d/%m/%Y}", "why": "Mất điện toàn xã"})
    page = lan.get(CLOSURES).content.decode()
    assert f"{assignment.due_on:%d/%m/%Y} →" in page
    address = reverse("desk:dialogue", args=[assignment.dialogue_id])
    assert f'href="{address}#tinh-lai"' in page
    assert 'id="tinh-lai"' in lan.get(address).content.decode()
    assignment.refresh_from_db()
    assert f"{assignment.due_on:%d/%m/%Y} →" in page


def test_a_regulation_without_a_number_does_not_hide_the_page(lan, commune, ba_lan, in_june):
    assignment = given.an_assignment(commune, ba_lan)
    Dialogue.objects.filter(pk=assignment.dialogue_id).update(regulation="thai_nguyen")
    assert lan.get(CLOSURES).status_code == 200


@pytest.mark.parametrize("day", ["13/06/2026", "12/06/2029", "12/06/2026"])
def test_a_day_that_cannot_be_is_refused_and_kept(lan, in_may, day):
    Closure.objects.create(day="2026-06-12", why="Đã nghỉ")
    answer = lan.post(reverse("desk:add_closure"), {"day": day, "why": "Vì sao cũng được"})
    assert answer.status_code == 409
    assert "Vì sao cũng được" in answer.content.decode()


def test_take_a_closure_back(lan, in_may):
    lan.post(reverse("desk:add_closure"), FLOOD)
    assert lan.post(reverse("desk:remove_closure", args=[Closure.objects.get().pk])).status_code == 302
    assert not Closure.objects.exists()


def test_proposed_days_count_when_somebody_says_so(lan, commune, in_may):
    assert lan.post(reverse("desk:count_proposed_days"), {"tinh": "co"}).status_code == 302
    assert Commune.objects.get(pk=commune.pk).counts_proposed_days
    assert "Mới là đề xuất, có tính" in lan.get(CLOSURES).content.decode()
    lan.post(reverse("desk:count_proposed_days"), {"tinh": "khong"})
    assert not Commune.objects.get(pk=commune.pk).counts_proposed_days


def test_the_wall_and_the_roles(lan, commune, ong_nam, signed_in, in_may):
    lan.post(reverse("desk:add_closure"), FLOOD)
    closure = Closure.objects.get()
    given.ong_tu(commune)
    given.ong_binh(commune)
    nam, tu, binh = signed_in("nam"), signed_in("tu"), signed_in("binh")
    assert FLOOD["why"] not in nam.get(CLOSURES).content.decode()
    assert nam.post(reverse("desk:remove_closure", args=[closure.pk])).status_code == 404
    assert tu.get(CLOSURES).status_code == 403
    assert binh.get(CLOSURES).status_code == 200
    for deed in ("add_closure", "count_proposed_days"):
        assert binh.post(reverse(f"desk:{deed}"), FLOOD).status_code == 403
    assert binh.post(reverse("desk:remove_closure", args=[closure.pk])).status_code == 403
    assert Closure.objects.count() == 1


def test_more_closures_cost_no_more_queries(lan, in_may):
    Closure.objects.create(day="2026-06-11", why="Lũ")
    few = cost(lan, CLOSURES)
    Closure.objects.create(day="2026-06-12", why="Lũ")
    assert cost(lan, CLOSURES) == few


def test_the_offices_page_leads_here(lan):
    assert 'href="/co-quan/ngay-nghi/"' in lan.get("/co-quan/").content.decode()
