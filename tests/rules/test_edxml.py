"""A document goes out as edXML and an answer comes in: whole, bounded, and never trusted."""

import io
import zipfile
from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from doithoai.rules.edxml import (
    Answered,
    Attachment,
    Document,
    Organ,
    code_fault,
    codes_in,
    faults,
    read_edxml,
    write_edxml,
)
from doithoai.rules.edxml.reading import told_of
from doithoai.rules.plan_reading.outcome import Unreadable

AT = datetime(2026, 6, 25, 9, 30)
OURS = Organ("H01.151", "Ủy ban nhân dân xã Thanh Sơn")
LETTER = Document(
    OURS, (Organ("H01.05", "Sở Xây dựng"), Organ("000.00.15.H01", "Sở Nông nghiệp")), "05", "UBND-VP", "Thanh Sơn",
    date(2026, 6, 25), "Công văn", "V/v kiến nghị sửa đường & cầu <Nà Hạ>", "Vi Văn Bình", "Chủ tịch", 2, date(2026, 7, 10),
    (Answered("12/SXD-KH", date(2026, 5, 1), "H01.05,2026/05/01,12/SXD-KH", "H01.05"),),
    (Attachment("05-cong-van.pdf", b"%PDF-1.7 noi dung"), Attachment("phu-luc.docx", b"PK khac")),
)  # fmt: skip


def read(data: bytes):
    return read_edxml(data, "tra-loi.edxml")


def test_what_goes_out_comes_in_as_it_was():
    got = read(write_edxml(LETTER, at=AT))
    assert (got.sender, got.code, got.on, got.subject) == (OURS, "05/UBND-VP", LETTER.on, LETTER.subject)
    assert (got.document_id, got.signer, got.type_name) == (LETTER.document_id, "Vi Văn Bình", "Công văn")
    assert (got.answers, got.files) == (LETTER.answers, LETTER.files)


def test_the_shape_is_the_standards():
    file = write_edxml(LETTER, at=AT).decode()
    order = [
        "<edXML:edXML ", "<edXML:edXMLEnvelope>", "<edXML:edXMLHeader>", "<edXML:MessageHeader>", "<edXML:From>",
        "<edXML:OrganId>H01.151<", "<edXML:To>", "<edXML:DocumentId>H01.151,2026/06/25,05/UBND-VP<",
        "<edXML:CodeNumber>05<", "<edXML:PromulgationDate>2026/06/25<", "<edXML:TypeName>", "<edXML:Subject>",
        "<edXML:SignerInfo>", "<edXML:TraceHeaderList>", "<edXML:Bussiness>", "<edXML:edXMLManifest", "<edXML:Reference>",
        "<edXML:AttachmentEncoded>",
    ]  # fmt: skip
    places = [file.index(each) for each in order]
    assert places == sorted(places)
    assert 'xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"' in file


def test_what_is_missing_or_too_long_is_told_before_it_goes():
    assert faults(LETTER) == []
    assert len(faults(replace(LETTER, to=(), files=(), signer="", subject="x" * 501))) == 4
    assert "mã định danh" in faults(replace(LETTER, sender=Organ("", "UBND xã")))[0]


@pytest.mark.parametrize("code", ["H01", "H01.151", "H01.151.02", "K57.1A", "000.00.56.H56"])
def test_identifiers_of_both_forms_are_known(code):
    assert code_fault(code) == ""


@pytest.mark.parametrize(
    "code", ["", "01.151", "Z01.1", "H1", "H01.", "h01.151", "H01." + "1" * 40, "00.00.56.H56"]
)
def test_what_is_no_identifier_is_told(code):
    assert "mã định danh điện tử" in code_fault(code)


def test_receivers_are_typed_one_a_line():
    assert codes_in("H01.05 Sở Xây dựng\n\nH01.05 Sở Xây dựng\nH01.06 Sở Y tế")[0] == (
        Organ("H01.05", "Sở Xây dựng"),
        Organ("H01.06", "Sở Y tế"),
    )
    assert "tên cơ quan" in codes_in("H01.05")[1]
    assert "ít nhất một nơi nhận" in codes_in(" \n")[1]


