"""Each notice leads to what it speaks of, for whoever may open it."""

import re

import pytest
from django.test import Client

from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.models import Message
from doithoai.models.clock import now
from tests import given
from tests.actions.papers.trails import a_draft
from tests.pages.desk.conftest import cost

URL = "/viec-hom-nay/"
pytestmark = pytest.mark.usefixtures("in_may")


def leads(browser: Client, words: str) -> str:
    """The address behind the notice that begins with these words; "" when it is no link."""
    page = browser.get(URL).content.decode()
    told = page[page.index("<h2>Tin báo</h2>") :]
    found = re.search(rf'(?:<a href="([^"]*)">)?{re.escape(words)}', told)
    assert found, words
    return found[1] or ""


def test_a_preparation_leads_to_its_page(commune, ba_lan, signed_in):
    given.ong_tu(commune)
    given.an_open_dialogue(commune, ba_lan)
    work = assign_preparation(
        given.a_group(commune, ba_lan), by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON
    )
    tu = signed_in("tu")
    href = leads(tu, "Được giao chuẩn bị trả lời")
    assert href == f"/chuan-bi/{work.pk}/"
    assert tu.get(href).status_code == 200


def test_of_a_group_that_is_gone_it_leads_to_the_dialogue(commune, ba_lan, signed_in):
    given.ong_tu(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    first, second = (given.a_group(commune, ba_lan, f"Mương {n} bị vỡ.") for n in range(2))
    for group in (first, second):
        assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
    merge_opinions(first, by=ba_lan, opinions=list(second.opinions.all()))
    tu = signed_in("tu")
    href = leads(tu, "Được giao chuẩn bị trả lời “Mương 1")
    assert href == f"/doi-thoai/{dialogue.pk}/"
    assert tu.get(href).status_code == 200


def test_a_draft_leads_to_its_steps_and_the_way_of_issuing_to_the_register(commune, ba_lan, signed_in):
    given.ong_binh(commune)
    plan = given.a_dialogue(commune, ba_lan)
    choose_paper_way(commune, by=ba_lan, way="sign")
    a_draft(plan, ba_lan)
    binh = signed_in("binh")
    href = leads(binh, "Dự thảo kế hoạch")
    assert href == f"/trinh-ky/{plan.pk}/ke-hoach/"
    assert binh.get(href).status_code == 200
    href = leads(binh, f"{ba_lan.name} đổi các bước")
    assert href == "/giay-to/so/"
    assert binh.get(href).status_code == 200


@pytest.mark.parametrize(
    ("about", "href"),
    [
        ("emergencies", "/khan-cap/"),
        ("unsorted", "/y-kien/?trang_thai=moi"),
        ("office", "/co-quan/"),
        ("", "/doi-thoai/{}/"),
        ("draft postponement 1", "/doi-thoai/{}/"),
        ("a noun of a later version", "/doi-thoai/{}/"),
    ],
)
def test_every_kind_of_notice_opens(commune, ba_lan, lan, about, href):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    Message.objects.create(dialogue=dialogue, role="clerk", text="Tin mới.", at=now(), about=about)
    assert leads(lan, "Tin mới.") == href.format(dialogue.pk)
    assert lan.get(href.format(dialogue.pk)).status_code == 200


def test_nobody_is_led_to_a_page_their_role_does_not_open(commune, ba_lan, signed_in):
    given.ba_mai(commune)
    Message.objects.create(role="hamlet_head", text="Tin mới.", at=now(), about="register")
    assert leads(signed_in("mai"), "Tin mới.") == ""


def test_ten_notices_cost_what_two_cost(commune, ba_lan, lan):
    dialogue = given.an_open_dialogue(commune, ba_lan)

    def tell(many: int) -> None:
        for number in range(many):
            about = ("group 999", "preparation 999")[number % 2]
            Message.objects.create(dialogue=dialogue, role="clerk", text="Tin.", at=now(), about=about)

    tell(2)
    few = cost(lan, URL)
    tell(8)
    assert cost(lan, URL) == few
