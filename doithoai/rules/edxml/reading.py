"""edXML → what it says. A file from outside: read in a process of its own, no entities, no network, no bombs."""

import io
import re
import zipfile
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.reading_apart import read_apart
from doithoai.rules.vietnamese import clean

from .document import Answered, Attachment, Organ

MEMORY = 1024**3  # bytes of address space
SECONDS = 30
LARGEST = 40 * 1024**2  # bytes, of the file and of everything in it unpacked
MOST_FILES = 30
MOST_LETTERS = 1000  # of one value
DAYS = ("%Y/%m/%d", "%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True)
class Received:
    """What somebody sent. `on` is the day of the document; `answers` what it says it answers; `files` unpacked."""

    sender: Organ
    document_id: str
    code: str
    on: date
    type_name: str
    subject: str
    signer: str
    answers: tuple[Answered, ...]
    files: tuple[Attachment, ...]

    def is_about(self, *, code: str, on: date, document_id: str) -> bool:
        """Whether it names this document of ours as the one it answers: by its id, else by its number and day."""
        for each in self.answers:
            if each.document_id and each.document_id == document_id:
                return True
            if _same_code(each.code, code) and each.on in (None, on):
                return True
        return False


def read_edxml(data: bytes, name: str) -> Received:
    """Raises `Unreadable` with a sentence that says what is wrong."""
    if len(data) > LARGEST:
        raise Unreadable(f"Tệp “{name}” lớn quá {LARGEST // 1024**2} MB. Xin bên gửi tách tệp kèm theo.")
    said = read_apart("doithoai.rules.edxml.reading:told_of", data, memory=MEMORY, seconds=SECONDS)
    if said is None:
        raise Unreadable(f"Tệp “{name}” quá nặng hoặc bị hỏng nên không đọc được. Xin bên gửi xuất lại.")
    if "no" in said:
        raise Unreadable(f"Tệp “{name}” {said['no']}")
    return Received(
        Organ(**said["sender"]), said["document_id"], said["code"], date.fromisoformat(said["on"]), said["type_name"],
        said["subject"], said["signer"],
        tuple(Answered(**{**each, "on": _day(each["on"])}) for each in said["answers"]),
        tuple(Attachment(each["name"], b64decode(each["data"])) for each in said["files"]),
    )  # fmt: skip


def told_of(data: bytes) -> dict[str, Any]:
    """The fields of `Received` as JSON, or {"no": the rest of the sentence}. Runs apart."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return {"no": "không phải tệp edXML. Hãy chọn đúng tệp .edxml hoặc .xml xuất từ phần mềm văn bản."}
    if root.getroottree().docinfo.doctype:
        return {"no": "có khai báo DTD, không đúng chuẩn edXML, nên không nhận. Xin bên gửi xuất lại."}
    message = _first(root, "MessageHeader")
    if _tag(root) != "edXML" or message is None:
        return {"no": "là XML nhưng không theo chuẩn edXML (QCVN 102). Xin bên gửi xuất lại đúng chuẩn."}
    sender, on = _organ(_first(message, "From")), _day(_text(message, "PromulgationDate"))
    number, notation = _text(message, "CodeNumber"), _text(message, "CodeNotation")
    subject = _text(message, "Subject")
    lacking = [
        what
        for what, there in (
            ("cơ quan gửi", sender["name"]), ("số, ký hiệu", number and notation), ("ngày ban hành", on), ("trích yếu", subject),
        )
        if not there
    ]  # fmt: skip
    if lacking or on is None:
        return {"no": f"thiếu {', '.join(lacking)}. Xin bên gửi xuất lại cho đủ."}
    try:
        files = _files(root)
    except (
        ValueError,
        NotBase64,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        return {"no": "có tệp kèm theo bị hỏng, bị khóa hoặc quá lớn. Xin bên gửi xuất lại."}
    return {
        "sender": sender, "document_id": _text(message, "DocumentId"), "code": f"{number}/{notation}", "on": on.isoformat(),
        "type_name": _text(message, "TypeName"), "subject": subject, "signer": _text(message, "FullName"),
        "answers": [_answered(each) for each in _all(message, "ResponseFor")[:MOST_FILES]], "files": files,
    }  # fmt: skip


def _files(root: etree._Element) -> list[dict[str, str]]:
    """Every file of every attachment. Raises ValueError for more than there may be."""
    found: list[dict[str, str]] = []
    left = LARGEST
    for each in _all(root, "Attachment"):
        packed = b64decode(
            "".join(_text(each, "ContentTransferEncoded", at_most=None).split()), validate=True
        )
        name = _text(each, "AttachmentName") or "tep-kem-theo"
        for inner, data in _unpacked(packed, name, left):
            left -= len(data)
            found.append({"name": _safe(inner), "data": b64encode(data).decode()})
            if left < 0 or len(found) > MOST_FILES:
                raise ValueError("too much")
    return found


def _unpacked(packed: bytes, name: str, left: int) -> list[tuple[str, bytes]]:
    """A zip's files, read no further than there is room; what is no zip is the file itself."""
    if not packed.startswith(b"PK\x03\x04") or PurePosixPath(name.lower()).suffix in (".docx", ".xlsx"):
        inside = _inner_zip(packed, name)
        if not inside:
            return [(name, packed)]
    found = []
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for entry in [each for each in archive.infolist() if not each.is_dir()][: MOST_FILES + 1]:
            with archive.open(entry) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                raise ValueError("too much")
            found.append((entry.filename, data))
    return found


def _inner_zip(packed: bytes, name: str) -> bool:
    """Whether a zip that carries the name of a Word or Excel file is only the wrapping of that file."""
    if not zipfile.is_zipfile(io.BytesIO(packed)):
        return False
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return "[Content_Types].xml" not in archive.namelist()


def _safe(name: str) -> str:
    """The last part of a name somebody else chose, without what a file system or a page would stumble over."""
    last = PurePosixPath(clean(name).replace("\\", "/")).name
    return re.sub(r'[\x00-\x1f<>:"|?*/]', "", last).strip(". ")[-120:] or "tep-kem-theo"


def _answered(element: etree._Element) -> dict[str, Any]:
    on = _day(_text(element, "PromulgationDate"))
    return {
        "code": _text(element, "Code"), "on": on.isoformat() if on else "",
        "document_id": _text(element, "DocumentId"), "organ": _text(element, "OrganId"),
    }  # fmt: skip


def _organ(element: etree._Element | None) -> dict[str, str]:
    if element is None:
        return {"code": "", "name": ""}
    return {"code": _text(element, "OrganId"), "name": _text(element, "OrganName")}


def _day(said: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(said[:10], form).date()
        except ValueError:
            continue
    return None


def _same_code(one: str, other: str) -> bool:
    """ "5/UBND-VP" is "05/UBND-VP"."""
    return bool(one) and _plain(one) == _plain(other)


def _plain(code: str) -> str:
    return re.sub(r"\s+", "", code).lstrip("0").upper()


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: etree._Element, tag: str) -> list[etree._Element]:
    return list(element.iter("{*}" + tag))


def _first(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iter("{*}" + tag), None)


def _text(element: etree._Element, tag: str, *, at_most: int | None = MOST_LETTERS) -> str:
    found = _first(element, tag)
    said = (found.text or "") if found is not None else ""
    return said if at_most is None else clean(said)[:at_most]
