"""Not settled in one dialogue, put before the next: one receipt tells it all, and each answer is its holder's own."""

import pytest
from django.test import Client

from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Dialogue, Opinion, OpinionState
from doithoai.models.clock import clock_at
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.opinions import earlier


@pytest.fixture
def carried(commune, ba_lan):
    """(the work owed since the first dialogue, the opinion in the second)."""
    work = given.an_assignment(commune, ba_lan)
    with clock_at(earlier.NEXT):
        dialogue = earlier.the_next(commune, ba_lan)
        dialogue.title = "Đối thoại năm 2027"
        dialogue.save()
        (group,) = carry_over(dialogue, by=ba_lan, groups=[work.group_id])
        yield work, group.opinions.get()


def follow(code: str) -> str:
    return Client().get(f"/tra-cuu/{code}/", follow=True).content.decode()


def test_the_old_receipt_tells_where_it_went_and_what_becomes_of_it(carried):
    _, opinion = carried
    page = follow(opinion.receipt)
    assert "Chuyển sang: Đối thoại năm 2027" in page
    assert "Chưa xong, chuyển sang: Đối thoại năm 2027" in page
    assert "Số việc trong ý kiến này" not in page
    assert page.count(opinion.words) == 1


def test_the_register_of_the_first_dialogue_says_so_too(commune, carried):
    work, _ = carried
    page = Client().get(f"/xa/{commune.slug}/doi-thoai/{work.dialogue.slug}/so-ghi-nhan/").content.decode()
    assert "chuyển sang: Đối thoại năm 2027" in page


def test_a_dialogue_that_is_still_being_planned_is_nobodys_business(carried):
    _, opinion = carried
    Dialogue.objects.filter(pk=opinion.dialogue_id).update(stage=Stage.PLANNING)
    page = follow(opinion.receipt)
    assert "Đối thoại năm 2027" not in page
    assert opinion.words in page


def test_the_code_of_the_later_one_leads_to_the_same_page(carried):
    _, opinion = carried
    assert f"Ý kiến {opinion.receipt}" in follow(opinion.code.replace("+", "%2B"))


def test_a_late_answer_of_the_first_dialogue_is_still_theirs(carried, ba_lan):
    work, opinion = carried
    send_reply(work, by=ba_lan, at=earlier.NEXT, text="Mương đã sửa xong, mời bà con xem.")
    page = follow(opinion.receipt)
    assert "Mương đã sửa xong" in page
    answer = Client().post(f"/tra-cuu/{opinion.receipt}/", {"phan": "1", "satisfied": "yes"})
    assert answer.status_code == 302
    assert work.group.opinions.get().ratings.get().satisfied


def test_split_again_in_the_later_dialogue_every_part_is_told(carried, ba_lan):
    _, opinion = carried
    split_opinion(opinion, by=ba_lan, begins=[opinion.words.index("đề nghị")])
    page = follow(opinion.receipt)
    assert "Mương thôn Đồng Mới bị vỡ" in page
    assert Opinion.objects.get(pk=opinion.carried_from_id).state == OpinionState.WAITING
