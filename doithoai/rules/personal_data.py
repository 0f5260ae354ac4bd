"""What a text says about a person and the public must not read: found, and covered.

Tuned to miss little. Numbers and dates of documents, sums of money, public land and the numbers of offices are not
personal and stay. Numbers are found by `numbers_named.py`, dates of birth by `ages_named.py`; names, ages, health, homes,
accounts and parcels by the files of their name; in what officials write those are left alone, since a paper names its signer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .ages_named import AGE_LABELS, ages_named, births_named
from .beside_names import before_numbers, beside_names
from .health_named import HEALTH_LABELS, health_named
from .homes_named import homes_named
from .kin_named import KIN_LABELS, relatives_named
from .numbers_named import NOBODYS, NUMBER_LABELS, numbers_named
from .people_named import PEOPLE_LABELS, people_named
from .things_named import THING_LABELS, things_named
from .vietnamese import fold, nfc

MASK_LABELS: dict[str, str] = {
    **NUMBER_LABELS,
    **AGE_LABELS,
    "class": "lớp",
    "school": "trường học",
    **THING_LABELS,
    **PEOPLE_LABELS,
    **KIN_LABELS,
    **HEALTH_LABELS,
}


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is personal; `what` is a key of `MASK_LABELS`."""

    start: int
    end: int
    what: str

    def as_json(self) -> dict[str, int | str]:
        return {"start": self.start, "end": self.end, "what": self.what}


#: What tells a village which child it is: how old, in which class, of which school.
_OF_A_CHILD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("age", re.compile(r"(?<![\d/])(?P<it>\d{1,2} ?(?:tuoi|t(?=[ ,.;)])))")),
    ("class", re.compile(r"\b(?P<it>(?:lop|khoi) \d{1,2} ?[a-z]?\d?\b|lop (?:la|choi|mam)\b)")),
    (
        "school",
        re.compile(
            r"\b(?P<it>truong (?:mam non|mau giao|tieu hoc|thcs|thpt|trung hoc(?: co so| pho thong)?|noi tru|ban tru"
            r"|dan toc noi tru|ptdt(?:bt|nt)?)(?: so \d+)?"
            r"(?:(?: [a-z]+){1,4}?(?=[,.;:\n]|$| (?:o|tai|thi|bi|co|va|khong|da|dang|de)\b))?)"
        ),
    ),
)


def mask_spans(text: str, *, child: bool = False) -> tuple[Span, ...]:
    """The personal data in what a person wrote, by place, never overlapping. Offsets are those of the NFC text.

    `child`: whoever wrote it is one; then age, class and school count too.
    """
    written = nfc(text)
    folded = _fold_in_place(written)
    more = _of_a_child(folded) if child else ()
    spans = _apart(
        chain(
            homes_named(written, folded),
            numbers_named(folded),
            births_named(folded),
            things_named(written, folded),
            ages_named(written, folded),
            health_named(written, folded),
            people_named(written, folded),
            relatives_named(written, folded),
            more,
        )
    )
    ends = [span.end for span in spans if span.what in PEOPLE_LABELS or span.what in KIN_LABELS]
    phones = [span.start for span in spans if span.what == "phone"]
    if not ends and not phones and "truong" not in folded:
        return spans
    found = ((span.what, span.start, span.end) for span in spans)
    return _apart(chain(found, beside_names(written, folded, ends), before_numbers(written, phones)))


def number_spans(text: str) -> tuple[Span, ...]:
    """The same in what an office wrote: numbers, addresses and dates of birth, without names and health."""
    folded = _fold_in_place(nfc(text))
    return _apart(chain(numbers_named(folded), births_named(folded)))


def _apart(candidates: Iterable[tuple[str, int, int]]) -> tuple[Span, ...]:
    found: list[Span] = []
    for what, start, end in candidates:
        if all(end <= span.start or span.end <= start for span in found):
            found.append(Span(start, end, what))
    return tuple(sorted((span for span in found if span.what != NOBODYS), key=lambda span: span.start))


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by what stood there: `[số điện thoại]`."""
    pieces, place = [], 0
    written = nfc(text)
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [written[place : span.start], f"[{MASK_LABELS[span.what]}]"]
        place = span.end
    return "".join([*pieces, written[place:]])


def _of_a_child(folded: str) -> Iterator[tuple[str, int, int]]:
    for what, pattern in _OF_A_CHILD:
        for match in pattern.finditer(folded):
            yield what, *match.span("it")


def _fold_in_place(text: str) -> str:
    """The folded text with every sign in its place, also where a letter has no precomposed form."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join((fold(sign) or "\u0300")[:1] for sign in text)
