"""Which body an opinion complains about: it says how somebody behaved, and it names an office or one of its people."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .vietnamese import fold, nfc

FILE = Path(__file__).parent.parent / "regulations" / "conduct.toml"
SHORTEST_NAME = 4  # characters; a shorter name would be found in everything


@dataclass(frozen=True)
class Office:
    """A body as it may be named: its name, its abbreviation, the people who work there."""

    key: int
    name: str
    abbreviation: str = ""
    people: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _said() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    data = tomllib.loads(FILE.read_text("utf-8"))
    called = {fold(key): tuple(map(fold, names)) for key, names in data["called"].items()}
    return tuple(map(fold, data["words"])), called


def speaks_of_conduct(text: str) -> bool:
    """It says how somebody behaved, with or without accents."""
    return _holds(fold(nfc(text)), _said()[0])


def complained_about(text: str, offices: Iterable[Office]) -> tuple[int, ...]:
    """The keys of the offices this text complains about. Nothing without a word about conduct."""
    said = fold(nfc(text))
    if not _holds(said, _said()[0]):
        return ()
    return tuple(each.key for each in offices if _holds(said, _names_of(each)))


def _names_of(office: Office) -> list[str]:
    """Everything that means this office, folded."""
    name = fold(office.name)
    names = [name, fold(office.abbreviation), *map(fold, office.people)]
    for kind in ("phong ", "ban ", "trung tam "):
        names += [f"can bo {name.removeprefix(kind)}"] if name.startswith(kind) else []
    names += [each for key, many in _said()[1].items() if key in name for each in many]
    return [each for each in names if len(each) >= SHORTEST_NAME]


def _holds(text: str, words: Iterable[str]) -> bool:
    pattern = "|".join(re.escape(word) for word in words)
    return bool(pattern) and re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text) is not None
