"""The 44 checks of a finished paper, anybody's: what it does otherwise than its style asks, and how to mend it.

`check_paper_file(data, name)` reads a stranger's file in a process of its own; `findings(seen, …)` judges what was read.
"""

from .apart import PaperChecked, check_paper_file
from .case import Known
from .finding import Finding, Rule, Severity, rules
from .judge import STYLE_NAMES, findings, read_paper, style_of

__all__ = [
    "STYLE_NAMES",
    "Finding",
    "Known",
    "PaperChecked",
    "Rule",
    "Severity",
    "check_paper_file",
    "findings",
    "read_paper",
    "rules",
    "style_of",
]
