"""A text in the forms it is compared in, and the known phrases found in it."""

import re
import tomllib
from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from doithoai.rules.vietnamese import fold, folded_word, nfc, tone_folded_word

REGULATIONS = Path(__file__).parent.parent.parent / "regulations"
MARKED_SHARE = 0.3  # of the words; Vietnamese with marks has some 0.7

_WORD_OR_STOP = re.compile(r"\w+|[.!?;\n]+")
_WORD = re.compile(r"\w+")
# "QL1A", "ĐT.477", "HL 12": before a number these are roads, whatever they mean elsewhere.
_ROADS = {
    "ql": ("quốc", "lộ"), "tl": ("tỉnh", "lộ"), "đt": ("đường", "tỉnh"), "dt": ("đường", "tỉnh"),
    "đh": ("đường", "huyện"), "dh": ("đường", "huyện"), "hl": ("hương", "lộ"),
}  # fmt: skip
_ROAD = re.compile(rf"({'|'.join(_ROADS)})(\d{{1,3}}\w?)")
_ROAD_NUMBER = re.compile(r"[ .\-]?[1-9]\d{0,2}[a-zđ]?(?![\w./\-]*\d)", re.IGNORECASE)


class Hit(NamedTuple):
    """A known phrase at `words[first:after]`."""

    first: int
    after: int
    phrase: str


class Said:
    """What somebody wrote. `words`: lower case, one seat of the tone, abbreviations spelled out.

    `spans[i]` is where word i stands in `written`, `sentence[i]` the number of its sentence. In a text with
    `few_marks` the words are also looked up without marks.
    """

    def __init__(self, text: str) -> None:
        self.written = nfc(text)
        words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.sentence: list[int] = []
        sentence = 0
        marks = 0
        for found in _WORD_OR_STOP.finditer(self.written):
            if found[0][0] in ".!?;\n":
                sentence += 1
                continue
            word = tone_folded_word(found[0])
            marks += not word.isascii()
            is_road = word in _ROADS and _ROAD_NUMBER.match(self.written, found.end())
            for each in _ROADS[word] if is_road else spelled_out(word):
                words.append(each)
                self.spans.append(found.span())
                self.sentence.append(sentence)
        self.words = words
        self.few_marks = marks < MARKED_SHARE * len(set(self.spans))
        self._hits: dict[Book, list[Hit]] = {}
        self.heard: dict[str, int] | None = None  # remembered by `concepts.heard`
        self.scores: dict[str, float] | None = None  # remembered by `learned.scores_of`
        self.guess: Said | None = None  # remembered by `marks.with_marks`
        self.kind: Any = None  # remembered by `kind_of`

    @classmethod
    def of(cls, text: str) -> "Said":
        """The text as it was read a moment ago, else read now: half a dozen questions are asked of the same words."""
        return _read(text)

    def read_as(self, words: list[str]) -> "Said":
        """The same places, other words: one for each."""
        other = copy(self)
        other.words, other.few_marks, other._hits = words, False, {}
        other.heard = other.scores = other.kind = None
        return other

    def between(self, first: int, after: int) -> str:
        """The writer's own letters of `words[first:after]`, lower case."""
        return self.written[self.spans[first][0] : self.spans[after - 1][1]].lower()

    def hits(self, book: "Book") -> list[Hit]:
        """Every phrase of the book in this text, by place; overlapping ones too."""
        if (known := self._hits.get(book)) is None:
            known = self._hits[book] = book.found(self)
        return known


@lru_cache(maxsize=8)  # the last few only: what people wrote has no business in memory
def _read(text: str) -> Said:
    return Said(text)


