"""The plan as it would be issued today, checked: what it misses or contradicts, each with the field to mend."""

from typing import Any

from doithoai.models import Dialogue, Paper
from doithoai.models.clock import today
from doithoai.outputs.papers.drafts import draft
from doithoai.rules.plan_checks import Finding, check
from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.facts import (
    Assignment,
    HeadCount,
    LegalBase,
    Period,
    Span,
    StatedDeadline,
    Time,
)  # fmt: skip
from doithoai.rules.regulation import load_all

#: What is missing has no words to point at: the rule of the finding -> the field that should say it.
MISSING = {
    "issuer_missing": "issuer_name", "recipients_missing": "recipients", "signer_missing": "signer_name",
    "bases_missing": "legal_bases", "time_missing": "held_on", "day_missing": "held_on", "venue_missing": "venue",
    "participants_missing": "participants", "tasks_missing": "tasks-0-unit", "topics_missing": "topics",
    "chair_missing": "chair_role", "regulation_doubtful": "regulation", "notice_too_short": "held_on",
}  # fmt: skip


def plan_findings(dialogue: Dialogue) -> list[dict[str, Any]]:
    """[{finding, at}], the gravest first; `at` is a field of the plan form. None under a regulation not known."""
    if dialogue.regulation not in load_all():
        return []
    facts, fields = as_facts(dialogue)
    return [
        {"finding": each, "at": f"id_{field}" if (field := field_of(each, fields)) else None}
        for each in check(facts, dialogue.regulation)
        if dialogue.held_on or each.rule != "no_after_care"  # with the day the paper gets its own part on it
    ]


def errors_before_issuing(dialogue: Dialogue) -> list[dict[str, Any]]:
    """What must not go out unnoticed: shown beside every button that issues the plan."""
    return [each for each in plan_findings(dialogue) if each["finding"].severity == "error"]


def field_of(finding: Finding, fields: dict[str, Span]) -> str | None:
    """The field whose words the finding is about."""
    if finding.where is None:
        return MISSING.get(finding.rule)
    return next((name for name, (start, end) in fields.items() if start <= finding.where[0] < end), None)


class Writing:
    """The words of the plan one under the other, with where each fact and each field stands."""

    def __init__(self) -> None:
        self.text = ""
        self.found_at: dict[str, Span] = {}
        self.fields: dict[str, Span] = {}

    def say(self, field: str, fact: str, *words: str) -> None:
        start = len(self.text)
        for number, each in enumerate(words):
            at = len(self.text)
            self.text += f"{each}\n"
            if fact:
                name = fact if len(words) == 1 and fact not in LISTS else f"{fact}.{number}"
                self.found_at[name] = (at, len(self.text) - 1)
        self.fields[field] = (start, len(self.text))


LISTS = {
    "legal_bases",
    "target_groups",
    "topics",
    "venue",
    "participants",
    "agenda_steps",
    "assignments",
    "recipients",
}


def as_facts(dialogue: Dialogue) -> tuple[PlanFacts, dict[str, Span]]:
    """The dialogue as the facts of the paper that would be issued today, and where each field's words stand.

    The number and the day are given when it is issued; what follows the sitting the paper takes from the regulation.
    """
    paper = draft(Paper.Kind.PLAN, dialogue)
    issued, said = dialogue.plan_issued_on or today(), Writing()
    time_words = " ".join(paper.meeting.when().split())
    chair = " ".join(part for part in (dialogue.get_chair_role_display(), dialogue.chair_name) if part)
    items = [row["item"] for row in dialogue.agenda]
    tasks = [f"{row['unit']}: {row['task']}" for row in dialogue.tasks]
    for field, fact, words in (
        ("issuer_name", "issuing_body", [paper.office.name]),
        ("title", "title", [dialogue.title]),
        ("legal_bases", "legal_bases", [base["text"] for base in dialogue.legal_bases]),
        ("purposes", "", dialogue.purposes),
        ("chair_role", "chair_role", [chair]),
        (
            "chair_substitute",
            "chair_substitute",
            [dialogue.chair_substitute] if dialogue.chair_substitute else [],
        ),
        ("target_groups", "target_groups", dialogue.target_groups),
        ("topics", "topics", dialogue.topics),
        ("held_on", "time", [time_words] if time_words else []),
        ("venue", "venue", [dialogue.venue] if dialogue.venue else []),
        ("participants", "participants", dialogue.participants),
        (
            "attendance_min",
            "participant_count",
            [f"{dialogue.attendance_min or ''} – {dialogue.attendance_max or ''}"],
        ),
        ("agenda-0-item", "agenda_steps", items),
        ("tasks-0-unit", "assignments", tasks),
        ("recipients", "recipients", dialogue.recipients),
        ("signer_name", "signer_name", [dialogue.signer_name] if dialogue.signer_name else []),
    ):
        said.say(field, fact, *words)
    count = (dialogue.attendance_min, dialogue.attendance_max)
    year = Period(f"{dialogue.year}-01-01", f"{dialogue.year}-12-31")
    facts = PlanFacts(
        text=said.text,
        issuing_body=paper.office.name or None,
        doc_number="được cấp khi ban hành",
        issue_date=issued.isoformat(),
        title=dialogue.title,
        legal_bases=tuple(LegalBase(**base) for base in dialogue.legal_bases),
        chair_role=chair,
        chair_substitute=dialogue.chair_substitute or None,
        target_groups=tuple(dialogue.target_groups),
        topics=tuple(dialogue.topics),
        time=Time(
            text=time_words or None,
            iso=(dialogue.held_on.isoformat(),) if dialogue.held_on else (),
            periods=(year,) if dialogue.time_words and not dialogue.held_on else (),
        ),
        venue=(dialogue.venue,) if dialogue.venue else (),
        participants=tuple(dialogue.participants),
        participant_count=HeadCount(*count) if any(count) else None,
        agenda_steps=tuple(items),
        assignments=tuple(Assignment(row["unit"], row["task"]) for row in dialogue.tasks),
        deadlines=tuple(
            StatedDeadline(f"{each.matter}: {each.term}", None, None, None, "after")
            for each in paper.deadlines
        ),
        recipients=tuple(dialogue.recipients),
        signer_name=dialogue.signer_name or None,
        signer_title=dialogue.signer_title or None,
        found_at=said.found_at,
    )
    return facts, said.fields
