"""Word files: docx read directly (with the numbers Word adds by itself), old doc and rtf through an installed
program.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml.ns import qn

from .old_faces import Faces, Look
from .outcome import Text, Unreadable
from .outside_programs import office_to_docx, office_to_text

LARGEST_UNPACKED = 150 * 1024 * 1024
"""Bytes. A docx that unpacks to more is a trap, not a plan."""

LARGEST_XML = 20 * 1024 * 1024
"""Bytes of the parts that are read as XML, which takes some twenty times as much memory."""

_VN_FACES = (b".Vn", ".Vn".encode("utf-16-le"))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BULLETS = "bullet"
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def open_package(data: bytes, name: str) -> tuple[bytes, set[str]]:
    """The declared type and the entries of an office file. Raises `Unreadable` when it is broken or would burst."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            written = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > LARGEST_UNPACKED or written > LARGEST_XML or len(entries) > 5000:
                raise Unreadable(f"Tệp “{name}” phình quá lớn khi mở. Hãy bỏ bớt ảnh trong tệp rồi tải lại.")
            names = {entry.filename for entry in entries}
            return packed.read("mimetype")[:80] if "mimetype" in names else b"", names
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise Unreadable(broken(name)) from error


def broken(name: str) -> str:
    """The sentence for a damaged file."""
    return f"Tệp “{name}” bị hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi tải lên."


def read_docx(data: bytes, name: str) -> Text:
    """The text of a docx, paragraphs and tables in order. Raises `Unreadable` for any other zip."""
    kind, names = open_package(data, name)
    if b"opendocument.text" in kind:
        return read_old_word(data, name, ending=".odt")
    if any(entry.startswith("xl/") for entry in names):
        raise Unreadable(
            f"Tệp “{name}” là bảng tính Excel, không phải kế hoạch. Hãy chọn tệp kế hoạch (docx, PDF hoặc "
            f"txt)."
        )
    if any(entry.startswith("ppt/") for entry in names):
        raise Unreadable(
            f"Tệp “{name}” là bản trình chiếu, không phải kế hoạch. Hãy chọn tệp kế hoạch (docx, PDF hoặc "
            f"txt)."
        )
    if not any(entry.startswith("word/") for entry in names):
        raise Unreadable(f"Tệp “{name}” là tệp nén. Hãy giải nén rồi tải lên tệp kế hoạch bên trong.")
    try:
        document = docx.Document(BytesIO(data))
        lines = list(_lines(document.element.body, Shown(document)))
    except (
        Exception
    ) as error:  # python-docx and lxml raise many kinds for a damaged file; all mean the same here
        raise Unreadable(broken(name)) from error
    return Text("\n".join(lines), "docx")


def _lines(parent: Any, shown: "Shown") -> Iterator[str]:
    """Paragraphs in reading order, content controls opened. A table is read cell by cell (two-column headers are
    tables), or row by row with tabs between the cells where it holds data.
    """
    for element in parent.iterchildren():
        if element.tag == qn("w:p"):
            yield from (shown.numbers.before(element) + _words(element, shown.faces)).split("\n")
        elif element.tag == qn("w:tbl"):
            rows = [
                [list(_lines(cell, shown)) for cell in row.iterchildren(qn("w:tc"))]
                for row in element.iterchildren(qn("w:tr"))
            ]
            if _holds_data(rows):
                yield from ("\t".join(" ".join(" ".join(cell).split()) for cell in row) for row in rows)
            else:
                yield from (line for row in rows for cell in row for line in cell)
        elif element.tag in (
            qn("w:sdt"),
            qn("w:ins"),
            qn("w:smartTag"),
            qn("w:customXml"),
            qn("w:sdtContent"),
        ):
            yield from _lines(element, shown)


def _holds_data(rows: list[list[list[str]]]) -> bool:
    """A table with a heading row, rather than the frame of a header or an ending."""
    if len(rows) < 2 or min(map(len, rows)) < 2 or max(map(len, rows)) < 3:
        return False
    return all(sum(len(line) for line in cell) <= 60 for cell in rows[0])


