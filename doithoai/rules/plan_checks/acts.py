"""The acts a plan rests on: in force on the day, and already issued when the plan was."""

import re
from collections.abc import Iterator
from datetime import date

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.facts import LegalBase, Span
from doithoai.rules.plan_reading.letters import flat
from doithoai.rules.regulation import doubts, load_all
from doithoai.rules.vietnamese import table_date

from .act_files import Act, load_acts
from .finding import Finding, place
from .sitting import Sitting, cited


def check_acts(facts: PlanFacts, sitting: Sitting) -> Iterator[Finding]:
    """Retired or future grounds, a provincial rule no longer in force, and doubts about the chosen regulation."""
    issued = date.fromisoformat(facts.issue_date) if facts.issue_date else sitting.on
    day = sitting.around
    for index, base in enumerate(facts.legal_bases):
        at = place(facts, f"legal_bases.{index}")
        if base.date and issued and date.fromisoformat(base.date) > issued:
            yield Finding(
                "base_not_yet_issued", "error",
                f"Căn cứ “{_short(base)}” có ngày {table_date(date.fromisoformat(base.date))}, sau ngày ban hành kế hoạch.",
                f"Kế hoạch viết: “{base.text[:200]}”.", at,
            )  # fmt: skip
        for act in load_acts().acts:
            if day and day > act.last_day and _is(base, act.number, act.names):
                yield _outdated(base, act, at)
        for regulation in load_all().values():
            if not day or regulation.use == "floor" or not _is(base, regulation.number, ()):
                continue
            if not regulation.in_force_on(day):
                yield Finding(
                    "base_not_in_force", "warning",
                    f"{regulation.short} không có hiệu lực vào ngày {table_date(day)}.",
                    cited(regulation, regulation.title), at,
                )  # fmt: skip
            elif regulation.doubt and day >= regulation.doubt[0]:
                yield Finding(
                    "base_doubtful", "warning", regulation.doubt[1], cited(regulation, regulation.title), at
                )
    if day:
        regulation = sitting.regulation
        for says in doubts(regulation.id, dialogue_on=day):
            yield Finding("regulation_doubtful", "hint", says, cited(regulation, regulation.title))


def _outdated(base: LegalBase, act: Act, at: Span | None) -> Finding:
    """A day that nobody compared with a text yet is a reason to look, not to change the plan."""
    ended = table_date(act.last_day)
    because = f"{act.name} được thay bằng {act.replaced_by}. Theo {act.known_from}."
    if act.confirmed:
        says = f"“{_short(base)}” đã hết hiệu lực từ sau ngày {ended}. Hãy thay căn cứ này."
        return Finding("base_not_in_force", "warning", says, because, at)
    says = f"“{_short(base)}” có thể đã hết hiệu lực từ sau ngày {ended} (chưa đối chiếu). Xin kiểm tra căn cứ này."
    return Finding("base_not_in_force", "hint", says, because, at)


def _is(base: LegalBase, number: str, names: tuple[str, ...]) -> bool:
    """By its number, or by its name where the plan gives no number."""
    if base.number:
        return bool(number) and _bare(base.number) == _bare(number)
    words = flat(base.text)
    return any(words.startswith(flat(name)) for name in names)


def _bare(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", flat(number))


def _short(base: LegalBase) -> str:
    return base.number or (base.text if len(base.text) < 90 else f"{base.text[:87]}…")
