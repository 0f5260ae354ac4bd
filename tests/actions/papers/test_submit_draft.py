"""A draft handed in is frozen; its paper gets a number only after the office's steps, and only as it was signed."""

import pytest

from doithoai.actions.papers.return_draft import return_draft
from doithoai.actions.papers.submit_draft import submit_draft
from doithoai.actions.plan.issue_plan import issue_plan
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.actions.plan.revise_plan import revise_plan
from doithoai.actions.replies.send_reply import send_reply
from doithoai.actions.reports.issue_report import issue_report
from doithoai.models import Message, Paper, PaperDraft
from tests import given
from tests.actions.papers.trails import a_draft, an_office_of, through
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

ON = given.BEFORE.date()


@pytest.fixture
def office(ba_lan):
    an_office_of("full", ba_lan)


def acts(draft: PaperDraft) -> list[str]:
    return [step.act for step in draft.steps.all()]


def test_one_person_does_it_all_at_once_and_it_is_written_down(plan, ba_lan):
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=ON)
    steps = paper.draft.steps.all()
    assert [(step.act, step.by) for step in steps] == [
        (act, "Trần Thị Lan") for act in ("drafted", "signed", "issued")
    ]  # fmt: skip
    assert (steps[1].comment, steps[1].signed_on) == ("Người ký: Lò Văn Bình", ON)
    assert refused_beforehand(submit_draft, plan, by=ba_lan, kind="plan").startswith(
        "Cơ quan chọn cách một người"
    )


def test_a_draft_goes_its_way_and_its_paper_remembers(plan, ba_lan, ong_binh, office):
    draft = a_draft(plan, ba_lan, comment="Xin kiểm tra")
    assert Message.objects.get(role="secretary").text.endswith("chờ kiểm tra (Trần Thị Lan chuyển).")
    assert issue_plan.refusal(plan, by=ba_lan) == "Dự thảo đang chờ kiểm tra. Xin chờ bước này xong."
    through(draft, clerk=ba_lan, chair=ong_binh)
    paper = issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=ON)
    assert paper.draft == draft
    assert acts(paper.draft) == ["drafted", "reviewed", "approved", "signed", "issued"]


def test_without_a_draft_there_is_no_number(plan, ba_lan, office):
    sentence = refused_beforehand(issue_plan, plan, by=ba_lan, issued_on=ON)
    assert sentence == "Kế hoạch phải trình ký trước khi cấp số. Xin trình dự thảo ở trang Giấy tờ của hồ sơ."


def test_what_changed_after_the_signature_is_not_issued(plan, ba_lan, ong_binh, office):
    through(a_draft(plan, ba_lan), clerk=ba_lan, chair=ong_binh)
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, venue="Hội trường xã")
    sentence = refused_beforehand(issue_plan, plan, by=ba_lan, issued_on=ON)
    assert sentence.startswith("Kế hoạch: nội dung đã đổi sau khi ký.")
    again = a_draft(plan, ba_lan)
    assert issue_plan.refusal(plan, by=ba_lan) == "Dự thảo đang chờ kiểm tra. Xin chờ bước này xong."
    through(again, clerk=ba_lan, chair=ong_binh)
    assert issue_plan(plan, by=ba_lan, at=given.BEFORE, issued_on=ON).code == "01/KH-UBND"
    assert PaperDraft.objects.count() == 1
    assert len({step.sha256 for step in again.steps.all()}) == 2


def test_a_reply_is_issued_in_the_words_that_were_signed(assignment, ba_lan, ong_binh, ong_tu, office):
    draft = a_draft(assignment.dialogue, ong_tu, "reply", assignment=assignment, words={"text": given.REPLY})
    through(draft, clerk=ba_lan, chair=ong_binh)
    other = refused(
        send_reply, assignment, by=ong_tu, at=given.AFTER, text="Việc này để năm sau xem xét lại."
    )
    assert other.startswith("Văn bản trả lời: nội dung đã đổi sau khi ký.")
    reply = send_reply(assignment, by=ong_tu, at=given.AFTER, text=given.REPLY)
    assert reply.paper.draft == draft


def test_a_report_too(assignment, ba_lan, ong_binh, office):
    words = {"lessons": "Cần mời sớm hơn.", "proposals": ""}
    draft = a_draft(assignment.dialogue, ba_lan, "report", words=words)
    through(draft, clerk=ba_lan, chair=ong_binh)
    at = given.AFTER
    assert refused(issue_report, assignment.dialogue, by=ba_lan, at=at, issued_on=at.date()).startswith(
        "Báo cáo kết quả:"
    )
    assert issue_report(assignment.dialogue, by=ba_lan, at=at, issued_on=at.date(), **words).draft == draft


def test_the_conclusion_gives_its_tasks_after_the_steps(commune, ba_lan, ong_binh):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    given.open_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    given.record_outcome(
        group, by=ba_lan, at=given.ON_THE_DAY, kind="assigned", body=given.body("Phòng Kinh tế")
    )
    given.close_conference(dialogue, by=ba_lan, at=given.ON_THE_DAY)
    an_office_of("full", ba_lan)
    through(a_draft(dialogue, ba_lan, "conclusion_notice"), clerk=ba_lan, chair=ong_binh)
    paper = given.issue_conclusion(dialogue, by=ong_binh, at=given.AFTER, issued_on=given.AFTER.date())
    assert (paper.code, dialogue.assignments.count()) == ("01/TB-UBND", 1)


def test_what_cannot_wait_is_the_chairs_own(dialogue, ba_lan, ong_binh, office):
    assert refused_beforehand(postpone_dialogue, dialogue, by=ba_lan, reason="Mưa lũ").endswith(
        "Xin nhờ người chủ trì."
    )
    postpone_dialogue(dialogue, by=ong_binh, reason="Mưa lũ", at=given.BEFORE)
    assert Paper.objects.filter(kind="postponement").exists()
    sentence = refused(submit_draft, dialogue, by=ba_lan, kind="postponement")
    assert sentence == "Loại văn bản này không trình qua các bước. Xin chọn loại khác."


def test_what_is_missing_is_named(plan, ba_lan, office):
    revise_plan(plan, by=ba_lan, at=given.BEFORE, seen=plan.plan_revision, signer_name="")
    assert "người ký" in refused(submit_draft, plan, by=ba_lan, kind="plan")


def test_a_returned_draft_is_handed_in_again(plan, ba_lan, office):
    return_draft(a_draft(plan, ba_lan), by=ba_lan, at=given.BEFORE, comment="Thiếu căn cứ")
    again = a_draft(plan, ba_lan)
    assert acts(again) == ["drafted", "returned", "drafted"]


def test_ong_nam_may_not(plan, ong_nam):
    assert refused_beforehand(submit_draft, plan, by=ong_nam, kind="plan") == STRANGER


def test_the_front_may_not(plan, ong_hoa):
    assert refused_beforehand(submit_draft, plan, by=ong_hoa, kind="plan") == only_for(submit_draft)