def _words(paragraph: Any, faces: Faces) -> str:
    """The text of a paragraph as it is seen: what tracked changes deleted is left out."""
    said: list[tuple[str, Look]] = []
    for node in paragraph.iter():
        if node.tag == qn("w:t") and not _inside_textbox_copy(node, paragraph):
            said.append((node.text or "", faces.of(node.getparent(), paragraph)))
        elif node.tag == qn("w:softHyphen"):  # Word keeps ư of TCVN3 so
            said.append(("\u00ad", faces.of(node.getparent(), paragraph)))
        elif (sign := _SIGNS.get(node.tag)) and (sign != "\t" or node.getparent().tag == qn("w:r")):
            said.append((sign, said[-1][1] if said else ("", False)))  # other tabs are stops of the ruler
    return faces.shown(said)


def _inside_textbox_copy(node: Any, paragraph: Any) -> bool:
    """Word keeps text boxes twice, once for old versions (mc:Fallback)."""
    parent = node.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag.endswith("}Fallback"):
            return True
        parent = parent.getparent()
    return False


class Shown:
    """What Word shows of a document beyond the letters it stores."""

    def __init__(self, document: Any) -> None:
        self.numbers, self.faces = Numbers(document), Faces(document)


class Numbers:
    """The numbers and bullets that Word shows but does not write in the text."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {item.get(qn("w:abstractNumId")): item for item in numbering.iter(qn("w:abstractNum"))}
        for number in numbering.iter(qn("w:num")):
            pointer = number.find(qn("w:abstractNumId"))
            source = abstract.get(pointer.get(qn("w:val"))) if pointer is not None else None
            for level in source.iter(qn("w:lvl")) if source is not None else ():
                key = (number.get(qn("w:numId")), int(level.get(qn("w:ilvl"), "0")))
                start = _value(level, "w:start")
                self._levels[key] = (
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    int(start or 1),
                )
        for style in document.styles.element.iter(qn("w:style")):
            if found := self._of(style.find(qn("w:pPr"))):
                self._styles[style.get(qn("w:styleId"))] = found

    def before(self, paragraph: Any) -> str:
        """`1. `, `a) ` or `- ` in front of this paragraph, or nothing."""
        properties = paragraph.find(qn("w:pPr"))
        found = self._of(properties)
        if found is None and properties is not None:
            found = self._styles.get(_value(properties, "w:pStyle") or "")
        if not found or found not in self._levels:
            return ""
        number, level = found
        kind, shown, start = self._levels[found]
        if kind == _BULLETS:
            return "- " if level == 0 else "+ "
        self._counts[found] = self._counts.get(found, start - 1) + 1
        for key in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[key]
        for upper in range(level + 1):
            upper_kind, _, upper_start = self._levels.get((number, upper), ("decimal", "", 1))
            shown = shown.replace(
                f"%{upper + 1}", _shown(self._counts.get((number, upper), upper_start), upper_kind)
            )
        return f"{shown} " if shown.strip() else ""

    @staticmethod
    def _of(properties: Any) -> tuple[str, int] | None:
        numbered = properties.find(qn("w:numPr")) if properties is not None else None
        number = _value(numbered, "w:numId") if numbered is not None else None
        if not number or number == "0":
            return None
        return number, int(_value(numbered, "w:ilvl") or 0)


def _value(parent: Any, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return child.get(qn("w:val")) if child is not None else None


def _shown(count: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman") and count < len(_ROMAN):
        return _ROMAN[count].upper() if kind == "upperRoman" else _ROMAN[count]
    if kind in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr((96 if kind == "lowerLetter" else 64) + count)
    return str(count)


def read_old_word(data: bytes, name: str, ending: str = ".doc") -> Text:
    """A .doc, .rtf or .odt through LibreOffice or catdoc. Raises `Unreadable`."""
    if ending == ".doc":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(f"Tệp “{name}” có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi tải lên.")
        if "WordDocument".encode("utf-16-le") not in data:
            raise Unreadable(
                f"Tệp “{name}” không phải văn bản Word. Hãy chọn tệp kế hoạch (docx, PDF hoặc txt)."
            )
    if any(face in data for face in _VN_FACES) and (again := office_to_docx(data, ending)):
        return Text(read_docx(again, name).content, "doc")  # capitals of .VnTimeH are lost in plain text
    text = office_to_text(data, ending)
    if text is None or not text.strip():
        raise Unreadable(
            f"Tệp “{name}” thuộc dạng Word cũ ({ending}) mà máy này chưa đọc được. Hãy mở bằng Word, chọn "
            f"Lưu thành .docx rồi tải lại, "
            "hoặc nhờ người quản trị cài LibreOffice."
        )
    return Text(text, "doc")
