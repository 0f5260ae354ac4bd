"""Letters from a mailbox (.eml, a zip of them, mbox) as a person reads them: who, when, words, files.

The standard library reads the letters; nothing in them is opened or run. What no person wrote to the office (automatic
answers, returned and advertising letters) is told apart by its headers and kept with that remark, never dropped.
"""

import email.message
import email.policy
import hashlib
import io
import mailbox
import re
import tempfile
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from doithoai.rules.plan_reading.encodings import decode
from doithoai.rules.vietnamese import clean, fold

MOST_BYTES = 40 * 1024 * 1024  # of the file as sent
MOST_UNPACKED = 120 * 1024 * 1024
MOST_LETTERS = 1_000
MOST_FILES, LARGEST_FILE = 10, 10 * 1024 * 1024  # of one letter
HEAD_AT_MOST = 64 * 1024  # bytes
LINES_OF_PARTS = 1_000  # lines that may begin a part; a letter of more takes seconds only to be taken apart
PARTS_AT_MOST = 100  # a letter may be made of letters made of letters
POLICY = email.policy.default.clone(raise_on_defect=False)

#: (header, what it says when it is so, the remark)
AUTOMATIC = "Thư tự động, có thể không phải ý kiến."
RETURNED = "Thư báo không gửi được, có thể không phải ý kiến."
ADVERTISING = "Thư gửi hàng loạt hoặc quảng cáo, có thể không phải ý kiến."
SPAM = "Máy chủ thư đánh dấu thư rác."
AUTOMATIC_SUBJECTS = (
    "automatic reply", "auto reply", "autoreply", "out of office", "tra loi tu dong", "thu tu dong", "vang mat",
)  # fmt: skip
RETURNED_SUBJECTS = (
    "undelivered mail", "delivery status notification", "mail delivery failed", "undeliverable", "returned mail",
)  # fmt: skip


class NotLetters(Exception):
    """A Vietnamese sentence: why this file holds no letters, and what to do."""


@dataclass(frozen=True)
class Letter:
    """`place`: which of the file, from 1. `key`: the same for the same letter, whenever it is read. `doubt`: why it
    may be no opinion, "" when a person seems to have written it. `files`: (name, bytes). `left_out`: sentences."""

    place: int
    key: str
    subject: str
    words: str
    author: str
    address: str
    at: datetime | None
    doubt: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    left_out: tuple[str, ...] = ()


def read_letters(data: bytes) -> list[Letter]:
    """Every letter of the file. Raises NotLetters with a sentence."""
    if not data:
        raise NotLetters("Tệp rỗng. Xin kiểm tra lại tệp rồi tải lên.")
    if len(data) > MOST_BYTES:
        raise NotLetters(f"Tệp nặng quá {MOST_BYTES // 2**20} MB. Xin chia hộp thư thành nhiều tệp.")
    raw = messages_of(data)
    if len(raw) > MOST_LETTERS:
        raise NotLetters(
            f"Tệp có {len(raw)} thư; mỗi lần đọc nhiều nhất {MOST_LETTERS}. Xin chia thành nhiều tệp."
        )
    found = [letter for place, each in enumerate(raw, start=1) if (letter := letter_of(place, each))]
    if not found:
        raise NotLetters(
            "Không thấy thư nào trong tệp. Xin tải tệp .eml, tệp .mbox hoặc một tệp .zip gồm các tệp .eml."
        )
    return found


def messages_of(data: bytes) -> list[bytes]:
    """The bytes of each letter."""
    if data[:4] == b"PK\x03\x04":
        return from_zip(data)
    if data[:5] == b"From ":
        return from_mbox(data)
    return [data]


def from_zip(data: bytes) -> list[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in entries) > MOST_UNPACKED or len(entries) > 4 * MOST_LETTERS:
                raise NotLetters("Tệp nén mở ra quá lớn. Xin chia hộp thư thành nhiều tệp.")
            names = [each for each in entries if each.filename.lower().endswith((".eml", ".mbox", ".txt"))]
            found: list[bytes] = []
            for each in names:
                inside = archive.read(each)
                found += from_mbox(inside) if inside[:5] == b"From " else [inside]
            return found
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as broken:  # also: a password
        raise NotLetters("Tệp nén bị hỏng hoặc có mật khẩu. Xin nén lại không mật khẩu.") from broken


def from_mbox(data: bytes) -> list[bytes]:
    with tempfile.NamedTemporaryFile(suffix=".mbox") as file:
        file.write(data)
        file.flush()
        box = mailbox.mbox(file.name, create=False)
        try:
            return [box.get_bytes(key) for key in box.keys()[: MOST_LETTERS + 1]]
        finally:
            box.close()


def letter_of(place: int, raw: bytes) -> Letter | None:
    """None when these bytes are no letter: without a sender there is nobody to answer."""
    try:
        if raw.count(b"\n--") + raw.count(b"\r--") > LINES_OF_PARTS:
            return of_too_many_parts(place, raw)
        said = email.message_from_bytes(raw, policy=POLICY)
        if not said.get("From") and not said.get("Message-ID"):
            return None
        return told(place, raw, said)
    except (ValueError, LookupError, AttributeError, IndexError, RecursionError, TypeError):
        return Letter(
            place, key_of("", raw), "", "", "", "", None, left_out=("Thư bị hỏng, không đọc được.",)
        )


