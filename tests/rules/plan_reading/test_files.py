"""Bytes → text, by what the bytes are; every refusal is a sentence that says what to do."""

import shutil
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from doithoai.rules.plan_reading import (
    Unreadable,
    outside_programs,
    pdf_files,
    pictures,
    read_file,
    read_plan,
)
from doithoai.rules.plan_reading.normalise import normalise

PLAN = (Path(__file__).parent / "plans" / "ward_2026.txt").read_text(encoding="utf-8")
SENTENCE = (
    "Ủy ban nhân dân xã tổ chức hội nghị đối thoại với nhân dân về đất đai, môi trường của xã trong năm."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_in_unicode(encoding: str) -> None:
    assert read_file(PLAN.encode(encoding), "ke-hoach.txt").content.strip() == PLAN.strip()


def test_text_in_windows_1258() -> None:
    # windows-1258 keeps the tone apart from the letter: â + sắc.
    apart = "".join(_tone_apart(letter) for letter in unicodedata.normalize("NFC", SENTENCE))
    assert read_plan(read_file(apart.encode("cp1258"), "a.txt").content).text == SENTENCE


def _tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
    rest = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
    return rest + "".join(tones)


@pytest.mark.parametrize(
    "typed",
    [
        "Uû ban nh©n d©n x· tæ chøc héi nghÞ ®èi tho¹i víi nh©n d©n vÒ ®Êt ®ai, m«i tr­êng cña x· trong n¨m.",
        "Uûy ban nhaân daân xaõ toå chöùc hoäi nghò ñoái thoaïi vôùi nhaân daân "
        "veà ñaát ñai, moâi tröôøng cuûa xaõ trong naêm.",
    ],
    ids=["TCVN3", "VNI"],
)
def test_old_letters_become_unicode(typed: str) -> None:
    expected = SENTENCE.replace("Ủy", "Uỷ") if "©" in typed else SENTENCE
    for data in (typed.encode("latin-1"), typed.encode("utf-8")):
        assert read_plan(read_file(data, "cu.txt").content).text == expected


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM\nSố: 12/KH-UBND"
    table.cell(
        0, 1
    ).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHạ Lam, ngày 03 tháng 4 năm 2024"
    )
    for text in paragraphs:
        document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_word_with_its_header_in_a_table() -> None:
    read = read_file(
        word_file("KẾ HOẠCH", "Đối thoại với nhân dân năm 2024", "1. Thời gian: ngày 20/5/2024"), "kh.docx"
    )
    facts = read_plan(read.content)
    assert read.kind == "docx"
    assert (facts.issuing_body, facts.doc_number, facts.place) == (
        "Ủy ban nhân dân xã Hạ Lam",
        "12/KH-UBND",
        "Hạ Lam",
    )
    assert facts.issue_date == "2024-04-03"
    assert facts.time.iso == ("2024-05-20",)


def test_word_numbers_that_are_shown_but_not_written() -> None:
    document = docx.Document()
    for text in ("Mục đích của hội nghị đối thoại", "Nội dung của hội nghị đối thoại"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Lắng nghe ý kiến nhân dân", style="List Bullet")
    kept = BytesIO()
    document.save(kept)
    lines = read_file(kept.getvalue(), "kh.docx").content.split("\n")
    assert lines == [
        "1. Mục đích của hội nghị đối thoại",
        "2. Nội dung của hội nghị đối thoại",
        "- Lắng nghe ý kiến nhân dân",
    ]


def test_word_leaves_out_what_tracked_changes_deleted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Hội nghị đối thoại với nhân dân thôn được tổ chức vào tháng 6.")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "tháng 5"
    run.append(words)
    deleted.append(run)
    paragraph._p.append(deleted)
    assert paragraph._p.findall(qn("w:del"))
    kept = BytesIO()
    document.save(kept)
    assert "tháng 5" not in read_file(kept.getvalue(), "kh.docx").content


def packed(**files: bytes) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return kept.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b"  \n\n ", "rỗng"),
        (b"x" * (21 * 1024 * 1024), "quá lớn"),
        (b"MZ\x90\0" + b"\0" * 100 + b"program", "chương trình máy tính"),
        (b"Rar!\x1a\x07" + b"abc", "tệp nén"),
        (packed(**{"a.txt": b"x"}), "tệp nén"),
        (packed(xl__workbook=b"x"), "Excel"),
        (packed(ppt__slides=b"x"), "trình chiếu"),
        (packed(word__document=b"x"), "bị hỏng"),
        (packed(word__document=b"\0" * (151 * 1024 * 1024)), "phình quá lớn"),
        (word_file("Kế hoạch đối thoại")[:-300], "bị hỏng"),
        (("đối thoại với nhân dân " * 30000).encode(), "dài quá"),
        (b"%PDF-1.7\nnothing", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "không phải văn bản Word"),
        (b"<html><body>x</body></html>", "trang web"),
        (b"The quick brown fox jumps over the lazy dog. " * 20, "không phải văn bản tiếng Việt"),
        (bytes(range(1, 256)) * 30, "không phải"),
        (b"ab\0\x01\x02" * 100, "không phải"),
    ],
)
def test_refusals_say_what_happened_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(data, "tep.docx")
    assert says in refused.value.sentence
    assert "Hãy" in refused.value.sentence
    assert str(refused.value).endswith(".")


