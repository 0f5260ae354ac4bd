"""Ông Tư answers, and everyone who asked can read it under their code."""

from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Reply
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_a_numbered_letter_and_the_matter_is_answered(assignment, ong_tu):
    reply = send_reply(assignment, by=ong_tu, at=given.AFTER, text=given.REPLY)
    assert (reply.text, reply.by, reply.paper.number) == (given.REPLY, "Nguyễn Văn Tư", 1)
    assert assignment.answered_at == given.AFTER
    assert assignment.group.opinions.get().state == "da_tra_loi"


def test_the_second_tab_sends_no_second_letter(assignment, ong_tu, ba_lan):
    other_tab = Assignment.objects.get()
    send_reply(assignment, by=ong_tu, at=given.AFTER, text=given.REPLY)
    sentence = refused(send_reply, other_tab, by=ba_lan, at=given.AFTER, text="Một trả lời khác hẳn cho dân.")
    assert sentence.startswith("Nội dung này đã trả lời lúc 09:00 ngày 22/06/2026.")
    assert Reply.objects.count() == 1


def test_one_word_is_no_answer(assignment, ong_tu):
    assert refused(send_reply, assignment, by=ong_tu, at=given.AFTER, text="Rồi.").startswith(
        "Nội dung trả lời quá ngắn"
    )


def test_another_office_does_not_answer_for_his(commune, assignment):
    body = given.body("Phòng Văn hóa - Xã hội")
    other = given.a_person(commune, "hoang", "Bùi Hoàng", given.Role.OFFICER, body=body)
    assert "được giao cho Phòng Kinh tế" in refused_beforehand(send_reply, assignment, by=other)


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(send_reply, assignment, by=ong_nam) == STRANGER


def test_the_front_may_not(assignment, ong_hoa):
    assert refused_beforehand(send_reply, assignment, by=ong_hoa) == only_for(send_reply)


def test_a_closed_dialogue_is_not_answered_any_more(commune, ba_lan):
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER)
    sentence = refused_beforehand(send_reply, Assignment.objects.get(), by=ba_lan)
    assert sentence == not_during(send_reply, Stage.CLOSED)
