"""A flood was set aside with one press, and a neighbour with it; or taken for opinions: one press undoes it all."""

from datetime import timedelta

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.undo_doubts import undo_doubts
from doithoai.models import JudgedDoubt, Opinion
from doithoai.models.clock import now
from doithoai.outputs.open_record.sending import DOUBT
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def set_aside(commune, by, many: int, **when):
    rows = [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt=DOUBT) for n in range(many)]
    judge_doubts(commune, by=by, opinions=[each.pk for each in rows], real=False, **when)
    return rows, Opinion.objects.get(pk=rows[0].pk).diverted_at


def test_all_of_one_press_wait_again_with_their_doubt(commune, dialogue, ba_lan):
    before, _ = set_aside(commune, ba_lan, 1, at=now() - timedelta(minutes=5))
    rows, aside_at = set_aside(commune, ba_lan, 3)
    assert undo_doubts(commune, by=ba_lan, judged_at=aside_at) == 3
    assert set(Opinion.objects.doubted()) == set(rows)
    assert Opinion.objects.get(pk=before[0].pk).kind == Opinion.Kind.SPAM
    assert "Không còn" in refused(undo_doubts, commune, by=ba_lan, judged_at=aside_at)


def test_one_that_was_judged_again_stays(commune, dialogue, ba_lan):
    rows, aside_at = set_aside(commune, ba_lan, 2)
    judge_doubts(commune, by=ba_lan, at=now() + timedelta(minutes=1), opinions=[rows[0].pk], real=True)
    assert undo_doubts(commune, by=ba_lan, judged_at=aside_at) == 1
    assert Opinion.objects.get(pk=rows[0].pk).doubt == ""


def taken_for_opinions(commune, by, *rows: Opinion):
    judge_doubts(commune, by=by, at=given.AFTER, opinions=[each.pk for each in rows], real=True)
    return given.AFTER


def test_what_was_taken_for_opinions_is_doubted_again_with_its_own_doubt(commune, dialogue, ba_lan):
    rows, aside_at = set_aside(commune, ba_lan, 2)
    letter = given.an_opinion(commune, "Thư tự động.", doubt="Thư trả lời tự động")
    judged_at = taken_for_opinions(commune, ba_lan, *rows, letter)
    assert not Opinion.objects.exclude(doubt="").exists()
    assert undo_doubts(commune, by=ba_lan, judged_at=judged_at) == 3
    assert {(each.doubt, each.kind, each.diverted_at) for each in Opinion.objects.all()} == {
        (DOUBT, "spam", aside_at), ("Thư trả lời tự động", "opinion", None),
    }  # fmt: skip
    assert "Không còn" in refused(undo_doubts, commune, by=ba_lan, judged_at=judged_at)
    assert not JudgedDoubt.objects.exists()


def test_what_was_sorted_meanwhile_stays_an_opinion(commune, dialogue, ba_lan):
    one, other = (given.an_opinion(commune, f"Xin sửa mương số {n}.", doubt=DOUBT) for n in range(2))
    judged_at = taken_for_opinions(commune, ba_lan, one, other)
    one.refresh_from_db()
    classify_opinion(one, by=ba_lan, field="thuy_loi", urgency="thường", competence="xã")
    assert undo_doubts(commune, by=ba_lan, judged_at=judged_at) == 1
    assert list(Opinion.objects.doubted()) == [other]


def test_judged_undone_and_judged_again(commune, dialogue, ba_lan):
    row = given.an_opinion(commune, "Xin sửa mương.", doubt=DOUBT)
    for _ in range(2):
        judged_at = taken_for_opinions(commune, ba_lan, row)
        assert not Opinion.objects.doubted().exists()
        undo_doubts(commune, by=ba_lan, judged_at=judged_at)
        assert Opinion.objects.doubted().get() == row


def test_one_of_elsewhere_is_not_reached(commune, dialogue, ba_lan, ong_nam):
    set_aside(commune, ba_lan, 1)
    assert refused_beforehand(undo_doubts, commune, by=ong_nam) == STRANGER


def test_only_the_clerk(commune, ong_tu):
    assert refused_beforehand(undo_doubts, commune, by=ong_tu) == only_for(undo_doubts)
