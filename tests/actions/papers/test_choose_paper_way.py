"""How many steps a draft takes is the office's own choice."""

import pytest

from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Commune, Dialogue, Message, PaperDraft
from doithoai.rules.paper_trail import WAY_LABELS
from tests import given
from tests.actions.papers.trails import a_draft
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_drafts_under_way_follow_the_new_steps(commune, plan, ba_lan):
    choose_paper_way(commune, by=ba_lan, way="full")
    draft = a_draft(plan, ba_lan)
    assert draft.waits_for("full") == "reviewed"
    choose_paper_way(commune, by=ba_lan, way="sign")
    way = Commune.objects.get(pk=commune.pk).paper_way
    assert PaperDraft.objects.get(pk=draft.pk).waits_for(way) == "signed"


@pytest.mark.parametrize("changed", [False, True])
def test_one_person_issues_other_words_than_were_approved_and_the_trail_says_so(
    commune, plan, ba_lan, ong_binh, changed
):
    choose_paper_way(commune, by=ba_lan, way="sign")
    draft = a_draft(plan, ba_lan)
    sign_draft(draft, by=ong_binh, at=given.BEFORE)
    if changed:
        revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    choose_paper_way(Commune.objects.get(pk=commune.pk), by=ba_lan, way="one")
    paper = issue_plan(
        Dialogue.objects.get(pk=plan.pk), by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date()
    )
    kept = PaperDraft.objects.get(paper=paper)
    again = ["drafted", "signed"] if changed else []
    assert kept.acts() == ["drafted", "signed", *again, "issued"]
    assert kept.facts["meeting"]["venue"] == paper.facts["meeting"]["venue"]
    assert kept.steps.last().sha256 == kept.sha256


def test_an_unknown_way_is_refused(commune, ba_lan):
    assert refused(choose_paper_way, commune, by=ba_lan, way="x").startswith("Không có cách ban hành này.")


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(choose_paper_way, commune, by=ong_nam, way="one") == STRANGER


def test_the_chair_may_not(commune, ong_binh):
    assert refused_beforehand(choose_paper_way, commune, by=ong_binh, way="one") == only_for(choose_paper_way)


def test_the_chair_is_told_when_it_changes_and_only_then(commune, ba_lan, ong_binh):
    choose_paper_way(commune, by=ba_lan, way="full")
    Message.objects.all().delete()
    choose_paper_way(commune, by=ba_lan, way="full")
    assert not Message.objects.exists()
    choose_paper_way(commune, by=ba_lan, way="one")
    told = Message.objects.get()
    assert told in Message.objects.unread_by(ong_binh)
    assert told not in Message.objects.unread_by(ba_lan)
    assert ba_lan.name in told.text
    assert f"từ “{WAY_LABELS['full']}” sang “{WAY_LABELS['one']}”" in told.text
