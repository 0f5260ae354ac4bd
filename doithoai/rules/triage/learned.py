"""The learned layer: a linear sum over words, pairs of words and kinds of things, weights read from JSON, and how it
is taught.

It knows the fields and two things more: how a denunciation sounds where no cue word is said, and how danger does.

TF-IDF with lengths made equal, one weight a term and label. Taught on every text twice, as written and without
marks, so that both are understood. The weights are made by `doithoai learn_fields` out of
`regulations/training/`, and carry the fingerprint of what they were made from.
"""

import hashlib
import json
import math
import random
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from doithoai.rules.vietnamese import fold

from .concepts import MARK, heard, suspicious, words_of
from .marks import with_marks
from .text import REGULATIONS, Said, only_figures

WEIGHTS = REGULATIONS / "training" / "weights.json"
WORD_LISTS = (REGULATIONS / "concepts.toml", REGULATIONS / "abbreviations.toml")
STEPS = 100  # a weight is stored in hundredths
DENOUNCES = "denounces"
DANGER = "danger"
# Log odds, where a suspicious kind of thing is named and where none is; a missed one is worse than a false one.
SOUNDS_LIKE_IT = {DENOUNCES: (-1.3, -0.9), DANGER: (-1.4, -1.2)}
SHARED_BY = 3  # of the two writings of each text; a word of one text alone teaches nothing about others
ROUNDS = 12
SOFTNESS = 5.0  # C of the logistic regression: smaller trusts single words less
NEAR_ENOUGH = 1e-3
ROOT_STEPS = 12

Row = tuple[tuple[int, ...], tuple[float, ...]]  # places of the terms, and their values: length one


@dataclass(frozen=True, slots=True)
class Weights:
    """`terms[term]` = (how rare, one weight a label), in hundredths, as the file has it until the term is first heard;
    `bias` one a label. A label is a field's code, `DENOUNCES` or `DANGER`. `made_from`: the fingerprint of the training
    texts and word lists."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    terms: dict[str, Sequence[int] | str]
    made_from: str = ""

    def row(self, term: str) -> Sequence[int] | None:
        """The row of a term; None of one that was not taught. All at once would be half of what loading takes."""
        row = self.terms.get(term)
        if isinstance(row, str):
            row = self.terms[term] = _packed(map(int, row.split()))
        return row

    def scores(self, counts: dict[str, int]) -> dict[str, float]:
        """One score a label, the log odds that it is this: 0 is as likely as not."""
        known = [(row, many) for term, many in counts.items() if (row := self.row(term)) is not None]
        if not known:
            return {label: bias / STEPS for label, bias in zip(self.labels, self.bias, strict=True)}
        values = [row[0] * _weight(many) for row, many in known]
        length = math.sqrt(sum(value * value for value in values)) * STEPS or 1.0
        _, *columns = zip(*(row for row, _ in known), strict=True)  # the first: how rare the terms are
        return {
            label: sum(map(mul, values, column)) / length + bias / STEPS
            for label, column, bias in zip(self.labels, columns, self.bias, strict=True)
        }

    def loudest(self, text: Said, counts: dict[str, int], label: str, most: int = 3) -> tuple[str, ...]:
        """The words of the text that spoke most for the label, the strongest first; none inside another.

        Where a kind of thing spoke, the words that named it. Figures are no words: what they say they say with others.
        """
        place = self.labels.index(label) + 1
        spoke = [
            (row[0] * row[place], term)
            for term in counts
            if (row := self.row(term)) is not None and row[place] > 0 and not only_figures(term)
        ]
        chosen: list[str] = []
        for _, term in sorted(spoke, reverse=True):
            words = words_of(term[len(MARK) :], text) if term.startswith(MARK) else term
            if not any(f" {words} " in f" {each} " or f" {each} " in f" {words} " for each in chosen):
                chosen.append(words)
            if len(chosen) == most:
                break
        return tuple(chosen)


def sounds_like(label: str, text: Said, *, above: float | None = None) -> tuple[str, ...]:
    """The words by which a text sounds like a denunciation or like danger; none when it does not.

    Rather too often than too seldom, unless the log odds must be `above` a limit of the caller's.
    """
    counts, taught = heard(text), weights()
    kinds = suspicious(label) & counts.keys()
    if text.few_marks:
        kinds |= suspicious(label) & heard(with_marks(text)).keys()
    limit = SOUNDS_LIKE_IT[label][0 if kinds else 1] if above is None else above
    if odds(label, text) <= limit:
        return ()
    told = {kind: counts[kind] for kind in kinds if kind in counts} or counts
    return taught.loudest(text, told, label) or taught.loudest(text, counts, label)


def odds(label: str, text: Said) -> float:
    """How likely it is this, in log odds. Typed without marks, a text is heard twice: so, and with the likeliest ones."""
    said = scores_of(text)[label]
    return (said + scores_of(with_marks(text))[label]) / 2 if text.few_marks else said


def scores_of(text: Said) -> dict[str, float]:
    """What the stored weights say of a text, one score a label; remembered with it."""
    if text.scores is None:
        text.scores = weights().scores(heard(text))
    return text.scores


def _weight(many: int) -> float:
    return 1.0 + math.log(many) if many > 1 else 1.0


@cache
def weights() -> Weights:
    """Read when first asked for."""
    said = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tuple(said["labels"]), tuple(said["bias"]), said["terms"], said["made_from"])


def _packed(row: Iterable[int]) -> Sequence[int]:
    """A row of weights in two bytes each: as a list it would take five times the memory."""
    return array("h", row)


def fingerprint(folder: Path) -> str:
    """Of all that is taught from: the texts of the folder and the lists by which they are heard."""
    seal = hashlib.sha256()
    for path in (*sorted(folder.rglob("*.tsv")), *WORD_LISTS):
        seal.update(path.name.encode())
        seal.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return seal.hexdigest()


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text, which labels it has, and about which labels it says anything."""

    text: str
    labels: frozenset[str]
    about: frozenset[str]


