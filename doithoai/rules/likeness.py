"""Which texts may ask the same: a ranked short list for a person, never a decision.

Two opinions are one when one answer settles both: the same matter in the same place. So the measure has two halves.
Accents, spelling and short forms say nothing and are taken away; what is left is compared by runs of two to five
letters, weighted by how rare they are, by cosine. Then hamlets, roads, schools and numbers: the same one named in both
brings them together, another one keeps them apart. So do the fields they seem to be of.
"""

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from doithoai.rules.enclosures import SPOKEN
from doithoai.rules.triage.fields import rank
from doithoai.rules.triage.text import Said, features
from doithoai.rules.vietnamese import fold, folded_word

ALIKE_AT_LEAST = 0.2  # below, two texts are not worth a person's look (0 to 1)
SAME_AT_LEAST = 0.4  # above, they most probably ask the same
NAMED_ALIKE = 0.12  # added where the same place is named: short texts share few letters
SAME_PLACE, OTHER_PLACE = 1.3, 0.35
PERHAPS_OTHER_PLACE = 0.75  # one of them typed without capitals: what looks like a name may be none
SAME_NUMBER, OTHER_NUMBER = 1.1, 0.8
SAME_FIELD, OTHER_FIELD = 1.1, 0.6  # the likeliest field of both; none of the two likeliest in common
RUNS = (2, 3, 4, 5)  # letters
RUNS_OF_MANY = (4,)  # gives the same figures with a quarter of the memory and time
ALL_PAIRS_UP_TO = 400  # texts; beyond, only those that share a rare word are compared
RAREST = 10  # words and pairs of a text by which others are looked for
COMMON = 60  # texts; what more of them say finds nobody
FIELDS_REMEMBERED = 20_000  # texts, some 3 MB
NEAREST = 12  # candidates of one text that are compared letter by letter

