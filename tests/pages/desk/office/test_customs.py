"""Lệ riêng về văn bản: chosen on one page of the office."""

import pytest

from doithoai.models import Commune
from tests import given

pytestmark = pytest.mark.usefixtures("in_may")
PAGE = "/co-quan/van-ban/"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_what_is_chosen_is_shown_again(commune, lan):
    assert PAGE in text(lan.get("/co-quan/"))
    assert "01/08/2020, 01/07/2025" in text(lan.get(PAGE))
    page = text(
        lan.post(PAGE, {"chair_letterhead": "1", "party_terms": "1/6/2020\n15/07/2025\n"}, follow=True)
    )
    assert "Đã lưu lệ riêng về văn bản." in page
    assert "01/06/2020 15/07/2025" in page
    assert Commune.objects.get(pk=commune.pk).chair_letterhead


def test_a_slip_is_told(lan):
    answer = lan.post(PAGE, {"chair_letterhead": "0", "party_terms": "tháng 7"})
    assert (answer.status_code, "Xin ghi ngày theo dạng" in text(answer)) == (422, True)
    both = {"chair_letterhead": "0", "party_terms": "01/01/2025\n01/07/2025"}
    assert lan.post(PAGE, both).status_code == 409


def test_one_of_the_two_is_chosen_and_the_page_does_not_call_it_optional(lan):
    page = text(lan.get(PAGE))
    legend = page[page.index("<legend>Tiêu đề văn bản của Chủ tịch") :].partition("</legend>")[0]
    assert "không bắt buộc" not in legend
    assert page.count("checked") == 1
    assert lan.post(PAGE, {"party_terms": ""}).status_code == 422


def test_an_officer_and_another_commune(commune, lan, ong_nam, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").get(PAGE).status_code == 403
    lan.post(PAGE, {"chair_letterhead": "1"})
    signed_in("nam").post(PAGE, {"chair_letterhead": "0"})
    assert Commune.objects.get(pk=commune.pk).chair_letterhead