def teach(lessons: Sequence[Lesson], labels: Sequence[str]) -> Weights:
    """Weights from texts with labels. The same lessons give the same weights."""
    counted = [heard(Said(each.text)) for each in lessons]
    counted += [heard(Said(fold(each.text))) for each in lessons]
    known = Counter(term for counts in counted for term in counts)
    places = {term: at for at, term in enumerate(sorted(t for t, n in known.items() if n >= SHARED_BY))}
    rare = [math.log((1 + len(counted)) / (1 + known[term])) + 1 for term in places]
    rows = [_unit({places[t]: _weight(n) * rare[places[t]] for t, n in counts.items() if t in places})
            for counts in counted]  # fmt: skip
    table = []
    for label in labels:
        said = [(row, label in each.labels) for row, each in zip(rows, [*lessons, *lessons], strict=True)
                if label in each.about]  # fmt: skip
        table.append(_one_against_all(said, len(places)))
    terms: dict[str, Sequence[int] | str] = {
        term: _packed(round(STEPS * each) for each in (rare[at], *(learned[at] for learned, _ in table)))
        for term, at in places.items()
    }
    heard_of = {term: row for term, row in terms.items() if any(row[1:])}
    return Weights(tuple(labels), tuple(round(STEPS * bias) for _, bias in table), heard_of)


def _unit(row: dict[int, float]) -> Row:
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return tuple(row), tuple(value / length for value in row.values())


def _one_against_all(said: Sequence[tuple[Row, bool]], terms: int) -> tuple[list[float], float]:
    """Logistic regression by dual coordinate descent (Yu, Huang and Lin, Machine Learning 2011).

    The few of the label weigh as much as the many that are not, so 0 is the even chance.
    """
    many = max(1, sum(yes for _, yes in said))
    softness = {
        True: SOFTNESS * len(said) / (2 * many),
        False: SOFTNESS * len(said) / (2 * max(1, len(said) - many)),
    }
    learned = [0.0] * terms
    bias = 0.0
    alpha = [min(0.001 * softness[yes], 1e-8) for _, yes in said]
    for at, ((where, values), yes) in enumerate(said):
        step = alpha[at] if yes else -alpha[at]
        bias += step
        for place, value in zip(where, values, strict=True):
            learned[place] += step * value
    order = list(range(len(said)))
    shuffled = random.Random(1)  # noqa: S311 (an order, not a secret)
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for at in order:
            (where, values), yes = said[at]
            here = bias + sum([learned[place] * value for place, value in zip(where, values, strict=True)])
            old = alpha[at]
            # Rows are of length one; the constant that carries the bias adds one more.
            alpha[at] = _root(old, here if yes else -here, softness[yes], 2.0 if where else 1.0)
            step = alpha[at] - old if yes else old - alpha[at]
            bias += step
            for place, value in zip(where, values, strict=True):
                learned[place] += step * value
    return learned, bias


def _root(old: float, margin: float, most: float, curve: float) -> float:
    """Where in (0, `most`) the slope `log(z / (most - z)) + margin + curve * (z - old)` is nought.

    Newton in the log odds of z, kept between two bounds: halved where Newton would leave them.
    """
    low, high = -margin - curve * (most - old), -margin + curve * old
    odds = min(high, max(low, math.log(old / (most - old))))
    for _ in range(ROOT_STEPS):
        share = _share(odds)
        slope = odds + margin + curve * (most * share - old)
        low, high = (low, odds) if slope > 0 else (odds, high)
        change = slope / (1.0 + curve * most * share * (1.0 - share))
        odds = odds - change if low < odds - change < high else (low + high) / 2
        if abs(change) < NEAR_ENOUGH:
            break
    return most * _share(odds)


def _share(odds: float) -> float:
    """The logistic function, never quite 0 or 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
