"""Lists from Excel that are traps: each is a sentence, and the server lives on."""

import io
import unicodedata
import zipfile
from pathlib import Path

import hypothesis
import pytest
import xlsxwriter
from hypothesis import strategies as st

from doithoai.outputs.tables import csv_bytes
from doithoai.rules.plan_reading.encodings import from_tcvn3
from doithoai.rules.spreadsheet import OLD_EXCEL, NotAList, read_table


def sheet(*cells: tuple[int, int, str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, column, words in cells:
            page.write_string(row, column, words)
    return out.getvalue()


def test_a_workbook_comes_back_with_the_numbers_excel_shows():
    table = read_table(sheet((1, 0, "Nội dung"), (1, 1, "Thôn"), (4, 0, "Đường lầy lội")))
    assert table.heading == ["Nội dung", "Thôn"]
    assert table.rows == [(5, ["Đường lầy lội", ""])]


def test_two_cells_with_all_of_excel_between_them_are_a_sentence():
    """Five thousand bytes that ask for seventeen thousand million cells."""
    trap = sheet((0, 0, "Nội dung"), (1, 0, "Đường lầy lội"), (1_048_575, 16_383, "x"))
    with pytest.raises(NotAList, match="quá lớn"):
        read_table(trap)


def test_a_word_file_is_told_apart():
    import docx

    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(NotAList, match="Word"):
        read_table(out.getvalue())


def test_a_picture_named_like_a_list_is_told_so_not_read_as_letters():
    with pytest.raises(NotAList, match="không phải bảng Excel"):
        read_table(b"\x89PNG\r\n\x1a\n" + b"0" * 101)


def test_a_list_saved_by_excel_as_unicode_text_is_read():
    assert read_table("Nội dung\tThôn\nĐường lầy lội\tNà Hoa\n".encode("utf-16")).heading == [
        "Nội dung",
        "Thôn",
    ]


LIST = "Nội dung,Thôn\nĐề nghị xã sửa đường của thôn,Nà Hoa\n"
READ = [(2, ["Đề nghị xã sửa đường của thôn", "Nà Hoa"])]


def in_tcvn3(text: str) -> bytes:
    """As a program of the nineties saved it."""
    back = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    return "".join(back.get(letter, letter) for letter in unicodedata.normalize("NFC", text)).encode(
        "latin-1"
    )


@pytest.mark.parametrize(
    "data",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        unicodedata.normalize("NFD", LIST).encode("utf-8"),
        in_tcvn3(LIST.replace("Đ", "đ").replace("Nà Hoa", "Nà Hoa")),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "decomposed", "tcvn3"],
)
def test_a_csv_is_read_however_it_was_saved(data):
    table = read_table(data)
    assert [(number, [cell.lower() for cell in row]) for number, row in table.rows] == [
        (number, [cell.lower() for cell in row]) for number, row in READ
    ]


def test_a_hidden_sheet_is_not_read_and_hidden_rows_are_told():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        secret, page = book.add_worksheet("Cũ"), book.add_worksheet("Mới")
        secret.write_string(0, 0, "Bí mật")
        page.activate()
        page.set_first_sheet()
        secret.hide()
        page.write_row(0, 0, ["Nội dung", "Thôn"])
        page.write_row(1, 0, ["Đường lầy lội", "Nà Hoa"])
        page.set_row(1, None, None, {"hidden": True})
    table = read_table(out.getvalue())
    assert table.rows == [(2, ["Đường lầy lội", "Nà Hoa"])]
    assert "Không đọc trang đang ẩn: Cũ." in table.notes
    assert not any("bí mật" in note.lower() for note in table.notes)


def test_a_hamlet_merged_beside_several_people_is_theirs_all():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Nội dung", "Thôn"])
        for row, words in enumerate(["Đường lầy", "Chợ dột", "Thiếu nước"], start=1):
            page.write_string(row, 0, words)
        page.merge_range("B2:B4", "Nà Hoa")
        page.merge_range("A5:A6", "Mương vỡ")
    table = read_table(out.getvalue())
    assert [row for _, row in table.rows] == [
        ["Đường lầy", "Nà Hoa"], ["Chợ dột", "Nà Hoa"], ["Thiếu nước", "Nà Hoa"], ["Mương vỡ", ""],
    ]  # fmt: skip
    assert "ô gộp" in table.notes[0]


def test_a_macro_and_a_formula_are_told_and_never_run():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Nội dung", "Thôn"])
        page.write_formula(1, 0, '=HYPERLINK("http://x","Bấm")', None, "Đường lầy lội")
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"AutoOpen")
    table = read_table(out.getvalue())
    assert table.rows == [(2, ["Đường lầy lội", ""])]
    assert [note.split(":")[0] for note in table.notes] == ["Tệp có macro", "Bảng có công thức"]


@hypothesis.given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)
)
@hypothesis.settings(max_examples=60, deadline=None)
def test_what_is_exported_as_csv_comes_back_letter_for_letter(words):
    words = unicodedata.normalize("NFC", words).strip()
    data = csv_bytes(["Nội dung", "Thôn"], [[words, "Nà Hoa"], [f"={words}", "-1"], [f"'={words}", "@x"]])
    cells = [row for _, row in read_table(data).rows]
    assert cells == [[words, "Nà Hoa"], [f"={words}", "-1"], [f"'={words}", "@x"]]


def test_a_workbook_of_excel_97_is_read_and_says_what_it_cannot_tell():
    """Made by an office program as "Microsoft Excel 97–2003": letters, a day, a bare number."""
    old = read_table((Path(__file__).parent / "lists" / "excel-97.xls").read_bytes())
    assert old.heading == ["Nội dung", "Họ và tên", "Thôn", "Ngày"]
    assert old.rows[0] == (2, ["Đường vào thôn lầy lội, đề nghị xã sửa", "Lê Văn Ba", "Nà Hoa", "11/05/2026"])
    assert old.rows[1][1][3] == "46150"
    assert old.notes == (OLD_EXCEL,)


def test_an_old_word_file_or_a_broken_workbook_is_a_sentence():
    """Word 97 begins with the same eight bytes as Excel 97."""
    whole = (Path(__file__).parent / "lists" / "excel-97.xls").read_bytes()
    for trap in (whole[:8] + b"0" * 5000, whole[:1500], whole[:8]):
        with pytest.raises(NotAList, match="Xin"):
            read_table(trap)
