"""Bà Lan takes over into the plan what she has looked at in its file."""

import pytest

from doithoai.actions.plan.attach_plan_file import attach_plan_file
from doithoai.actions.plan.correct_plan_facts import correct_plan_facts
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.plan.take_plan_facts import take_plan_facts
from doithoai.models import Dialogue, PlanFile
from doithoai.rules.plan_reading import read_plan_file
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.plan.test_attach_plan_file import PLAN
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def file(plan, ba_lan) -> PlanFile:
    return attach_plan_file(plan, by=ba_lan, data=PLAN, name="k.txt", read=read_plan_file(PLAN, "k.txt"))


def taken(file: PlanFile, by, *fields: str) -> Dialogue:
    take_plan_facts(file, by=by, seen=file.dialogue.plan_revision, revision=file.revision, fields=fields)
    return Dialogue.objects.get(pk=file.dialogue_id)


def test_only_the_chosen_fields_are_written(file, plan, ba_lan):
    after = taken(file, ba_lan, "venue", "held_on", "starts_at")
    assert (after.venue, f"{after.held_on:%d/%m/%Y}") == ("Nhà văn hóa thôn Bãi Cát", "18/06/2026")
    assert (after.recipients, after.title) == (plan.recipients, plan.title)
    assert after.plan_revision == plan.plan_revision + 1
    assert PlanFile.objects.get().taken_at is not None


def test_the_issuer_the_file_names_issues_the_papers_too(file, plan, ba_lan):
    assert plan.issuer == "ubnd"
    correct_plan_facts(
        file, by=ba_lan, seen=0, facts={"issuing_body": "Thường trực HĐND xã Thanh Sơn"}, doubts=[]
    )
    after = taken(file, ba_lan, "issuer_name")
    assert (after.issuer_name, after.issuer) == ("Thường trực HĐND xã Thanh Sơn", "tt_hdnd")


def test_a_field_the_file_does_not_speak_of_stays(file, plan, ba_lan):
    after = taken(file, ba_lan, "venue", "topics", "secretary_name")
    assert (after.topics, after.secretary_name) == (["Đường giao thông", "Nước sạch"], "Hoàng Anh Thư")


def test_what_was_corrected_is_what_goes_over(file, ba_lan):
    correct_plan_facts(file, by=ba_lan, seen=0, facts={"venue": ["Hội trường xã"]}, doubts=[])
    assert taken(file, ba_lan, "venue").venue == "Hội trường xã"


def test_rows_keep_what_people_added_to_them(file, plan, ba_lan):
    task = file.said["assignments"][0]
    revise_plan(plan, by=ba_lan, seen=plan.plan_revision, tasks=[{**task, "due": "10/6/2026"}])
    file.refresh_from_db()
    revise_plan(plan, by=ba_lan, seen=plan.plan_revision, venue="Nơi khác")
    file.dialogue.refresh_from_db()
    assert taken(file, ba_lan, "venue", "tasks").tasks[0]["due"] == "10/6/2026"


def test_a_plan_that_moved_meanwhile_is_not_overwritten(file, plan, ba_lan):
    seen = plan.plan_revision
    revise_plan(plan, by=ba_lan, seen=seen, venue="Hội trường xã")
    file.dialogue.refresh_from_db()
    words = refused(take_plan_facts, file, by=ba_lan, seen=seen, revision=0, fields=["venue"])
    assert words.startswith("Kế hoạch hoặc phần đối chiếu vừa được sửa")
    assert Dialogue.objects.get(pk=plan.pk).venue == "Hội trường xã"


def test_nothing_chosen_is_told(file, plan, ba_lan):
    words = refused(take_plan_facts, file, by=ba_lan, seen=plan.plan_revision, revision=0, fields=["seen"])
    assert words.startswith("Chưa chọn mục nào")


def test_ong_nam_may_not(file, ong_nam):
    assert refused_beforehand(take_plan_facts, file, by=ong_nam) == STRANGER


def test_the_chair_may_not(file, ong_binh):
    assert refused_beforehand(take_plan_facts, file, by=ong_binh) == only_for(take_plan_facts)


def test_not_over_an_issued_plan(file, plan, ba_lan):
    issue_plan(plan, by=ba_lan, issued_on=given.BEFORE.date())
    file.refresh_from_db()
    assert refused_beforehand(take_plan_facts, file, by=ba_lan) == not_during(take_plan_facts, Stage.OPEN)
