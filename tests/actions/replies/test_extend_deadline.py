"""The excavator is broken; ông Tư needs another week."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from doithoai.actions.replies.extend_deadline import extend_deadline
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.replies.stop_clock import stop_clock
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Extension, Message, Opinion
from doithoai.outputs.open_record.tracking import followed
from doithoai.rules import regulation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

WHY = "Máy xúc hỏng, chờ sửa"
GROUNDS = "Điều 9: việc phải chờ cấp trên thì trả lời khi có ý kiến của cấp trên"


def test_the_new_date_says_why_and_what_it_was(assignment, ong_binh):
    extend_deadline(assignment, by=ong_binh, at=given.AFTER, due_on=date(2026, 7, 16), reason=WHY)
    kept = Assignment.objects.get()
    assert (kept.due_on, kept.extended_because) == (date(2026, 7, 16), WHY)
    assert kept.due_because.startswith(
        "Gia hạn từ 09/07/2026 đến 16/07/2026: Máy xúc hỏng, chờ sửa (Lò Văn Bình, 22/06/2026)."
    )
    assert Message.objects.first().text.endswith("đến 16/07/2026.")


@pytest.mark.parametrize("due_on", [date(2026, 7, 9), date(2026, 6, 30), date(2020, 1, 1)])
def test_more_time_means_a_later_date(assignment, ba_lan, due_on):
    sentence = refused(extend_deadline, assignment, by=ba_lan, at=given.AFTER, due_on=due_on, reason=WHY)
    assert sentence == "Hạn mới phải sau hạn đang có (09/07/2026) và sau hôm nay."


def test_never_past_what_the_regulation_allows(commune, ba_lan):
    capped = [each for each in regulation.load_all() if caps(each)]
    assert capped, "no regulation sets a longest term: then this test has nothing to say"
    dialogue = given.an_open_dialogue(commune, ba_lan, regulation=capped[0])
    owed = given.an_assignment(commune, ba_lan, dialogue)
    sentence = refused(extend_deadline, owed, by=ba_lan, at=given.AFTER, due_on=date(2027, 6, 1), reason=WHY)
    assert sentence.startswith("Hạn mới vượt mức quy chế cho phép")


def caps(key: str) -> bool:
    day = given.HELD_ON
    plain = regulation.reply_due(key, dialogue_on=day, conclusion_on=day)
    longest = regulation.reply_due(key, dialogue_on=day, conclusion_on=day, extended=True)
    return bool(plain and longest)


def test_who_allowed_it_is_kept(assignment, ba_lan):
    extend_deadline(
        assignment,
        by=ba_lan,
        at=given.AFTER,
        due_on=date(2026, 7, 16),
        reason=WHY,
        allowed_by="Chủ tịch Lò Văn Bình",
    )
    kept = Assignment.objects.get()
    assert (kept.extended_by, kept.ruled_on) == ("Chủ tịch Lò Văn Bình", date(2026, 7, 9))
    assert "(Chủ tịch Lò Văn Bình, 22/06/2026). Quy chế không nói đến gia hạn." in kept.due_because


def test_a_day_off_rolls_to_the_next_working_day(assignment, ba_lan):
    extend_deadline(assignment, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 18), reason=WHY)
    assert assignment.due_on == date(2026, 7, 20)


def test_a_date_in_a_year_not_fully_announced_says_so(assignment, ba_lan):
    extend_deadline(
        assignment, by=ba_lan, at=given.AFTER, due_on=date(2027, 3, 1), reason=WHY, grounds=GROUNDS
    )
    assert "Lịch nghỉ năm 2027 chưa công bố đủ" in assignment.due_because


def test_a_slip_of_the_year_is_refused(assignment, ba_lan):
    sentence = refused(
        extend_deadline, assignment, by=ba_lan, at=given.AFTER, due_on=date(2062, 7, 9), reason=WHY
    )
    assert sentence.endswith("hơn một năm; xin kiểm tra lại năm.")


def test_twice_the_term_and_not_more_without_the_regulations_words(assignment, ba_lan):
    """Conclusion on 22/06, reply by 09/07: thirteen working days, and thirteen again."""
    said = {"by": ba_lan, "at": given.AFTER, "reason": WHY}
    sentence = refused(extend_deadline, assignment, due_on=date(2026, 7, 29), **said)
    assert sentence.startswith(
        "Quy chế không nêu mức gia hạn. Không quá gấp đôi thời hạn (muộn nhất 28/07/2026)"
    )
    extend_deadline(assignment, due_on=date(2026, 7, 28), **said)
    sentence = refused(extend_deadline, assignment, due_on=date(2026, 8, 10), **said)
    assert "muộn nhất 28/07/2026" in sentence, "an extension is not a term to double again"
    extend_deadline(assignment, due_on=date(2026, 8, 10), grounds=GROUNDS, **said)
    assert f"Căn cứ: {GROUNDS}." in Assignment.objects.get().due_because


@pytest.mark.parametrize("allowed_by", ["Nguyễn Văn Tư", "ông nguyễn văn tư, Trưởng phòng"])
def test_nobody_of_the_body_that_owes_the_reply_allows_it(assignment, ba_lan, ong_tu, allowed_by):
    for verb, more in (
        (extend_deadline, {"due_on": date(2026, 7, 16), "reason": WHY}),
        (stop_clock, {"why": WHY}),
    ):
        sentence = refused(verb, assignment, by=ba_lan, at=given.AFTER, allowed_by=allowed_by, **more)
        assert sentence.startswith("Phòng Kinh tế phải trả lời nên không tự cho mình thêm thời gian.")


def test_a_clerk_who_is_of_that_body_names_who_allowed_it(assignment, commune, ba_lan, ong_binh):
    clerk_too = replace(ba_lan, body_ids=frozenset({assignment.body_id}))
    said = {"by": clerk_too, "at": given.AFTER, "due_on": date(2026, 7, 16), "reason": WHY}
    assert "không tự cho mình thêm thời gian" in refused(extend_deadline, assignment, **said)
    extend_deadline(assignment, allowed_by=ong_binh.name, **said)
    assert Assignment.objects.get().extended_by == "Lò Văn Bình"


def test_a_reason_is_needed(assignment, ba_lan):
    sentence = refused(
        extend_deadline, assignment, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 16), reason=""
    )
    assert sentence.startswith("Chưa có lý do gia hạn")


def test_what_is_answered_needs_no_more_time(assignment, ba_lan):
    send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY)
    sentence = refused(
        extend_deadline, assignment, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 16), reason=WHY
    )
    assert sentence == "Nội dung này đã trả lời, không cần gia hạn."


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(extend_deadline, assignment, by=ong_nam) == STRANGER


def test_the_officer_gives_himself_no_time(assignment, ong_tu):
    assert refused_beforehand(extend_deadline, assignment, by=ong_tu) == only_for(extend_deadline)


def test_not_once_the_dossier_is_sealed(commune, ba_lan):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER, as_it_is=True)
    sentence = refused_beforehand(extend_deadline, Assignment.objects.get(), by=ba_lan)
    assert sentence == not_during(extend_deadline, Stage.CLOSED)


def test_every_extension_keeps_its_reason_and_the_citizen_reads_each(assignment, ba_lan, ong_binh):
    first, second = "Máy xúc hỏng, chờ sửa", "Mưa lũ, đường vào thôn bị sạt"
    extend_deadline(assignment, by=ong_binh, at=given.AFTER, due_on=date(2026, 7, 16), reason=first)
    extend_deadline(assignment, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 20), reason=second)
    kept = [(each.to, each.why, each.by) for each in Extension.objects.all()]
    assert kept == [(date(2026, 7, 16), first, ong_binh.name), (date(2026, 7, 20), second, ba_lan.name)]
    opinion = Opinion.objects.filter(group=assignment.group).first()
    told = followed(opinion, today=given.AFTER.date()).owed[0]
    assert told.extended == ((date(2026, 7, 16), first), (date(2026, 7, 20), second))
    assert any(first in line for line in told.sum)
    assert any(second in line for line in told.sum)


def test_an_extension_given_before_each_was_kept_is_taken_over(assignment, ba_lan):
    """What the migration does for a commune that has extended replies already: nothing is lost."""
    extend_deadline(assignment, by=ba_lan, at=given.AFTER, due_on=date(2026, 7, 16), reason=WHY)
    Extension.objects.all().delete()
    migration = import_module("doithoai.migrations.0037_each_extension")
    migration.keep_the_last_one(apps, SimpleNamespace(connection=connection))
    kept = Extension.objects.get()
    assert (kept.to, kept.why, kept.by, kept.at) == (date(2026, 7, 16), WHY, ba_lan.name, given.AFTER)
