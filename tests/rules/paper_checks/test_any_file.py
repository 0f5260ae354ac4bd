"""Whatever file is given: a sentence or findings, never a crash; and what a PDF cannot tell is said."""

import random
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.outputs.papers import render_pdf
from doithoai.rules.paper_checks import Known, check_paper_file, findings, read_paper, rules, style_of
from doithoai.rules.paper_checks.mending import mend_word
from doithoai.rules.plan_reading import Unreadable
from tests.outputs.papers.given_letters import EVERY_PAPER
from tests.outputs.papers.given_papers import PLAN
from tests.rules.paper_checks.given_docx import Typed


def zipped(**entries: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name.replace("__", "/"), data)
    return out.getvalue()


REFUSED = {
    "rỗng": b"",
    "docx hay PDF": b"\x89PNG\r\n\x1a\n" + b"0" * 50,
    "docx hay PDF ": b"MZ" + b"0" * 99,
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "mật khẩu": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "không phải văn bản Word": zipped(xl__workbook="<a/>"),
    "bị hỏng": b"PK\x03\x04" + b"0" * 99,
    "bị hỏng,": zipped(word__document="<w:document"),
    "phình quá lớn": zipped(**{"word__document.xml": b" " * 30_000_000}),
    "PDF “van-ban” bị hỏng": b"%PDF-1.7\n" + b"0" * 99,
}


@pytest.mark.parametrize(("words", "data"), REFUSED.items(), ids=list(REFUSED))
def test_what_is_no_paper_is_refused_with_a_sentence(words, data):
    with pytest.raises(Unreadable) as refused:
        check_paper_file(data, "van-ban")
    assert words in str(refused.value)


def test_a_docx_that_bursts_ends_its_own_process_only():
    """Two million empty paragraphs unpack to little and read to much."""
    data = BytesIO()
    document = docx.Document()
    document.save(data)
    body = b"<w:p/>" * 2_500_000
    xml = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    out = BytesIO()
    with ZipFile(data) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(
                each.filename, xml % body if each.filename == "word/document.xml" else old.read(each)
            )
    with pytest.raises(Unreadable, match=r"dài quá|bị hỏng"):
        check_paper_file(out.getvalue(), "bom.docx")


def test_a_stranger_s_file_is_judged_apart_as_at_home():
    data = replace(Typed(), number="Số:6/KH-UBND").docx()
    seen = read_paper(data, "x")
    apart = check_paper_file(data, "x.docx", mend=True)
    assert apart.findings == findings(seen, style_of(seen))
    assert apart.changed == ("“Số:6/KH-UBND” → “Số: 06/KH-UBND”.",)
    assert read_paper(apart.mended, "x").text == seen.text.replace("Số:6", "Số: 06")
    assert apart.left == ()


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_docx_with_pieces_torn_out_never_crashes(seed):
    """Elements removed and attributes spoilt at random: a refusal or findings."""
    chance = random.Random(seed)
    document = docx.Document(BytesIO(Typed().docx()))
    for root in (document.element.body, document.styles.element):
        for element in list(root.iter()):
            roll = chance.random()
            if roll < 0.03 and element.getparent() is not None and element.getparent() is not root:
                element.getparent().remove(element)
            elif roll < 0.08 and element.attrib:
                name = chance.choice(list(element.attrib))
                element.set(name, chance.choice(("", "abc", "-5", "99999999", "0")))
            elif roll < 0.09 and element.tag == qn("w:t"):
                element.text = chance.choice(
                    ("", "\u200b", "Số", "ngày tháng năm", "(((", "V/v", "Phụ lục", "TM.", "…" * 50)
                )
    out = BytesIO()
    document.save(out)
    try:
        seen = read_paper(out.getvalue(), "x")
    except Unreadable:
        return
    for style in ("nd30", "party", "front"):
        for each in findings(seen, style_of(seen, style)):
            assert each.rule in rules()
            assert each.where
            assert each.says.endswith((".", "…"))
    mend_word(out.getvalue(), "x", style_of(seen), Known())


