"""Terms that are not dates: how often, on whose demand, who chairs, which papers. The law and the chosen
regulation are both asked; every finding quotes the source that asks for it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from .regulation import load_all, national_on, ruling_on
from .regulation_terms import CHAIRS, PAPERS, Frequency, Regulation
from .vietnamese import count_words, table_date
from .working_days import ONE_DAY

#: How `Dialogue.chair_role` names the heads.
ROLE_OF_CHAIR = {"ct_ubnd": "committee", "ct_hdnd": "council", "bi_thu": "party"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, and the words of the source behind it. `about`: the kind of paper it speaks of, or ""."""

    says: str
    because: str
    source: str
    about: str = ""


def sources_on(regulation_id: str, day: date) -> tuple[Regulation, ...]:
    """The regulation, then the law in force on the day of the sitting where it is another one."""
    chosen = ruling_on(regulation_id, day)
    try:
        law = national_on(day)
    except LookupError:
        return (chosen,)
    return (chosen,) if law.id == chosen.id else (chosen, law)


def _because(source: Regulation, quote: str) -> str:
    return f"{source.short}: {quote}"


def asked_frequency(regulation_id: str, day: date) -> tuple[Regulation, Frequency] | None:
    """The strictest rule on how often, and whose it is; None when neither source says."""
    found = [(source, source.frequency) for source in sources_on(regulation_id, day) if source.frequency]
    return max(found, key=lambda each: each[1].times_a_year, default=None)


def check_frequency(
    regulation_id: str, *, held_on: Sequence[date], year: int, on: date
) -> tuple[Finding, ...]:
    """What is missing of the sittings of `year`, held or planned on `held_on`, as seen on the day `on`.

    Only in December, or when the year is over, is a sitting that is not planned yet a finding; a month the
    rule names is one when it has passed without a sitting.
    """
    asked = asked_frequency(regulation_id, date(year, 12, 31) if on.year > year else on)
    if asked is None:
        return ()
    source, rule = asked
    held = [day for day in held_on if day.year == year]
    because, found = _because(source, rule.quote), []
    over = on.year > year or (on.year == year and on.month == 12)
    if over and len(held) < rule.times_a_year:
        found.append(
            Finding(
                f"Năm {year} mới có {count_words(len(held))} trên {count_words(rule.times_a_year)} cuộc đối thoại.",
                because,
                source.id,
            )
        )
    passed = [month for month in rule.months if (year, month) < (on.year, on.month)]
    missed = [month for month in passed if month not in {day.month for day in held}]
    if missed and not found:
        named = ", ".join(f"tháng {month}" for month in missed)
        found.append(Finding(f"Chưa có cuộc đối thoại vào {named} năm {year}.", because, source.id))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a commune is with the sittings of a year. `by`: when the next one that lacks must be held; None
    when nothing lacks. `findings`: what is missing already."""

    says: str
    because: str
    by: date | None
    findings: tuple[Finding, ...]


def year_so_far(
    regulation_id: str, *, held: Sequence[date], planned: Sequence[date], on: date
) -> Standing | None:
    """The sittings of the year of `on`, held and planned, against what the rule asks; None when no rule says."""
    asked = asked_frequency(regulation_id, on)
    if asked is None:
        return None
    source, rule = asked
    year = on.year
    done, coming = (sum(day.year == year for day in days) for days in (held, planned))
    wanted = f"{count_words(rule.times_a_year)} cuộc đối thoại phải có"
    says = f"Năm {year} " + (f"đã họp {count_words(done)} trên {wanted}" if done else f"chưa họp, {wanted}")
    says += f", đã định ngày {count_words(coming)} cuộc." if coming else "."
    by = None
    if done + coming < rule.times_a_year:
        months = {day.month for day in (*held, *planned) if day.year == year}
        month = next((each for each in rule.months if each >= on.month and each not in months), 12)
        by = date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
        says += f" Cuộc tiếp theo chậm nhất {table_date(by)}."
    findings = check_frequency(regulation_id, held_on=[*held, *planned], year=year, on=on)
    because = " ".join(filter(None, (_because(source, rule.quote) + ".", rule.unsure)))
    return Standing(says, because, by, findings)


@dataclass(frozen=True, slots=True)
class Demand:
    """Whether so many voters can call a sitting: `needed` of them; None when no rule gives them the right."""

    called: bool
    needed: int | None
    says: str
    because: str = ""


def demanded(regulation_id: str, *, voters: int, asking: int, on: date) -> Demand:
    """May `asking` of the commune's `voters` call a sitting on that day? ValueError: numbers that cannot be."""
    if not 0 <= asking <= voters or voters < 1:
        raise ValueError("Số cử tri yêu cầu không thể nhiều hơn số cử tri của xã.")
    rules = [
        (source, source.frequency, source.frequency.on_demand_percent)
        for source in sources_on(regulation_id, on)
        if source.frequency and source.frequency.on_demand_percent
    ]
    if not rules:
        return Demand(
            False, None, "Quy định áp dụng cho ngày này không nói đến đối thoại theo yêu cầu của cử tri."
        )
    source, rule, percent = min(rules, key=lambda each: each[2] or 100)
    needed = -(-voters * (percent or 100) // 100)
    said = f"{count_words(asking)} trên {count_words(voters)} cử tri yêu cầu; cần ít nhất {count_words(needed)} ({percent}%)"
    told = "phải tổ chức đối thoại" if asking >= needed else "chưa đủ để phải tổ chức đối thoại"
    return Demand(asking >= needed, needed, f"{said}: {told}.", _because(source, rule.quote))


def check_chair(
    regulation_id: str, *, chair_role: str, deputy: bool = False, on: date
) -> tuple[Finding, ...]:
    """`chair_role` as the dialogue keeps it; `deputy`: somebody is to stand in for the head."""
    role, found = ROLE_OF_CHAIR.get(chair_role, chair_role), []
    for source in sources_on(regulation_id, on):
        rule = source.chair
        if rule is None:
            continue
        if rule.roles and role not in rule.roles:
            may = ", ".join(CHAIRS[each] for each in rule.roles)
            found.append(
                Finding(
                    f"Người chủ trì là {CHAIRS.get(role, role)}, quy định nêu: {may}.",
                    _because(source, rule.quote),
                    source.id,
                )
            )
        if deputy and rule.deputy_may is False:
            found.append(
                Finding("Quy định không cho cấp phó chủ trì thay.", _because(source, rule.quote), source.id)
            )
    return tuple(found)


def missing_papers(regulation_id: str, *, issued: Collection[str], on: date) -> tuple[Finding, ...]:
    """The papers the sources ask for and that are not issued (`issued`: kinds of `Paper`), one finding each.

    Laws that stand beside the dialogue are asked too: the report to the council has no other home.
    """
    found: dict[str, Finding] = {}
    beside = (
        each
        for each in load_all().values()
        if each.use == "background" and each.level == "national_law" and each.in_force_on(on)
    )
    for source in (*sources_on(regulation_id, on), *beside):
        if source.papers:
            for kind in source.papers.required:
                if kind not in issued and kind not in found:
                    because = _because(source, source.papers.quote)
                    found[kind] = Finding(f"Chưa có {PAPERS[kind]}.", because, source.id, kind)
    return tuple(found.values())
