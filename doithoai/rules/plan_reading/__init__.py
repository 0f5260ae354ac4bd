"""An existing plan's file or text → the facts in it (the *plan JSON* of the contracts).

`read_file` turns bytes into text, `read_plan` text into facts, `looks_like_plan` says when the text is
something else. `read_plan_file` does all three in a process of its own: for files from strangers.
"""

from .apart import PlanRead, read_plan_file
from .document import read_file
from .facts import PlanFacts, facts_from_json
from .outcome import Text, Unreadable
from .reader import looks_like_plan, read_plan

__all__ = [
    "PlanFacts", "PlanRead", "Text", "Unreadable", "facts_from_json", "looks_like_plan", "read_file", "read_plan",
    "read_plan_file",
]  # fmt: skip
