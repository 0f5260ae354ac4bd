"""What a check is given: the paper, its parts, its style, and what is known beside the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from doithoai.rules.paper_style import PaperStyle

from .anatomy import DATED, Parts
from .finding import Finding, Severity, rules
from .seen import Passage, Seen

_QUOTED = 70
_TOLERANCE = 0.26  # points: Word stores half points, PDF tenths


@dataclass(frozen=True)
class Known:
    """What no file can tell. Everything may be left out: the check then says what the file alone shows.

    `today` judges a paper that has no day yet. `draft`: number and day are not given yet. `public`: it will be
    published. `earlier`, `later`: the days of the numbers before and after in its series; `number_taken`: another
    paper has this number. `issuers`: the names the office may write in its letterhead; `place`: the official name
    of its unit. `authorised`: a written authorisation covers the signature (TUQ.). `held_on`, `starts_at`,
    `attended`, `opinions`: the day and hour of the sitting, the people who came, the opinions heard. `said`: what
    must follow a label ("Địa điểm", "Chủ trì"). `due`: each opinion's code with a day it may be due by.
    `contacts`: the office's own telephones and addresses. `secret`:
    words of a denunciation, which no public paper may hold. `electronic`: it is signed electronically.
    """

    today: date | None = None
    draft: bool = False
    public: bool | None = None
    earlier: date | None = None
    later: date | None = None
    number_taken: bool = False
    issuers: tuple[str, ...] = ()
    place: str = ""
    authorised: bool | None = None
    held_on: date | None = None
    starts_at: time | None = None
    said: tuple[tuple[str, str], ...] = ()
    due: tuple[tuple[str, date], ...] = ()
    attended: int | None = None
    opinions: int | None = None
    contacts: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    electronic: bool | None = None


@dataclass(frozen=True)
class Case:
    """One paper before the checks."""

    seen: Seen
    parts: Parts
    style: PaperStyle
    known: Known

    @property
    def is_party(self) -> bool:
        return self.style.family == "party"

    @property
    def is_word(self) -> bool:
        return self.seen.form == "docx"

    def finding(
        self, rule: str, says: str, at: Passage | Iterable[Passage] | None = None, *,
        severity: Severity | None = None, mend: str = "", words: str = "", safe: bool | None = None, place: str = "",
    ) -> Finding:  # fmt: skip
        """`words`: the words to quote instead of the passage's beginning."""
        known = rules()[rule]
        return Finding(
            rule, severity or known.severity, says, place or whereabouts(at, words), known.because(self.style.family),
            mend or known.mend, (known.safe if safe is None else safe) and self.is_word,
        )  # fmt: skip

    def allowed(self, name: str) -> tuple[float, float] | None:
        """The sizes or lengths the style allows for a part."""
        return self.style.allowed.get(name)

    def wrong_size(self, passage: Passage, name: str) -> float | None:
        """A size in the passage that the style does not allow there."""
        limits = self.allowed(name)
        if limits is None:
            return None
        low, high = limits
        return next(
            (size for size in passage.sizes if not low - _TOLERANCE <= size <= high + _TOLERANCE), None
        )

    def sized(self, rule: str, called: str, name: str, passages: Iterable[Passage]) -> Iterable[Finding]:
        """One finding for the first passage of a part with a size that is not allowed."""
        for passage in passages:
            size = self.wrong_size(passage, name)
            if size is not None:
                low, high = self.style.allowed[name]
                asked = shown(low) if low == high else f"{shown(low)} - {shown(high)}"
                yield self.finding(rule, f"{called} cỡ chữ {shown(size)}, phải là {asked}.", passage)
                return

    @property
    def issued_on(self) -> date | None:
        """The day in the letterhead, when it is a day."""
        line = self.parts.place_date
        found = DATED.match(line.text) if line else None
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
        except ValueError:
            return None

    @property
    def day(self) -> date | None:
        """The day by which the law is asked: that of the paper, else today."""
        return self.issued_on or self.known.today


def whereabouts(at: Passage | Iterable[Passage] | None, words: str = "") -> str:
    """Where in words: page (of a PDF) or paragraph, and the beginning of what stands there."""
    if at is None:
        return f"“{_short(words)}”" if words else "toàn văn bản"
    all_of = [at] if isinstance(at, Passage) else list(at)
    if not all_of:
        return "toàn văn bản"
    first = all_of[0]
    spots = {"header": "đầu trang", "footer": "chân trang"}
    if first.page:
        spot = f"trang {first.page}"
    else:
        spot = spots.get(first.place, f"{'bảng, ' if first.ruled_table else ''}đoạn {first.element + 1}")
    quoted = _short(words or first.text)
    more = f" và {len(all_of) - 1} chỗ khác" if len(all_of) > 1 else ""
    return (f"{spot}: “{quoted}”" if quoted else spot) + more


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _QUOTED else f"{bare[:_QUOTED].rstrip()}…"


def shown(number: float) -> str:
    """A size or length as people write it: 13, 12,7."""
    return f"{number:.1f}".rstrip("0").rstrip(".").replace(".", ",")
