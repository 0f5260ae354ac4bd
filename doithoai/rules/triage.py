"""First suggestions on an opinion: field, urgency, which procedure it belongs to. A person decides.

Words are data: `regulations/fields.toml` and `regulations/cues.toml`. Field follows the thing asked for, not
the loudest word. Urgency and the two other procedures (complaint, denunciation) are tuned to miss little.
What must not be shown in public is found by `personal_data.py`; it is re-exported here.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from .personal_data import MASK_LABELS, Span, mask_spans, masked
from .vietnamese import fold, nfc, tone_fold

__all__ = [
    "FIELDS",
    "FIELD_LABELS",
    "KIND_LABELS",
    "MASK_LABELS",
    "Field",
    "Kind",
    "Span",
    "Suggestion",
    "Urgency",
    "kind_of",
    "mask_spans",
    "masked",
    "suggest",
    "suggest_field",
    "urgency_of",
]

REGULATIONS = Path(__file__).parent.parent / "regulations"

Urgency = Literal["khẩn", "cao", "thường"]
Kind = Literal["opinion", "complaint", "denunciation", "emergency", "none"]
KIND_LABELS: dict[Kind, str] = {
    "opinion": "ý kiến, kiến nghị",
    "complaint": "khiếu nại",
    "denunciation": "tố cáo",
    "emergency": "việc khẩn cấp",
    "none": "chưa rõ nội dung",
}

# A word that settles the field outweighs any two that hint at it; more syllables say more.
ASKS, HINTS = 3.0, 1.0
ASKS_OF_ONE_SYLLABLE, HINTS_OF_ONE_SYLLABLE = 2.0, 0.5
EACH_SYLLABLE = 0.4
FIRST_ASKED = 1.25  # two things asked and not separable: the first counts (the office's own rule)
NEAR = 45  # signs between the two halves of a cue: some ten syllables
MARKED_SHARE = 0.3  # of the words; Vietnamese with marks has some 0.7

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Field:
    """Lĩnh vực. `note` says what belongs, `not_here` what does not.

    `asks` settle it, `terms` only hint; `unmarked` hint too, typed without marks and of one syllable.
    """

    code: str
    label: str
    note: str
    not_here: str
    asks: tuple[str, ...]
    terms: tuple[str, ...]
    unmarked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Everything suggested for one text. `fields`: best first, at most two, none when no word matched."""

    fields: tuple[str, ...]
    because: tuple[str, ...]
    urgency: Urgency
    urgency_because: tuple[str, ...]
    kind: Kind
    kind_because: tuple[str, ...]
    mask: tuple[Span, ...]


@dataclass(frozen=True)
class _Cues:
    """One table of `cues.toml`, ready to be looked for with marks and without."""

    marked: tuple[re.Pattern[str], ...]
    unmarked: tuple[re.Pattern[str], ...]

    def found(self, text: "_Text") -> tuple[str, ...]:
        """The words of the text that fired, in the order of the cues; without repeats."""
        hits = {match[0]: None for pattern in self.marked for match in pattern.finditer(text.marked)}
        if text.few_marks:
            hits |= {match[0]: None for pattern in self.unmarked for match in pattern.finditer(text.folded)}
        return tuple(hits)


class _Text:
    """A text in the forms it is compared in."""

    def __init__(self, text: str) -> None:
        self.written = nfc(text)
        self.marked = " ".join(tone_fold(self.written).split())
        self.folded = fold(self.marked)
        words = _WORD.findall(self.marked)
        marks = sum(1 for word in words if not word.isascii())
        self.few_marks = marks < MARKED_SHARE * len(words)


def suggest(text: str) -> Suggestion:
    """All suggestions for one opinion. Words in the `…because` are lower case."""
    seen = _Text(text)
    ranked = _rank(seen)
    kind, kind_because = _kind(seen)
    urgency, urgency_because = _urgency(seen)
    return Suggestion(
        fields=tuple(code for code, _ in ranked[:2]),
        because=ranked[0][1] if ranked else (),
        urgency=urgency,
        urgency_because=urgency_because,
        kind=kind,
        kind_because=kind_because,
        mask=mask_spans(seen.written),
    )


