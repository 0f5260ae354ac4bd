"""What the commune may not decide goes to whoever may, without a word about who asked."""

from datetime import date, timedelta

import pytest

from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.replies.send_petition import send_petition
from doithoai.models import Assignment, Opinion, Petition
from doithoai.outputs.open_record import followed
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.rules.codes import short_code
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

SAID = {
    "at": given.AFTER, "issued_on": given.AFTER.date(), "to": "Sở Nông nghiệp và Môi trường tỉnh Mường Xa",
    "not_ours": "Mương chính do tỉnh quản lý, đầu tư", "asks": "Sửa đoạn mương vỡ trước mùa mưa",
    "reply_by": date(2026, 7, 31),
}  # fmt: skip


def petition(assignment, by, **more) -> Petition:
    return send_petition(assignment.dialogue, by=by, assignments=[assignment], **{**SAID, **more})


def test_it_says_the_matter_and_asks_for_an_answer_by_a_day(assignment, ba_lan):
    sent = petition(assignment, ba_lan)
    text = text_of(facts_of(sent.paper).content())
    assert "Kính gửi: Sở Nông nghiệp và Môi trường tỉnh Mường Xa." in text
    assert "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa" in text
    assert "trước ngày 31/7/2026 để trả lời Nhân dân" in text
    assert Assignment.objects.get().petition == sent
    assert Assignment.objects.get().due_on == assignment.due_on


def test_nobody_is_named_and_codes_are_short(assignment, ba_lan):
    code = Opinion.objects.get().code
    text = text_of(facts_of(petition(assignment, ba_lan).paper).content())
    assert "Lê Văn Ba" not in text
    assert code not in text
    assert f"- Ông (Bà) có ý kiến mã {short_code(code)} (để biết);" in text


def test_who_asked_reads_that_it_was_sent_when_the_office_says_so(assignment, ba_lan):
    petition(assignment, ba_lan)
    found = followed(Opinion.objects.get(), today=SAID["issued_on"])
    assert [(each.kind, each.by) for each in found.events if each.kind == "passed_up"] == [
        ("passed_up", SAID["to"])
    ]


def test_who_asked_is_not_told_otherwise(assignment, ba_lan):
    sent = petition(assignment, ba_lan, tells_citizens=False)
    assert "để biết" not in text_of(facts_of(sent.paper).content())
    found = followed(Opinion.objects.get(), today=SAID["issued_on"])
    assert "passed_up" not in {each.kind for each in found.events}


def test_twice_is_refused_until_the_first_is_withdrawn(assignment, ba_lan):
    sent = petition(assignment, ba_lan)
    again = {"by": ba_lan, "assignments": [assignment], **SAID}
    assert "đã kiến nghị đến Sở Nông nghiệp" in refused(send_petition, assignment.dialogue, **again)
    withdraw_paper(sent.paper, by=ba_lan, at=given.AFTER, issued_on=SAID["issued_on"], because="Sai nơi nhận")
    assert petition(assignment, ba_lan, to="Công ty Thủy lợi").to == "Công ty Thủy lợi"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"to": ""}, "Chưa có cơ quan nhận kiến nghị"),
        ({"not_ours": "x"}, "Lý do vượt thẩm quyền quá ngắn"),
        ({"asks": ""}, "đề nghị cụ thể"),
        ({"reply_by": given.AFTER.date()}, "Ngày xin trả lời phải sau ngày 22/06/2026"),
        ({"reply_by": given.AFTER.date() + timedelta(days=400)}, "trong vòng một năm"),
        ({"assignments": []}, "Chưa chọn nội dung nào"),
    ],
)
def test_a_letter_with_holes_is_refused(assignment, ba_lan, wrong, sentence):
    said = {"by": ba_lan, "assignments": [assignment], **SAID, **wrong}
    assert sentence in refused(send_petition, assignment.dialogue, **said)


def test_what_is_answered_is_not_passed_on(assignment, ba_lan):
    given.a_reply(None, ba_lan, assignment)
    said = {"by": ba_lan, "assignments": [assignment], **SAID}
    assert "đã trả lời, không kiến nghị nữa" in refused(send_petition, assignment.dialogue, **said)


def test_ong_nam_may_not(assignment, ong_nam):
    said = {"by": ong_nam, "assignments": [assignment], **SAID}
    assert refused_beforehand(send_petition, assignment.dialogue, **said) == STRANGER


def test_the_officer_may_not(assignment, ong_tu):
    said = {"by": ong_tu, "assignments": [assignment], **SAID}
    assert refused_beforehand(send_petition, assignment.dialogue, **said) == only_for(send_petition)
