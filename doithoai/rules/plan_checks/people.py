"""Who chairs and who stands in."""

import re
from collections.abc import Iterator

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.letters import flat

from .finding import Finding, place
from .kinds import PaperKind, kind_of
from .sitting import Sitting, cited

_HEAD = re.compile(r"\b(?:chu tich|bi thu)\b")
_DEPUTY = re.compile(r"\bpho (?:chu tich|bi thu)\b")


def check_people(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """The dialogue is the head's own: a deputy chairs or stands in only where the regulation lets them."""
    kind = kind_of(facts)
    if facts.time.cancelled or facts.time.replaces or kind in (PaperKind.POSTPONEMENT, PaperKind.CONCLUSION):
        return
    regulation = sitting.regulation
    rule = regulation.chair
    because = cited(regulation, rule.quote if rule else regulation.title)
    if not facts.chair_role:
        if kind is not PaperKind.PLAN:
            return  # a notice or an invitation need not say it
        yield Finding("chair_missing", "warning", "Kế hoạch không nói ai chủ trì.", because)
        return
    role, at = flat(facts.chair_role), place(facts, "chair_role")
    deputy_may = rule.deputy_may if rule else None
    if not _HEAD.search(role):
        yield Finding(
            "chair_may_not_chair", "warning",
            f"“{facts.chair_role}” không phải người đứng đầu; hãy ghi rõ ai chủ trì.", because, at,
        )  # fmt: skip
    elif not _HEAD.search(_DEPUTY.sub("", role)) and deputy_may is not True:
        yield Finding(
            "chair_may_not_chair", "warning" if deputy_may is None else "error",
            f"“{facts.chair_role}” là cấp phó; người đứng đầu phải trực tiếp đối thoại, trừ khi quy định cho phép cử cấp "
            "phó thay.", because, at,
        )  # fmt: skip
    if facts.chair_substitute and deputy_may is not True:
        yield Finding(
            "substitute_not_allowed", "hint" if deputy_may is None else "error",
            f"Kế hoạch cho người thay: “{facts.chair_substitute}”. "
            + ("Quy định không cho cấp phó thay." if deputy_may is False else "Quy định chưa nói có được không."),
            because, place(facts, "chair_substitute"),
        )  # fmt: skip
