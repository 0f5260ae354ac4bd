"""Whoever signs TUQ. does so under a paper that ends: it is written down, checked, and asked for at the issue."""

from datetime import date

import pytest

from doithoai.actions.papers.record_authorisation import record_authorisation
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.models import Dialogue
from doithoai.outputs.papers.archive import pdf_of
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.papers.known import known_of, known_of_draft
from doithoai.rules.paper_checks import findings, read_paper, style_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

TODAY = given.BEFORE.date()
COVERS = {"number": "12/GUQ-UBND", "issued_on": date(2026, 1, 5), "until": date(2026, 12, 31)}
OVER = {**COVERS, "until": date(2026, 1, 31)}


@pytest.fixture
def signed_tuq(plan, ba_lan) -> Dialogue:
    revise_plan(
        plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, issuer="ct_ubnd",
        signer_title="TUQ. CHỦ TỊCH – TRƯỞNG PHÒNG KINH TẾ",
    )  # fmt: skip
    return plan


def test_the_checks_know_whether_it_covers_the_day(signed_tuq, ba_lan):
    assert known_of_draft("plan", signed_tuq, today=TODAY).authorised is None
    record_authorisation(signed_tuq, by=ba_lan, at=given.BEFORE, **OVER)
    assert known_of_draft("plan", signed_tuq, today=TODAY).authorised is False
    record_authorisation(signed_tuq, by=ba_lan, at=given.BEFORE, **COVERS)
    assert known_of_draft("plan", signed_tuq, today=TODAY).authorised is True
    paper = issue_plan(signed_tuq, by=ba_lan, at=given.BEFORE, issued_on=TODAY)
    record_authorisation(Dialogue.objects.get(pk=signed_tuq.pk), by=ba_lan, at=given.BEFORE, **OVER)
    seen = read_paper(pdf_of(paper), "k.pdf")
    told = [each for each in findings(seen, style_of(seen), known_of(paper)) if each.rule == "L31"]
    assert not told


def test_no_number_once_it_has_ended(signed_tuq, ba_lan):
    record_authorisation(signed_tuq, by=ba_lan, at=given.BEFORE, **OVER)
    said = refused(issue_plan, signed_tuq, by=ba_lan, at=given.BEFORE, issued_on=TODAY)
    assert said.startswith("Văn bản ủy quyền ký TUQ. không còn hiệu lực")


def test_who_signs_otherwise_needs_none(plan, ba_lan):
    record_authorisation(plan, by=ba_lan, at=given.BEFORE, **OVER)
    assert draft("plan", plan).issue.signer.authorised_on(TODAY) is None


@pytest.mark.parametrize(
    ("wrong", "begins"),
    [
        ({"until": None}, "Văn bản ủy quyền cần đủ số"),
        ({"number": " "}, "Văn bản ủy quyền cần đủ số"),
        ({"until": date(2026, 1, 4)}, "Ngày hết hiệu lực trước ngày ban hành"),
        ({"number": "9" * 61}, "Số văn bản ủy quyền dài 61 ký tự"),
    ],
)
def test_half_a_record_is_refused(plan, ba_lan, wrong, begins):
    assert refused(record_authorisation, plan, by=ba_lan, **{**COVERS, **wrong}).startswith(begins)


def test_all_empty_takes_it_away(plan, ba_lan):
    record_authorisation(plan, by=ba_lan, **COVERS)
    record_authorisation(plan, by=ba_lan, number="", issued_on=None, until=None)
    assert Dialogue.objects.get(pk=plan.pk).authorisation == {}


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(record_authorisation, plan, by=ong_nam, **COVERS) == STRANGER


def test_the_secretary_may_not(plan, co_thu):
    assert refused_beforehand(record_authorisation, plan, by=co_thu, **COVERS) == only_for(
        record_authorisation
    )
