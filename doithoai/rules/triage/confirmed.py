"""What a commune's own confirmed labels say: counts in, adjusted scores out.

A commune calls things by its own names ("cồn Bảy" is a road there). The more it has confirmed, the more its counts
weigh; they never outweigh the rest of the suggestion alone.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern

from .text import Said, features, only_figures

TRUSTED_HALF_AT = 60  # confirmed opinions
AT_MOST = 3.0  # added to or taken from a field's score; a settled suggestion is some 2 to 5 ahead
DOUBT = 2.0  # sightings of a word that would have to speak before half is believed
STRONGEST = 8  # words that count; a long story is not surer than a short one

Sighting = tuple[tuple[str, ...], str]  # what was heard in one opinion, and its field


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

    def knows(self, counts: Mapping[str, int]) -> bool:
        """Whether a word of the text was confirmed here before; figures are no words."""
        return any(term in self.terms and not only_figures(term) for term in counts)

    def changed(self, *, less: Iterable[Sighting], more: Iterable[Sighting]) -> "Confirmed":
        """The counts without `less` and with `more`. What was counted before stays as it is for who reads it."""
        fields, terms, fresh = self.fields.copy(), dict(self.terms), set[str]()
        for sightings, many in ((less, -1), (more, 1)):
            for heard, code in sightings:
                fields[code] += many
                for term in heard:
                    if term not in fresh:
                        fresh.add(term)
                        terms[term] = terms.get(term, Counter()).copy()
                    terms[term][code] += many
        for term in fresh:
            terms[term] = +terms[term]
            if not terms[term]:
                del terms[term]
        return Confirmed(+fields, terms)

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
    return Confirmed().changed(less=(), more=[(heard_in(text), code) for text, code in labels])


def heard_in(text: str) -> tuple[str, ...]:
    """What is counted of one confirmed text: its words and pairs of neighbours, each once; not their order."""
    return tuple(sorted(map(intern, features(Said(text).words))))
