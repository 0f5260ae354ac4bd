"""A flood was set aside with one press, and a neighbour with it: one press brings them all back."""

from datetime import timedelta

from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.undo_doubts import undo_doubts
from doithoai.models import Opinion
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
    assert undo_doubts(commune, by=ba_lan, aside_at=aside_at) == 3
    assert set(Opinion.objects.doubted()) == set(rows)
    assert Opinion.objects.get(pk=before[0].pk).kind == Opinion.Kind.SPAM
    assert "Không còn" in refused(undo_doubts, commune, by=ba_lan, aside_at=aside_at)


def test_one_that_was_judged_again_stays(commune, dialogue, ba_lan):
    rows, aside_at = set_aside(commune, ba_lan, 2)
    judge_doubts(commune, by=ba_lan, opinions=[rows[0].pk], real=True)
    assert undo_doubts(commune, by=ba_lan, aside_at=aside_at) == 1
    assert Opinion.objects.get(pk=rows[0].pk).doubt == ""


def test_one_of_elsewhere_is_not_reached(commune, dialogue, ba_lan, ong_nam):
    set_aside(commune, ba_lan, 1)
    assert refused_beforehand(undo_doubts, commune, by=ong_nam) == STRANGER


def test_only_the_clerk(commune, ong_tu):
    assert refused_beforehand(undo_doubts, commune, by=ong_tu) == only_for(undo_doubts)