def test_a_picture_without_a_reader_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_read_pictures", lambda: False)
    with pytest.raises(Unreadable, match="Tesseract"):
        read_file(PICTURE, "anh.png")


def test_a_picture_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_read_pictures", lambda: True)
    monkeypatch.setattr(pictures, "picture_to_text", lambda data, ending: " \n")
    with pytest.raises(Unreadable, match="chụp lại"):
        read_file(PICTURE, "anh.png")


def test_a_picture_read_leaves_a_note_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_read_pictures", lambda: True)
    monkeypatch.setattr(pictures, "picture_to_text", lambda data, ending: PLAN)
    read = read_file(PICTURE, "anh.png")
    assert read.kind == "scan"
    assert "đối chiếu" in read.notes[0]


def blank_pdf(pages: int) -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        pdf.new_page(200, 200)
    kept = BytesIO()
    pdf.save(kept)
    return kept.getvalue()


def test_a_scanned_pdf_without_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "can_read_pictures", lambda: False)
    with pytest.raises(Unreadable, match="không có lớp chữ"):
        read_file(blank_pdf(2), "quet.pdf")


def test_a_scanned_pdf_is_drawn_for_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bytes] = []

    def read(picture: bytes, ending: str) -> str:
        drawn.append(picture)
        return PLAN

    monkeypatch.setattr(pdf_files, "can_read_pictures", lambda: True)
    monkeypatch.setattr(pdf_files, "picture_to_text", read)
    assert read_file(blank_pdf(2), "quet.pdf").kind == "scan"
    head, grey = drawn[0].split(b"\n", 1)
    _, width, height, _ = head.split()
    assert len(drawn) == 2
    assert len(grey) == int(width) * int(height)


def test_a_pdf_of_too_many_pages() -> None:
    with pytest.raises(Unreadable, match="dài quá"):
        read_file(blank_pdf(61), "dai.pdf")


def test_old_word_without_a_program_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_programs, "find", lambda *names: None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
    with pytest.raises(Unreadable, match="LibreOffice"):
        read_file(data, "cu.doc")


def test_locked_word() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_file(data, "khoa.docx")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice makes the files of this test")
@pytest.mark.parametrize("kind", ["pdf", "doc", "odt", "rtf"])
def test_the_same_plan_through_word_and_pdf(kind: str, tmp_path: Path) -> None:
    text = normalise(PLAN)
    source = tmp_path / "kh.docx"
    source.write_bytes(word_file(*text[text.index("KẾ HOẠCH") :].split("\n")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    outside_programs.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(source)],
        tmp_path,
    )
    facts = read_plan(read_file((tmp_path / f"kh.{kind}").read_bytes(), f"kh.{kind}").content)
    plain = read_plan(PLAN)
    assert (facts.doc_number, facts.issue_date) == ("12/KH-UBND", "2024-04-03")
    assert (facts.time, facts.venue, facts.deadlines, facts.assignments) == (
        plain.time, plain.venue, plain.deadlines, plain.assignments,
    )  # fmt: skip


def test_a_page_that_calls_itself_a_field_is_drawn_smaller() -> None:
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(14_400, 14_400)  # points: five metres; at 200 dots an inch 1.6 thousand million
    head, dots = pdf_files._picture(page).split(b" 255\n", 1)
    assert head.startswith(b"P5 ")
    assert len(dots) <= pdf_files.MOST_DOTS * 1.01


def test_a_docx_that_is_mostly_air_is_refused_unopened() -> None:
    plain, trap = BytesIO(), BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(trap, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 4_000_000)
            target.writestr(entry.filename, data)
    assert len(trap.getvalue()) < 200_000
    with pytest.raises(Unreadable, match="quá lớn"):
        read_file(trap.getvalue(), "ke-hoach.docx")
