"""The likeliest marks of a text typed without: "duong hong" → "đường hỏng".

Which words there are, how usual each is and which follow which is taken from the training texts. What comes out is a
guess (some 87 words in 100 are right), so it is heard beside what was written, never in its place, and shown to nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from doithoai.rules.vietnamese import folded_word

from .concepts import phrases
from .text import REGULATIONS, Said

SIDE_BY_SIDE = 0.75  # how far the word before is trusted; the rest is how usual the word is by itself
_NOTHING: dict[str, float] = {}
UNHEARD = 0.1  # sightings of a word nobody wrote
MOST_FORMS = 6  # of one spelling without marks: the rest is too rare to be meant


@dataclass(frozen=True, slots=True)
class Marks:
    """`forms[folded]`: each word it may be, and how usual; `after[word][next]`: how often it follows, of all that do."""

    forms: dict[str, tuple[tuple[str, float], ...]]
    after: dict[str, dict[str, float]]

    def likeliest(self, words: list[str]) -> list[str]:
        """The row of words that is most usual as a whole (Viterbi)."""
        ways: list[dict[str, str]] = []  # of each form, the one most likely before it
        before: dict[str, float] = {"": 1.0}
        for word in words:
            here: dict[str, float] = {}
            way: dict[str, str] = {}
            lasts = [(last, odds, self.after.get(last, _NOTHING)) for last, odds in before.items()]
            for form, usual in self._forms_of(word):
                alone = (1 - SIDE_BY_SIDE) * usual
                best = 0.0
                for last, odds, follows in lasts:
                    odds *= SIDE_BY_SIDE * follows[form] + alone if form in follows else alone
                    if odds > best:
                        best, way[form] = odds, last
                here[form] = best
            ways.append(way)
            most = max(here.values())
            before = {form: odds / most for form, odds in here.items()}  # or a long text sinks to nought
        last = max(before, key=lambda form: before[form])
        found = []
        for way in reversed(ways):
            found.append(last)
            last = way[last]
        return found[::-1]

    def _forms_of(self, word: str) -> tuple[tuple[str, float], ...]:
        return (word.isascii() and self.forms.get(word)) or ((word, 1e-6),)


def with_marks(text: Said) -> Said:
    """The text as if it had been typed with marks; its places and letters stay those of the writer."""
    if text.guess is None:
        text.guess = text.read_as(marks().likeliest(text.words)) if text.words else text
    return text.guess


@cache
def marks() -> Marks:
    """Read when first a text without marks comes."""
    ones: Counter[str] = Counter()
    pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in _written():
        ones.update(words)
        for one, other in pairwise(words):
            pairs[one][other] += 1
    whole = ones.total()
    forms: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, many in ones.most_common():
        if len(forms[folded_word(word)]) < MOST_FORMS:
            forms[folded_word(word)].append((word, (many + UNHEARD) / whole))
    after = {one: {other: many / ones[one] for other, many in those.items()} for one, those in pairs.items()}
    return Marks({folded: tuple(those) for folded, those in forms.items()}, after)


def _written() -> Iterator[list[str]]:
    """What is known to be written with marks: the training texts and the phrases of the lists."""
    for path in sorted((REGULATIONS / "training").rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = Said(line.partition("\t")[2])
            if not said.few_marks:
                yield said.words
    for phrase in phrases():
        yield phrase.split(" ")
