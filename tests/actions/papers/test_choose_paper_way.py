"""How many steps a draft takes is the office's own choice."""

from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.models import Commune, PaperDraft
from tests.actions.papers.trails import a_draft
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_drafts_under_way_follow_the_new_steps(commune, plan, ba_lan):
    choose_paper_way(commune, by=ba_lan, way="full")
    draft = a_draft(plan, ba_lan)
    assert draft.waits_for("full") == "reviewed"
    choose_paper_way(commune, by=ba_lan, way="sign")
    way = Commune.objects.get(pk=commune.pk).paper_way
    assert PaperDraft.objects.get(pk=draft.pk).waits_for(way) == "signed"


def test_an_unknown_way_is_refused(commune, ba_lan):
    assert refused(choose_paper_way, commune, by=ba_lan, way="x").startswith("Không có cách ban hành này.")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(choose_paper_way, commune, by=ong_nam, way="one") == STRANGER


def test_the_chair_may_not(commune, ong_binh):
    assert refused_beforehand(choose_paper_way, commune, by=ong_binh, way="one") == only_for(choose_paper_way)
