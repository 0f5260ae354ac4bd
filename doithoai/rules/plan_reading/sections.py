"""The outline of a plan: parts, items, bullets, and which stands under which.

Built from the normalised text (one paragraph a line). Numbers may jump or be missing; the order of `-` and
`+` is learnt from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .facts import Fact
from .letters import flat, is_capitals, tidy
from .tables import BETWEEN

_LEVELS = (
    (0.0, re.compile(r"^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVX]+|thứ \w+|\d+)[.:]?\s*")),
    (1.0, re.compile(r"^[IVX]{1,5}\s?[./):-]+\s*(?=[^\s\d])")),
    (0.5, re.compile(r"^[A-D][.)]\s+(?=\S)")),
    (4.0, re.compile(r"^\d{1,2}(?:\.\d{1,2}){2,}[.)]?\s*(?=[^\d\s])")),
    (3.0, re.compile(r"^\d{1,2}\.\d{1,2}[.)]?\s*(?=[^\d\s./])")),
    (1.0, re.compile(r"^Điều\s+\d{1,2}\s?[.:]\s*(?=[^\d\s])")),
    (2.0, re.compile(r"^\d{1,2}\s?(?:[.):]|/(?=\s)|-(?=\s))\s*(?=[^\d\s])")),
    (2.0, re.compile(r"^Bước\s+\d{1,2}\s?[.):]?\s*")),
    (5.0, re.compile(r"^[a-zđ]\s?(?:[.)]|/(?=\s)|-(?=\s))\s*(?=\S)")),
    (7.0, re.compile(r"^(?:[-–—+*•●▪◦○✓⁃]+|\(\d{1,2}\))\s*(?=\S)")),
)
_LABEL = 6.0
_PLAIN = 9.0


@dataclass
class Section:
    """One paragraph with what stands under it.

    `start`..`end` is the paragraph without its marker; `level` grows downward (part 0 … bullet 7, plain text
    9).
    """

    text: str
    start: int
    level: float
    marker: str = ""
    children: list["Section"] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def flat(self) -> str:
        return flat(self.text)

    @cached_property
    def colon(self) -> int:
        """Where the heading ends: the offset in `text` of a colon near the beginning, or -1."""
        at = self.text.find(":", 0, 160)
        return at if at > 1 and not re.match(r":\d", self.text[at : at + 2]) else -1

    @cached_property
    def head(self) -> str:
        """The flat heading: before the colon, or the whole paragraph when it is short, or its first words."""
        if self.colon >= 0:
            return self.flat[: self.colon].strip()
        return self.flat if len(self.text) <= 140 else self.flat[:60]

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph only announces what follows."""
        return bool(self.children) and (
            self.colon == len(self.text) - 1 or (self.colon < 0 and len(self.text) <= 140)
        )

    def rest(self) -> Fact | None:
        """What follows the colon on the same line."""
        if self.colon < 0:
            return None
        return piece(self.text, self.start, self.colon + 1, len(self.text))

    def whole(self) -> Fact | None:
        """The paragraph as one fact."""
        return piece(self.text, self.start, 0, len(self.text))

    def walk(self) -> Iterator["Section"]:
        for child in self.children:
            yield child
            yield from child.walk()

    def walk_with_self(self) -> Iterator["Section"]:
        yield self
        yield from self.walk()

    def last_end(self) -> int:
        return self.children[-1].last_end() if self.children else self.end


def piece(text: str, offset: int, start: int, end: int) -> Fact | None:
    """The fact in `text[start:end]`, tidied, at `offset` plus where it begins; None when empty."""
    raw = text[start:end]
    bare = raw.strip(" \n-–—+*•;,.:/")
    if not bare:
        return None
    begin = start + raw.index(bare)
    if bare.count("(") > bare.count(")") and raw[raw.index(bare) + len(bare) :].startswith(")"):
        bare += ")"
    return Fact(tidy(bare), offset + begin, offset + begin + len(bare))


