"""The conclusion is out; the bodies get their work by letter, with the dates it set and no others."""

from datetime import timedelta

from doithoai.actions.conclusion.issue_task_letter import issue_task_letter
from doithoai.actions.papers.replace_paper import replace_paper
from doithoai.models import Assignment, Message
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = {"at": given.AFTER, "issued_on": given.AFTER.date()}


def test_one_letter_to_everybody_names_who_does_what_by_when(assignment, ba_lan, ong_tu):
    paper = issue_task_letter(assignment.dialogue, by=ba_lan, **ON)
    text = text_of(facts_of(paper).content())
    assert paper.code == "01/UBND-VP"
    assert "Kính gửi: Phòng Kinh tế." in text
    assert "V/v giao giải quyết, trả lời ý kiến của Nhân dân" in text
    assert (
        "Thực hiện Thông báo kết luận số 01/TB-UBND ngày 22/6/2026 của Chủ tịch Ủy ban nhân dân xã " in text
    )
    assert "hoàn thành chậm nhất ngày 09/7/2026" in text
    told = Message.objects.unread_by(ong_tu).first()
    assert told.text.startswith("Công văn giao việc số 01/UBND-VP")
    assert Assignment.objects.get().due_on == assignment.due_on


def test_what_is_not_owed_is_not_given(assignment, ba_lan):
    police = given.body("Công an xã")
    sentence = refused(issue_task_letter, assignment.dialogue, by=ba_lan, body=police, **ON)
    assert sentence == "Công an xã không còn nội dung nào chờ trả lời. Xin chọn đơn vị khác."
    given.a_reply(None, ba_lan, assignment)
    sentence = refused_beforehand(issue_task_letter, assignment.dialogue, by=ba_lan, **ON)
    assert sentence == "Không còn nội dung nào chờ trả lời nên không có việc để giao."


def test_not_before_the_conclusion_nor_with_a_slip_in_the_days(assignment, ba_lan):
    early = {**ON, "issued_on": ON["issued_on"] - timedelta(days=1)}
    assert "không thể ghi ngày trước Thông báo kết luận" in refused(
        issue_task_letter, assignment.dialogue, by=ba_lan, **early
    )
    assert "từ 1 đến 15" in refused(issue_task_letter, assignment.dialogue, by=ba_lan, ask_days=0, **ON)


def test_it_is_withdrawn_not_replaced(assignment, ba_lan):
    paper = issue_task_letter(assignment.dialogue, by=ba_lan, **ON)
    sentence = refused_beforehand(replace_paper, paper, by=ba_lan, issued_on=ON["issued_on"], because="Sai")
    assert sentence.endswith("Xin thu hồi rồi ban hành văn bản mới.")


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(issue_task_letter, assignment.dialogue, by=ong_nam, **ON) == STRANGER


def test_the_officer_may_not(assignment, ong_tu):
    assert refused_beforehand(issue_task_letter, assignment.dialogue, by=ong_tu, **ON) == only_for(
        issue_task_letter
    )


def test_not_before_anything_is_concluded(dialogue, ba_lan):
    assert refused_beforehand(issue_task_letter, dialogue, by=ba_lan, **ON) == not_during(
        issue_task_letter, Stage.OPEN
    )


def test_no_name_and_no_number_of_a_citizen_goes_along(assignment, ba_lan):
    """The question begins as somebody's own words; here they name themselves."""
    group = assignment.group
    group.opinions.update(contact="0912000111")
    group.question = "Tôi là Lê Văn Ba, gọi 0912000111, mương thôn Đồng Mới bị vỡ"
    group.save()
    text = text_of(draft("task_letter", assignment.dialogue).content())
    assert "Ba" not in text.split()
    assert "0912000111" not in text
    assert "mương thôn Đồng Mới bị vỡ" in text
