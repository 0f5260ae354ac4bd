"""Ông Ba thinks better of it: the record keeps that he asked and that he took it back."""

import pytest

from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.withdraw_opinion import withdraw_opinion
from doithoai.models import Opinion, OpinionGroup, OpinionState, User
from doithoai.outputs.open_record import followed
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.sheets.occasion import Asked
from doithoai.outputs.sheets.synthesis import open_synthesis, synthesis
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

HOW = "gọi điện thoại ngày 02/6/2026"


@pytest.fixture
def opinion(commune, ba_lan, dialogue) -> Opinion:
    return given.a_group(commune, ba_lan).opinions.get()


def test_nobody_owes_it_an_answer_and_its_words_stay(opinion, ba_lan):
    words = opinion.words
    withdraw_opinion(opinion, by=ba_lan, how=HOW)
    kept = Opinion.objects.get()
    assert (kept.words, kept.state, kept.group, kept.public_words) == (
        words,
        OpinionState.WITHDRAWN,
        None,
        "",
    )
    assert not OpinionGroup.objects.exists()
    for state in OpinionState:
        assert Opinion.objects.in_state(state).exists() == (state == OpinionState.WITHDRAWN)


def test_it_is_counted_as_taken_back_and_not_as_diverted(opinion, ba_lan, dialogue):
    withdraw_opinion(opinion, by=ba_lan, how=HOW)
    table = synthesis(dialogue, Asked())
    totals = table.totals
    assert (totals.received, totals.withdrawn, totals.out_of_scope, totals.undecided) == (1, 1, 0, 0)
    assert "người nêu đã rút: 01" in totals.told()
    assert (table.originals[0].words, table.originals[0].went_to) == (opinion.words, "đã rút")
    assert opinion.words not in str(open_synthesis(dialogue, Asked()).content())
    assert draft("conclusion_notice", dialogue).diverted_count == 0


def test_whoever_holds_the_code_reads_that_it_was_taken_back(opinion, ba_lan, client):
    withdraw_opinion(opinion, by=ba_lan, how=HOW)
    story = followed(Opinion.objects.get(), today=given.AFTER.date())
    assert [each.kind for each in story.events] == ["received", "withdrawn"]
    page = client.get(f"/tra-cuu/{opinion.code}/").content.decode()
    assert "Ông/bà đã rút ý kiến này" in page
    assert "chuyển nơi có thẩm quyền" not in page


def test_how_they_said_so_is_written_down(opinion, ba_lan):
    assert refused(withdraw_opinion, opinion, by=ba_lan, how=" ").startswith(
        "Chưa có rút ý kiến bằng cách nào"
    )


def test_it_is_taken_back_once(opinion, ba_lan):
    withdraw_opinion(opinion, by=ba_lan, how=HOW)
    assert refused(withdraw_opinion, opinion, by=ba_lan, how=HOW).endswith(
        "đã được người nêu rút lại, không còn xử lý trong hội nghị đối thoại."
    )


def test_what_the_hall_decided_is_answered(commune, ba_lan):
    session = given.a_dialogue_in_session(commune, ba_lan)
    heard = Opinion.objects.filter(dialogue=session).first() or given.a_group(commune, ba_lan).opinions.get()
    record_outcome(heard.group, by=ba_lan, kind="noted")
    assert "đã có kết quả" in refused(withdraw_opinion, heard, by=ba_lan, how=HOW)


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(withdraw_opinion, opinion, by=ong_nam) == STRANGER


def test_an_officer_may_not(opinion, ong_tu):
    assert refused_beforehand(withdraw_opinion, opinion, by=ong_tu) == only_for(withdraw_opinion)


def test_from_the_page(opinion, ba_lan, client):
    client.force_login(User.objects.get(username="lan"))
    assert "Người nêu xin rút ý kiến" in client.get(f"/y-kien/{opinion.pk}/").content.decode()
    page = client.post(f"/y-kien/{opinion.pk}/rut/", {"how": HOW}, follow=True).content.decode()
    assert "Người nêu đã rút" in page
    assert HOW in page
    assert "Người nêu xin rút ý kiến" not in page
