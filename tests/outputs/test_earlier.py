"""The third time the same canal: who promised, and what became of it."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.models import Dialogue, Opinion, OpinionGroup
from doithoai.models.clock import clock_at
from doithoai.outputs.earlier import asked_before, times_asked
from tests import given

SAME = "Mương thôn Đồng Mới vẫn vỡ, đề nghị xã sửa."


@pytest.fixture
def assignment(commune, ba_lan):
    return given.an_assignment(commune, ba_lan)


@pytest.fixture
def reply(commune, ba_lan, assignment):
    return given.a_reply(commune, ba_lan, assignment)


@pytest.fixture
def next_year(commune, ba_lan):
    def made() -> Dialogue:
        return given.an_open_dialogue(commune, ba_lan, held_on=date(2027, 6, 17))

    return made


def told(dialogue: Dialogue, words: str = SAME) -> list[str]:
    return [each.because for each in asked_before(words, dialogue)]


def test_what_nobody_answered_is_found_and_counted(assignment, next_year):
    earlier = asked_before(SAME, next_year())
    assert ([each.because for each in earlier], times_asked(earlier)) == (["chưa trả lời"], 2)


def test_another_matter_is_not_the_same(assignment, next_year):
    assert told(next_year(), "Trạm biến áp quá tải mỗi tối.") == []


def test_what_was_answered_is_settled_until_its_person_says_otherwise(commune, ba_lan, reply, next_year):
    dialogue, opinion = next_year(), Opinion.objects.get()
    assert told(dialogue) == []
    rate_reply(opinion, by=given.ong_ba(commune), at=given.AFTER, satisfied=True)
    assert told(dialogue) == []


def test_what_did_not_satisfy_is_not_settled(commune, ba_lan, reply, next_year):
    dialogue = next_year()
    rate_reply(Opinion.objects.get(), by=given.ong_ba(commune), at=given.AFTER, satisfied=False)
    assert told(dialogue) == ["chưa trả lời"]


def test_what_the_hall_forgot_is_not_settled(commune, ba_lan, next_year):
    session = given.a_dialogue_in_session(commune, ba_lan)
    given.a_group(commune, ba_lan)
    close_conference(session, by=ba_lan, at=given.ON_THE_DAY)
    assert told(next_year()) == ["chưa có kết quả"]


def test_the_same_dialogue_is_not_an_earlier_one(assignment):
    assert told(assignment.dialogue) == []


def test_the_clerk_and_the_chair_are_told_on_top(
    commune, ba_lan, assignment, next_year, client, django_user_model
):
    dialogue = next_year()
    given.ong_binh(commune)
    with clock_at(datetime(2027, 5, 20, 8, 0)):
        group = given.a_group(commune, ba_lan, SAME)
        for who, page in (
            ("lan", f"{reverse('desk:triage', args=[dialogue.pk])}?y_kien={group.opinions.get().pk}"),
            ("binh", reverse("desk:group", args=[group.pk])),
        ):
            client.force_login(django_user_model.objects.get(username=who))
            assert "nêu lần thứ 2" in client.get(page).content.decode()


def test_the_cost_does_not_grow(commune, ba_lan, assignment, next_year, django_assert_num_queries):
    dialogue = next_year()
    with django_assert_num_queries(3):
        assert asked_before(SAME, dialogue)
    with django_assert_num_queries(1):  # nothing alike: nothing more is asked
        assert asked_before("Xin mở lớp mầm non cho trẻ ba tuổi.", dialogue) == []
    assert OpinionGroup.objects.unsettled().count() == 1
