"""Which body an opinion complains about: it says how somebody behaved, and it names an office or one of its people."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .triage.text import Book, Hit, Said, phrase_of
from .vietnamese import fold, folded_word, nfc

FILE = Path(__file__).parent.parent / "regulations" / "conduct.toml"
_ASKS_A_SUM = re.compile(
    r"\bvòi (?:\d|(?:một|hai|ba|năm|mười|chục|trăm|vài|mấy) (?:triệu|trăm|chục|nghìn|ngàn|lần))"
)
#: The same typed without marks, where "voi" is mostly "với": only of somebody who may ask, or of whoever was asked.
_ASKS_A_SUM_UNMARKED = re.compile(
    r"\b(?:can bo|cb|cong chuc|cong an|nhan vien|dia chinh|ke toan|truong (?:thon|ban|ap|xom)|(?<!moi )(?<!cac )ho|bi) voi "
    r"(?:\d+|mot|hai|ba|nam|muoi|chuc|tram|vai|may) (?:trieu|tram|chuc|nghin|ngan|k|tr|lan)\b"
)
#: Before "voi" these make it "với": "so voi tien luong" compares, "doi voi tien dien" is about it.
_BEFORE_WITH = frozenset({"so", "doi", "cung", "kem", "ung", "hop", "gan", "bang", "khac"})
SHORTEST_NAME = 4  # characters; a shorter name would be found in everything


@dataclass(frozen=True)
class Office:
    """A body as it may be named: its name, its abbreviation, the people who work there."""

    key: int
    name: str
    abbreviation: str = ""
    people: tuple[str, ...] = ()


def book_of(words: Iterable[str]) -> Book:
    """What has two syllables or more is heard with wrong marks, too (`hách dich`); one syllable only as it is written,
    or `với` would be `vòi`."""
    known = {phrase_of(word) for word in words}
    return Book(known, {fold(phrase) for phrase in known if " " in phrase}, forgiving=True)


@cache
def _words() -> Book:
    return book_of(_list()["words"])


@cache
def _called() -> dict[str, tuple[str, ...]]:
    return {fold(key): tuple(map(fold, names)) for key, names in _list()["called"].items()}


def _list() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def heard(said: Said, book: Book) -> bool:
    """A phrase of the book stands there. A wrong mark hides none, but "với tiền" is not "vòi tiền"."""
    return any(not _is_only_with(said, hit) for hit in said.hits(book))


def _is_only_with(said: Said, hit: Hit) -> bool:
    """Its "vòi" is a "với": written so, or without marks behind a word that asks for it."""
    if folded_word(said.words[hit.first]) != "voi":
        return False
    before = folded_word(said.words[hit.first - 1]) if hit.first else ""
    written = said.words[hit.first]
    return written == "với" or (written == "voi" and before in _BEFORE_WITH)


def speaks_of_conduct(text: str) -> bool:
    """It says how somebody behaved, with or without accents."""
    said = Said.of(text)
    if heard(said, _words()) or _ASKS_A_SUM.search(" ".join(said.words)):
        return True
    return said.few_marks and bool(_ASKS_A_SUM_UNMARKED.search(fold(" ".join(said.words))))


def complained_about(text: str, offices: Iterable[Office]) -> tuple[int, ...]:
    """The keys of the offices this text complains about. Nothing without a word about conduct."""
    if not speaks_of_conduct(text):
        return ()
    said = fold(nfc(text))
    return tuple(each.key for each in offices if _holds(said, _names_of(each)))


def _names_of(office: Office) -> list[str]:
    """Everything that means this office, folded."""
    name = fold(office.name)
    names = [name, fold(office.abbreviation), *map(fold, office.people)]
    for kind in ("phong ", "ban ", "trung tam "):
        names += [f"can bo {name.removeprefix(kind)}"] if name.startswith(kind) else []
    names += [each for key, many in _called().items() if key in name for each in many]
    return [each for each in names if len(each) >= SHORTEST_NAME]


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