LINE = st.text(
    st.sampled_from(
        'SốKH-UBND/:.,; \tNơinhậTM.ỦYxã0123456789ngàythángnămPhụlụcVIaĐb)(“”"{…}_*\u0301\u200bÐ©'
    ),
    max_size=60,
)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(LINE, max_size=25))
def test_any_words_in_any_order_never_crash(lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph("".join(sign for sign in line))
    out = BytesIO()
    document.save(out)
    seen = read_paper(out.getvalue(), "x")
    for style in ("nd30", "party"):
        findings(seen, style_of(seen, style))
        mend_word(out.getvalue(), "x", style_of(seen, style), Known())


@pytest.mark.parametrize("kind", EVERY_PAPER)
def test_our_pdf_passes_and_what_it_cannot_tell_is_said(kind):
    seen = read_paper(render_pdf(EVERY_PAPER[kind].content()), "x.pdf")
    found = findings(seen, style_of(seen))
    assert [each for each in found if each.severity == "error"] == []
    untold = {each.rule for each in found if each.says.startswith("Không kiểm tra được từ tệp PDF")}
    assert untold == {rule.id for rule in rules().values() if rule.not_in_pdf and rule.binds("state")}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("L15", {"number": None, "issued_on": None}),
        ("L31", {"signer": replace(PLAN.issue.signer, mode="KT", own="Chánh Văn phòng")}),
        ("L32", {"signer": replace(PLAN.issue.signer, name="TS. Lò Thị Lan")}),
    ],
)
def test_a_pdf_tells_what_its_words_tell(rule, change):
    paper = replace(PLAN, issue=replace(PLAN.issue, **change))
    seen = read_paper(render_pdf(paper.content()), "x.pdf")
    assert rule in {each.rule for each in findings(seen, style_of(seen)) if each.severity == "error"}


def test_a_scan_is_refused_with_what_to_do_instead():
    import pypdfium2

    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    out = BytesIO()
    pdf.save(out)
    with pytest.raises(Unreadable, match="bản quét"):
        check_paper_file(out.getvalue(), "quet.pdf")


def test_a_letterhead_set_with_tabs_is_read_side_by_side():
    """Many offices type the letterhead and the foot with tabs instead of a table."""
    document = docx.Document()
    for line in (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ SUỐI LÀNH\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND\tSuối Lành, ngày 09 tháng 9 năm 2026",
    ):  # fmt: skip
        document.add_paragraph(line)
    document.add_paragraph("KẾ HOẠCH").alignment = 1
    document.add_paragraph("Trên đây là Kế hoạch tổ chức đối thoại với Nhân dân của Ủy ban nhân dân xã./.")
    document.add_paragraph("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    document.add_paragraph("- Lưu: VT, VP.\tCHỦ TỊCH")
    document.add_paragraph("\t\tLò Thị Lan")
    out = BytesIO()
    document.save(out)
    seen = read_paper(out.getvalue(), "x")
    missing = [
        each.says
        for each in findings(seen, style_of(seen))
        if each.says.startswith(("Không có", "Không thấy"))
    ]
    assert missing == [
        "Không có trích yếu dưới tên loại.", "Không có đường kẻ dưới Tiêu ngữ.", "Không có đường kẻ dưới tên cơ quan ban hành.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["1 ", ".", " ", "a", "{", "số 1/", "a ,", "\t", "a@", "Luật số 12/", "giao Phòng "]
)
def test_a_long_row_of_anything_is_judged_and_mended_in_a_moment(unit):
    """No pattern goes back and forth over a hostile line for minutes."""
    document = docx.Document()
    for line in ("Số: 05/KH-UBND", "KẾ HOẠCH", unit * (19_000 // len(unit))):
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    started = time.monotonic()
    seen = read_paper(out.getvalue(), "x")
    mend_word(out.getvalue(), "x", style_of(seen), Known())
    assert time.monotonic() - started < 10


def test_a_paragraph_without_end_is_refused():
    document = docx.Document()
    document.add_paragraph("Kế hoạch " * 5000)
    out = BytesIO()
    document.save(out)
    with pytest.raises(Unreadable, match="đoạn dài quá"):
        read_paper(out.getvalue(), "x")


def test_a_nations_name_broken_over_two_lines_is_told_as_that():
    typed = replace(Typed(), nation="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\nVIỆT NAM").docx()
    found = findings(seen := read_paper(typed, "x"), style_of(seen))
    assert [each.says for each in found if each.rule == "L08"] == ["Quốc hiệu bị ngắt thành hai dòng."]