def suggest_field(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Field codes, best first, each with the words that spoke for it. Empty: `chưa rõ`, ask a person."""
    return _rank(_Text(text))


def urgency_of(text: str) -> tuple[Urgency, tuple[str, ...]]:
    """`khẩn`, `cao` or `thường`, and the words that made it so.

    Danger at hand, then daily harm or long waiting; "gấp", capitals, exclamation marks alone raise nothing.
    """
    return _urgency(_Text(text))


def kind_of(text: str) -> tuple[Kind, tuple[str, ...]]:
    """Which procedure it seems to belong to, and the words behind that.

    A denunciation outranks the rest (it must not be shown to anybody), then an emergency, then a complaint.
    `none`: nothing that could be answered was written.
    """
    return _kind(_Text(text))


def _urgency(text: _Text) -> tuple[Urgency, tuple[str, ...]]:
    cues = _cues()
    if words := cues["emergency"].found(text) + cues["urgent"].found(text):
        return "khẩn", tuple(dict.fromkeys(words))
    if words := cues["high"].found(text):
        return "cao", words
    return "thường", ()


def _kind(text: _Text) -> tuple[Kind, tuple[str, ...]]:
    cues = _cues()
    for kind in ("denunciation", "emergency", "complaint"):
        if words := cues[kind].found(text):
            return kind, words
    letters = sum(sign.isalpha() for sign in text.written)
    return ("opinion" if letters >= 6 and len(_WORD.findall(text.marked)) >= 2 else "none"), ()


def _rank(text: _Text) -> list[tuple[str, tuple[str, ...]]]:
    scores: dict[str, float] = {}
    words: dict[str, dict[str, None]] = {}
    asked = False
    for phrase, meanings in _phrases(text):
        settles = any(weight >= ASKS_OF_ONE_SYLLABLE for _, weight in meanings)
        for code, weight in meanings:
            known = words.setdefault(code, {})
            if phrase not in known:  # said twice is not asked twice
                known[phrase] = None
                scores[code] = scores.get(code, 0) + weight * (FIRST_ASKED if settles and not asked else 1)
        asked = asked or settles
    order = {field.code: place for place, field in enumerate(FIELDS)}
    ranked = sorted(scores, key=lambda code: (-scores[code], order[code]))
    return [(code, tuple(words[code])) for code in ranked]


def _phrases(text: _Text) -> list[tuple[str, list[tuple[str, float]]]]:
    """The known phrases in the order they are written.

    Where two overlap the longer stands: "vay nặng lãi" in "cho vay nặng lãi", not "cho vay".
    """
    marked_terms, folded_terms, longest = _lexicon()
    words = _WORD.findall(text.marked)
    found: list[tuple[int, int, str, list[tuple[str, float]]]] = []
    for place in range(len(words)):
        phrase = ""
        for end in range(place + 1, min(place + longest, len(words)) + 1):
            phrase = f"{phrase} {words[end - 1]}" if phrase else words[place]
            meanings = marked_terms.get(phrase)
            if meanings is None and text.few_marks and phrase.isascii():
                meanings = folded_terms.get(phrase)
            if meanings is not None:
                found.append((place, end, phrase, meanings))
    taken: set[int] = set()
    kept = []
    for each in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
        span = range(each[0], each[1])
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(each)
    return [(phrase, meanings) for _, _, phrase, meanings in sorted(kept, key=lambda hit: hit[0])]


@cache
def _lexicon() -> tuple[dict[str, list[tuple[str, float]]], dict[str, list[tuple[str, float]]], int]:
    """Terms with marks, terms of two syllables or more without, and the longest in syllables."""
    marked: dict[str, list[tuple[str, float]]] = {}
    folded: dict[str, list[tuple[str, float]]] = {}
    for phrase in _SAID["neutral"]:  # known, and about nothing: keeps "gia đình" from being a temple
        marked[phrase] = folded[fold(phrase)] = []
    for each in FIELDS:
        for word in each.unmarked:
            folded.setdefault(word, []).append((each.code, HINTS_OF_ONE_SYLLABLE))
        for terms, settles in ((each.asks, True), (each.terms, False)):
            for term in terms:
                phrase = " ".join(_WORD.findall(tone_fold(term)))
                syllables = phrase.count(" ") + 1
                weight = (
                    (ASKS if settles else HINTS)
                    if syllables > 1
                    else (ASKS_OF_ONE_SYLLABLE if settles else HINTS_OF_ONE_SYLLABLE)
                )
                meaning = (each.code, weight + EACH_SYLLABLE * (syllables - 1))
                marked.setdefault(phrase, []).append(meaning)
                if syllables > 1:
                    folded.setdefault(fold(phrase), []).append(meaning)
    return marked, folded, max(phrase.count(" ") + 1 for phrase in marked)


@cache
def _cues() -> dict[str, _Cues]:
    said = tomllib.loads((REGULATIONS / "cues.toml").read_text(encoding="utf-8"))
    return {name: _read_cues(**table) for name, table in said.items()}


def _read_cues(*, words: list[str], together: list[list[list[str]]]) -> _Cues:
    marked = [_any_of(words)] + [_near(*pair) for pair in together]
    unmarked = [_any_of(_long(words))] if _long(words) else []
    for first, second in together:
        # One half of one syllable is risky without marks, but a missed danger is worse than a false one.
        unmarked.append(_near([fold(word) for word in first], [fold(word) for word in second]))
    return _Cues(tuple(marked), tuple(unmarked))


def _long(words: Iterable[str]) -> list[str]:
    return [fold(word) for word in words if " " in word]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(words)})\b")


def _near(first: Iterable[str], second: Iterable[str]) -> re.Pattern[str]:
    """One of each, in either order, within one sentence and `NEAR` signs."""
    one, other = _alternatives(first), _alternatives(second)
    between = rf"\b[^.!?;]{{0,{NEAR}}}?\b"
    return re.compile(rf"\b(?:(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one}))\b")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(tone_fold(word)) for word in words}, key=len, reverse=True))


def _field(
    *,
    code: str,
    label: str,
    note: str,
    not_here: str,
    asks: list[str],
    terms: list[str],
    unmarked: list[str],
) -> Field:
    return Field(code, label, note, not_here, tuple(asks), tuple(terms), tuple(unmarked))


_SAID: dict[str, Any] = tomllib.loads((REGULATIONS / "fields.toml").read_text(encoding="utf-8"))
FIELDS: tuple[Field, ...] = tuple(_field(**table) for table in _SAID["field"])
FIELD_LABELS: dict[str, str] = {field.code: field.label for field in FIELDS}
