"""One thing that a paper does otherwise than its style asks, and the catalogue of the 44 checks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

Severity = Literal["error", "warning", "hint"]
ORDER: dict[str, int] = {"error": 0, "warning": 1, "hint": 2}
Scope = Literal["state", "party", "all"]


@dataclass(frozen=True)
class Finding:
    """`says`: what is wrong; `where`: the place in words a person can find; `because`: the rule and its source;
    `mend`: what to do; `safe`: a machine may do it without touching what the paper means."""

    rule: str
    severity: Severity
    says: str
    where: str
    because: str
    mend: str
    safe: bool = False

    def as_json(self) -> dict[str, Any]:
        """As `doithoai check_paper` prints it."""
        return {
            "rule": self.rule, "severity": self.severity, "says": self.says, "where": self.where,
            "because": self.because, "mend": self.mend,
        }  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One check: its gravity, whose papers it binds, its source, what to do, and what a PDF cannot tell of it."""

    id: str
    severity: Severity
    scope: Scope
    title: str
    state: str
    mend: str
    party: str = ""
    safe: bool = False
    not_in_pdf: str = ""

    def because(self, family: str) -> str:
        return (self.party or self.state) if family == "party" else self.state

    def binds(self, family: str) -> bool:
        return self.scope == "all" or (self.scope == "party") == (family == "party")


@cache
def rules() -> MappingProxyType[str, Rule]:
    """Every check by its id, L01 … L44."""
    said = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Rule(id=name, **values) for name, values in said.items()})
