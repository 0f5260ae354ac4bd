"""A paper as it is seen on the page, whatever file it came in: sheets, passages, letters, drawn lines.

Lengths are millimetres and sizes points. None means that the file cannot tell (a PDF knows no indents), never zero.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from doithoai.rules.vietnamese import nfc

Place = Literal["body", "table", "header", "footer"]
FORM_OF_FILE = Literal["docx", "pdf"]


@dataclass(frozen=True)
class Run:
    """Letters that look alike. `fonts`: the faces declared for them (four slots in Word), "" where none is;
    `colour` six hex digits, "" for black."""

    text: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    fonts: tuple[str, ...] = ()
    colour: str = ""
    underlined: bool = False


@dataclass(frozen=True)
class Passage:
    """A paragraph, or one line of a paragraph that is broken by hand.

    `element`: its place among the file's paragraphs, from 0; `part`: which broken line of it. `first`, `left`,
    `right`: indents; `gap`: room before and after it; `line`: the pitch as a multiple of single, or `exact` points.
    `cell`: (table, row, column); `room`: the width of its column; `drawn`: the length of a line drawn at it;
    `mark`: the number that Word shows before it; `shows_page`: it holds the page number.
    """

    raw: str
    runs: tuple[Run, ...] = ()
    place: Place = "body"
    element: int = 0
    part: int = 0
    section: int = 0
    page: int | None = None
    cell: tuple[int, int, int] | None = None
    align: str | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    gap: float | None = None
    line: float | None = None
    exact: float | None = None
    room: float | None = None
    drawn: float | None = None
    mark: str = ""
    shows_page: bool = False
    ruled_table: bool = False

    @cached_property
    def text(self) -> str:
        """What is read: NFC, single spaces, with the number Word adds."""
        return " ".join(nfc(self.mark + self.raw).split())

    @property
    def inked(self) -> tuple[Run, ...]:
        """The runs with something to see."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def bold(self) -> bool:
        return bool(self.inked) and all(run.bold for run in self.inked)

    @property
    def italic(self) -> bool:
        return bool(self.inked) and all(run.italic for run in self.inked)

    @property
    def sizes(self) -> tuple[float, ...]:
        """The different sizes in it, in order."""
        return tuple(dict.fromkeys(run.size for run in self.inked if run.size is not None))

    @property
    def upper(self) -> bool:
        """Capitals only, and at least two of them."""
        letters = [sign for sign in self.text if sign.isalpha()]
        return len(letters) > 1 and all(sign.isupper() for sign in letters)


@dataclass(frozen=True)
class Sheet:
    """The pages of one section. `hides_first`: no number on the first page; `start`: the number it begins with."""

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    landscape: bool = False
    hides_first: bool = True
    start: int | None = None
    has_table: bool = False


@dataclass(frozen=True)
class Seen:
    """One paper. `comments` and `changes`: notes and tracked changes still in a Word file; `boxed`: what
    stands in its text boxes, which no other reader takes for the text; `pages` only in a PDF."""

    form: FORM_OF_FILE
    sheets: tuple[Sheet, ...]
    passages: tuple[Passage, ...]
    headers: tuple[Passage, ...] = ()
    footers: tuple[Passage, ...] = ()
    default_fonts: tuple[str, ...] = ()
    comments: int = 0
    changes: int = 0
    pages: int | None = None
    boxed: str = ""
    all_passages: tuple[Passage, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all_passages", (*self.passages, *self.headers, *self.footers))

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @property
    def is_long(self) -> bool:
        """Surely more than one page (a Word file does not know its pages)."""
        return self.pages > 1 if self.pages else sum(len(each.text) for each in self.passages) > 3600
