"""The learned layer: a linear sum over words and pairs of words, weights read from JSON, and how it is taught.

It knows the fields and one thing more: how a denunciation sounds where no cue word is said.

TF-IDF with lengths made equal, one weight a word and field. Taught on every text twice, as written and without
marks, so that both are understood. The weights are made by `doithoai learn_fields` out of
`regulations/training/*.tsv`.
"""

import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .text import REGULATIONS, Said, bare, features

WEIGHTS = REGULATIONS / "training" / "weights.json"
STEPS = 100  # a weight is stored in hundredths
DENOUNCES = "denounces"
SOUNDS_LIKE_IT = -0.7  # of about -1 to 1, where an official is named: a missed one is worse than a false one
SHARED_BY = 2  # texts; a word of one text alone teaches nothing about others
ROUNDS = 14
SOFTNESS = 0.35  # C of the support vector machine: smaller forgives more


@dataclass(frozen=True, slots=True)
class Weights:
    """`terms[term]` = (how rare, one weight a label), in hundredths; `bias` one a label. A label is a field's
    code or `DENOUNCES`."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    terms: dict[str, list[int]]

    def scores(self, counts: dict[str, int]) -> dict[str, float]:
        """One score a label, about -1 (not this) to 1 (this)."""
        found = [(many, row) for term, many in counts.items() if (row := self.terms.get(term)) is not None]
        if not found:
            return {label: each / STEPS for label, each in zip(self.labels, self.bias, strict=True)}
        sums = [0.0] * len(self.labels)
        length = 0.0
        for many, row in found:
            value = _weight(many) * row[0]
            length += value * value
            for place, weight in enumerate(row[1:]):
                if weight:
                    sums[place] += value * weight
        length = math.sqrt(length) * STEPS
        return {
            label: total / length + bias / STEPS
            for label, total, bias in zip(self.labels, sums, self.bias, strict=True)
        }

    def loudest(self, counts: dict[str, int], label: str, most: int = 3) -> tuple[str, ...]:
        """The words that spoke most for the label, the strongest first; none inside another."""
        place = self.labels.index(label) + 1
        spoke = [
            (row[0] * row[place], term)
            for term in counts
            if (row := self.terms.get(term)) is not None and row[place] > 0
        ]
        chosen: list[str] = []
        for _, term in sorted(spoke, reverse=True):
            if not any(f" {term} " in f" {each} " or f" {each} " in f" {term} " for each in chosen):
                chosen.append(term)
            if len(chosen) == most:
                break
        return tuple(chosen)


def denounces(text: Said) -> tuple[str, ...]:
    """The words by which a text sounds like a denunciation; none when it does not. Rather too often than too seldom."""
    counts = features(text.words)
    taught = weights()
    return taught.loudest(counts, DENOUNCES) if taught.scores(counts)[DENOUNCES] > SOUNDS_LIKE_IT else ()


def _weight(many: int) -> float:
    return 1.0 + math.log(many)


@cache
def weights() -> Weights:
    """Read when first asked for."""
    said = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tuple(said["labels"]), tuple(said["bias"]), said["terms"])


def teach(examples: Sequence[tuple[str, frozenset[str]]], labels: Sequence[str]) -> Weights:
    """Weights from (text, its labels). The same examples give the same weights."""
    texts = [Said(text).words for text, _ in examples]
    both = [*texts, *([bare(word) for word in words] for words in texts)]
    asked = [given for _, given in examples] * 2
    counted = [features(words) for words in both]
    known = Counter(term for counts in counted for term in counts)
    rare = {
        term: math.log((1 + len(both)) / (1 + many)) + 1 for term, many in known.items() if many >= SHARED_BY
    }
    rows = [_unit({term: _weight(many) * rare[term] for term, many in counts.items() if term in rare})
            for counts in counted]  # fmt: skip
    table = [_one_against_all(rows, [1 if label in given else -1 for given in asked]) for label in labels]
    terms = {
        term: [round(STEPS * rare[term]), *(round(STEPS * each.get(term, 0.0)) for each, _ in table)]
        for term in sorted(rare)
    }
    said = {term: row for term, row in terms.items() if any(row[1:])}
    return Weights(tuple(labels), tuple(round(STEPS * bias) for _, bias in table), said)


def _unit(row: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {term: value / length for term, value in row.items()}


def _one_against_all(rows: list[dict[str, float]], signs: list[int]) -> tuple[dict[str, float], float]:
    """A linear support vector machine, squared hinge, by dual coordinate descent (Hsieh and others, ICML 2008).

    The few of the field weigh as much as the many that are not.
    """
    few = max(1, signs.count(1))
    softness = {1: SOFTNESS * min(6.0, len(signs) / (2 * few)), -1: SOFTNESS}
    learned: dict[str, float] = {}
    bias = 0.0
    alpha = [0.0] * len(rows)
    order = list(range(len(rows)))
    shuffled = random.Random(1)  # noqa: S311 (an order, not a secret)
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for at in order:
            row, sign = rows[at], signs[at]
            slack = 0.5 / softness[sign]
            here = bias + sum(learned.get(term, 0.0) * value for term, value in row.items())
            slope = sign * here - 1 + slack * alpha[at]
            if alpha[at] == 0.0 and slope >= 0:
                continue
            # Rows are of length one; the constant that carries the bias adds one more.
            changed = max(alpha[at] - slope / (2.0 + slack), 0.0)
            step = (changed - alpha[at]) * sign
            alpha[at] = changed
            bias += step
            for term, value in row.items():
                learned[term] = learned.get(term, 0.0) + step * value
    return learned, bias
