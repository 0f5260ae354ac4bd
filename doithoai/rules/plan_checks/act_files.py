"""`regulations/acts.toml`: acts that no longer bind, the reform of 2025, the parts a paper must have."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from doithoai.rules.regulation_files import REGULATIONS


@dataclass(frozen=True)
class Act:
    """An act and the last day it bound. `names`: how plans write it without its number.

    `known_from`: where the last day was read; `confirmed`: it was compared with a text, not only recalled.
    """

    name: str
    number: str
    last_day: date
    replaced_by: str
    known_from: str
    confirmed: bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Acts:
    """`reform_from`: the first day without districts; the other words are quoted as reasons."""

    acts: tuple[Act, ...]
    reform_from: date
    reform: str
    paper_parts: str
    grounds: str
    changed: str


@cache
def load_acts() -> Acts:
    """The file, read strictly: a misspelt key is a TypeError that names it."""
    said = tomllib.loads((REGULATIONS / "acts.toml").read_text(encoding="utf-8"))
    reform, papers = said["reform"], said["papers"]
    return Acts(
        tuple(Act(**{**act, "names": tuple(act.get("names", ()))}) for act in said["act"]),
        reform["from"],
        f"{reform['source']}: {reform['says']}.",
        f"{papers['source']}: {papers['says']}.",
        f"{papers['grounds']}.",
        f"{papers['changed']}.",
    )
