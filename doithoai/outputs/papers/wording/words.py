"""The words a paper offers to its wording: each with its name, what it means and where it is in the facts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from doithoai.rules.vietnamese import fold

NUMBER = "tt"
"""Every list offers the number of its entry under this name."""


@dataclass(frozen=True)
class Word:
    """One word: `{địa điểm}`. `of` takes it from the facts (or from one entry of a list) as printed text; with
    `many` it gives several, and the paragraph around it is said once for each. `must`: no wording of this
    paper may do without it. `formerly`: names it had in earlier versions; wordings that use them still work."""

    name: str
    means: str
    of: Callable[[Any], Any]
    must: bool = False
    many: bool = False
    example: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rows:
    """A list: its words are written `{việc.đơn vị}`, and what holds them is said once for each entry."""

    name: str
    means: str
    of: Callable[[Any], Iterable[Any]]
    words: tuple[Word, ...]
    must: bool = False


Offer = tuple[Word | Rows, ...]


@dataclass(frozen=True)
class Told:
    """One word as people are told of it: its whole name, what it means, whether a wording needs it."""

    name: str
    means: str
    must: bool
    many: bool
    example: str


def told(offer: Offer) -> Iterator[Told]:
    """Every word of the offer by its whole name, those of lists after the list's own meaning."""
    for each in offer:
        if isinstance(each, Word):
            yield Told(each.name, each.means, each.must, each.many, each.example)
            continue
        for word in each.words:
            name, means = f"{each.name}.{word.name}", f"{each.means}: {word.means}"
            yield Told(name, means, each.must and word.must, True, word.example)
        yield Told(f"{each.name}.{NUMBER}", f"{each.means}: số thứ tự", False, True, "1")


def nearest(name: str, names: Iterable[str]) -> str:
    """The offered name that looks most like this one, accents apart; "" when none does."""
    plain = {fold(each): each for each in names}
    close = get_close_matches(fold(name), plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else ""
