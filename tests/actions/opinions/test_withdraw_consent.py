"""Whoever agreed to be named may change their mind, by the code alone."""

from datetime import timedelta

import pytest

from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.withdraw_consent import withdraw_consent
from doithoai.models import Deed, Opinion
from doithoai.outputs.redaction import who_may_be_named
from doithoai.rules.consent import SHOW_NAME
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

LATER = given.BEFORE + timedelta(days=3)
TWO = "Mương thôn Đồng Mới bị vỡ. Đèn đường thôn Bãi Cát hỏng."


@pytest.fixture
def named(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, TWO, publish="name")


def test_what_was_agreed_to_is_kept_word_for_word(named):
    kept = named.consents.get()
    assert (kept.key, kept.version, kept.words) == ("name", SHOW_NAME.version, SHOW_NAME.words)
    assert (kept.through, kept.given_at, kept.withdrawn_at) == ("web", given.BEFORE, None)


def test_nothing_ticked_leaves_nothing(commune):
    assert given.an_opinion(commune).consents.count() == 0


def test_taken_back_nobody_is_named_and_the_log_says_when(named, ong_ba):
    assert who_may_be_named(named) == "Lê Văn Ba"
    withdraw_consent(named, by=ong_ba, at=LATER)
    assert who_may_be_named(Opinion.objects.get(pk=named.pk)) == ""
    assert named.consents.get().withdrawn_at == LATER
    assert named.consents.get().words == SHOW_NAME.words


def test_every_part_of_a_split_opinion_forgets_the_name_too(named, ong_ba, ba_lan):
    split_opinion(named, by=ba_lan, at=given.BEFORE, begins=[TWO.index("Đèn")])
    assert {each.publish for each in named.parts.all()} == {"name"}
    assert "cả ý kiến" in refused(withdraw_consent, named.parts.first(), by=ong_ba)
    withdraw_consent(named, by=ong_ba, at=LATER)
    assert {each.publish for each in named.parts.all()} == {"none"}


def test_nothing_to_take_back_is_said(commune, ong_ba):
    assert "không có gì để rút" in refused_beforehand(withdraw_consent, given.an_opinion(commune), by=ong_ba)


def test_the_journal_names_nobody(named, ong_ba):
    withdraw_consent(named, by=ong_ba, at=LATER)
    deed = Deed.objects.last()
    assert deed.action == "withdraw_consent"
    assert "Lê Văn Ba" not in deed.subject + deed.note


def test_a_neighbour_and_the_body_that_answers_may_not(named, ong_nam, ong_tu):
    assert refused_beforehand(withdraw_consent, named, by=ong_nam) == STRANGER
    assert refused_beforehand(withdraw_consent, named, by=ong_tu) == only_for(withdraw_consent)
