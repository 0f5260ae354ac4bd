"""What a commune's own confirmed labels say: counts in, adjusted scores out.

A commune calls things by its own names ("cồn Bảy" is a road there). The more it has confirmed, the more its counts
weigh; they never outweigh the rest of the suggestion alone.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .text import Said, features

TRUSTED_HALF_AT = 60  # confirmed opinions
AT_MOST = 2.5  # added to or taken from a field's score; a settled suggestion is some 2 to 5 ahead
DOUBT = 2.0  # sightings of a word that would have to speak before half is believed
STRONGEST = 8  # words that count; a long story is not surer than a short one


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`fields[code]`: how many opinions were confirmed so; `terms[term][code]`: how many of them said it."""

    fields: Counter[str] = field(default_factory=Counter)
    terms: Mapping[str, Counter[str]] = field(default_factory=dict)

    def adjust(self, counts: Mapping[str, int], codes: tuple[str, ...]) -> dict[str, float]:
        """What to add to each field's score for a text with these features; empty when nothing is known."""
        whole = self.fields.total()
        known = [self.terms[term] for term in counts if term in self.terms]
        if not whole or not known:
            return {}
        trust = AT_MOST * whole / (whole + TRUSTED_HALF_AT)
        return {code: trust * math.tanh(self._says(known, code, whole)) for code in codes}

    def _says(self, known: list[Counter[str]], code: str, whole: int) -> float:
        usual = (self.fields[code] + 1) / (whole + len(self.fields) + 1)
        said = []
        for seen in known:
            share = (seen[code] + DOUBT * usual) / (seen.total() + DOUBT)
            said.append(math.log(share / usual))
        said.sort(key=abs, reverse=True)
        return sum(said[:STRONGEST]) / STRONGEST


def confirmed_from(labels: Iterable[tuple[str, str]]) -> Confirmed:
    """The counts of (text, field code) pairs that people confirmed."""
    fields: Counter[str] = Counter()
    terms: dict[str, Counter[str]] = {}
    for text, code in labels:
        fields[code] += 1
        for term in features(Said(text).words):
            terms.setdefault(term, Counter())[code] += 1
    return Confirmed(fields, terms)
