"""Some provinces print CHỦ TỊCH above the committee's name; each Party committee has terms of its own."""

from datetime import date

import pytest

from doithoai.actions.commune.choose_paper_customs import choose_paper_customs
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Commune, Dialogue
from doithoai.outputs.papers.archive import pdf_of
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.papers.known import known_of
from doithoai.rules.paper_checks import findings, read_paper, style_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

NOTHING = {"chair_letterhead": False, "party_terms": []}


def test_the_letterhead_of_the_chairs_own_papers(commune, plan, ba_lan):
    choose_paper_customs(commune, by=ba_lan, chair_letterhead=True, party_terms=[])
    fresh = Dialogue.objects.get(pk=plan.pk)
    assert draft("plan", fresh).content().head.issuer[0] == "ỦY BAN NHÂN DÂN"
    revise_plan(fresh, by=ba_lan, at=given.BEFORE, seen=fresh.plan_revision, issuer="ct_ubnd")
    head = draft("plan", fresh).content().head
    assert head.issuer == ("CHỦ TỊCH", f"ỦY BAN NHÂN DÂN {commune.full_name.upper()}")
    paper = issue_plan(fresh, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    seen = read_paper(pdf_of(paper), "k.pdf")
    told = findings(seen, style_of(seen), known_of(paper))
    assert not [each for each in told if each.severity == "error"]


def test_numbers_of_the_party_begin_with_its_own_terms(commune, ba_lan):
    choose_paper_customs(
        commune, by=ba_lan, chair_letterhead=False, party_terms=[date(2026, 3, 1), date(2020, 6, 1)]
    )
    fresh = Commune.objects.get(pk=commune.pk)
    assert fresh.party_terms == ["2020-06-01", "2026-03-01"]

    def kept(symbol: str) -> str:
        return reserve_number(fresh, by=ba_lan, at=given.BEFORE, symbol=symbol, why="Giữ cho kế hoạch").period

    assert (kept("KH/ĐU"), kept("KH-UBND")) == ("NK 2026-2031", "2026")
    choose_paper_customs(fresh, by=ba_lan, **NOTHING)
    assert kept("TB/ĐU") == "NK 2025-2030"


@pytest.mark.parametrize(
    ("terms", "begins"),
    [
        ([date(2025, 1, 1), date(2025, 7, 1)], "Hai nhiệm kỳ không bắt đầu trong cùng một năm."),
        ([date(1990 + year, 1, 1) for year in range(21)], "Nhiều nhất 20 nhiệm kỳ."),
    ],
)
def test_days_that_cannot_be_are_refused(commune, ba_lan, terms, begins):
    said = refused(choose_paper_customs, commune, by=ba_lan, chair_letterhead=False, party_terms=terms)
    assert said.startswith(begins)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(choose_paper_customs, commune, by=ong_nam, **NOTHING) == STRANGER


def test_the_chair_may_not(commune, ong_binh):
    assert refused_beforehand(choose_paper_customs, commune, by=ong_binh, **NOTHING) == only_for(
        choose_paper_customs
    )
