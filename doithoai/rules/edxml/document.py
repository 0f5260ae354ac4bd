"""What an edXML file says, as plain values."""

import re
from dataclasses import dataclass, field
from datetime import date

#: Decision 20/2020/QĐ-TTg: "H01.151.02"; and the form before it, which older systems still send: "000.00.56.H56".
CODE = re.compile(r"[A-K]\d{2}(\.[0-9A-Z]+)*")
OLD_CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
LONGEST_CODE = 35


@dataclass(frozen=True)
class Organ:
    """A body. `code` is its electronic identifier (mã định danh điện tử)."""

    code: str
    name: str


@dataclass(frozen=True)
class Answered:
    """A document that this one answers: whose, "15/UBND-VP", its day, its DocumentId; any of them may be missing."""

    code: str = ""
    on: date | None = None
    document_id: str = ""
    organ: str = ""


@dataclass(frozen=True)
class Attachment:
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Document:
    """One document. `number` and `notation` make its code ("52", "UBND-VP"); `due` is when an answer is asked for.
    `urgency`, `circulation`: as stamped, "KHẨN", "LƯU HÀNH NỘI BỘ"; `typist`, `copies`: what "PL.(300)" notes."""

    sender: Organ
    to: tuple[Organ, ...]
    number: str
    notation: str
    place: str
    on: date
    type_name: str
    subject: str
    signer: str
    position: str = ""
    pages: int = 0
    due: date | None = None
    answers: tuple[Answered, ...] = ()
    files: tuple[Attachment, ...] = ()
    urgency: str = ""
    circulation: str = ""
    typist: str = ""
    copies: int = 0

    @property
    def code(self) -> str:
        return f"{self.number}/{self.notation}"

    @property
    def document_id(self) -> str:
        """ "H01.151,2026/09/09,05/KH-UBND": whose, when and which, the same whenever it is written."""
        return f"{self.sender.code},{self.on:%Y/%m/%d},{self.code}"


def code_fault(code: str) -> str:
    """What is wrong with an identifier, as a sentence; "" when nothing is."""
    if len(code) <= LONGEST_CODE and (CODE.fullmatch(code) or OLD_CODE.fullmatch(code)):
        return ""
    return f"“{code[:60]}” không phải mã định danh điện tử. Mã có dạng H01.151 hoặc H01.151.02, tra ở quyết định của tỉnh."


def codes_in(lines: str) -> tuple[tuple[Organ, ...], str]:
    """Receivers typed one a line, "H01.05 Sở Xây dựng", and the first fault as a sentence ("" for none)."""
    found: list[Organ] = []
    for line in lines.splitlines():
        code, _, name = line.strip().partition(" ")
        if not code:
            continue
        if fault := code_fault(code):
            return (), fault
        if not name.strip():
            return (), f"Sau mã {code} xin ghi tên cơ quan, trên cùng một dòng."
        if all(each.code != code for each in found):
            found.append(Organ(code, name.strip()[:200]))
    return tuple(found), "" if found else "Xin ghi ít nhất một nơi nhận, mỗi dòng một mã và tên cơ quan."
