"""A flood came from one network: a person looks, nothing is deleted, and no opinion is buried this way."""

import pytest

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.models import Emergency, JudgedDoubt, Opinion, OpinionState
from doithoai.outputs.open_record.sending import DOUBT
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


@pytest.fixture
def doubted(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, "Mua hàng giá rẻ, bấm vào đây.", doubt=DOUBT)


def judged(commune, by, *opinions: Opinion, real: bool) -> list[int]:
    return judge_doubts(commune, by=by, opinions=[each.pk for each in opinions], real=real)


def test_what_is_no_opinion_leaves_every_list_and_comes_back_when_it_was_one(commune, doubted, ba_lan):
    assert Opinion.objects.doubted().get() == doubted
    judged(commune, ba_lan, doubted, real=False)
    kept = Opinion.objects.get()
    assert (kept.state, kept.words) == (OpinionState.ASIDE, doubted.words)
    assert not Opinion.objects.awaiting_classification().exists()
    assert not Opinion.objects.doubted().exists()
    for state in OpinionState:
        assert Opinion.objects.in_state(state).exists() == (state == OpinionState.ASIDE)
    judged(commune, ba_lan, doubted, real=True)
    kept = Opinion.objects.get()
    assert (kept.state, kept.kind, kept.doubt) == (OpinionState.NEW, "opinion", "")


def test_an_opinion_without_a_doubt_is_never_set_aside(commune, dialogue, ba_lan):
    opinion = given.an_opinion(commune)
    assert "Chưa chọn" in refused(judge_doubts, commune, by=ba_lan, opinions=[opinion.pk], real=False)


def test_nor_one_that_is_classified(commune, doubted, ba_lan):
    classify_opinion(doubted, by=ba_lan, field="thuy_loi", urgency="thường", competence="xã")
    assert "đã được phân loại" in refused(judge_doubts, commune, by=ba_lan, opinions=[doubted.pk], real=False)


def test_one_of_elsewhere_is_not_reached(commune, doubted, ba_lan, ong_nam):
    assert refused_beforehand(judge_doubts, commune, by=ong_nam) == STRANGER


def test_only_the_clerk(commune, doubted, ong_tu):
    assert refused_beforehand(judge_doubts, commune, by=ong_tu) == only_for(judge_doubts)


def test_a_cry_for_help_is_not_swept_aside_with_a_flood_until_somebody_took_it(commune, doubted, ba_lan):
    help_me = given.an_opinion(commune, "Nước lũ đang tràn vào nhà, có người mắc kẹt.", doubt=DOUBT)
    assert Emergency.objects.unanswered().filter(opinion=help_me).exists()
    assert judged(commune, ba_lan, doubted, help_me, real=False) == [doubted.pk]
    help_me.refresh_from_db()
    assert help_me.state == OpinionState.NEW


@pytest.mark.parametrize("real", [True, False])
def test_no_opinion_of_a_flood_is_read_while_others_wait_to_send(commune, doubted, ba_lan, monkeypatch, real):
    with monkeypatch.context() as patch:
        patch.setattr(Opinion, "from_db", classmethod(lambda *_: pytest.fail("an opinion was read whole")))
        assert judged(commune, ba_lan, doubted, real=real) == [doubted.pk]
    assert Opinion.objects.get().state == (OpinionState.NEW if real else OpinionState.ASIDE)


def test_what_was_doubted_is_kept_of_each_however_many_there_are(commune, dialogue, ba_lan, monkeypatch):
    monkeypatch.setattr("doithoai.models.judged_doubt.AT_ONCE", 2)
    rows = [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt=DOUBT) for n in range(5)]
    judge_doubts(commune, by=ba_lan, at=given.AFTER, opinions=[each.pk for each in rows], real=True)
    kept = JudgedDoubt.objects.values_list("opinion", "doubt", "aside_at", "at", "by", "commune")
    assert list(kept) == [(each.pk, DOUBT, None, given.AFTER, ba_lan.name, commune.pk) for each in rows]