def of_too_many_parts(place: int, raw: bytes) -> Letter | None:
    """Its head alone: who wrote, when, about what; a person opens the letter itself."""
    head = re.split(rb"\r?\n\r?\n", raw[:HEAD_AT_MOST], maxsplit=1)[0]
    said = email.message_from_bytes(head + b"\n\n", policy=POLICY)
    if not said.get("From") and not said.get("Message-ID"):
        return None
    letter = told(place, raw, said)
    return replace(letter, left_out=("Thư có quá nhiều phần nên chỉ đọc được đầu thư. Xin mở thư gốc.",))


def told(place: int, raw: bytes, said: email.message.EmailMessage) -> Letter:
    name, address = parseaddr(header(said, "From"))
    subject = header(said, "Subject")
    words, files, left_out = body_of(said)
    shown = subject if not words or fold(subject) not in fold(words) else ""
    return Letter(
        place=place,
        key=key_of(header(said, "Message-ID"), raw),
        subject=subject,
        words=clean("\n".join(part for part in (shown, words) if part)),
        author=name if name and "@" not in name else "",
        address=address[:120],
        at=moment(header(said, "Date")),
        doubt=doubt_of(said, subject, address),
        files=tuple(files),
        left_out=tuple(left_out),
    )


def header(said: email.message.EmailMessage, name: str) -> str:
    """One line of readable letters; raw bytes of old programs are guessed."""
    value = str(said.get(name) or "")
    if any("\udc80" <= sign <= "\udcff" for sign in value):
        value = decode(value.encode("ascii", "surrogateescape")) or ""
    return " ".join(clean(value).split())[:400]


def key_of(message_id: str, raw: bytes) -> str:
    told = message_id.strip().lower().encode() or raw
    return f"mail{hashlib.sha256(told).hexdigest()[:60]}"


def moment(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def doubt_of(said: email.message.EmailMessage, subject: str, address: str) -> str:
    automatic = header(said, "Auto-Submitted").lower()
    plain = fold(subject)
    if address.lower().startswith(("mailer-daemon@", "postmaster@")) or plain.startswith(RETURNED_SUBJECTS):
        return RETURNED
    if (automatic and automatic != "no") or said.get("X-Autoreply") or plain.startswith(AUTOMATIC_SUBJECTS):
        return AUTOMATIC
    if header(said, "X-Spam-Flag").lower() == "yes" or header(said, "X-Spam-Status").lower().startswith(
        "yes"
    ):
        return SPAM
    if said.get("List-Unsubscribe") or header(said, "Precedence").lower() in ("bulk", "junk", "list"):
        return ADVERTISING
    return ""


def body_of(said: email.message.EmailMessage) -> tuple[str, list[tuple[str, bytes]], list[str]]:
    """The words (plain before HTML), the files, and what was left out, in sentences."""
    plain: list[str] = []
    html: list[str] = []
    files: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    for number, part in enumerate(said.walk()):
        if number >= PARTS_AT_MOST:
            left_out.append("Thư có quá nhiều phần; các phần sau không được đọc.")
            break
        if part.is_multipart():
            continue
        data = payload(part)
        name = " ".join(clean(str(part.get_filename() or "")).split())[-120:]
        if name or part.get_content_disposition() == "attachment":
            if len(files) >= MOST_FILES or len(data) > LARGEST_FILE:
                left_out.append(f"Tệp “{name[:60]}” không được giữ: quá 10 tệp hoặc nặng quá 10 MB.")
            elif data:
                files.append((name, data))
        elif part.get_content_type() == "text/plain":
            plain.append(text_of(data, part.get_content_charset()))
        elif part.get_content_type() == "text/html":
            html.append(words_of_html(text_of(data, part.get_content_charset())))
        elif data:
            files.append((name, data))
    words = "\n".join(each for each in plain if each.strip()) or "\n".join(html)
    return clean(words), files, left_out


def payload(part: email.message.EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def text_of(data: bytes, charset: str | None) -> str:
    """UTF-8 when it is, whatever the letter says (many programs say otherwise); else by the charset it names; else
    as `decode` guesses (windows-1258, TCVN3, VNI)."""
    wide = (charset or "").lower().startswith(("utf-16", "utf-32", "utf-7"))
    for each in (charset,) if wide else ("utf-8", charset):
        try:
            return data.decode(each or "ascii")
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data) or data.decode("utf-8", errors="replace")


class _Words(HTMLParser):
    """The words of an HTML letter; nothing of scripts, styles, comments, addresses of pictures."""

    SILENT = {"script", "style", "head", "title", "template", "noscript"}
    LINES = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.LINES:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.LINES:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def words_of_html(text: str) -> str:
    reader = _Words()
    reader.feed(text[:2_000_000])
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
