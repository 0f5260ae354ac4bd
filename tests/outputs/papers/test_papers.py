"""Every paper in both renderers: the same words, the decree's layout, nothing that breaks on hard facts."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.outputs.papers import (
    KINDS,
    Apology,
    Cancellation,
    ComplaintGuidance,
    ConclusionNotice,
    Correction,
    DenunciationSlip,
    Invitation,
    Issue,
    Meeting,
    Minutes,
    Office,
    Paper,
    PaperFacts,
    PetitionLetter,
    Plan,
    Postponement,
    PublicNotice,
    Reminder,
    Reply,
    Report,
    Signer,
    TaskLetter,
    Withdrawal,
    render_docx,
    render_invitations_docx,
    render_invitations_pdf,
    render_pdf,
    text_of,
)
from doithoai.outputs.papers.pdf import MANY
from doithoai.outputs.papers.typeset import typeset_apart
from doithoai.rules.paper_style import STATE

from .given_letters import EVERY_PAPER
from .given_papers import INVITATION, MATTERS, MINUTES, NOTICE, PLAN, REPLY, REPORT

pytestmark = pytest.mark.filterwarnings("error")


def words(text: str) -> list[str]:
    return text.split()


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page without its page number; pdfium marks a hyphen at a line's end in its own way."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub(r"\A\d+\s", "", page.replace("\x02", "-")) for page in pages]


def docx_text(file: bytes) -> str:
    return "\n".join(_lines(docx.Document(BytesIO(file))))


def _lines(holder: Any) -> Iterator[str]:
    for part in holder.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    yield from _lines(cell)
        else:
            yield part.text


LONG = "Tổ chức Hội nghị đối thoại " + " ".join(["trực tiếp với Nhân dân các bản vùng cao"] * 36)


def hard(facts: Any) -> Any:
    """The same paper with a subject of 300 words, 40 recipients and long names."""
    signer = replace(facts.issue.signer, name="Nguyễn Hoàng Phương Quỳnh Thảo Nguyên Công Tằng Tôn Nữ")
    recipients = tuple(
        f"Trưởng bản số {n}, xã Mường Thín, phụ trách khu dân cư và các nhóm hộ (để t/h)" for n in range(40)
    )
    issue = replace(facts.issue, signer=signer, recipients=recipients, number=None, issued_on=None)
    changed: dict[str, Any] = {"issue": issue}
    if hasattr(facts, "meeting"):
        changed["meeting"] = replace(facts.meeting, title=LONG, venue="Nhà văn hóa " * 30)
    if hasattr(facts, "subject"):
        changed["subject"] = LONG
    return replace(facts, **changed)


EASY_AND_HARD = [
    *(pytest.param(facts.content(), id=name) for name, facts in EVERY_PAPER.items()),
    *(pytest.param(hard(facts).content(), id=f"hard {name}") for name, facts in EVERY_PAPER.items()),
]


def test_every_kind_has_facts_here() -> None:
    assert set(EVERY_PAPER) == set(KINDS)


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_docx_and_pdf_say_the_paper_word_for_word(name: str) -> None:
    paper = EVERY_PAPER[name].content()
    said = words(text_of(paper))
    assert words(docx_text(render_docx(paper))) == said
    assert "".join(words("\n".join(pdf_pages(render_pdf(paper))))) == "".join(said)


@pytest.mark.parametrize("paper", EASY_AND_HARD)
def test_docx_and_pdf_have_exactly_the_papers_words(paper: Paper) -> None:
    """Also where a list of recipients goes on below the signature, and so is read after it; a line of the PDF may
    end inside "05/KH-UBND"."""
    said = Counter(words(text_of(paper)))
    assert Counter(words(docx_text(render_docx(paper)))) == said
    letters = Counter("".join(said.elements()))
    assert Counter("".join(words("\n".join(pdf_pages(render_pdf(paper)))))) == letters


@pytest.mark.parametrize("paper", EASY_AND_HARD)
def test_the_text_is_nfc_and_ends_once(paper: Paper) -> None:
    text = text_of(paper)
    assert text.count("./.") == 1
    assert "  " not in text
    assert not re.search(r"\.\.(?!\.)(?<!\.\.\.)|;\.|,\.|\(\)", text)


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_facts_survive_being_stored(name: str) -> None:
    facts = EVERY_PAPER[name]
    stored = facts.as_json()
    assert KINDS[name].from_json(stored) == facts
    assert KINDS[name].from_json({**stored, "a_field_of_tomorrow": 1}) == facts


def test_the_letterhead_stands_in_order() -> None:
    assert text_of(PLAN.content()).splitlines()[:8] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ MƯỜNG THÍN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND",
        "Mường Thín, ngày 09 tháng 9 năm 2026",
        "KẾ HOẠCH",
        PLAN.subject,
    ]


def test_a_draft_has_dots_for_number_and_day() -> None:
    draft = replace(PLAN, issue=replace(PLAN.issue, number=None, issued_on=None))
    text = text_of(draft.content())
    assert draft.issue.is_draft
    assert "Số: ....../KH-UBND" in text
    assert "Mường Thín, ngày ...... tháng ...... năm ......" in text


def test_an_empty_plan_numbers_only_what_it_says() -> None:
    bare = replace(
        PLAN, purposes=(), requirements=(), agenda=(), deadlines=(), tasks=(), collect_channels=(), budget="",
        collect_from=None, collect_to=None, summary_due=None,
    )  # fmt: skip
    headings = [line for line in text_of(bare.content()).splitlines() if re.match(r"[IVX]+\.|\d\.", line)]
    assert headings == [
        "I. NỘI DUNG",
        "1. Chủ trì, thành phần",
        "2. Nội dung đối thoại",
        "3. Hình thức, thời gian, địa điểm",
    ]


def test_minutes_have_no_place_and_date_and_two_signatures_secretary_first() -> None:
    lines = text_of(MINUTES.content()).splitlines()
    assert not [line for line in lines if line.startswith("Mường Thín, ngày")]
    assert lines[lines.index("THƯ KÝ") :][:5] == [
        "THƯ KÝ",
        "Lò Thị Hương",
        "CHỦ TỌA",
        "Lò Thị Lan",
        "Nơi nhận:",
    ]
    assert lines[-1] == "- Lưu: VT, Hồ sơ."


def test_a_reply_is_a_letter_without_a_type() -> None:
    paper = REPLY.content()
    lines = text_of(paper).splitlines()
    assert paper.title is None
    assert lines[4] == "Số: 41/UBND-KT"
    assert lines[5].startswith("V/v trả lời ý kiến")
    assert "Kính gửi: Ông Quàng Văn Ính, bản Nà Hạ, xã Mường Thín." in lines
    assert lines[lines.index("Nơi nhận:") + 1] == "- Như trên;"


def test_a_report_sent_up_is_addressed() -> None:
    """Whoever stands after Kính gửi is not named a second time, "(để b/c)" or not."""
    issue = replace(REPORT.issue, recipients=("Thường trực Đảng ủy xã (để b/c)", "Trưởng các bản"))
    foot = text_of(replace(REPORT, issue=issue).content()).splitlines()
    assert foot[foot.index("- Như trên;") : foot.index("TM. ỦY BAN NHÂN DÂN")] == [
        "- Như trên;", "- Trưởng các bản;", "- Lưu: VT, VP."
    ]  # fmt: skip
    lines = text_of(REPORT.content()).splitlines()
    assert lines[lines.index("Kính gửi:") :][:4] == [
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh;",
        "- Thường trực Đảng ủy xã;",
        "- Thường trực HĐND xã.",
    ]
    assert lines[lines.index("Nơi nhận:") + 1] == "- Như trên;"


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_the_sheet_and_its_fonts_in_word(name: str) -> None:
    document = docx.Document(BytesIO(render_docx(EVERY_PAPER[name].content())))
    for section in document.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert section.different_first_page_header_footer
    for fonts in [*document.styles.element.iter(qn("w:rFonts")), *document.element.iter(qn("w:rFonts"))]:
        assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
    used = {style.get(qn("w:val")) for style in document.element.iter(qn("w:pStyle"))}
    known = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}
    assert used <= known


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_the_pdf_embeds_its_face_and_starts_each_part_without_a_number(name: str) -> None:
    paper = EVERY_PAPER[name].content()
    pdf = render_pdf(paper)
    document = pypdfium2.PdfDocument(pdf)
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
    assert b"Tinos" in pdf
    assert b"/Lang" in pdf
    assert not re.match(r"\d+\s", document[0].get_textpage().get_text_bounded())
    if paper.appendices:
        assert document[len(document) - 1].get_textpage().get_text_bounded().startswith("Phụ lục")


def test_a_long_table_repeats_its_heading_and_numbers_its_pages_again() -> None:
    long = replace(REPORT, matters=MATTERS * 20)
    pages = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(render_pdf(long.content()))
    ]
    start = next(place for place, page in enumerate(pages) if page.startswith("Phụ lục"))
    for number, page in enumerate(pages[start + 1 :], start=2):
        assert page.split()[:2] == [str(number), "TT"]
    assert words(docx_text(render_docx(long.content()))) == words(text_of(long.content()))


def test_strange_letters_do_not_break_a_paper() -> None:
    asked = (
        "Đường e\u0302\u0301m\x00 <b>&\u200b “ngoặc” #set page() \\ $x$ @a ꪎꪮꪙ 🙂 https://a.example/b?c=d&e"
    )
    paper = replace(REPLY, asked=asked).content()
    assert "Đường ếm <b>& “ngoặc” #set page()" in text_of(paper)
    assert words(docx_text(render_docx(paper))) == words(text_of(paper))
    assert render_pdf(paper).startswith(b"%PDF")


def test_no_warning_is_swallowed() -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        render_pdf(INVITATION.content())
    assert heard == []


def test_the_style_is_data() -> None:
    wide = replace(STATE, page=replace(STATE.page, left=35, right=20))
    section = docx.Document(BytesIO(render_docx(PLAN.content(), style=wide))).sections[0]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (35, 20)
    assert render_pdf(PLAN.content(), style=wide) != render_pdf(PLAN.content())


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    stored = EVERY_PAPER[name].as_json()
    first, again = EVERY_PAPER[name].content(), KINDS[name].from_json(stored).content()
    assert render_pdf(first) == render_pdf(again)
    assert render_docx(first) == render_docx(again)


@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_an_issued_paper_is_an_archive_file_and_a_draft_is_not(name: str) -> None:
    facts: Any = EVERY_PAPER[name]
    draft = replace(facts, issue=replace(facts.issue, number=None, issued_on=None))
    for mark in (b"pdfaid:part", b"pdfuaid:part"):
        assert mark in render_pdf(facts.content())
        assert mark not in render_pdf(draft.content())


def test_a_dialogue_named_by_its_plan_file_reads_well_everywhere() -> None:
    meeting = replace(PLAN.meeting, title="Kế hoạch Tiếp xúc, đối thoại với Nhân dân năm 2026")
    for facts in (each for each in EVERY_PAPER.values() if hasattr(each, "meeting")):
        said = text_of(replace(facts, meeting=meeting).content())  # type: ignore[type-var]
        assert "Kế hoạch Tiếp xúc" not in said
        assert "tiếp xúc, đối thoại với Nhân dân năm 2026" in said or facts is PLAN or facts is NOTICE


def test_the_chair_named_in_the_role_is_not_named_twice() -> None:
    meeting = replace(MINUTES.meeting, chair="Chủ tịch Ủy ban nhân dân xã Mường Thín Lò Thị Lan")
    said = text_of(replace(MINUTES, meeting=meeting, chair_name="Lò Thị Lan").content())
    assert "Chủ trì (chủ tọa): Chủ tịch Ủy ban nhân dân xã Mường Thín Lò Thị Lan." in said


def test_many_invitations_are_set_apart_each_with_its_own_guest() -> None:
    guests = [replace(INVITATION, guest=f"Ông (Bà) thứ {n}") for n in range(MANY)]
    pages = pdf_pages(render_invitations_pdf(guests))
    assert [f"Ông (Bà) thứ {n}." in page for n, page in enumerate(pages)] == [True] * MANY
    written = docx_text(render_invitations_docx(guests))
    assert words(written) == [word for guest in guests for word in words(text_of(guest.content()))]
    with pytest.raises(ValueError, match="Không có văn bản"):
        render_invitations_pdf([])


def test_a_job_that_fails_apart_says_so() -> None:
    with pytest.raises(RuntimeError, match="style"):
        typeset_apart('{"archival": false}')


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_whatever_a_citizen_writes_fits_both_papers(asked: str) -> None:
    paper = replace(REPLY, asked=asked, answer=asked or "Có").content()
    assert words(docx_text(render_docx(paper))) == words(text_of(paper))
    assert render_pdf(paper).startswith(b"%PDF")


BARE_OFFICE = Office("Ủy ban nhân dân xã A", "UBND xã A", ("Ủy ban nhân dân", "Xã A"), "UBND", "A")
BARE = {
    "office": BARE_OFFICE,
    "issue": Issue(symbol="KH-UBND", signer=Signer(name="", head="Chủ tịch")),
    "meeting": Meeting(title="", chair="", venue="", people=""),
}
APART = {name: each for name, each in BARE.items() if name != "meeting"}
DAY = date(2026, 10, 5)
BARE_PAPERS: dict[str, PaperFacts] = {
    "plan": Plan(**BARE, subject=""),
    "invitation": Invitation(**BARE, guest=""),
    "public_notice": PublicNotice(**BARE),
    "conclusion_notice": ConclusionNotice(**BARE),
    "minutes": Minutes(**BARE, secretary="", started_at=datetime(2026, 1, 5, 8)),
    "reply": Reply(**BARE, to=(), code="", asked="", answer=""),
    "report": Report(**BARE, subject=""),
    "postponement": Postponement(**BARE),
    "cancellation": Cancellation(**BARE),
    "correction": Correction(**APART, old="", old_subject="", reason="", faults=()),
    "withdrawal": Withdrawal(**APART, old="", old_subject="", reason=""),
    "task_letter": TaskLetter(**BARE, to=(), conclusion=""),
    "petition": PetitionLetter(**BARE, to=(), matters=()),
    "reminder": Reminder(**BARE, to=(), on=DAY, level=1, overdue=()),
    "apology": Apology(**BARE, to=(), code="", asked="", due_on=DAY, days_late=0, reason=""),
    "complaint_guidance": ComplaintGuidance(**APART, to=(), code="", received_on=DAY, guided_to=""),
    "denunciation_slip": DenunciationSlip(**APART, to=(), received_on=DAY),
}


@pytest.mark.parametrize("name", list(KINDS))
def test_a_paper_without_facts_can_be_previewed_and_says_what_it_misses(name: str) -> None:
    bare = BARE_PAPERS[name]
    text = text_of(bare.content())
    assert not re.search(r" [;,.:](?!\.)|: \.|“”", text.replace("......", "x"))
    assert words(docx_text(render_docx(bare.content()))) == words(text)
    assert render_pdf(bare.content()).startswith(b"%PDF")
    assert {"người ký", "nơi nhận"} < set(bare.missing())
    assert EVERY_PAPER[name].missing() == ()
