"""Which texts may ask the same: a ranked short list for a person, never a decision.

A plain first measure: syllables and pairs of syllables without accents, weighted by how rare they are among the
candidates, compared by cosine. Accents are left out because people leave them out; "đề nghị" and the like say
nothing about the matter.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from doithoai.rules.vietnamese import fold

#: Below this two texts are not alike enough to be offered (0 to 1).
ALIKE_AT_LEAST = 0.15

#: Said in any opinion, about anything (folded).
_EMPTY = {
    "anh", "ba", "ban", "bi", "cac", "cho", "chua", "chung", "co", "con", "cua", "da", "dan", "dang",
    "de", "den", "duoc", "giai", "hien", "hoi", "khong", "kien", "la", "lai", "ma", "mo", "mong", "nay",
    "ngay", "nghi", "nguoi", "nhan", "nhieu", "nhung", "nua", "o", "phan", "quan", "quyet", "ra", "rat",
    "se", "som", "tai", "tam", "thi", "toi", "trong", "tu", "ubnd", "uy", "va", "van", "vao", "voi",
    "xa", "xem", "xet", "xin",
}  # fmt: skip


def ranked_alike(text: str, candidates: Sequence[str]) -> list[tuple[int, float]]:
    """(place in `candidates`, likeness from 0 to 1), the most alike first; only those alike enough."""
    asked, others = _terms(text), [_terms(each) for each in candidates]
    known = Counter(term for terms in others for term in terms)

    def weight(term: str) -> float:
        return math.log((1 + len(others)) / (1 + known[term])) + 1

    def length(terms: Counter[str]) -> float:
        return math.sqrt(sum((many * weight(term)) ** 2 for term, many in terms.items())) or 1.0

    own = length(asked)
    found = []
    for place, terms in enumerate(others):
        shared = sum(asked[term] * terms[term] * weight(term) ** 2 for term in asked.keys() & terms.keys())
        if (alike := shared / own / length(terms)) >= ALIKE_AT_LEAST:
            found.append((place, alike))
    return sorted(found, key=lambda pair: -pair[1])


def _terms(text: str) -> Counter[str]:
    words = re.findall(r"\w+", fold(text))
    pairs = [f"{one} {two}" for one, two in pairwise(words) if not {one, two} <= _EMPTY]
    return Counter([word for word in words if word not in _EMPTY] + pairs)
