"""A slip of form is corrected by a letter; the paper keeps its words and stays in force."""

from datetime import timedelta

import pytest

from doithoai.actions.papers.correct_paper import correct_paper
from doithoai.models import Message, OutgoingEntry, Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

ON = given.BEFORE.date()
FAULT = {"where": "Nơi nhận", "printed": "Ủy ban MTTQ", "reads": "Ủy ban MTTQ Việt Nam xã"}
SAID = {"issued_on": ON, "because": "sơ suất khi trình bày", "in_form": True}


@pytest.fixture
def paper(dialogue) -> Paper:
    return dialogue.papers.get()


def test_the_letter_says_what_was_printed_and_what_it_reads_now(paper, ba_lan):
    letter = correct_paper(paper, by=ba_lan, faults=[FAULT], **SAID)
    text = text_of(facts_of(letter).content())
    assert (letter.code, letter.kind, letter.about) == ("01/UBND-VP", "correction", paper)
    for said in (
        "V/v đính chính Kế hoạch số 01/KH-UBND ngày 20/5/2026",
        "Ủy ban MTTQ Việt Nam xã",
        "- Như trên;",
    ):
        assert said in text
    assert "Kính gửi:" in text
    assert OutgoingEntry.objects.get(paper=letter).subject.startswith("Đính chính Kế hoạch số 01")


def test_the_paper_stays_in_force_and_says_so(paper, ba_lan):
    letter = correct_paper(paper, by=ba_lan, faults=[FAULT], **SAID)
    old = Paper.objects.get(pk=paper.pk)
    assert old.states() == [f"Đã được đính chính bằng {letter.named}"]
    assert set(Paper.objects.in_force()) == {old, letter}
    assert correct_paper(old, by=ba_lan, faults=[{**FAULT, "where": "Trang 2"}], **SAID).code == "02/UBND-VP"
    assert Message.objects.filter(text__contains="đã được đính chính").exists()


def test_what_is_wrong_in_the_content_is_replaced_instead(paper, ba_lan):
    sentence = refused(correct_paper, paper, by=ba_lan, faults=[FAULT], **{**SAID, "in_form": False})
    assert sentence.endswith("(Nghị định 30/2020, Điều 18.3). Xin chọn “Thay thế”.")


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        ([], "Chưa ghi chỗ sai nào."),
        ([{"where": " ", "printed": "", "reads": ""}], "Chưa ghi chỗ sai nào."),
        ([{**FAULT, "reads": ""}], "Chỗ sai thứ 1 chưa có lời nay đọc là."),
        ([{**FAULT, "reads": FAULT["printed"]}], "Chỗ sai thứ 1: lời đã in và lời nay đọc là giống nhau."),
        ([{**FAULT, "printed": "Ủy ban trên trời"}], "Không thấy “Ủy ban trên trời” trong Kế hoạch số 01/KH-UBND."),
        ([FAULT] * 31, "Có 31 chỗ sai; nhiều nhất là 30."),
    ],
)  # fmt: skip
def test_faults_that_say_nothing_are_refused(paper, ba_lan, faults, told):
    assert refused(correct_paper, paper, by=ba_lan, faults=faults, **SAID).startswith(told)


def test_a_letter_before_its_paper_is_refused(paper, ba_lan):
    early = {**SAID, "issued_on": ON - timedelta(days=1)}
    assert refused(correct_paper, paper, by=ba_lan, faults=[FAULT], **early).startswith(
        "Công văn đính chính không thể ghi ngày trước"
    )


def test_ong_nam_may_not(paper, ong_nam):
    assert refused_beforehand(correct_paper, paper, by=ong_nam) == STRANGER


def test_the_secretary_leaves_it_to_clerk_and_chair(paper, co_thu):
    assert refused_beforehand(correct_paper, paper, by=co_thu) == only_for(correct_paper)
