"""Late: the office says sorry, why, and when the answer will come."""

from datetime import date, datetime

from pypdfium2 import PdfDocument

from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.actions.replies.apologise import apologise
from doithoai.models import Assignment, Opinion
from doithoai.outputs.open_record import followed
from doithoai.outputs.open_record.papers import address_of
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

LATE = given.moment(datetime(2026, 7, 13, 9, 0))  # owed by 9 July
SAID = {
    "at": LATE, "issued_on": LATE.date(), "reason": "phải chờ kết quả đo đạc lại", "answers_on": date(2026, 7, 20),
}  # fmt: skip


def test_who_asked_reads_it_under_their_code_and_nobody_is_named(assignment, ba_lan):
    paper = apologise(assignment, by=ba_lan, **SAID)
    text = text_of(facts_of(paper).content())
    assert "Đến nay đã chậm 04 ngày" in text
    assert "Lý do chậm: phải chờ kết quả đo đạc lại." in text
    assert "Lê Văn Ba" not in text
    opinion = Opinion.objects.get()
    assert opinion.code not in text
    event = next(each for each in followed(opinion, today=LATE.date()).events if each.kind == "apologised")
    assert (event.detail, event.by) == ("phải chờ kết quả đo đạc lại", "20/07/2026")
    assert (event.paper, event.address) == (paper.code, address_of(paper))
    assert Assignment.objects.get().due_on == assignment.due_on


def test_the_letter_opens_from_the_page_of_the_code_and_only_there(assignment, ba_lan, client):
    paper = apologise(assignment, by=ba_lan, **SAID)
    opinion = Opinion.objects.get()
    page = client.get(f"/tra-cuu/{opinion.code}/").content.decode()
    address = f"/tra-cuu/{opinion.code}/xin-loi/{address_of(paper)}.pdf"
    assert address in page
    letter = client.get(address)
    said = "".join(page.get_textpage().get_text_range() for page in PdfDocument(letter.content))
    assert opinion.code in said
    assert "Lê Văn Ba" not in said
    assert client.get(f"/tra-cuu/{opinion.code}/xin-loi/khac.pdf").status_code == 404
    withdraw_paper(paper, by=ba_lan, at=LATE, issued_on=LATE.date(), because="Sai ngày hẹn")
    assert client.get(address).status_code == 404


def test_a_withdrawn_apology_is_not_told_any_more(assignment, ba_lan):
    paper = apologise(assignment, by=ba_lan, **SAID)
    withdraw_paper(paper, by=ba_lan, at=LATE, issued_on=LATE.date(), because="Sai ngày hẹn")
    told = followed(Opinion.objects.get(), today=LATE.date()).events
    assert not [each for each in told if each.kind == "apologised"]


def test_not_before_it_is_late_nor_without_a_day_ahead(assignment, ba_lan):
    early = {**SAID, "at": given.AFTER, "issued_on": given.AFTER.date()}
    assert "chưa quá hạn" in refused(apologise, assignment, by=ba_lan, **early)
    past = {**SAID, "answers_on": LATE.date()}
    assert refused(apologise, assignment, by=ba_lan, **past).startswith(
        "Ngày sẽ trả lời phải sau ngày 13/07/2026"
    )
    assert refused(apologise, assignment, by=ba_lan, **{**SAID, "reason": " "}).startswith(
        "Chưa có lý do chậm"
    )


def test_what_is_answered_needs_no_apology(assignment, ba_lan):
    given.a_reply(None, ba_lan, assignment)
    assert "đã trả lời" in refused(apologise, assignment, by=ba_lan, **SAID)


def test_ong_nam_may_not(assignment, ong_nam):
    assert refused_beforehand(apologise, assignment, by=ong_nam, **SAID) == STRANGER


def test_the_officer_may_not(assignment, ong_tu):
    assert refused_beforehand(apologise, assignment, by=ong_tu, **SAID) == only_for(apologise)
