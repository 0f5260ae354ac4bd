"""Whom to tell, what to say, and the tick."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Actor, Assignment, Delivery, Opinion, User
from tests import given
from tests.pages.desk.conftest import cost

PAGE, TICK, TELL = (reverse(f"desk:{name}") for name in ("deliveries", "tick_deliveries", "tell"))


def answered(commune, ba_lan, many: int) -> list[Opinion]:
    """So many opinions that bà Mai brought, each answered by letter; in a dialogue of their own."""
    mai = Actor.of(User.objects.get(username="mai"), commune.pk)
    day = date(2026, 6, 18)
    dialogue = given.Dialogue.objects.all().next_to_be_held() or given.an_open_dialogue(
        commune, ba_lan, held_on=day
    )
    brought = []
    for n in range(many):
        opinion = enter_opinion(
            commune,
            by=mai,
            at=given.BEFORE,
            words=f"Mương số {dialogue.pk}{n} vỡ, đề nghị sửa.",
            author=f"Bà Súa {n}",
        )
        brought.append(
            classify_opinion(
                opinion, by=ba_lan, at=given.BEFORE, field="thuy_loi", urgency="cao", competence="xã"
            )
        )
    open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    for opinion in brought:
        record_outcome(
            opinion.group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế")
        )
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    for assignment in Assignment.objects.filter(dialogue=dialogue):
        send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY)
    return list(Opinion.objects.filter(dialogue=dialogue))


@pytest.fixture
def mai(commune, ba_lan, signed_in) -> Client:
    given.ba_mai(commune)
    return signed_in("mai")


def test_she_sees_whom_to_tell_and_ticks(commune, mai, ba_lan, in_june):
    first, second = answered(commune, ba_lan, 2)
    page = mai.get(PAGE).content.decode()
    assert "Bà Súa 0" in page
    assert "mương được sửa xong" in page
    done = mai.post(TICK, {"opinion": [str(first.pk)], "how": "handed"}, follow=True).content.decode()
    assert "Đã ghi 1 người" in done
    assert Delivery.objects.get().opinion == first
    assert f'value="{second.pk}:' in done


def test_nothing_ticked_is_told(mai, in_june):
    answer = mai.post(TICK, {"how": "read"})
    assert answer.status_code == 409
    assert "Chưa chọn người nào" in answer.content.decode()


@pytest.mark.parametrize("opinion", ["x", "9" * 40, "-1", "0", "1:x"])
def test_nonsense_is_told(mai, in_june, opinion):
    assert mai.post(TICK, {"opinion": [opinion], "how": "read"}).status_code == 409
    assert not Delivery.objects.exists()


def test_the_telephone_sends_ticks_again_and_again_and_one_is_kept(commune, mai, ba_lan, in_june):
    (opinion,) = answered(commune, ba_lan, 1)
    offered = mai.get(reverse("desk:relay_mine")).json()["answers"][0]
    assert (offered["opinion"], offered["author"]) == (opinion.pk, "Bà Súa 0")
    sent = {
        "user": User.objects.get(username="mai").pk,
        "told": [{"key": "told-1", "opinion": offered["opinion"], "reply": offered["reply"], "how": "read"}],
    }
    for _ in range(2):
        assert mai.post(TELL, json.dumps(sent), content_type="application/json").json() == {
            "told": [{"key": "told-1"}]
        }
    assert Delivery.objects.count() == 1
    assert mai.get(reverse("desk:relay_mine")).json()["answers"] == []


def test_the_clerk_sees_who_is_still_to_be_told_and_the_chair_only_looks(
    commune, mai, lan, ba_lan, signed_in, in_june
):
    answered(commune, ba_lan, 1)
    given.ong_binh(commune)
    assert "Bà Súa 0" in lan.get(PAGE).content.decode()
    assert "Chưa báo người dân" in lan.get(reverse("desk:follow_up")).content.decode()
    chair = signed_in("binh").get(PAGE).content.decode()
    assert "Bà Súa 0" in chair
    assert "Đã đọc cho</button>" not in chair


def test_another_hamlet_and_another_commune_see_nobody(commune, mai, ba_lan, signed_in, ong_nam, in_june):
    (opinion,) = answered(commune, ba_lan, 1)
    other = given.Hamlet.objects.exclude(pk=opinion.hamlet_id).first()
    given.a_person(commune, "son", "Lò Văn Sơn", given.Role.HAMLET_HEAD, hamlet=other)
    for name in ("son", "nam"):
        browser = signed_in(name)
        assert "Bà Súa 0" not in browser.get(PAGE).content.decode()
        assert browser.post(TICK, {"opinion": [str(opinion.pk)], "how": "read"}).status_code == 409
    assert not Delivery.objects.exists()


def test_her_day_begins_with_them(commune, mai, ba_lan, in_june):
    answered(commune, ba_lan, 2)
    assert "Báo trả lời cho 2 người" in mai.get(reverse("desk:today")).content.decode()


def test_three_ask_no_more_than_one(commune, mai, ba_lan, in_june):
    answered(commune, ba_lan, 1)
    one = cost(mai, PAGE)
    answered(commune, ba_lan, 2)
    assert cost(mai, PAGE) == one
