"""Once a day, no more: a reminder is not a drum."""

from datetime import datetime, timedelta

from doithoai.actions.jobs import remind_due
from doithoai.actions.replies.remind_body import remind_body
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Actor, Assignment, Commune, Message
from doithoai.rules.paper_trail import Way
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

DAWN = given.moment(datetime(2026, 7, 7, 6, 0))  # in UTC this is still the day before


def test_the_body_finds_a_notice(assignment, ong_hoa, ong_tu):
    told = remind_body(assignment, by=ong_hoa, at=given.AFTER)
    assert told in Message.objects.unread_by(ong_tu)
    assert told.text.endswith("hạn 09/07/2026.")


def test_when_it_is_late_it_says_by_how_much(assignment, ba_lan):
    told = remind_body(assignment, by=ba_lan, at=given.moment(datetime(2026, 7, 12, 8, 0)))
    assert told.text.endswith("đã quá hạn 3 ngày.")


def test_the_second_of_a_day_is_refused(assignment, ba_lan):
    remind_body(assignment, by=ba_lan, at=DAWN)
    sentence = refused(remind_body, Assignment.objects.get(), by=ba_lan, at=DAWN + timedelta(hours=4))
    assert sentence == "Hôm nay đã đôn đốc Phòng Kinh tế về nội dung này lúc 06:00."
    assert remind_body(assignment, by=ba_lan, at=DAWN + timedelta(days=1))


def test_the_clock_reminds_of_what_is_due_within_three_days_once(commune, assignment):
    remind_due(commune, {}, DAWN - timedelta(days=2))
    assert Message.objects.filter(text__startswith="Đôn đốc").count() == 0
    for hours in (0, 3):
        remind_due(commune, {}, DAWN + timedelta(hours=hours))
    assert Message.objects.filter(text__startswith="Đôn đốc").count() == 1


def test_the_clock_reminds_in_an_office_whose_papers_take_every_step_too(commune, assignment):
    """A notice on a desk is no paper: it needs neither review nor the chair."""
    Commune.objects.update(paper_way=Way.FULL)
    remind_due(commune, {}, DAWN)
    assert Message.objects.filter(assignment=assignment, text__startswith="Đôn đốc").exists()


def test_what_is_answered_is_let_be(assignment, ba_lan):
    send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY)
    assert refused(remind_body, assignment, by=ba_lan) == "Nội dung này đã trả lời, không cần đôn đốc."


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(remind_body, assignment, by=ong_nam) == STRANGER


def test_the_clock_of_another_commune_may_not(assignment, ong_nam):
    assert refused_beforehand(remind_body, assignment, by=Actor.clock(ong_nam.commune_id)) == STRANGER


def test_the_officer_may_not(assignment, ong_tu):
    assert refused_beforehand(remind_body, assignment, by=ong_tu) == only_for(remind_body)


def test_not_once_the_dossier_is_sealed(commune, ba_lan):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER, as_it_is=True)
    sentence = refused_beforehand(remind_body, Assignment.objects.get(), by=ba_lan)
    assert sentence == not_during(remind_body, Stage.CLOSED)
