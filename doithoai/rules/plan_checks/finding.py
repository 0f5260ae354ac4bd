"""One thing a person should look at in a plan."""

from dataclasses import dataclass
from typing import Any, Literal

from doithoai.rules.plan_reading.facts import PlanFacts, Span

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Finding:
    """`says`: what is wrong, and what to do; `because`: the rule's own sentence and its source (both Vietnamese).

    `rule` names the check. `where`: offsets into the plan's normalised text, None for what is missing.
    """

    rule: str
    severity: Severity
    says: str
    because: str
    where: Span | None = None

    def as_json(self) -> dict[str, Any]:
        """As `doithoai check_plan` prints it."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "says": self.says,
            "because": self.because,
            "where": list(self.where) if self.where else None,
        }


def place(facts: PlanFacts, name: str) -> Span | None:
    """Where a fact stands (`chair_role`, `deadlines.2`); None when it was read without a place."""
    return facts.found_at.get(name)
