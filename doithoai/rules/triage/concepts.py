"""Kinds of things people speak of (`regulations/concepts.toml`), and what the learned layer hears in a text.

"Quạt quay không nổi" and "nồi cơm không sôi" share no word, but both name a thing that runs on electricity. A kind
belongs to no field; how much it speaks for which is learned.
"""

from functools import cache

from doithoai.rules.vietnamese import fold

from .text import Book, Hit, Said, features, longest, of_fields, phrase_of, read

MARK = "#"  # before the name of a kind among the features: no word of a text begins with it

Named = dict[str, tuple[str, ...]]  # phrase: the kinds it is of


def heard(text: Said) -> dict[str, int]:
    """What is counted of a text: its words, pairs of neighbours, and the kinds named, each with how often."""
    if text.heard is None:
        counts = features(text.words)
        kinds, *_ = _known()
        for hit in named(text):
            for kind in kinds[hit.phrase]:
                counts[MARK + kind] = counts.get(MARK + kind, 0) + 1
        text.heard = counts  # once it is whole: another thread may read the same words
    return text.heard


def named(text: Said) -> list[Hit]:
    """Where a kind is named, in the order written; of two phrases that overlap the longer."""
    return longest(text.hits(_known()[1]))


def words_of(kind: str, text: Said) -> str:
    """The first words by which the text names the kind, as written, lower case; "" when it does not."""
    kinds, *_ = _known()
    return next((text.between(hit.first, hit.after) for hit in named(text) if kind in kinds[hit.phrase]), "")


def phrases() -> list[str]:
    """Every phrase of the lists of kinds and fields, as words are compared."""
    kinds: dict[str, list[str]] = read("concepts.toml")["kinds"]
    fields: list[dict[str, list[str]]] = of_fields()["field"]
    said = [*kinds.values(), *(each[which] for each in fields for which in ("asks", "terms"))]
    return [phrase_of(term) for terms in said for term in terms]


def suspicious(label: str) -> frozenset[str]:
    """The features of the kinds that are themselves a reason to suspect `danger` or `denounces`."""
    return _known()[2][label]


@cache
def _known() -> tuple[Named, Book, dict[str, frozenset[str]]]:
    lists = read("concepts.toml")
    said: dict[str, list[str]] = lists["kinds"]
    # Known, and of no kind: keeps "gia đình" from being a temple.
    kinds: dict[str, dict[str, None]] = {phrase_of(term): {} for term in of_fields()["neutral"]}
    kinds.update({fold(phrase): {} for phrase in list(kinds)})
    marked, unmarked = set(kinds), set(kinds)
    for kind, phrases in said.items():
        for phrase in map(phrase_of, phrases):
            marked.add(phrase)
            kinds.setdefault(phrase, {})[kind] = None
            if " " in phrase:  # one syllable without marks is too many words at once
                unmarked.add(fold(phrase))
                kinds.setdefault(fold(phrase), {})[kind] = None
    suspicious = {
        label: frozenset(MARK + kind for kind in those) for label, those in lists["suspicious"].items()
    }
    return {phrase: tuple(those) for phrase, those in kinds.items()}, Book(marked, unmarked), suspicious
