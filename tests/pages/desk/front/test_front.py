"""The Front supervises: its own matters, filtered, each with a way to the answer."""

import pytest
from django.urls import reverse

from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.models import Body, Opinion
from tests import given
from tests.pages.desk.conftest import cost, shut_doors

PAGE, ENTER = reverse("desk:front"), reverse("desk:enter_opinion")


@pytest.fixture
def hoa(commune, ba_lan, signed_in, in_may):
    given.an_open_dialogue(commune, ba_lan)
    given.ong_hoa(commune)
    return signed_in("hoa")


def brought(commune, many: int) -> None:
    by = given.Actor.of(given.User.objects.get(username="hoa"), commune.pk)
    for n in range(many):
        enter_opinion(commune, by=by, words=f"Cầu treo số {n} hỏng ván.")


def test_before_anything_was_brought_it_says_how(hoa):
    assert "Mặt trận chưa gửi ý kiến nào" in hoa.get(PAGE).content.decode()


def test_a_union_is_named_on_the_form_and_on_the_list(hoa, commune):
    farmers = Body.objects.get(name__startswith="Hội Nông dân")
    hoa.post(
        ENTER, {"words": "Chuột phá lúa, đề nghị hỗ trợ.", "publish": "none", "collected_by": farmers.pk}
    )
    opinion = Opinion.objects.get()
    assert (opinion.channel, opinion.collected_by) == ("front", farmers)
    page = hoa.get(PAGE, {"to_chuc": farmers.name, "tinh_trang": "khac"}).content.decode()
    assert "Chuột phá lúa" in page
    assert "Chuột phá lúa" not in hoa.get(PAGE, {"tinh_trang": "xong"}).content.decode()
    assert farmers.name in hoa.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert shut_doors(hoa, PAGE) == []


def test_it_prints_and_the_hamlet_head_may_not(hoa, commune, signed_in):
    brought(commune, 1)
    dialogue = Opinion.objects.get().dialogue
    for form in ("pdf", "docx"):
        address = reverse("desk:sheet", args=[dialogue.pk, "tong-hop-mat-tran", form])
        assert hoa.get(address).status_code == 200
    given.ba_mai(commune)
    assert signed_in("mai").get(address).status_code == 404
    assert signed_in("mai").get(PAGE).status_code == 403


@pytest.mark.parametrize(
    "asked", [{"hoi_nghi": "x"}, {"hoi_nghi": "9" * 40}, {"tinh_trang": "'"}, {"to_chuc": "<b>"}]
)
def test_nonsense_shows_a_page(hoa, commune, asked):
    brought(commune, 1)
    assert hoa.get(PAGE, asked).status_code == 200


def test_another_commune_sees_nothing_of_it(hoa, commune, ong_nam, signed_in):
    brought(commune, 1)
    dialogue = Opinion.objects.get().dialogue
    page = signed_in("nam").get(PAGE, {"hoi_nghi": dialogue.pk}).content.decode()
    assert "Cầu treo" not in page


def test_three_ask_no_more_than_one(hoa, commune):
    brought(commune, 1)
    one = cost(hoa, PAGE)
    brought(commune, 2)
    assert cost(hoa, PAGE) == one
