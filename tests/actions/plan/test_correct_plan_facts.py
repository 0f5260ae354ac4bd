"""Bà Lan corrects what was read from a plan file."""

import pytest

from doithoai.actions.plan.attach_plan_file import attach_plan_file
from doithoai.actions.plan.correct_plan_facts import LONGEST, MOST_ROWS, correct_plan_facts
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.models import Dialogue, PlanFile
from doithoai.rules.plan_reading import read_plan_file
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.plan.test_attach_plan_file import PLAN
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def file(plan, ba_lan) -> PlanFile:
    return attach_plan_file(plan, by=ba_lan, data=PLAN, name="k.txt", read=read_plan_file(PLAN, "k.txt"))


def test_the_correction_stands_beside_what_was_read_and_the_plan_is_untouched(file, plan, ba_lan):
    correct_plan_facts(file, by=ba_lan, seen=0, facts={"signer_name": "Lò Văn Bính"}, doubts=[])
    again = PlanFile.objects.get()
    assert (again.said["signer_name"], again.facts["signer_name"]) == ("Lò Văn Bính", "Lò Văn Bình")
    assert Dialogue.objects.get(pk=plan.pk).plan_revision == plan.plan_revision


def test_a_doubt_is_marked_as_seen_and_words_that_are_no_doubt_are_not(file, ba_lan):
    file.facts["doubts"] = [{"field": "time", "says": "Hai ngày khác nhau."}]
    file.save()
    correct_plan_facts(file, by=ba_lan, seen=0, facts={}, doubts=["Hai ngày khác nhau.", "Chuyện khác."])
    again = PlanFile.objects.get()
    assert (again.doubts_seen, again.doubts_open) == (["Hai ngày khác nhau."], [])


def test_the_second_tab_is_told_and_overwrites_nothing(file, ba_lan):
    correct_plan_facts(file, by=ba_lan, seen=0, facts={"place": "Bãi Cát"}, doubts=[])
    words = refused(correct_plan_facts, file, by=ba_lan, seen=0, facts={"place": "Nơi khác"}, doubts=[])
    assert words.startswith("Phần đối chiếu vừa được người khác sửa")
    assert PlanFile.objects.get().said["place"] == "Bãi Cát"


@pytest.mark.parametrize(
    "facts",
    [{"topics": ["x"] * (MOST_ROWS + 1)}, {"assignments": [{"unit": "a", "task": "x" * (LONGEST + 1)}]}],
)
def test_a_flood_is_refused(file, ba_lan, facts):
    assert "nhiều nhất là" in refused(correct_plan_facts, file, by=ba_lan, seen=0, facts=facts, doubts=[])


def test_ong_nam_may_not(file, ong_nam):
    assert refused_beforehand(correct_plan_facts, file, by=ong_nam) == STRANGER


def test_the_chair_may_not(file, ong_binh):
    assert refused_beforehand(correct_plan_facts, file, by=ong_binh) == only_for(correct_plan_facts)


def test_not_over_an_issued_plan(file, plan, ba_lan):
    issue_plan(plan, by=ba_lan, issued_on=given.BEFORE.date())
    file.refresh_from_db()
    assert refused_beforehand(correct_plan_facts, file, by=ba_lan) == not_during(
        correct_plan_facts, Stage.OPEN
    )
