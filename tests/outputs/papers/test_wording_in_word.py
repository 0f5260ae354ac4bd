"""A template goes to Word and comes back: the same words, whatever Word did to the file; and what a hostile or
clumsy file is told."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doithoai.outputs.papers import KINDS, render_docx
from doithoai.outputs.papers.wording import Wording, as_paper, lost_tables, read, troubles, written
from doithoai.outputs.papers.wording.from_word import read_word
from doithoai.rules.plan_reading.outcome import Unreadable

OFFERED = KINDS["conclusion_notice"].WORDS


def national(kind: str) -> Wording:
    return read(KINDS[kind].NATIONAL.read_text(encoding="utf-8"))


def template(kind: str = "conclusion_notice") -> bytes:
    return render_docx(as_paper(national(kind), KINDS[kind].WORDS, author="xã Mường Thín"))


def edited(change: Callable[[Any], object], kind: str = "conclusion_notice") -> bytes:
    document = docx.Document(BytesIO(template(kind)))
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def line_with(document: Any, text: str) -> Any:
    return next(each for each in document.paragraphs if text in each.text)


def lines(data: bytes) -> list[str]:
    return written(read_word(data, "mau.docx")[0]).splitlines()


@pytest.mark.parametrize("kind", list(KINDS))
def test_out_and_back_is_the_same(kind: str) -> None:
    got, told = read_word(template(kind), "mau.docx")
    assert got == national(kind)
    assert told == ()
    assert troubles(got, KINDS[kind].WORDS) == ()


def test_runs_that_word_split_are_one_text() -> None:
    def split(document: Any) -> None:
        line = line_with(document, "{đánh giá chung}")
        line.runs[0].text = "Xã {đánh "
        line.add_run("gi").italic = True
        line.add_run("á\u200b chung")
        line.add_run("}")

    assert "Xã {đánh giá chung}" in lines(edited(split))


def test_what_stands_out_in_mid_sentence_is_told_and_the_words_stay() -> None:
    def marked(document: Any) -> None:
        here = line_with(document, "Đánh giá chung")
        line = here.insert_paragraph_before("Hội nghị họp ")
        line.add_run("đúng giờ").bold = True
        line.add_run(" và ")
        line.add_run("đủ người").italic = True
        here.insert_paragraph_before().add_run("Cả đoạn đậm không phải đề mục").bold = True

    got, told = read_word(edited(marked), "mau.docx")
    assert "Hội nghị họp đúng giờ và đủ người" in written(got)
    assert [each.split("“")[1].split("”")[0] for each in told] == [
        "đúng giờ",
        "Cả đoạn đậm không phải đề mục",
    ]


def test_a_hundred_thousand_fields_are_refused_before_they_are_read() -> None:
    fields = "{từ lạ}" * 100_000
    data = edited(lambda document: line_with(document, "Đánh giá chung").insert_paragraph_before(fields))
    with pytest.raises(Unreadable, match="không phải mẫu văn bản"):
        read_word(data, "mau.docx")


def test_a_comment_is_told() -> None:
    def commented(document: Any) -> None:
        document.add_comment(line_with(document, "{đánh giá chung}").runs, text="Xem lại", author="Lan")

    got, told = read_word(edited(commented), "mau.docx")
    assert got == national("conclusion_notice")
    assert told == ("Tệp có nhận xét (comment); nhận xét không thuộc mẫu nên không được giữ.",)


def test_the_guide_is_no_appendix_of_the_paper() -> None:
    labels = [
        each.text
        for each in docx.Document(BytesIO(template("plan"))).paragraphs
        if each.style.name == "Phụ lục"
    ]
    assert labels == ["Phụ lục", "HƯỚNG DẪN SỬA MẪU"]


def test_a_new_label_and_list_typed_in_word() -> None:
    def typed(document: Any) -> None:
        here = line_with(document, "Đánh giá chung")
        label = here.insert_paragraph_before()
        label.add_run("Thành phần: ").bold = True
        label.add_run("{thành phần}")
        here.insert_paragraph_before("– gạch đầu dòng do Word đổi")
        here.insert_paragraph_before("“Dấu ngoặc cong” và ｛địa điểm｝")

    got = lines(edited(typed))
    assert "**Thành phần:** {thành phần}" in got
    assert "- gạch đầu dòng do Word đổi" in got
    assert "“Dấu ngoặc cong” và {địa điểm}" in got


def test_a_file_typed_from_nothing_in_word_is_read_as_it_looks() -> None:
    document = docx.Document()
    for text in ("THÔNG BÁO", "Kết luận của {người chủ trì}"):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(text).bold = True
    document.add_paragraph("Hội nghị họp tại {địa điểm}.")
    document.add_paragraph().add_run("1. Nội dung đã trả lời").bold = True
    document.add_paragraph("{việc.nội dung}", style="List Bullet")
    document.add_heading("II. THEO DÕI", level=1)
    out = BytesIO()
    document.save(out)
    assert lines(out.getvalue()) == [
        "Tên loại: THÔNG BÁO",
        "Trích yếu: Kết luận của {người chủ trì}",
        "",
        "Hội nghị họp tại {địa điểm}.",
        "",
        "## 1. Nội dung đã trả lời",
        "- {việc.nội dung}",
        "",
        "# II. THEO DÕI",
    ]


def test_a_table_keeps_its_columns_and_a_new_one_is_read() -> None:
    def more(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        line_with(document, "Đánh giá chung")._p.addprevious(table._tbl)
        for cell, text in zip(
            table._cells, ("Nội dung", "Đơn vị", "{việc.nội dung}", "{việc.đơn vị}"), strict=True
        ):
            cell.text = text

    got = lines(edited(more))
    assert "| Nội dung | Đơn vị |" in got
    assert "| {việc.nội dung} | {việc.đơn vị} |" in got
    assert "| :6%: | :15%: | 41% | 20% | :18%: |" in got


def test_bold_in_a_cell_is_told() -> None:
    def bold(document: Any) -> None:
        table = next(
            each for each in document.tables if "Mã ý kiến" in [cell.text for cell in each.rows[0].cells]
        )
        table.rows[1].cells[2].paragraphs[0].add_run(" gấp").bold = True

    got, told = read_word(edited(bold), "mau.docx")
    assert told == ("Chữ đậm, nghiêng, gạch chân trong ô của bảng không được giữ: “gấp”.",)
    assert "nội dung} gấp |" in written(got)


def test_a_table_that_was_deleted_is_told_in_a_sentence() -> None:
    def delete(document: Any) -> None:
        table = next(
            each for each in document.tables if "Mã ý kiến" in [cell.text for cell in each.rows[0].cells]
        )
        table._tbl.getparent().remove(table._tbl)

    before = national("conclusion_notice")
    got, _ = read_word(edited(delete), "mau.docx")
    assert lost_tables(before, before) == ()
    assert lost_tables(before, got) == (
        "Bảng “TT, Mã ý kiến, Nội dung, Cơ quan, đơn vị chủ trì, Thời hạ…” của mẫu đang dùng không còn; nội dung ấy "
        "không còn trong văn bản. Nếu bỏ nhầm, xin chép lại bảng từ mẫu tải về.",
    )


def test_what_stands_outside_the_wording_is_not_taken() -> None:
    def outside(document: Any) -> None:
        document.tables[0].rows[0].cells[0].paragraphs[0].runs[0].text = "CƠ QUAN KHÁC"
        document.sections[0].footer.paragraphs[0].text = "Trang của {địa điểm}"

    got, told = read_word(edited(outside), "mau.docx")
    assert got == national("conclusion_notice")
    assert told == (
        "Từ trong ngoặc nhọn ở đầu trang hay chân trang không có tác dụng. Xin đưa vào thân văn bản.",
    )


def test_numbers_and_signatures_of_an_old_paper_are_not_taken_and_told() -> None:
    def signed(document: Any) -> None:
        document.tables[-2].rows[0].cells[1].paragraphs[-1].add_run("Lò Văn Bình")

    got, told = read_word(edited(signed, "reply"), "mau.docx")
    assert got == national("reply")
    assert told[0].startswith("Số, ký hiệu, nơi nhận và chữ ký trong tệp không thuộc mẫu")


def test_what_is_typed_after_the_signature_is_told() -> None:
    def after(document: Any) -> None:
        line = document.add_paragraph("Lời viết thêm ở cuối.")
        document.tables[-2]._tbl.addnext(line._p)

    got, told = read_word(edited(after, "reply"), "mau.docx")
    assert got == national("reply")
    assert told == (
        "Đoạn “Lời viết thêm ở cuối.” đứng sau phần ký nên không thuộc mẫu; xin chuyển lên trên nơi nhận.",
    )


def with_xml(xml: str) -> bytes:
    def add(document: Any) -> None:
        line_with(document, "Đánh giá chung")._p.addprevious(parse_xml(xml))

    return edited(add)


W = nsdecls("w")
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        (f"<w:p {W}><m:oMath {MATH}><m:r><m:t>x</m:t></m:r></m:oMath></w:p>", "Tệp có công thức"),
        (f"<w:p {W}><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>", "Tệp có khung chữ"),
        (f'<w:p {W}><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', "Tệp có chú thích cuối trang"),
        (f"<w:p {W}><w:r><w:drawing/></w:r></w:p>", "Tệp có hình ảnh"),
        (
            f'<w:tbl {W}><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
            "Bảng có ô gộp",
        ),
        (f"<w:tbl {W}><w:tr><w:tc><w:tbl><w:tr/></w:tbl><w:p/></w:tc></w:tr></w:tbl>", "Bảng có bảng khác"),
        (f"<w:tbl {W}>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 70}</w:tbl>", "Bảng có 70 hàng"),
    ],
)
def test_what_cannot_be_kept_is_told(xml: str, sentence: str) -> None:
    _, told = read_word(with_xml(xml), "mau.docx")
    assert [each for each in told if each.startswith(sentence)], told


@pytest.mark.parametrize("mark", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_settled_by_the_clerk_first(mark: str) -> None:
    text = "delText" if mark == "del" else "t"
    xml = f'<w:p {W}><w:{mark} w:id="1" w:author="x"><w:r><w:{text}>x</w:{text}></w:r></w:{mark}></w:p>'
    with pytest.raises(Unreadable, match="Track Changes"):
        read_word(with_xml(xml), "mau.docx")


def many(count: int) -> bytes:
    """The template with so many paragraphs more."""
    one = f"<w:p {W}><w:r><w:t>x</w:t></w:r></w:p>"

    def add(document: Any) -> None:
        here = line_with(document, "Đánh giá chung")._p
        for each in list(parse_xml(f"<w:body {W}>{one * count}</w:body>")):
            here.addprevious(each)

    return edited(add)


def test_ten_thousand_paragraphs_are_refused_at_once() -> None:
    with pytest.raises(Unreadable, match="có 10"):
        read_word(many(10_000), "mau.docx")
    got, _ = read_word(many(700), "mau.docx")
    assert troubles(got, OFFERED)[0].startswith("Mẫu dài quá")


def packed(**entries: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(template())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(each.filename, old.read(each))
        for name, data in entries.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "trống"),
        (b"PK\x03\x04" + b"\x00" * 50, "bị hỏng"),
        (packed(**{"word/vbaProject.bin": b"x"}), "có macro"),
        (packed(**{"word/big.xml": b" " * (21 * 1024 * 1024)}), "phình quá lớn"),
        (packed(**{"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "bị hỏng"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_word(data, "mau.docx")


def test_a_zip_that_is_no_word_file() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.txt", b"x")
    with pytest.raises(Unreadable, match="không phải tệp Word"):
        read_word(out.getvalue(), "anh.docx")


def test_everything_removed_is_told() -> None:
    def emptied(document: Any) -> None:
        for each in list(document.element.body)[:-1]:
            document.element.body.remove(each)

    got, _ = read_word(edited(emptied), "mau.docx")
    assert {each.split(" ")[1] for each in troubles(got, OFFERED)} == {"thiếu", "không"}


def test_marks_that_turn_the_line_around_are_taken_out() -> None:
    got = lines(
        edited(
            lambda document: line_with(document, "Đánh giá chung").insert_paragraph_before("a\u202eb\u200fc")
        )
    )
    assert "abc" in got
