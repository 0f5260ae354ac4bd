"""The safe mends of a Word paper: its looks and its signs, never what it says. The file given stays as it is."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from doithoai.rules.paper_style import PaperStyle, number_line, place_date

from .anatomy import DATED, Parts, parts_of
from .body_checks import is_heading, running_text
from .case import Case, Known, shown
from .finding import Finding
from .foot import PREFIX
from .judge import findings
from .seen import Passage
from .sheet_checks import is_of_old_code
from .word_edits import rewrite, text_of_element
from .word_looks import SLOTS
from .word_reading import WordPaper, open_word

_FACE = "Times New Roman"
_A4 = (210, 297)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_KEPT_FACES = (".vn", "vni", "symbol", "wingdings", "webdings")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_INVISIBLE_BUT_U = re.compile(_INVISIBLE.pattern.replace("\u00ad", ""))
_LOOSE_NUMBER = re.compile(r"^\s*số\s*:?\s*(?P<number>\d+)\s*[-/–]\s*(?P<symbol>\S.*?)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Mended:
    """The mended docx, what was changed (sentences), and the findings that still need a person."""

    data: bytes
    changed: tuple[str, ...]
    left: tuple[Finding, ...]


def mend_word(data: bytes, name: str, style: PaperStyle, known: Known) -> Mended | None:
    """None when nothing safe is to be done, or the file is too spoilt to write. Raises `Unreadable`."""
    paper = open_word(data, name)
    mender = _Mender(paper, Case(paper.seen, parts_of(paper.seen, style), style, known))
    out = BytesIO()
    try:
        mender.mend()
        paper.document.save(out)
    except Exception:  # python-docx raises many kinds at a value that no Word wrote; the findings still stand
        return None
    if not mender.changed:
        return None
    again = open_word(out.getvalue(), name)
    return Mended(out.getvalue(), tuple(mender.changed), findings(again.seen, style, known))


@dataclass
class _Mender:
    paper: WordPaper
    case: Case
    changed: list[str] = field(default_factory=list)

    @property
    def style(self) -> PaperStyle:
        return self.case.style

    @property
    def parts(self) -> Parts:
        return self.case.parts

    def mend(self) -> None:
        self.sheets()
        self.faces()
        self.looks()
        self.text_looks()
        self.words()

    # -- the sheet

    def sheets(self) -> None:
        for section in self.paper.document.sections:
            if (
                section.page_width is None
                or section.page_height is None
                or section.page_width > section.page_height
            ):
                continue
            sizes = (section.page_width, section.page_height)
            if any(abs(have.mm - want) > 0.5 for have, want in zip(sizes, _A4, strict=True)):
                section.page_width, section.page_height = Mm(210), Mm(297)
                self.say("Đặt khổ giấy A4")
            for side, called in _SIDES.items():
                own = getattr(self.style.page, side)
                low, high = self.case.allowed(side) or (own, own)
                have: Length | None = getattr(section, f"{side}_margin")
                if have is None or not low - 0.5 <= have.mm <= high + 0.5:
                    setattr(section, f"{side}_margin", Mm(own))
                    self.say(f"Đặt lề {called} {shown(own)} mm")

    # -- the letters

    def faces(self) -> None:
        """Times New Roman in all four slots, wherever a face is named. Faces of the old encodings stay: their letters
        would turn into signs."""
        document = self.paper.document
        roots = [document.styles.element, document.element]
        roots += [part.element for part in document.part.package.iter_parts() if _is_margin(part)]
        changed = 0
        for root in roots:
            for fonts in root.iter(qn("w:rFonts")):
                changed += _set_face(fonts)
        defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        if defaults is not None and defaults.find(qn("w:rFonts")) is None and changed:
            fonts = OxmlElement("w:rFonts")
            defaults.insert(0, fonts)
            _set_face(fonts)
        if changed:
            self.say(f"Đặt phông {_FACE} cho cả bốn bộ chữ")

    def looks(self) -> None:
        """Size, weight and slant of each part."""
        parts = self.parts
        self.look("Quốc hiệu", parts.nations, "nation", bold=True, italic=False)
        self.look("Tiêu ngữ", parts.mottos, "motto", bold=True, italic=False)
        if not self.case.is_party:
            self.look("tên cơ quan chủ quản", parts.parents, "parent", bold=False)
        self.look("tên cơ quan ban hành", parts.issuer, "issuer", bold=True)
        self.look("số, ký hiệu", _some(parts.number), "number")
        self.look("địa danh, ngày tháng", _some(parts.place_date), "place_date", italic=True)
        self.look("tên loại", _some(parts.kind), "kind", bold=True)
        self.look("trích yếu", parts.subject, "subject", bold=True)
        self.look("trích yếu công văn", parts.about, "about", bold=False)
        self.look("căn cứ", parts.bases, "basis", italic=self.style.basis_italic)
        slanted = None if self.case.is_party else True
        self.look(
            "“Nơi nhận:”", _some(parts.recipients_label), "recipients_label", bold=slanted, italic=slanted
        )
        self.look("danh sách nơi nhận", parts.recipients, "recipients")
        for block in parts.signed:
            self.look("chức vụ, họ tên người ký", (*block.lines, *_some(block.name)), "signer")

    def look(
        self,
        called: str,
        passages: Iterable[Passage],
        size: str,
        *,
        bold: bool | None = None,
        italic: bool | None = None,
    ) -> None:
        changed = False
        for passage in passages:
            if not self.is_alone(passage):
                continue
            if self.case.wrong_size(passage, size) is not None:
                changed |= self.each_run(passage, lambda run: _resize(run, self.style.size[size]))
            if bold is not None and any(run.bold != bold for run in passage.inked):
                changed |= self.each_run(passage, lambda run: _turn(run, "bold", bool(bold)))
            if italic is not None and any(run.italic != italic for run in passage.inked):
                changed |= self.each_run(passage, lambda run: _turn(run, "italic", bool(italic)))
        if changed:
            self.say(f"Trình bày lại {called}: cỡ chữ, kiểu chữ")

    def is_alone(self, passage: Passage) -> bool:
        """Nothing else stands in its paragraph (a letterhead set with tabs has two parts in one)."""
        return sum(1 for each in self.parts.everything if each.element == passage.element) == 1

    def each_run(self, passage: Passage, change: Callable[[WordRun], None]) -> bool:
        element: Any = self.paper.elements[passage.element]
        whole = Paragraph(element, self.paper.document._body)
        for run in element.iter(qn("w:r")):
            if next(run.iterancestors(qn("w:p")), None) is element:
                change(WordRun(run, whole))
        return True

    # -- the running text

    def text_looks(self) -> None:
        style, body = self.style, self.style.body
        low, high = self.case.allowed("indent") or (body.indent, body.indent)
        counts = dict.fromkeys(("canh đều", "thụt đầu dòng", "cách đoạn", "giãn dòng", "cỡ chữ"), 0)
        for passage in running_text(self.case):
            if passage.part:
                continue
            shape = Paragraph(
                self.paper.elements[passage.element], self.paper.document._body
            ).paragraph_format
            if not self.case.is_party and passage.align != "justify":
                shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                counts["canh đều"] += 1
            first, left = passage.first or 0.0, passage.left or 0.0
            stands = low - 0.4 <= first <= high + 0.4 or (left and low - 0.4 <= left + first <= high + 0.4)
            if not passage.mark and not stands:
                shape.left_indent, shape.first_line_indent = Mm(0), Mm(body.indent)
                counts["thụt đầu dòng"] += 1
            if passage.gap is not None and passage.gap < body.space_after - 0.1:
                shape.space_after = Pt(body.space_after)
                counts["cách đoạn"] += 1
            counts["giãn dòng"] += self.pitch(passage, shape)
            if self.case.wrong_size(passage, "body") is not None:
                self.each_run(passage, lambda run: _resize(run, style.size["body"]))
                counts["cỡ chữ"] += 1
        for heading in (each for each in self.parts.body if is_heading(each)):
            if self.case.wrong_size(heading, "body") is not None:
                self.each_run(heading, lambda run: _resize(run, style.size["body"]))
                counts["cỡ chữ"] += 1
        for called, count in counts.items():
            if count:
                self.say(f"Đặt lại {called} ở {count} đoạn")

    def pitch(self, passage: Passage, shape: Any) -> bool:
        if "exact" in self.style.allowed:
            low, high = self.style.allowed["exact"]
            if passage.exact is not None and low <= passage.exact <= high:
                return False
            shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(self.style.body.exact)
            return True
        low, high = self.case.allowed("line") or (1.0, 1.5)
        if passage.line is None or low - 0.02 <= passage.line <= high + 0.02:
            return False
        shape.line_spacing = self.style.body.line
        return True

    # -- the signs

    def words(self) -> None:
        wanted = self.wanted()
        tidied = coded = 0
        invisible = _INVISIBLE_BUT_U if is_of_old_code(self.paper.seen) else _INVISIBLE
        for number, element in enumerate(self.paper.elements):
            old = text_of_element(element)
            new = old
            for before, after in wanted.get(number, ()):
                if before not in new or before == after:
                    continue
                new = new.replace(before, after, 1)
                if before.split() == after.split():
                    tidied += 1
                else:
                    self.say(f"“{_short(before)}” → “{_short(after)}”")
            told = new
            new = invisible.sub("", unicodedata.normalize("NFC", new))
            coded += new != told
            told = new
            new = _tidy(new)
            tidied += new != told
            if new != old:
                rewrite(element, new)
        if coded:
            self.say(f"Chuyển {coded} đoạn về Unicode dựng sẵn, bỏ ký tự không nhìn thấy")
        if tidied:
            self.say(f"Sửa dấu cách, dấu câu ở {tidied} đoạn")

    def wanted(self) -> dict[int, list[tuple[str, str]]]:
        """For each paragraph, the pieces that must read otherwise."""
        out: dict[int, list[tuple[str, str]]] = {}

        def ask(passage: Passage | None, text: str | None) -> None:
            if passage is not None and text is not None and text != passage.raw.strip():
                out.setdefault(passage.element, []).append((passage.raw.strip(), text))

        parts, style = self.parts, self.style
        if not self.case.is_party:
            for motto in parts.mottos[:1]:
                ask(motto, style.nation[-1])
        ask(parts.number, self.number())
        ask(parts.place_date, self.day())
        for place, basis in enumerate(parts.bases):
            ends = "." if place == len(parts.bases) - 1 else ";"
            if basis.raw.rstrip()[-1:] not in ("", ends) and not self.case.is_party:
                ask(basis, basis.raw.strip().rstrip(" .,;") + ends)
        for heading in parts.body:
            if (
                heading.bold
                and heading.raw.rstrip().endswith(":")
                and re.match(r"^(?:[IVXL]+|\d{1,2})\.\s", heading.text)
            ):
                ask(heading, heading.raw.strip().rstrip(" :"))
        for line in (line for block in parts.signed for line in block.lines):
            ask(line, self.signing(line))
        ask(parts.recipients_label, style.recipients_label)
        for place, recipient in enumerate(parts.recipients):
            ask(recipient, self.recipient(recipient, last=place == len(parts.recipients) - 1))
        if parts.body and (parts.number or parts.kind):
            self.ending(ask)
        for passage in running_text(self.case):
            if passage.part == 0 and passage.raw[:1] in ("\t", " ", "\u00a0") and passage.element not in out:
                out[passage.element] = [(passage.raw, passage.raw.lstrip("\t \u00a0"))]
        return out

    def number(self) -> str | None:
        line = self.parts.number
        found = _LOOSE_NUMBER.match(line.raw) if line else None
        if found is None:
            return None
        symbol = re.sub(r"\s*([-/–])\s*", lambda sign: sign[1].replace("–", "-"), found["symbol"])
        return number_line(int(found["number"]), symbol, style=self.style)

    def day(self) -> str | None:
        line, day = self.parts.place_date, self.case.issued_on
        found = DATED.match(line.text) if line else None
        return place_date(found["place"].strip(), day) if found and day else None

    def signing(self, line: Passage) -> str | None:
        found = PREFIX.match(line.text)
        asked = self.style.prefixes.get(found["sign"].replace("/", "")) if found else None
        return asked + line.text[found.end() :] if found and asked else None

    def recipient(self, line: Passage, *, last: bool) -> str | None:
        text = line.text
        kept = re.match(r"^[-–]?\s*lưu\b\s*[:.]?\s*(?P<where>.*)$", text, re.IGNORECASE)
        if not last:
            ended = text.endswith((";", ",") if self.case.is_party else ";")
            return text.rstrip(" ;.,") + ";" if text.startswith("-") and not kept and not ended else None
        if kept is None:
            return None
        where = [each.strip(" .") for each in re.split(r"[,;]", kept["where"]) if each.strip(" .")]
        where = [each for each in where if each.upper() != "VT"]
        return (
            "- "
            + self.style.archive_separator.join((self.style.archive_line, ", ".join(where))).rstrip(" ,")
            + "."
        )

    def ending(self, ask: Callable[[Passage, str], None]) -> None:
        text = [each for each in self.parts.body if each.cell is None] or list(self.parts.body)
        last, ending = text[-1], self.style.ending
        others = [each for each in text[:-1] if "./." in each.text]
        if others or last.text.endswith((":", "…")) or len(last.text) < 8:
            return
        bare = last.raw.strip()
        if not bare.endswith(ending) or (ending == "." and bare.endswith("./.")):
            ask(last, re.sub(r"[\s./;,]+$", "", bare) + ending)

    def say(self, sentence: str) -> None:
        if f"{sentence}." not in self.changed:
            self.changed.append(f"{sentence}.")


def _some(passage: Passage | None) -> tuple[Passage, ...]:
    return (passage,) if passage else ()


def _is_margin(part: Any) -> bool:
    return bool(re.search(r"/word/(?:header|footer)\d*\.xml$", str(part.partname)))


def _set_face(fonts: Any) -> bool:
    named = (fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "").lower()
    if named.startswith(_KEPT_FACES):
        return False
    before = dict(fonts.attrib)
    for slot in SLOTS:
        fonts.attrib.pop(qn("w:cstheme" if slot == "cs" else f"w:{slot}Theme"), None)
        fonts.set(qn(f"w:{slot}"), _FACE)
    return before != dict(fonts.attrib)


def _resize(run: WordRun, size: float) -> None:
    run.font.size = Pt(size)


def _turn(run: WordRun, what: str, on: bool) -> None:
    setattr(run.font, what, on)


def _tidy(text: str) -> str:
    """Single spaces and signs that touch the word before them. Rows of spaces and leaders of dots are a layout."""
    text = re.sub(r"(?<=\S)[ \u00a0]{2,5}(?=[^\s.…_])", " ", text)
    text = re.sub(r"(?<=[^\W_]) +([,;:]|\.(?![.\d]))(?=\s|$)", r"\1", text)
    return re.sub(r"(?<=[^\W\d_]) +([,;:])(?=[^\W\d_])", r"\1 ", text)


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 60 else f"…{bare[-58:]}"
