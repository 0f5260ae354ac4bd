"""Typing for somebody else: by every role that may, with the receipt code at once."""

import pytest
from django.urls import reverse

from doithoai.models import Hamlet, Opinion
from tests import given

ENTER = reverse("desk:enter_opinion")
WORDS = "Cầu treo bản Nà Hạ hỏng ván, đề nghị thay."


@pytest.mark.parametrize(
    ("person", "username", "channel"),
    [(given.ba_mai, "mai", "hamlet"), (given.ong_hoa, "hoa", "front"), (given.co_thu, "thu", "desk")],
)
def test_the_code_is_there_at_once(commune, ba_lan, signed_in, in_may, person, username, channel):
    given.an_open_dialogue(commune, ba_lan)
    person(commune)
    browser = signed_in(username)
    hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    answer = browser.post(ENTER, {"words": WORDS, "hamlet": hamlet.pk, "publish": "none"}, follow=True)
    opinion = Opinion.objects.get()
    assert (opinion.channel, opinion.hamlet) == (channel, hamlet)
    page = answer.content.decode()
    assert opinion.code in page
    assert "Phiếu tiếp nhận ý kiến" in page  # the slip to take home
    assert f'<option value="{hamlet.pk}" selected>' in page  # the next form starts with the same hamlet


def test_the_hamlet_head_has_only_their_hamlet_and_it_is_chosen(commune, ba_lan, signed_in):
    given.ba_mai(commune)
    page = signed_in("mai").get(ENTER).content.decode()
    assert "selected>thôn Đồng Mới" in page
    assert "thôn Bãi Cát" not in page


@pytest.mark.parametrize("words", ["a", "x" * 20_000])
def test_a_refusal_keeps_what_was_typed(lan, commune, in_may, words):
    answer = lan.post(ENTER, {"words": words, "author": "Lò Thị Hoa", "publish": "none"})
    assert answer.status_code == 409
    assert "Lò Thị Hoa" in answer.content.decode()
    assert words in answer.content.decode()
    assert Opinion.objects.count() == 0


def test_the_wrong_role_is_refused(commune, ba_lan, signed_in):
    given.ong_tu(commune)
    assert signed_in("tu").post(ENTER, {"words": WORDS}).status_code == 403
    assert Opinion.objects.count() == 0


def test_a_hamlet_of_another_commune_cannot_be_chosen(commune, ba_lan, ong_nam, signed_in):
    hamlet = Hamlet.objects.first()
    answer = signed_in("nam").post(ENTER, {"words": WORDS, "hamlet": hamlet.pk, "publish": "none"})
    assert answer.status_code == 200  # the form again, with the field marked
    assert Opinion.objects.count() == 0


def test_how_the_person_wants_to_be_told_and_whether_it_is_a_child(lan, commune):
    said = {"words": "Cầu treo đến trường mất ván.", "publish": "name", "child": "on", "answer_by": "phone"}
    page = lan.post(reverse("desk:enter_opinion"), said).content.decode()
    assert "xin ghi số điện thoại" in page
    lan.post(reverse("desk:enter_opinion"), {**said, "contact": "0912 345 678"})
    kept = Opinion.objects.get()
    assert (kept.answer_by, kept.child, kept.publish) == ("phone", True, "none")
