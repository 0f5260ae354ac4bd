"""Lists from Excel that are traps: each is a sentence, and the server lives on."""

import io

import pytest
import xlsxwriter

from doithoai.rules.spreadsheet import NotAList, read_table


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
