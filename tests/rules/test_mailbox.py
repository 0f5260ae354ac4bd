"""A mailbox is read as people read it, whatever program wrote it; traps are sentences."""

import io
import mailbox
import zipfile
from contextlib import suppress
from time import process_time

import hypothesis
import pytest
from hypothesis import strategies as st

from doithoai.rules.mailbox import NotLetters, read_letters, words_of_html
from tests.rules.letters import WORDS, a_letter


def zipped(*letters: bytes, name: str = "{}.eml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, each in enumerate(letters):
            archive.writestr(name.format(number), each)
    return out.getvalue()


def test_one_letter():
    (letter,) = read_letters(a_letter().as_bytes())
    assert letter.words == f"Góp ý đối thoại\n{WORDS}"
    assert (letter.author, letter.address, letter.doubt) == ("Lê Văn Ba", "ba@thu.vn", "")
    assert f"{letter.at:%d/%m/%Y %H:%M}" == "18/05/2026 09:30"


def test_many_letters_in_a_zip_or_an_mbox(tmp_path):
    two = [a_letter(key=f"<{n}@x>").as_bytes() for n in (1, 2)]
    assert [each.place for each in read_letters(zipped(*two))] == [1, 2]
    box = mailbox.mbox(tmp_path / "box")
    for each in two:
        box.add(each)
    box.close()
    assert len(read_letters((tmp_path / "box").read_bytes())) == 2


def test_html_is_read_as_words_and_nothing_of_it_runs():
    html = "<style>p{}</style><p>Đường <b>lầy</b></p><script>alert(1)</script><!-- x --><div>xin đá&nbsp;&amp; cát</div>"
    assert words_of_html(html) == "Đường lầy\n\nxin đá & cát"
    letter = a_letter()
    letter.set_content(html, subtype="html")
    assert "alert" not in read_letters(letter.as_bytes())[0].words


OLD = {
    "utf-8": "Xin xã sửa cầu thôn Ba Na.".encode(),
    "us-ascii": "Xin xã sửa cầu thôn Ba Na.".encode(),  # a program that says what is not so
    "windows-1258": b"Xin xa\xde s\xfd\xd2a c\xe2\xccu th\xf4n Ba Na.",
    "x-unknown": b"Xin xa\xde s\xfd\xd2a c\xe2\xccu th\xf4n Ba Na, c\xf3 y\xec ki\xea\xecn cu\xd2a nh\xe2n d\xe2n.",
}


@pytest.mark.parametrize("charset", OLD)
def test_old_letters_are_read(charset):
    raw = (
        "From: ba@thu.vn\r\nMessage-ID: <x>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + OLD[charset]
    assert read_letters(raw)[0].words.startswith("Xin xã sửa cầu thôn Ba Na")


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({"Auto_Submitted": "auto-replied"}, "tự động"),
        ({"subject": "Trả lời tự động: tôi đi vắng"}, "tự động"),
        ({"sender": "MAILER-DAEMON@thu.vn"}, "không gửi được"),
        ({"List_Unsubscribe": "<http://x>"}, "hàng loạt"),
        ({"X_Spam_Flag": "YES"}, "thư rác"),
        ({"Auto_Submitted": "no"}, ""),
    ],
)
def test_what_no_person_wrote_is_kept_with_a_remark(headers, says):
    (letter,) = read_letters(a_letter(**headers).as_bytes())
    assert says in letter.doubt
    assert bool(letter.doubt) == bool(says)


def test_files_are_kept_by_their_bytes_and_too_large_ones_are_told():
    letter = a_letter()
    letter.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="don.pdf")
    letter.add_attachment(b"x" * (11 * 1024 * 1024), maintype="application", subtype="zip", filename="to.zip")
    (read,) = read_letters(letter.as_bytes())
    assert read.files == (("don.pdf", b"%PDF-1.7"),)
    assert "to.zip" in read.left_out[0]


def test_the_same_letter_has_the_same_key_and_another_another():
    one, same, other = (read_letters(a_letter(key=key).as_bytes())[0] for key in ("<a@b>", " <A@b>", "<c@b>"))
    assert one.key == same.key != other.key
    assert len(one.key) <= 64


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\x89PNG\r\n\x1a\n", "Không thấy thư nào"),
        (zipped(b"A: b\r\n" + b"0" * (130 * 1024 * 1024)), "quá lớn"),
        (zipped(b"x", name="{}.docx"), "Không thấy thư nào"),
    ],
    ids=["empty", "broken zip", "picture", "bomb", "no letters"],
)
def test_what_is_no_mailbox_gets_a_sentence(data, says):
    with pytest.raises(NotLetters, match=says):
        read_letters(data)


@hypothesis.given(st.binary(max_size=300))
@hypothesis.settings(max_examples=60, deadline=None)
def test_any_bytes_are_a_letter_or_a_sentence(noise):
    for data in (noise, b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + noise):
        with suppress(NotLetters):
            assert all(len(each.key) <= 64 for each in read_letters(data))


def test_a_letter_of_twenty_thousand_parts_costs_its_head_alone():
    head = b"From: Ba <ba@example.com>\r\nSubject: Xin s\xe1\xbb\xada \xc4\x91\xc6\xb0\xe1\xbb\x9dng\r\nMessage-ID: <1@x>\r\n"
    head += b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    began = process_time()
    (letter,) = read_letters(head + b"--b\r\nContent-Type: text/plain\r\n\r\nxin\r\n" * 20_000 + b"--b--\r\n")
    assert process_time() - began < 1
    assert letter.author == "Ba"
    assert letter.words == "Xin sửa đường"
    assert "mở thư gốc" in letter.left_out[0]
    assert not letter.files
