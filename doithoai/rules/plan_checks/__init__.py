"""What a plan misses or contradicts against its regulation and the law in force on the day of its sitting.

A plan may be stricter than its regulation, never laxer without a warning. Every finding carries the sentence of the rule it
rests on; what the plan itself contradicts rests on the plan's own words.
"""

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.regulation import load_all

from .acts import check_acts
from .bodies import check_bodies
from .finding import Finding, Severity
from .numbers import check_numbers
from .parts import check_parts
from .people import check_people
from .sitting import Sitting

__all__ = ["Finding", "Severity", "check"]

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


def check(facts: PlanFacts, regulation_id: str) -> tuple[Finding, ...]:
    """Every finding on a plan read by `plan_reading`, the gravest first. KeyError: no such regulation."""
    sitting = Sitting.of(facts, load_all()[regulation_id])
    found = [
        *check_parts(facts, sitting),
        *check_numbers(facts, sitting),
        *check_people(facts, sitting),
        *check_acts(facts, sitting),
        *check_bodies(facts, sitting),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: _ORDER[finding.severity]))
