"""An issued paper is never edited: another of its kind takes its place and names it."""

from datetime import timedelta

import pytest

from doithoai.actions.papers.replace_paper import preview, replace_paper
from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.models import Assignment, Dialogue, Message, MinutesEntry, OutgoingEntry, Paper, Reply
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

ON = given.BEFORE.date()
WHY = "Ghi nhầm địa điểm"
HALL = {"venue": "Hội trường trung tâm xã"}


@pytest.fixture
def paper(dialogue) -> Paper:
    return dialogue.papers.get()


def words(paper: Paper) -> str:
    return text_of(facts_of(paper).content())


def test_the_new_plan_names_the_old_one_which_stays_as_it_was(dialogue, paper, ba_lan):
    before = words(paper)
    new = replace_paper(paper, by=ba_lan, issued_on=ON, because=WHY, dialogue_says=HALL)
    assert (new.code, new.kind, new.about, new.because) == ("02/KH-UBND", "plan", paper, WHY)
    assert (
        "Kế hoạch này thay thế Kế hoạch số 01/KH-UBND ngày 20/5/2026 của Ủy ban nhân dân xã Thanh Sơn."
        in words(new)
    )
    assert "Hội trường trung tâm xã" in words(new)
    old = Paper.objects.get(pk=paper.pk)
    assert words(old) == before
    assert old.states() == ["Đã được thay thế bằng Kế hoạch số 02/KH-UBND ngày 20/5/2026"]
    assert list(Paper.objects.in_force()) == [new]
    assert Dialogue.objects.get().venue == "Hội trường trung tâm xã"


def test_those_who_work_by_it_are_told(paper, ba_lan):
    replace_paper(paper, by=ba_lan, issued_on=ON, because=WHY, dialogue_says=HALL)
    told = Message.objects.filter(text__contains="đã được thay thế bằng")
    assert set(told.values_list("role", flat=True)) == {"clerk", "chair", "secretary", "front", "hamlet_head"}
    assert told.first().text.endswith("Lý do: Ghi nhầm địa điểm")


def test_a_preview_leaves_nothing_behind(paper, ba_lan):
    facts = preview(paper, by=ba_lan, at=given.BEFORE, dialogue_says=HALL, words={})
    assert "Hội trường trung tâm xã" in text_of(facts.content())
    assert Dialogue.objects.get().venue == "Nhà văn hóa thôn Đồng Mới"
    assert OutgoingEntry.objects.count() == 1


def test_nothing_different_is_refused(paper, ba_lan):
    sentence = refused(replace_paper, paper, by=ba_lan, issued_on=ON, because=WHY)
    assert sentence == "Văn bản thay thế giống hệt văn bản cũ. Xin sửa chỗ sai rồi ban hành."


def test_a_replaced_paper_is_done_with(paper, ba_lan):
    replace_paper(paper, by=ba_lan, issued_on=ON, because=WHY, dialogue_says=HALL)
    old = Paper.objects.get(pk=paper.pk)
    sentence = refused_beforehand(replace_paper, old, by=ba_lan, issued_on=ON, because=WHY)
    assert sentence == (
        "Kế hoạch số 01/KH-UBND đã được thay thế bằng Kế hoạch số 02/KH-UBND ngày 20/5/2026 nên không còn giá trị. "
        "Xin làm tiếp với văn bản mới."
    )


def test_a_date_before_the_old_paper_or_no_reason_is_refused(paper, ba_lan):
    early = ON - timedelta(days=1)
    told = refused(replace_paper, paper, by=ba_lan, issued_on=early, because=WHY, dialogue_says=HALL)
    assert told.startswith("Văn bản thay thế không thể ghi ngày trước")
    told = refused(replace_paper, paper, by=ba_lan, issued_on=ON, because="", dialogue_says=HALL)
    assert told.startswith("Chưa có lý do thay thế")


def test_a_new_conclusion_moves_no_date_that_was_given(assignment, ba_lan):
    before = list(Assignment.objects.values())
    old = Paper.objects.get(kind="conclusion_notice")
    later = given.AFTER + timedelta(days=3)
    new = replace_paper(
        old, by=ba_lan, at=later, issued_on=later.date(), because="Thiếu đánh giá",
        assessment="Hội nghị diễn ra nghiêm túc.", monitor="Văn phòng",
    )  # fmt: skip
    assert "Hội nghị diễn ra nghiêm túc." in words(new)
    assert list(Assignment.objects.values()) == before
    assert Message.objects.filter(body=assignment.body, text__contains="đã được thay thế").count() == 1


def test_a_new_reply_stands_beside_the_old_one(commune, ba_lan):
    reply = given.a_reply(commune, ba_lan)
    at = given.AFTER + timedelta(days=8)
    text = "Phòng Kinh tế đã kiểm tra; mương được sửa xong trước ngày 31/7/2026."
    new = replace_paper(
        reply.paper, by=ba_lan, at=at, issued_on=at.date(), because="Ghi nhầm ngày", text=text
    )
    assert [each.paper for each in Reply.objects.all()] == [reply.paper, new]
    assert (new.code, Assignment.objects.get().answered_at) == ("02/UBND-VP", reply.sent_at)


def test_minutes_are_set_right_by_a_further_line(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    at = given.AFTER + timedelta(days=8)
    new = replace_paper(
        dialogue.papers.get(kind="minutes"), by=ba_lan, at=at, issued_on=at.date(), because="Ghi thiếu",
        part="conclusion", words="Giao Văn phòng theo dõi việc sửa mương.",
    )  # fmt: skip
    assert "Giao Văn phòng theo dõi việc sửa mương." in words(new)
    assert MinutesEntry.objects.filter(part="conclusion", by="Trần Thị Lan").exists()


def test_a_withdrawn_report_is_not_replaced(commune, ba_lan):
    dialogue = given.a_dialogue_ready_to_seal(commune, ba_lan)
    report, at = dialogue.papers.get(kind="report"), given.AFTER + timedelta(days=8)
    letter = withdraw_paper(report, by=ba_lan, at=at, issued_on=at.date(), because="Sai số liệu")
    old = Paper.objects.get(pk=report.pk)
    assert "đã được thu hồi bằng" in refused_beforehand(
        replace_paper, old, by=ba_lan, issued_on=at.date(), because="x"
    )
    told = refused_beforehand(replace_paper, letter, by=ba_lan, issued_on=at.date(), because="x")
    assert told.endswith("Nếu còn sai, xin đính chính hoặc thay thế chính văn bản ấy.")


def test_ong_nam_may_not(paper, ong_nam):
    assert refused_beforehand(replace_paper, paper, by=ong_nam) == STRANGER


def test_the_officer_may_not(paper, ong_tu):
    assert refused_beforehand(replace_paper, paper, by=ong_tu) == only_for(replace_paper)
