"""Every paper in the name of every issuer, with easy facts and hard ones: nothing overflows, nothing clashes."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from doithoai.outputs.papers import Issue, Office, Paper, Signer, render_docx, render_pdf, text_of
from doithoai.outputs.papers.content import Table
from doithoai.rules.issuers import issuers
from doithoai.rules.paper_style import LETTER, style_for, symbol

from .given_letters import EVERY_PAPER
from .given_papers import MINUTES, PLAN, REPLY
from .test_papers import LONG, docx_text, hard, pdf_pages, words
from .test_parts import rightmost

pytestmark = pytest.mark.filterwarnings("error")

PLACE, PROVINCE = "xã Mường Thín", "tỉnh Sơn La"
LONG_PLACE = "đặc khu Quần đảo Hoàng Sa Trường Sa Phú Quý Côn Đảo Lý Sơn"
TITLES = (
    "",
    "Phó",
    "Q.",
    "TL. Phó",
    "TUQ. Chủ tịch – Trưởng phòng Văn hóa - Xã hội, Kinh tế và Hạ tầng đô thị",
)
TYPES = {
    "plan": "Kế hoạch", "invitation": "Giấy mời", "minutes": "Biên bản", "reply": LETTER, "report": "Báo cáo",
    "denunciation_slip": "Phiếu chuyển",
    **dict.fromkeys(
        ("correction", "withdrawal", "task_letter", "petition", "reminder", "apology", "complaint_guidance"), LETTER
    ),
}  # fmt: skip


def issued_by(
    name: str, key: str, *, place: str = PLACE, title: str = "", on: date | None = None, facts: Any = None
) -> Any:
    """The same paper in the name of another issuer."""
    facts, issuer = facts or EVERY_PAPER[name], issuers()[key]
    style = style_for(issuer.family, on)

    def named(words: str) -> str:
        return words.format(place=place, province=PROVINCE)

    office = Office(
        name=named(issuer.name), short_name=named(issuer.short_name), parent=named(issuer.parent),
        letterhead=tuple(map(named, issuer.letterhead)), abbreviation=issuer.abbreviation, place="Mường Thín",
        address="Bản Nà Hạ, xã Mường Thín, tỉnh Sơn La; điện thoại 0212 300 0100",
    )  # fmt: skip
    partner = issuers()[issuer.partner] if issuer.partner else None
    issue: Issue = replace(
        facts.issue,
        symbol=symbol(TYPES.get(name, "Thông báo"), issuer.abbreviation, issuer.unit, style=style),
        signer=Signer(facts.issue.signer.name, **issuer.signing(title)),
        archive=issuer.archive,
        style=style.name,
        partner=Signer("Vì Thị Mai", **partner.signing("")) if partner else None,
    )
    return replace(facts, office=office, issue=issue)


def stands(paper: Paper) -> None:
    """Both renderers say it, and no letter of the PDF passes the right margin."""
    said = Counter("".join(words(text_of(paper))))
    head = Counter("".join(words(paper.head.contact)))
    assert Counter("".join(words(docx_text(render_docx(paper))))) == said - head
    pdf = render_pdf(paper)
    printed = Counter("".join(words("".join(pdf_pages(pdf)))))
    for table in (block for block in paper.body if isinstance(block, Table)):
        heading = Counter("".join(words(" ".join(column.title for column in table.columns))))
        while heading and heading <= printed - said:  # it stands again on each page the table goes on to
            printed -= heading
    assert printed == said
    page = paper.style.page
    assert rightmost(pypdfium2.PdfDocument(pdf)) <= (page.width - page.right) / 25.4 * 72 + 1


@pytest.mark.parametrize("key", list(issuers()))
@pytest.mark.parametrize("name", list(EVERY_PAPER))
def test_every_paper_of_every_issuer_with_hard_facts(name: str, key: str) -> None:
    turn = (list(issuers()).index(key) + list(EVERY_PAPER).index(name)) % len(TITLES)
    facts = issued_by(name, key, place=LONG_PLACE, title=TITLES[turn], facts=hard(EVERY_PAPER[name]))
    issue = replace(facts.issue, urgency="THƯỢNG KHẨN", drafter="PL.(300)")
    stands(replace(facts, issue=issue).content())


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("key", list(issuers()))
def test_every_way_of_signing_of_every_issuer(key: str, title: str) -> None:
    stands(issued_by("plan", key, title=title).content())


def test_the_same_facts_make_a_paper_of_the_state_the_party_and_the_front() -> None:
    def lines(key: str, name: str = "plan") -> list[str]:
        return text_of(issued_by(name, key).content()).splitlines()

    state, party, front = lines("ubnd"), lines("btv_dang_uy"), lines("mttq")
    assert state[:6] == [
        "ỦY BAN NHÂN DÂN", "XÃ MƯỜNG THÍN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND", "Mường Thín, ngày 09 tháng 9 năm 2026",
    ]  # fmt: skip
    assert party[:6] == [
        "ĐẢNG BỘ TỈNH SƠN LA", "ĐẢNG ỦY XÃ MƯỜNG THÍN", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-KH/ĐU",
        "Mường Thín, ngày 09 tháng 9 năm 2026",
    ]  # fmt: skip
    assert front[:6] == [
        "ỦY BAN MTTQ VIỆT NAM XÃ MƯỜNG THÍN", "BAN THƯỜNG TRỰC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-MTTQ-BTT", "Mường Thín, ngày 09 tháng 9 năm 2026",
    ]  # fmt: skip
    assert party[7].startswith("tổ chức Hội nghị")
    assert party[8] == "-----"
    assert party[9].startswith("- Căn cứ Luật")
    assert not [line for line in party if "./." in line]
    assert "- Lưu Văn phòng Đảng ủy." in party
    assert party[party.index("T/M BAN THƯỜNG VỤ") + 1] == "BÍ THƯ"
    assert "- Lưu: VT, VP." in front
    assert front[front.index("TM. BAN THƯỜNG TRỰC") + 1] == "CHỦ TỊCH"
    assert [line for line in party if line.startswith("(Kèm theo")] == [
        "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 09/9/2026 của Ban Thường vụ Đảng ủy xã Mường Thín)"
    ]


def test_a_letter_of_the_party_and_its_older_guidance() -> None:
    letter = text_of(issued_by("reply", "dang_uy").content()).splitlines()
    assert "Số 41-CV/ĐU" in letter
    assert [line for line in letter if line.startswith("về việc trả lời")]
    assert letter[-1].startswith("Bản Nà Hạ")  # the address at the foot of page 1
    assert issued_by("plan", "dang_uy", on=date(2025, 9, 1)).content().style.name == "hd36"


def test_a_joint_paper_has_two_signatures_and_one_list() -> None:
    lines = text_of(issued_by("plan", "ubnd_mttq").content()).splitlines()
    assert lines[:2] == ["ỦY BAN NHÂN DÂN XÃ MƯỜNG THÍN", "ỦY BAN MTTQ VIỆT NAM XÃ MƯỜNG THÍN"]
    foot = lines[lines.index("TM. BAN THƯỜNG TRỰC") :]
    assert foot[:7] == [
        "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Vì Thị Mai", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thị Lan", "Nơi nhận:",
    ]  # fmt: skip


def test_an_electronic_paper_leaves_the_head_of_its_appendix_blank() -> None:
    electronic = replace(PLAN, issue=replace(PLAN.issue, electronic=True))
    assert "(Kèm theo Kế hoạch số ....../KH-UBND ngày ...... của Ủy ban nhân dân xã Mường Thín)" in text_of(
        electronic.content()
    )
    assert "Số: 05/KH-UBND" in text_of(electronic.content())


def test_the_period_of_a_series_follows_the_style() -> None:
    assert PLAN.issue.series_period(date(2026, 5, 1)) == 2026
    assert issued_by("plan", "dang_uy").issue.series_period(date(2026, 5, 1)) == 2025


def test_the_signature_never_stands_on_a_page_without_a_word_of_the_paper() -> None:
    for facts in (
        issued_by("plan", "btv_dang_uy", facts=hard(PLAN)),
        issued_by("minutes", "mttq"),
        REPLY,
        MINUTES,
    ):
        pages = [page for page in pdf_pages(render_pdf(facts.content())) if not page.startswith("Phụ lục")]
        body = facts.content().body[-1]
        last = words(body.text)[-1]  # type: ignore[union-attr]
        signed = next(
            page for page in reversed(pages) if words(facts.content().closing.signature.name)[-1] in page
        )
        assert re.sub(r"\W", "", last) in re.sub(r"\W", "", signed)


def test_a_subject_of_three_hundred_words_keeps_its_rule_inside_the_page() -> None:
    assert len(LONG.split()) > 300
    stands(issued_by("plan", "dang_uy", facts=replace(hard(PLAN), subject=LONG)).content())


def font_size(pdf: bytes, line: str) -> float:
    """The size in points in which page 1 prints a line; pdfium marks a hyphen in its own way."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    place = text.get_text_range().replace("\x02", "-").index(line)
    return round(raw.FPDFText_GetFontSize(text, place), 1)


@pytest.mark.parametrize("key", ["ubnd", "btv_dang_uy"])
def test_the_pdf_prints_the_sizes_of_the_style(key: str) -> None:
    paper = issued_by("plan", key).content()
    size, pdf = paper.style.size, render_pdf(paper)
    lines = {
        paper.head.issuer[0]: "issuer", paper.style.nation[-1]: "motto", paper.head.number: "number",
        paper.head.place_date: "place_date", "KẾ HOẠCH": "kind", "I. MỤC ĐÍCH, YÊU CẦU": "body",
    }  # fmt: skip
    assert {line: font_size(pdf, line) for line in lines} == {
        line: size[name] for line, name in lines.items()
    }
