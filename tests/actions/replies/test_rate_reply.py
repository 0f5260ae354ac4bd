"""Ông Ba reads the answer and says whether it will do."""

from datetime import datetime

import pytest

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Message, Opinion
from doithoai.rules.codes import short_code
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

SOON = given.moment(datetime(2026, 6, 27, 9, 0))
LATER = given.moment(datetime(2026, 7, 3, 9, 0))


@pytest.fixture
def answered(commune, ba_lan) -> Opinion:
    given.a_reply(commune, ba_lan)
    return Opinion.objects.get()


def test_satisfied(answered, ong_ba):
    rating = rate_reply(answered, by=ong_ba, at=SOON, satisfied=True)
    assert (rating.satisfied, rating.reply.text) == (True, given.REPLY)
    assert Assignment.objects.get().answered_at is not None


def test_not_satisfied_opens_the_matter_again_with_a_date_and_its_reason(answered, ong_ba, ba_lan):
    rate_reply(answered, by=ong_ba, at=SOON, satisfied=False, comment="Mương vẫn vỡ.")
    owed = Assignment.objects.get()
    assert (owed.answered_at, owed.reopened_at) == (None, SOON)
    assert f"{owed.due_on:%d/%m/%Y}" == "10/07/2026"
    assert short_code(answered.code) in owed.due_because
    assert owed.replies.count() == 1
    assert short_code(answered.code) in Message.objects.unread_by(ba_lan).first().text


def test_the_second_answer_is_rated_anew(answered, ong_ba, ba_lan):
    rate_reply(answered, by=ong_ba, at=SOON, satisfied=False)
    send_reply(
        Assignment.objects.get(), by=ba_lan, at=LATER, text="Đã sửa xong ngày 2/7/2026, có ảnh kèm theo."
    )
    assert rate_reply(answered, by=ong_ba, at=LATER, satisfied=True).reply.text.startswith("Đã sửa xong")


def test_one_word_for_one_reply(answered, ong_ba):
    rate_reply(answered, by=ong_ba, at=SOON, satisfied=True)
    sentence = refused(rate_reply, answered, by=ong_ba, at=SOON, satisfied=False)
    assert sentence == "Lần trả lời này đã được đánh giá rồi. Xin cảm ơn."


def test_a_second_unsatisfied_neighbour_does_not_put_the_date_off(commune, ba_lan, ong_ba):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    neighbour = given.an_opinion(commune, "Nước không về ruộng.")
    group = given.a_group(commune, ba_lan)
    merge_opinions(group, by=ba_lan, opinions=[neighbour])
    given.open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    given.record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế")
    )
    close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    given.issue_conclusion(dialogue, by=ba_lan, at=given.AFTER, issued_on=given.AFTER.date())
    send_reply(Assignment.objects.get(), by=ba_lan, at=SOON, text=given.REPLY)
    first, second = group.opinions.all()
    rate_reply(first, by=ong_ba, at=SOON, satisfied=False)
    due_on = Assignment.objects.get().due_on
    rate_reply(second, by=ong_ba, at=LATER, satisfied=False)
    assert Assignment.objects.get().due_on == due_on
    assert Message.objects.filter(text__contains=short_code(second.code)).exists()


def test_after_the_dossier_is_sealed_it_is_told_but_opens_nothing(commune, ba_lan, ong_ba):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=LATER, as_it_is=True)
    rate_reply(Opinion.objects.get(), by=ong_ba, at=LATER, satisfied=False)
    assert Assignment.objects.get().answered_at is not None
    assert Message.objects.unread_by(ba_lan).exists()


def test_there_must_be_an_answer_first(assignment, ong_ba):
    sentence = refused(rate_reply, Opinion.objects.get(), by=ong_ba, satisfied=True)
    assert sentence == "Ý kiến này chưa có văn bản trả lời nên chưa thể đánh giá."


def test_a_citizen_of_elsewhere_does_not_rate_here(answered, ong_nam):
    assert refused_beforehand(rate_reply, answered, by=given.Actor.citizen(ong_nam.commune_id)) == STRANGER


def test_the_officer_does_not_rate_himself(answered, ong_tu):
    assert refused_beforehand(rate_reply, answered, by=ong_tu) == only_for(rate_reply)


def test_not_before_the_conclusion(group, ong_ba):
    assert refused_beforehand(rate_reply, group.opinions.get(), by=ong_ba) == not_during(
        rate_reply, Stage.OPEN
    )
