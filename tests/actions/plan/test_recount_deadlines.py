"""The office was closed for two days: what does that do to the dates people were given?"""

from datetime import date

import pytest

from doithoai.actions.commune.add_closure import add_closure
from doithoai.actions.plan.record_proof import record_proof
from doithoai.actions.plan.recount_deadlines import recount_deadlines
from doithoai.actions.recounting import recount
from doithoai.actions.replies.extend_deadline import extend_deadline
from doithoai.models import Assignment, Deed, Duty, Message
from doithoai.rules.procedure import Role
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

FLOOD = date(2026, 6, 23)
WHY = "trụ sở ngập ngày 23/6"


@pytest.fixture
def flooded(assignment, commune, ba_lan) -> Assignment:
    add_closure(commune, by=ba_lan, at=given.AFTER, day=FLOOD, why="trụ sở ngập")
    return assignment


def test_nothing_moves_by_itself_and_the_dry_run_shows_old_and_new(flooded):
    assert Assignment.objects.get().due_on == date(2026, 7, 9)
    found = recount(flooded.dialogue)
    assert [(move.old, move.new) for move in found.replies] == [(date(2026, 7, 9), date(2026, 7, 10))]
    assert "Phòng Kinh tế, nhóm 1: 09/07/2026 → 10/07/2026" in found.says()
    assert "Trả lời ý kiến, kiến nghị: 09/07/2026 → 10/07/2026" in found.says()
    assert Assignment.objects.get().due_on == date(2026, 7, 9), "a dry run writes nothing"


def test_the_deed_moves_says_why_journals_and_tells(flooded, ba_lan):
    recount_deadlines(flooded.dialogue, by=ba_lan, at=given.AFTER, why=WHY)
    kept = Assignment.objects.get()
    assert (kept.due_on, kept.ruled_on) == (date(2026, 7, 10), date(2026, 7, 10))
    assert kept.due_because.startswith(
        "Tính lại từ 09/07/2026 thành 10/07/2026: trụ sở ngập ngày 23/6 (Trần Thị Lan, 22/06/2026). Quy chế 03-QC/TU"
    )
    assert Duty.objects.get(key="reply").due_on == date(2026, 7, 10)
    assert Deed.objects.last().action == "recount_deadlines"
    told = {message.role or message.body.name: message.text for message in Message.objects.order_by("pk")}
    assert "09/07/2026 → 10/07/2026" in told["Phòng Kinh tế"]
    assert told[Role.CLERK].startswith("Tính lại thời hạn (trụ sở ngập ngày 23/6):")
    assert not recount(flooded.dialogue)


def test_what_is_proved_stays(flooded, ba_lan):
    assert "reply" in {move.key for move in recount(flooded.dialogue).duties}
    duty = Duty.objects.get(key="reply")
    record_proof(duty, by=ba_lan, at=given.AFTER, proof="Mọi nội dung đã trả lời")
    assert "reply" not in {move.key for move in recount(flooded.dialogue).duties}


def test_an_extension_stays_where_a_person_put_it(flooded, ba_lan):
    extend_deadline(flooded, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 20), reason="Chờ vật tư")
    assert recount(flooded.dialogue).replies == ()


def test_when_nothing_changes_the_button_says_so(dialogue, ba_lan):
    sentence = refused_beforehand(recount_deadlines, dialogue, by=ba_lan, why=WHY)
    assert sentence == "Tính lại không có thời hạn nào thay đổi."


def test_a_reason_is_needed(flooded, ba_lan):
    assert refused(recount_deadlines, flooded.dialogue, by=ba_lan, why=" ").startswith("Chưa có lý do")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(recount_deadlines, dialogue, by=ong_nam) == STRANGER


def test_the_secretary_may_not(dialogue, co_thu):
    assert refused_beforehand(recount_deadlines, dialogue, by=co_thu) == only_for(recount_deadlines)


def test_a_law_that_does_not_bind_the_day_gives_way_visibly(dialogue, ba_lan):
    dialogue.regulation = "law_2025_65"
    dialogue.save(update_fields=["regulation"])
    said = recount(dialogue).says()
    assert said[0].startswith("Quy chế áp dụng: Luật Tổ chức chính quyền địa phương số 65/2025/QH15")
    recount_deadlines(dialogue, by=ba_lan, why="luật thay đổi")
    dialogue.refresh_from_db()
    assert dialogue.regulation == "law_2025_72"
    assert Message.objects.filter(role=Role.CLERK, text__contains="Hội nghị từ nay theo Luật").count() == 1
    assert not recount(dialogue)


def test_a_regulation_whose_file_is_gone_is_waited_for(dialogue, ba_lan):
    dialogue.regulation = "da_xoa"
    dialogue.save(update_fields=["regulation"])
    assert recount(dialogue).rule == ""