def test_an_answer_is_ours_by_its_id_or_by_number_and_day():
    def about(**said):
        got = read(write_edxml(replace(LETTER, answers=(Answered(**said),)), at=AT))
        return got.is_about(
            code="05/UBND-VP", on=date(2026, 6, 25), document_id="H01.151,2026/06/25,05/UBND-VP"
        )

    assert about(document_id="H01.151,2026/06/25,05/UBND-VP")
    assert about(code="5/ubnd-vp", on=date(2026, 6, 25))
    assert about(code="05/UBND-VP")
    assert not about(code="05/UBND-VP", on=date(2025, 6, 25))
    assert not about(code="15/UBND-VP", on=date(2026, 6, 25))
    assert not about()


XML = write_edxml(LETTER, at=AT)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "không phải tệp edXML"),
        (b"PK\x03\x04", "không phải tệp edXML"),
        (b"<a/>", "không theo chuẩn edXML"),
        (XML.replace(b"<edXML:CodeNumber>05<", b"<edXML:CodeNumber><"), "thiếu số, ký hiệu"),
        (XML.replace(b"<edXML:PromulgationDate>2026/06/25<", b"<edXML:PromulgationDate>hom qua<", 1), "thiếu ngày ban hành"),
        (XML.replace(b"Encoded>UEs", b"Encoded>!!!"), "bị hỏng"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + XML.split(b"?>", 1)[1].lstrip(), "DTD"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(data, sentence):
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert sentence in str(refused.value)


def test_entities_neither_burst_nor_read_our_files():
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for inside in ('<!ENTITY e0 "a">' + bomb, '<!ENTITY e11 SYSTEM "file:///etc/passwd">'):
        with pytest.raises(Unreadable):
            read(f"<!DOCTYPE x [{inside}]><edXML>&e11;</edXML>".encode())


def with_attachment(packed: bytes, name: str = "tep.zip") -> bytes:
    start, end = XML.index(b"<edXML:AttachmentEncoded>"), XML.index(b"</edXML:AttachmentEncoded>")
    body = (
        f"<edXML:Attachment><edXML:AttachmentName>{name}</edXML:AttachmentName><edXML:ContentTransferEncoded>"
    )
    return XML[:start] + b"<edXML:AttachmentEncoded>" + body.encode() + b64encode(packed) + (
        b"</edXML:ContentTransferEncoded></edXML:Attachment>"
    ) + XML[end:]  # fmt: skip


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_that_bursts_is_refused():
    with pytest.raises(Unreadable):
        read(with_attachment(zipped({"a.pdf": bytes(300 * 1024**2)})))


def test_names_lead_nowhere():
    got = read(with_attachment(zipped({"../../etc/passwd": b"1", "C:\\tep\\văn bản.pdf": b"2", "..": b"3"})))
    assert [each.name for each in got.files] == ["passwd", "văn bản.pdf", "tep-kem-theo"]


def test_a_file_that_is_not_wrapped_and_a_wrapped_word_file_are_taken():
    assert read(with_attachment(b"%PDF-1.7", "a.pdf")).files == (Attachment("a.pdf", b"%PDF-1.7"),)
    word = zipped({"[Content_Types].xml": b"<x/>"})
    assert read(with_attachment(word, "a.docx")).files == (Attachment("a.docx", word),)
    assert read(with_attachment(zipped({"a.docx": word}), "a.docx")).files == (Attachment("a.docx", word),)


@settings(max_examples=150, deadline=None)
@given_that(st.data())
def test_whatever_byte_is_turned_something_is_said(data):
    place = data.draw(st.integers(0, len(XML) - 1))
    told_of(XML[:place] + bytes([XML[place] ^ data.draw(st.integers(1, 255))]) + XML[place + 1 :])


@given_that(st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=200))
def test_any_words_survive(words):
    from doithoai.rules.vietnamese import clean

    told = told_of(write_edxml(replace(LETTER, subject=words), at=AT))
    assert told.get("subject", "") == clean(words)
