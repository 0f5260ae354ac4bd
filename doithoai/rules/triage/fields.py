"""Lĩnh vực: the nineteen fields, the curated terms of each, and the ranking they and the learned layer give.

The field follows the thing asked for, not the loudest word.
"""

from dataclasses import dataclass
from functools import cache

from doithoai.rules.vietnamese import fold, folded_word

from .concepts import heard
from .confirmed import Confirmed
from .learned import scores_of, weights
from .marks import with_marks
from .text import Book, Hit, Said, longest, of_fields, phrase_of

# A word that settles the field outweighs any two that hint at it; more syllables say more.
ASKS, HINTS = 3.0, 1.0
ASKS_OF_ONE_SYLLABLE, HINTS_OF_ONE_SYLLABLE = 2.0, 0.5
EACH_SYLLABLE = 0.4
IN_THE_ASK = 1.3  # said right after "xin", "đề nghị", …
SAYS_WHERE = 0.4  # said after "gần", "trước", …: a place to find, not the thing asked for
ASK_REACHES = 9  # words
FIRST_ASKED = 1.25  # two things asked and not separable: the first counts (the office's own rule)
LIST_SAYS = 2.5  # what the list of terms says against what was learned, when it is all for one field
LIST_DOUBT = 2.0  # added to the sum of the list's scores: one weak hint is no certainty
LIKELY = -0.5  # log odds of the best, the list's say included; below, it is only the least unlikely
CLEAR_BY = 1.0  # the best score ahead of the second by less: "chưa rõ"; of those ahead by more some 91 in 100 are right

Meanings = list[tuple[str, float]]


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
class Ranked:
    """One field and how strongly the text speaks for it; `because`: the words that do."""

    code: str
    score: float
    because: tuple[str, ...]


def rank(text: Said, here: Confirmed | None = None) -> list[Ranked]:
    """The fields the text speaks for, best first; empty when it says nothing known."""
    listed, words = _listed(text)
    counts = heard(text)
    taught = weights()
    if not listed and not any(term in taught.terms for term in counts):
        return []
    scores = _scores(listed, text)
    if text.few_marks:
        likely = with_marks(text)
        guessed = _scores(_listed(likely)[0], likely)
        scores = {code: (said + guessed[code]) / 2 for code, said in scores.items()}
    if here is not None:
        for code, said in here.adjust(counts, tuple(scores)).items():
            scores[code] += said
    best = sorted(scores, key=lambda code: -scores[code])
    because = [_because(text, code, words, counts) for code in best[:2]]
    if not because[0] and not (here and here.knows(counts)):  # "alo 1 2 3": figures alone ask for nothing
        return []
    return [
        Ranked(code, scores[code], because[place] if place < len(because) else ())
        for place, code in enumerate(best)
    ]


def _scores(listed: dict[str, float], text: Said) -> dict[str, float]:
    """What was learned, and on top of it what the list of terms says."""
    learned = scores_of(text)
    whole = sum(listed.values()) + LIST_DOUBT
    return {
        field.code: learned[field.code] + LIST_SAYS * listed.get(field.code, 0.0) / whole for field in FIELDS
    }


def clear(ranked: list[Ranked]) -> bool:
    """Whether the best is far enough ahead to be suggested alone."""
    return len(ranked) > 1 and ranked[0].score >= LIKELY and ranked[0].score - ranked[1].score >= CLEAR_BY


def _because(
    text: Said, code: str, words: dict[str, dict[str, None]], counts: dict[str, int]
) -> tuple[str, ...]:
    """The words that speak for a field: those of its list, else those that were learned."""
    return tuple(words.get(code, ())) or weights().loudest(text, counts, code)


def _listed(text: Said) -> tuple[dict[str, float], dict[str, dict[str, None]]]:
    scores: dict[str, float] = {}
    words: dict[str, dict[str, None]] = {}
    asked = False
    for hit, meanings in _phrases(text):
        settles = any(weight >= ASKS_OF_ONE_SYLLABLE for _, weight in meanings)
        role = _role(text, hit.first)
        for code, weight in meanings:
            known = words.setdefault(code, {})
            if hit.phrase not in known:  # said twice is not asked twice
                known[hit.phrase] = None
                scores[code] = scores.get(code, 0) + weight * role * (
                    FIRST_ASKED if settles and not asked else 1
                )
        asked = asked or settles
    return scores, words


def _role(text: Said, place: int) -> float:
    """How much a word counts here: more in what is asked for, less where it only says where."""
    asks, where = _roles()
    before = text.words[place - 1] if place else ""
    if before in where or (text.few_marks and folded_word(before) in where):
        return SAYS_WHERE
    for at in range(place - 1, max(-1, place - 1 - ASK_REACHES), -1):
        if text.sentence[at] != text.sentence[place]:
            break
        if text.words[at] in asks or (text.few_marks and folded_word(text.words[at]) in asks):
            return IN_THE_ASK
    return 1.0


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    asks, where = (_SAID[name] for name in ("asking", "saying_where"))
    return frozenset([*asks, *map(fold, asks)]), frozenset([*where, *map(fold, where)])


def settling(text: Said) -> set[str]:
    """The fields for which a word that settles it was said."""
    return {
        code for _, meanings in _phrases(text) for code, weight in meanings if weight >= ASKS_OF_ONE_SYLLABLE
    }


def _phrases(text: Said) -> list[tuple[Hit, Meanings]]:
    """The known phrases in the order they are written.

    Where two overlap the longer stands: "vay nặng lãi" in "cho vay nặng lãi", not "cho vay".
    """
    marked, folded, book = _lexicon()
    kept = longest(text.hits(book))
    return [(hit, marked.get(hit.phrase) or folded.get(hit.phrase) or []) for hit in kept]


@cache
def _lexicon() -> tuple[dict[str, Meanings], dict[str, Meanings], Book]:
    """Terms with marks, terms of two syllables or more without, and the book of both."""
    marked: dict[str, Meanings] = {}
    folded: dict[str, Meanings] = {}
    for term in _SAID["neutral"]:  # known, and about nothing: keeps "gia đình" from being a temple
        phrase = phrase_of(term)
        marked[phrase] = folded[fold(phrase)] = []
    for each in FIELDS:
        for word in each.unmarked:
            folded.setdefault(word, []).append((each.code, HINTS_OF_ONE_SYLLABLE))
        for terms, settles in ((each.asks, True), (each.terms, False)):
            for phrase in dict.fromkeys(map(phrase_of, terms)):
                meaning = (each.code, _weight(phrase.count(" ") + 1, settles=settles))
                marked.setdefault(phrase, []).append(meaning)
                if " " in phrase:
                    folded.setdefault(fold(phrase), []).append(meaning)
    return marked, folded, Book(marked, folded)


def _weight(syllables: int, *, settles: bool) -> float:
    if syllables > 1:
        return (ASKS if settles else HINTS) + EACH_SYLLABLE * (syllables - 1)
    return ASKS_OF_ONE_SYLLABLE if settles else HINTS_OF_ONE_SYLLABLE


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


_SAID = of_fields()
FIELDS: tuple[Field, ...] = tuple(_field(**table) for table in _SAID["field"])
FIELD_LABELS: dict[str, str] = {field.code: field.label for field in FIELDS}
