"""Ông Tư answers, and everyone who asked can read it under their code."""

from doithoai.actions.replies.send_petition import send_petition
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.models import Assignment, Hamlet, Opinion, Reply
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand
from tests.actions.replies.test_send_petition import SAID as PETITION


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
    seal_dossier(given.a_dialogue_ready_to_seal(commune, ba_lan), by=ba_lan, at=given.AFTER, as_it_is=True)
    sentence = refused_beforehand(send_reply, Assignment.objects.get(), by=ba_lan)
    assert sentence == not_during(send_reply, Stage.CLOSED)


def test_the_letter_begins_with_plain_words_and_has_its_parts(assignment, ba_lan):
    said = {
        "summary": "Mương sửa xong trước 15/7.",
        "findings": "Vỡ 12 m bờ mương.",
        "bases": "Quyết định giao vốn.",
    }
    reply = send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY, **said)
    assert (reply.summary, reply.findings, reply.bases) == tuple(said.values())
    text = text_of(facts_of(reply.paper).content())
    assert (
        text.index("Trả lời ngắn gọn: Mương sửa xong")
        < text.index("Tại Hội nghị")
        < text.index("1. Kết quả kiểm tra")
    )
    assert "tra mã và chọn “Chưa hài lòng”" in text


def test_plain_words_are_few(assignment, ba_lan):
    long = " ".join(["tiếng"] * 121)
    sentence = refused(send_reply, assignment, by=ba_lan, text=given.REPLY, summary=long)
    assert sentence == "Trả lời ngắn gọn dài 121 tiếng; nhiều nhất là 120. Xin rút lại."


def test_the_hamlet_head_is_told_only_when_the_person_agreed_to_be_named(assignment, ba_lan):
    draft_of = {"text": given.REPLY, "assignment": assignment}
    opinion = Opinion.objects.get()
    opinion.hamlet = Hamlet.objects.get(name="thôn Đồng Mới")
    for publish, recipients in (
        ("none", ("Phòng Kinh tế",)),
        ("hamlet", ("Phòng Kinh tế",)),
        ("name", ("Phòng Kinh tế", "Trưởng thôn Đồng Mới (để biết)")),
    ):
        opinion.publish = publish
        opinion.save()
        assert draft("reply", assignment.dialogue, **draft_of).issue.recipients == recipients


def test_it_says_where_the_matter_was_passed_on(assignment, ba_lan):
    send_petition(assignment.dialogue, by=ba_lan, assignments=[assignment], **PETITION)
    assignment.refresh_from_db()
    text = text_of(
        facts_of(send_reply(assignment, by=ba_lan, at=given.AFTER, text=given.REPLY).paper).content()
    )
    assert (
        "đã được kiến nghị đến Sở Nông nghiệp và Môi trường tỉnh Mường Xa tại Công văn số 01/UBND-VP" in text
    )
    assert "khi có kết quả sẽ thông báo tiếp" in text
