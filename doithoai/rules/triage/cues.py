"""Urgency and procedure: cue words and pairs of words, tuned to miss little (`regulations/cues.toml`)."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Any

from doithoai.rules.vietnamese import fold

from .text import Book, Hit, Said, phrase_of, read

NEAR = 45  # signs between the two halves of a cue: some ten syllables


@dataclass(frozen=True)
class Cues:
    """One table. `words` are enough; `halves[phrase]` = (pair, 0 or 1): one of each half, near, is enough.

    `marked`: all its phrases as they are written with marks.
    """

    words: frozenset[str]
    halves: dict[str, tuple[tuple[int, int], ...]]
    marked: frozenset[str]

    def found(self, text: Said) -> tuple[str, ...]:
        """The words of the text that fired, in the order they are written, without repeats."""
        hits = _without_harmless(text.hits(_book()))
        places = [(hit.first, hit.after) for hit in hits if hit.phrase in self.words]
        places += self._pairs(text, [hit for hit in hits if hit.phrase in self.halves])
        return tuple({text.between(*place): None for place in sorted(places)})

    def _pairs(self, text: Said, hits: list[Hit]) -> list[tuple[int, int]]:
        firsts: dict[tuple[int, int], list[Hit]] = {}
        for hit in hits:
            for half in self.halves[hit.phrase]:
                firsts.setdefault(half, []).append(hit)
        return [
            near
            for (pair, half), those in firsts.items()
            if half == 0 and (others := firsts.get((pair, 1)))
            for one in those
            if (near := _nearest(text, one, others))
        ]


def _without_harmless(hits: list[Hit]) -> list[Hit]:
    """Without what stands inside a phrase that only sounds like a cue."""
    harmless = cues()["harmless"].words
    covered = [hit for hit in hits if hit.phrase in harmless]
    return [
        hit
        for hit in hits
        if not any(
            wide.first <= hit.first
            and hit.after <= wide.after
            and hit.after - hit.first < wide.after - wide.first
            for wide in covered
        )
    ]


def _nearest(text: Said, one: Hit, others: list[Hit]) -> tuple[int, int] | None:
    """Where the two stand together, when one of the others is near in the same sentence."""
    start = bisect_left([other.first for other in others], one.first)
    for other in [*others[start:], *reversed(others[:start])]:
        left, right = (one, other) if one.first < other.first else (other, one)
        if left.after > right.first or text.sentence[left.first] != text.sentence[right.first]:
            continue
        if text.spans[right.first][0] - text.spans[left.after - 1][1] <= NEAR:
            return left.first, right.after
    return None


@cache
def cues() -> dict[str, Cues]:
    return {name: _read(**table) for name, table in _tables().items()}


@cache
def _tables() -> dict[str, Any]:
    return read("cues.toml")


def _read(*, words: list[str], together: list[list[list[str]]]) -> Cues:
    known = {phrase_of(word) for word in words}
    marked = known | {phrase_of(word) for two in together for either in two for word in either}
    # One syllable is risky without marks ("đổ" and "do"), so it is looked for only as half of a pair, where a
    # missed danger is worse than a false one.
    known |= {fold(phrase) for phrase in known if " " in phrase}
    halves: dict[str, dict[tuple[int, int], None]] = {}
    for pair, two in enumerate(together):
        for half, either in enumerate(two):
            for word in either:
                phrase = phrase_of(word)
                halves.setdefault(phrase, {})[(pair, half)] = None
                halves.setdefault(fold(phrase), {})[(pair, half)] = None
    return Cues(
        frozenset(known), {phrase: tuple(where) for phrase, where in halves.items()}, frozenset(marked)
    )


@cache
def danger_now() -> dict[str, list[Any]]:
    """What a telephone without a network listens for (pages/shared/static/danger.js): the plain words of a danger that
    is happening. Fewer than what rings here, which is read with all there is."""
    said = _tables()
    return {**said["emergency"], "harmless": said["harmless"]["words"]}


@cache
def _book() -> Book:
    every = cues().values()
    return Book(
        {phrase for each in every for phrase in each.marked},
        {phrase for each in every for phrase in (*each.words, *each.halves)} - {""},
    )
