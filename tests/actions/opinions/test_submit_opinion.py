"""Ông Ba sends an opinion; he has no account, only a telephone."""

from datetime import date

import pytest

from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.actions.typed import WORDS_AT_MOST
from doithoai.models import Deed, Opinion
from doithoai.rules.codes import read_code
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WORDS = "Mương thôn Đồng Mới bị vỡ,\nđề nghị xã sửa trước vụ mùa."


def test_his_words_are_kept_as_they_are_under_a_code(commune, dialogue, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, author="Lê Văn Ba")
    kept = Opinion.objects.get(code=sent.code)
    assert (kept.words, kept.author, kept.channel, kept.dialogue) == (WORDS, "Lê Văn Ba", "web", dialogue)
    assert read_code(kept.code.lower().replace("-", " ")) == kept.code


def test_a_name_is_not_needed_and_nothing_is_public(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS)
    assert (sent.author, sent.contact, sent.publish, sent.public_words) == ("", "", "none", "")


def test_between_two_dialogues_it_waits(commune, plan, ong_ba):
    assert plan.stage == Stage.PLANNING
    assert submit_opinion(commune, by=ong_ba, words=WORDS).dialogue is None


def test_of_two_open_dialogues_the_nearer_gets_it_and_one_without_a_day_comes_last(commune, ba_lan, ong_ba):
    given.an_open_dialogue(commune, ba_lan, held_on=None, time_words="Quý II năm 2026")
    given.an_open_dialogue(commune, ba_lan, held_on=date(2026, 12, 10))
    nearer = given.an_open_dialogue(commune, ba_lan)
    assert submit_opinion(commune, by=ong_ba, words=WORDS).dialogue == nearer


def test_the_journal_knows_the_code_and_none_of_the_words(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, author="Lê Văn Ba", contact="0912 000 111")
    deed = Deed.objects.last()
    said = " ".join([deed.subject, deed.note, deed.by])
    assert sent.code in said
    assert not any(private in said for private in ("Mương", "Lê Văn Ba", "0912"))


@pytest.mark.parametrize(
    "words", ["", "   \u200b", "xa", "a\u0301"], ids=["nothing", "blank", "two letters", "one"]
)
def test_too_little_is_refused(commune, ong_ba, words):
    assert refused(submit_opinion, commune, by=ong_ba, words=words).startswith(
        ("Chưa có", "Nội dung ý kiến quá ngắn")
    )


def test_twenty_thousand_letters_are_refused_with_their_number(commune, ong_ba):
    sentence = refused(submit_opinion, commune, by=ong_ba, words="đ" * 20_000)
    assert (
        sentence
        == f"Nội dung ý kiến dài 20000 ký tự; nhiều nhất là {WORDS_AT_MOST}. Xin tách thành nhiều phần."
    )


def test_markup_is_kept_as_letters(commune, ong_ba):
    words = "<script>alert('x')</script> {{ 7*7 }} '; DROP TABLE doithoai_opinion; --"
    assert submit_opinion(commune, by=ong_ba, words=words).words == words


def test_what_nobody_can_see_is_not_kept(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words="Đường\u0000 hỏng\u202e nặng\u200b quá")
    assert sent.words == "Đường hỏng nặng quá"


def test_a_citizen_of_elsewhere_uses_the_door_of_elsewhere(commune, ong_nam):
    neighbour = given.Actor.citizen(ong_nam.commune_id)
    assert refused_beforehand(submit_opinion, commune, by=neighbour, words=WORDS) == STRANGER


def test_an_official_enters_opinions_at_the_desk_not_here(commune, ba_lan):
    assert refused_beforehand(submit_opinion, commune, by=ba_lan) == only_for(submit_opinion)
