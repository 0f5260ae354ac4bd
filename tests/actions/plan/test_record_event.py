"""The youth union asks for a dialogue; a hamlet is consulted: from that day a term runs, sitting or not."""

from datetime import date, datetime

import pytest

from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.record_event import record_event
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.set_day import set_day
from doithoai.models import Dialogue, Duty, Message
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ASKED_ON = date(2026, 5, 18)
ASKED = {"event": "request", "happened_on": ASKED_ON, "says": "Xã đoàn, công văn số 05-CV/ĐTN"}
OPENED = {"event": "consultation", "happened_on": date(2026, 5, 19), "says": "Niêm yết đề án sáp nhập thôn"}

LASTED = given.moment(datetime(2026, 6, 9, 8, 0))


@pytest.fixture
def youth(commune, ba_lan) -> Dialogue:
    return given.a_dialogue(commune, ba_lan, regulation="youth", held_on=date(2026, 6, 25))


def due(key: str) -> date | None:
    return Duty.objects.filter(key=key).values_list("due_on", flat=True).first()


def test_the_term_runs_while_the_plan_is_still_written_and_only_that_one(youth, ba_lan):
    record_event(youth, by=ba_lan, at=given.BEFORE, **ASKED)
    assert set(Duty.objects.values_list("key", flat=True)) == {"request"}
    assert due("request") == date(2026, 7, 2)
    told = Message.objects.get().text
    assert told.startswith("Ngày nhận yêu cầu đối thoại 18/05/2026 (Xã đoàn, công văn số 05-CV/ĐTN):")
    assert "không có → 02/07/2026" in told


def test_it_runs_without_a_day_of_the_sitting(commune, ba_lan):
    plan = create_dialogue(
        commune, by=ba_lan, at=given.BEFORE, title="Đối thoại với thanh niên", year=2026, regulation="youth",
        requested_on=ASKED_ON,
    )  # fmt: skip
    assert (plan.held_on, due("request")) == (None, date(2026, 7, 2))


def test_the_plan_that_is_issued_shows_that_it_was_considered(youth, ba_lan):
    record_event(youth, by=ba_lan, at=given.BEFORE, **ASKED)
    issue_plan(youth, by=ba_lan, at=given.BEFORE, issued_on=date(2026, 5, 20))
    assert Duty.objects.get(key="request").proof.startswith("Kế hoạch số ")


def test_moving_the_sitting_takes_nothing_from_it(commune, ba_lan):
    held = given.an_open_dialogue(commune, ba_lan)
    record_event(held, by=ba_lan, at=given.BEFORE, **OPENED)
    first = due("consultation")
    record_proof(Duty.objects.get(key="consultation"), by=ba_lan, at=LASTED, proof="Biên bản niêm yết")
    set_day(held, by=ba_lan, at=LASTED, held_on=date(2026, 7, 9))
    kept = Duty.objects.get(key="consultation")
    assert (kept.due_on, kept.proof) == (first, "Biên bản niêm yết")


def test_a_consultation_gives_its_papers_a_term(commune, ba_lan):
    held = given.an_open_dialogue(commune, ba_lan)
    assert due("publish.plan") is None
    record_event(held, by=ba_lan, at=given.BEFORE, **OPENED)
    assert due("consultation") == date(2026, 6, 8)
    assert due("publish.plan") == date(2026, 5, 27), "the plan of 20/5 came after the opening"


def test_a_plan_issued_before_is_late_from_the_opening_only(commune, ba_lan):
    held = given.an_open_dialogue(commune, ba_lan)
    opened = {**OPENED, "happened_on": date(2026, 6, 1)}
    record_event(held, by=ba_lan, at=given.ON_THE_DAY, **opened)
    assert due("publish.plan") == date(2026, 6, 8)


def test_taken_back_its_duty_goes_too(youth, ba_lan):
    record_event(youth, by=ba_lan, at=given.BEFORE, **ASKED)
    record_event(youth, by=ba_lan, at=given.BEFORE, event="request", happened_on=None)
    assert (Dialogue.objects.get().events, due("request")) == ({}, None)
    assert "→ không có" in Message.objects.order_by("pk").last().text


def test_a_day_without_a_term_is_kept(commune, ba_lan):
    """The law of 2025 lets one voter in ten ask, and names no number of days."""
    held = given.a_dialogue(commune, ba_lan, regulation="law_2025_72")
    record_event(held, by=ba_lan, at=given.BEFORE, **ASKED)
    assert Dialogue.objects.get().events["request"]["on"] == "2026-05-18"
    assert due("request") is None


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ({"happened_on": date(2026, 5, 21)}, "Ngày 21/05/2026 chưa đến. Xin ghi ngày đã nhận hoặc đã công khai."),
        ({"happened_on": date(2016, 5, 18)}, "Ngày 18/05/2016 đã quá lâu; xin kiểm tra lại năm."),
        ({"says": " "}, "Chưa có ai yêu cầu, hoặc văn bản nào. Xin điền rồi gửi lại."),
        ({"event": "gì đó"}, "Không có loại sự kiện này. Xin mở lại trang."),
        ({"happened_on": None}, "Chưa có ngày nhận yêu cầu đối thoại. Xin ghi ngày rồi bấm lại."),
    ],
)  # fmt: skip
def test_slips_are_told(youth, ba_lan, slip, says):
    assert refused(record_event, youth, by=ba_lan, at=given.BEFORE, **{**ASKED, **slip}) == says


def test_ong_nam_may_not(youth, ong_nam):
    assert refused_beforehand(record_event, youth, by=ong_nam, **ASKED) == STRANGER


def test_the_secretary_may_not(youth, co_thu):
    assert refused_beforehand(record_event, youth, by=co_thu, **ASKED) == only_for(record_event)


def test_not_once_the_sitting_is_over(assignment, ba_lan):
    sentence = refused_beforehand(record_event, assignment.dialogue, by=ba_lan, **ASKED)
    assert sentence == not_during(record_event, Stage.FOLLOW_UP)