# Before a name or a number; the folded ones are those that mean nothing else without marks ("cho" is mostly "for").
_PLACE_KINDS = (
    "thôn|xóm|bản|ấp|khu phố|khu|tổ dân phố|tổ|buôn|làng|khóm|sóc|hẻm|ngõ|đường|phố|trường|quốc lộ|tỉnh lộ|ql|tl|cầu|chợ|hồ|đập"
    "|kênh|mương|suối|sông|dốc|đèo|ngầm|đình|chùa|đền|trạm|công ty|mỏ|mỏ đá|núi|ngã ba|ngã tư|đồng|phai|cầu treo"
)
_FOLDED_KINDS = (
    "thon|xom|ban|ap|khu pho|to dan pho|buon|lang|hem|ngo|truong|quoc lo|tinh lo|ql|tl|muong|cau treo|phai"
)
_NAMED = re.compile(
    rf"\b(?P<kind>(?i:{_PLACE_KINDS}))(?i: mầm non| mn| tiểu học| thcs| thpt)?(?: số)? ?(?=(?P<name>\d+|[^\W\d_]+(?: [^\W\d_]+){{0,2}}))"
)
_NAMED_FOLDED = re.compile(
    rf"\b(?P<kind>{_FOLDED_KINDS})(?: mam non| mn| tieu hoc| thcs| thpt)?(?: so)? ?(?=(?P<name>\d+|[a-z]+(?: [a-z]+)?))"
)
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
LONGEST_NAME = 3  # words; more are a heading or somebody who writes everything with capitals
_SHORT_ROADS = {"ql": "quoc lo", "tl": "tinh lo"}
_NUMBER = re.compile(r"\b(?:km|so|nam|thua|to)? ?(?P<it>\d[\d./]*)")
# After the kind these are no name: "đường hỏng", "trường đang", "cầu bị".
_NO_NAME = {
    "vo", "sup", "yeu",
    "hong", "hu", "xau", "lay", "di", "vao", "ra", "len", "xuong", "bi", "da", "dang", "chua", "khong", "co",
    "va", "cua", "cho", "tu", "den", "qua", "bang", "be", "tong", "nhua", "dat", "lien", "noi", "tren",
    "duoi", "nay", "do", "dan", "sinh", "cu", "moi", "can", "nao", "em", "toi", "minh", "chung", "tui", "xin",
    "de", "nghi", "rat", "se", "thi", "la", "o", "tai", "nguoi", "nuoc", "lang", "thon", "xom", "ban",
    "xa", "huyen", "tinh", "bo", "ngap", "sat", "sap", "gay", "mat", "hep", "rong", "dai", "sau", "truoc",
    "trong", "ngoai", "hoc", "mam", "non", "tieu", "thu", "thuy", "lon", "nho", "sua", "lam", "mo", "phai",
    "van", "vua",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """One text, ready to be compared: `plain` folded, abbreviations spelled out; `sure`: its places are
    known by capitals or by a number. `fields`: the two likeliest, none when nothing known was said.
    """

    plain: str
    places: frozenset[str]
    sure: bool
    numbers: frozenset[str]
    terms: frozenset[str]
    fields: tuple[str, ...]
    numbered: dict[str, set[str]]  # said, not the place it was sent from: who writes may live elsewhere


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts `a` < `b` (by place in the list), likeness 0 to 1."""

    a: int
    b: int
    score: float

    @property
    def same(self) -> bool:
        """Whether they most probably ask the same."""
        return self.score >= SAME_AT_LEAST


def ranked_alike(text: str, candidates: Sequence[str]) -> list[tuple[int, float]]:
    """(place in `candidates`, likeness from 0 to 1), the most alike first; only those alike enough."""
    every = [_seen(text, ""), *(_seen(each, "") for each in candidates)]
    measure = _Measure(every)
    found = [
        (place - 1, measure.alike(0, place)) for place in range(1, len(every)) if measure.share(0, place)
    ]
    return sorted(((at, score) for at, score in found if score >= ALIKE_AT_LEAST), key=lambda pair: -pair[1])


def pairs_alike(texts: Sequence[str], places: Sequence[str] = ()) -> Iterator[Alike]:
    """Every pair worth showing, in the order of `a`, the most alike `b` first.

    `places[i]`: the hamlet the i-th was sent from, "" when not known. Of many texts only those are compared that
    share a rare word, and of each at most `NEAREST` others.
    """
    every = [_seen(text, places[at] if places else "") for at, text in enumerate(texts)]
    several = len(every) > ALL_PAIRS_UP_TO
    measure = _Measure(every, many=several)
    candidates = (
        _by_rare_words(every) if several else {a: range(a + 1, len(every)) for a in range(len(every))}
    )
    for a in range(len(every)):
        found = [Alike(a, b, measure.alike(a, b)) for b in candidates.get(a, ()) if measure.share(a, b)]
        yield from sorted(
            (each for each in found if each.score > ALIKE_AT_LEAST), key=lambda each: (-each.score, each.b)
        )


def groups_alike(texts: Sequence[str], places: Sequence[str] = ()) -> list[list[int]]:
    """The texts that most probably ask the same, together; each text in one group, in the order written.

    A text joins the group of the one it is most alike to; it does not pull two groups into one.
    """
    group: dict[int, list[int]] = {}
    pairs = [pair for pair in pairs_alike(texts, places) if pair.same]
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
        one, other = group.get(pair.a), group.get(pair.b)
        if one is None and other is None:
            group[pair.a] = group[pair.b] = [pair.a, pair.b]
        elif one is None and other is not None:
            other.append(pair.a)
            group[pair.a] = other
        elif other is None and one is not None:
            one.append(pair.b)
            group[pair.b] = one
    together = {id(each): sorted(each) for each in group.values()}
    alone = [[at] for at in range(len(texts)) if at not in group]
    return sorted([*together.values(), *alone])


class _Measure:
    """Likeness among one set of texts; what is rare is rare among them."""

    def __init__(self, every: Sequence[_Seen], *, many: bool = False) -> None:
        self._every = every
        sizes = RUNS_OF_MANY if many else RUNS
        counted = [_runs_of(seen.plain, sizes) for seen in every]
        known = Counter(run for runs in counted for run in runs)
        rare = {run: math.log((1 + len(every)) / (1 + count)) + 1 for run, count in known.items()}
        one_of = {run: run for run in known}  # one string for all texts that have it
        self._weights = [_weighed(runs, rare, one_of) for runs in counted]

    def share(self, a: int, b: int) -> bool:
        """Whether they have any word of substance in common: polite words alone make nothing alike."""
        return not self._every[a].terms.isdisjoint(self._every[b].terms)

    def alike(self, a: int, b: int) -> float:
        one, other = self._weights[a], self._weights[b]
        if len(other) < len(one):
            one, other = other, one
        cosine = sum(weight * other[run] for run, weight in one.items() if run in other)
        return _agreed(cosine, self._every[a], self._every[b])


def _weighed(runs: Counter[str], rare: dict[str, float], one_of: dict[str, str]) -> dict[str, float]:
    weights = {one_of[run]: (1 + math.log(count)) * rare[run] for run, count in runs.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {run: weight / length for run, weight in weights.items()}


def _agreed(cosine: float, one: _Seen, other: _Seen) -> float:
    """The likeness of the letters, raised where the same place or number is named or the same field is meant,
    lowered where another is."""
    if _numbered_apart(one, other):
        cosine *= OTHER_PLACE
    elif _names(one, other) or _names(other, one):
        cosine = cosine * SAME_PLACE + NAMED_ALIKE
    elif one.places and other.places:
        cosine *= OTHER_PLACE if one.sure and other.sure else PERHAPS_OTHER_PLACE
    if one.numbers and other.numbers:
        cosine *= SAME_NUMBER if one.numbers & other.numbers else OTHER_NUMBER
    if one.fields and other.fields:
        if one.fields[0] == other.fields[0]:
            cosine *= SAME_FIELD
        elif not set(one.fields) & set(other.fields):
            cosine *= OTHER_FIELD
    return min(1.0, cosine)


def _names(one: _Seen, other: _Seen) -> bool:
    """Whether a place of one is named anywhere in the other."""
    return any(name in other.places or f" {name} " in f" {other.plain} " for name in one.places)


def _numbered_apart(one: _Seen, other: _Seen) -> bool:
    """Whether both name a place of one kind by a number, and no number of it is the same: "ngõ 45 Lê Lợi", "ngõ 54 Lê
    Lợi". The street they share does not bring them together."""
    kinds = one.numbered.keys() & other.numbered.keys()
    return any(one.numbered[kind].isdisjoint(other.numbered[kind]) for kind in kinds)


def _numbers_of_kinds(places: Iterable[str]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in places:
        kind, _, number = name.rpartition(" ")
        if kind and number[0].isdigit():
            found[kind].add(number)
    return dict(found)


def _runs_of(plain: str, sizes: Sequence[int]) -> Counter[str]:
    padded = f" {plain} "
    return Counter(padded[at : at + size] for size in sizes for at in range(len(padded) - size + 1))


def _by_rare_words(every: Sequence[_Seen]) -> dict[int, list[int]]:
    """For each text the later ones that share its rarest words with it, the likeliest first; and the next copy of it."""
    known = Counter(term for seen in every for term in seen.terms)
    rare = [
        sorted(
            (term for term in seen.terms if 2 <= known[term] <= COMMON), key=lambda term: (known[term], term)
        )[:RAREST]
        for seen in every
    ]
    said_by: defaultdict[str, list[int]] = defaultdict(list)
    for at, terms in enumerate(rare):
        for term in terms:
            said_by[term].append(at)
    found = {}
    for at, terms in enumerate(rare):
        near: defaultdict[int, float] = defaultdict(float)
        for term in terms:
            for other in said_by[term]:
                if other > at:
                    near[other] += 1 / known[term]
        found[at] = sorted(near, key=lambda other: (-near[other], other))[:NEAREST]
    _add_copies(found, every)
    return found


def _add_copies(found: dict[int, list[int]], every: Sequence[_Seen]) -> None:
    """The next one word for word the same is always looked at: of a letter sent by a hundred no word is rare."""
    last: dict[str, int] = {}
    for at, seen in enumerate(every):
        before = last.get(seen.plain)
        if before is not None and at not in found[before]:
            found[before].append(at)
        last[seen.plain] = at


def _seen(text: str, place: str) -> _Seen:
    said = Said(text.replace(SPOKEN, " "))  # what nobody has written down yet is like nothing
    words = [folded_word(word) for word in said.words]
    plain = " ".join(words)
    terms = features(said.words)
    named = _places(said, plain)
    places = named | _sent_from(place)
    sure = not said.few_marks or any(name[-1].isdigit() for name in places)
    fields = _fields_of(said)
    folded = frozenset(fold(term) for term in terms)
    return _Seen(plain, places, sure, _numbers(plain), folded, fields, _numbers_of_kinds(named))


_fields_known: dict[bytes, tuple[str, ...]] = {}


def _fields_of(said: Said) -> tuple[str, ...]:
    """The two likeliest fields. The same groups are compared with every opinion that is opened, so they are
    remembered by a fingerprint of the text: words that must be erased stay nowhere."""
    key = hashlib.blake2b(said.written.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    if key not in _fields_known:
        if len(_fields_known) >= FIELDS_REMEMBERED:
            _fields_known.clear()
        _fields_known[key] = tuple(each.code for each in rank(said)[:2])
    return _fields_known[key]


def _places(said: Said, plain: str) -> frozenset[str]:
    """The names of the places said; a number with its kind: "ngo 12"."""
    found = {
        _name(each["kind"], _capitals(each["name"]), sure=True) for each in _NAMED.finditer(said.written)
    }
    if said.few_marks:
        found |= {_name(each["kind"], each["name"]) for each in _NAMED_FOLDED.finditer(plain)}
    else:
        found |= _proper_names(said.written)
    return frozenset(found - {""})


def _sent_from(place: str) -> frozenset[str]:
    """The hamlet it was sent from as a place; none when it is not known."""
    if not place:
        return frozenset()
    sent = _NAMED_FOLDED.search(fold(place))
    return frozenset({_name(sent["kind"], sent["name"]) if sent else fold(place)} - {""})


def _proper_names(written: str) -> set[str]:
    """Two or three words with capitals side by side, whatever stands before them: "Sín Pao", "Sao Đêm"."""
    names = set()
    for words in _WORDS.findall(written):
        for capital, run in groupby(words.split(), key=lambda word: word[0].isupper()):
            name = list(run)
            shouted = any(word.isupper() and len(word) > 1 for word in name)
            if capital and 2 <= len(name) <= LONGEST_NAME and not shouted:
                names.add(fold(" ".join(name)))
    return names


def _capitals(words: str) -> str:
    """The words as far as they begin with a capital; a number as it is."""
    return " ".join(takewhile(lambda word: word[0].isupper() or word.isdigit(), words.split()))


def _name(kind: str, name: str, *, sure: bool = False) -> str:
    """One form of a place's name; a number or a single word stays with its kind: "ngo 12", "thon dong".

    `sure`: written with capitals, so that "Mới" is a name and no adjective.
    """
    words = [word for at, word in enumerate(fold(name).split()) if sure or word not in _NO_NAME or at > 1]
    if not words or (not sure and fold(name).split()[0] in _NO_NAME):
        return ""
    short = fold(kind)
    return " ".join(words) if len(words) > 1 else f"{_SHORT_ROADS.get(short, short)} {words[0]}"


def _numbers(plain: str) -> frozenset[str]:
    return frozenset(found["it"] for found in _NUMBER.finditer(plain) if len(found["it"]) > 1)