class Book:
    """Phrases to look for, all in one pass."""

    def __init__(
        self, marked: Iterable[str], unmarked: Iterable[str] = (), *, forgiving: bool = False
    ) -> None:
        """`marked`: as written; `unmarked`: looked for only in texts with few marks (already folded), or, when a
        wrong mark must not hide what is meant (`forgiving`), in all."""
        self._marked = _with_beginnings(marked)
        self._unmarked = _with_beginnings(unmarked)
        self._forgiving = forgiving

    def found(self, text: Said) -> list[Hit]:
        hits = _scan(text.words, self._marked)
        if text.few_marks or self._forgiving:
            seen = {(hit.first, hit.after) for hit in hits}
            more = _scan([folded_word(word) for word in text.words], self._unmarked)
            hits += [hit for hit in more if (hit.first, hit.after) not in seen]
            hits.sort(key=lambda hit: (hit.first, hit.after))
        return hits


def _with_beginnings(phrases: Iterable[str]) -> dict[str, bool]:
    """Every phrase (True) and every beginning of one that is none itself (False)."""
    known: dict[str, bool] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        for many in range(1, len(words)):
            known.setdefault(" ".join(words[:many]), False)
        known[phrase] = True
    return known


def _scan(words: list[str], known: dict[str, bool]) -> list[Hit]:
    hits = []
    for first, phrase in enumerate(words):
        if phrase not in known:
            continue
        after = first + 1
        while (whole := known.get(phrase)) is not None:
            if whole:
                hits.append(Hit(first, after, phrase))
            if after == len(words):
                break
            phrase = f"{phrase} {words[after]}"
            after += 1
    return hits


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Without those that overlap a longer one ("vay nặng lãi" in "cho vay nặng lãi", not "cho vay"), by place."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.after, hit.first)):
        span = range(hit.first, hit.after)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


@lru_cache(maxsize=50_000)
def spelled_out(word: str) -> tuple[str, ...]:
    """The words that an abbreviation stands for, or the word itself."""
    if road := _ROAD.fullmatch(word):
        return (*_ROADS[road[1]], road[2])
    return abbreviations().get(word, (word,))


def phrase_of(term: str) -> str:
    """A term of a list as words are compared: `Hoà giải, BHYT` → `hòa giải bảo hiểm y tế`."""
    known = abbreviations()
    words = [tone_folded_word(word) for word in _WORD.findall(nfc(term))]
    return " ".join(each for word in words for each in known.get(word, (word,)))


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    return {nfc(short): tuple(nfc(whole).split()) for short, whole in _said()["words"].items()}


def features(words: list[str]) -> dict[str, int]:
    """Words and pairs of neighbours, each with how often; figures are all one word.

    Without what is said in any opinion: polite words alone speak for no field.
    """
    empty, empty_pairs = _empty()
    plain = ["0" if word.isdigit() else word for word in words]
    heard = [word not in empty for word in plain]
    pairs = [f"{one} {other}" for one, other in pairwise(plain)]
    for place, pair in enumerate(pairs):
        if pair in empty_pairs:
            heard[place] = heard[place + 1] = False
    counts: dict[str, int] = {}
    for term, said in zip(plain, heard, strict=True):
        if said:
            counts[term] = counts.get(term, 0) + 1
    for place, pair in enumerate(pairs):
        if heard[place] or heard[place + 1]:
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def only_figures(term: str) -> bool:
    """Whether such a word or pair is nothing but figures."""
    return not term.strip("0 ")


@cache
def _empty() -> tuple[frozenset[str], frozenset[str]]:
    """Words and pairs that say nothing about the matter, with marks and without."""
    said = _said()["empty"]
    words, pairs = (
        [*map(phrase_of, said[which]), *(fold(phrase_of(each)) for each in said[which])]
        for which in ("words", "pairs")
    )
    return frozenset(words), frozenset(pairs)


@cache
def _said() -> dict[str, Any]:
    return read("abbreviations.toml")


@cache
def of_fields() -> dict[str, Any]:
    """`fields.toml`: what people ask for, field by field."""
    return read("fields.toml")


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((REGULATIONS / name).read_text(encoding="utf-8"))