def outline(text: str, start: int, end: int) -> Section:
    """The tree of the paragraphs between `start` and `end`."""
    root = Section("", start, -1.0)
    path = [root]
    bullets: list[str] = []
    for line, offset in _paragraphs(text, start, end):
        section = _section(line, offset)
        if not section.text or BETWEEN in section.text:
            continue  # rows are read by `tables`
        if section.level == _PLAIN and section.text.endswith(":") and len(section.text) <= 140:
            section.level = _LABEL
        if section.level < 7:
            bullets.clear()
        elif section.level == 7:
            kind = "-" if section.marker[0] in "-–—" else section.marker[0]
            if kind not in bullets:
                bullets.append(kind)
            del bullets[bullets.index(kind) + 1 :]
            section.level += bullets.index(kind) / 10
        while path[-1].level >= section.level:
            path.pop()
        path[-1].children.append(section)
        if section.level < _PLAIN:
            path.append(section)
    return root


# `1. Thời gian cũ: … Thời gian mới: …`, `Thời gian: … Địa điểm: …` on one line are a paragraph each.
_LABELS_WITHIN = re.compile(
    r"(?<=[.;]) (?=(?:\d{1,2}[.)/] )?(?:Thời gian(?: mới| tổ chức)?|Địa điểm(?: mới| tổ chức)?|Chủ trì|Thành phần(?: tham dự| tham gia)?"
    r"|Đối tượng(?: tham dự)?|Nội dung(?: đối thoại)?)\s?:)"
    r"|(?<=;) (?=(?:địa điểm|thời gian)[^:;.\n]{0,25}:)"
)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lines between two offsets, those holding several labels cut before each; with where they begin."""
    for line in text[start:end].split("\n"):
        if BETWEEN not in line:
            begin = 0
            for cut in _LABELS_WITHIN.finditer(line):
                if cut.start() - begin > 8:  # not behind the number of an item
                    yield line[begin : cut.start()], start + begin
                    begin = cut.end()
            yield line[begin:], start + begin
        start += len(line) + 1


def _section(line: str, offset: int) -> Section:
    for level, pattern in _LEVELS:
        if match := pattern.match(line):
            body = line[match.end() :]
            return Section(body.rstrip(), offset + match.end(), level, match[0].strip())
    lead = len(line) - len(line.lstrip())
    body = line.strip()
    heading = is_capitals(body) and 6 <= len(body) <= 120 and len(body.split()) >= 2
    return Section(body, offset + lead, 1.0 if heading else _PLAIN)


def labelled(root: Section, pattern: str) -> list[Section]:
    """Every section whose heading begins with `pattern` (a regular expression on flat text)."""
    wanted = re.compile(pattern)
    return [section for section in root.walk() if wanted.match(section.head)]


def leaves(section: Section) -> list[Fact]:
    """The lowest items under a heading; the text behind its colon when nothing stands under it."""
    found: list[Fact] = []
    rest = section.rest()
    if rest:
        found.append(rest)
    elif not section.children and (fact := section.whole()):
        found.append(fact)
    for child in section.children:
        if child.children and child.is_heading:
            found += leaves(child)
        elif fact := child.whole():
            found.append(fact)
            found += [below for grandchild in child.walk() if (below := grandchild.whole())]
    return found


def items(section: Section) -> list[Fact]:
    """The direct items under a heading, one fact each, with what stands under an item joined to it."""
    found: list[Fact] = []
    rest = section.rest()
    if rest and not (
        section.children and section.text.endswith(":")
    ):  # `Nội dung: tập trung vào các vấn đề:`
        found.append(rest)
    found += [fact for child in section.children if (fact := joined(child))]
    return found


def joined(section: Section) -> Fact | None:
    """A paragraph with what stands under it, as one fact."""
    fact = section.whole()
    if not fact:
        return None
    below = [part for grandchild in section.walk() if (part := grandchild.whole())]
    text = "; ".join([fact.text, *(part.text for part in below)])
    return Fact(text, fact.start, max([fact.end, *(part.end for part in below)]))
