"""The file beside its facts: the plan's text with the words of each fact marked, each fact with its fields."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from doithoai.actions.stated import stated
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.fact_forms import ROWS, TIME, FactForms
from doithoai.pages.desk.dialogues.plan.form import PlanForm
from doithoai.pages.desk.dialogues.plan.reading import LABELS
from doithoai.rules.plan_checks import Finding, check
from doithoai.rules.plan_reading import facts_from_json
from doithoai.rules.plan_reading.facts import Span
from doithoai.rules.regulation import load_all

#: A fact that is one value -> its fields, where they are not named like it.
FIELDS = {"time": tuple(f"time_{key}" for key in TIME), "participant_count": ("count_min", "count_max")}
#: A field of the plan -> the fact of the file it is taken from (its doubts count), where named differently.
TAKEN_FROM = {
    "year": "title", "issuer_name": "issuing_body", "held_on": "time", "starts_at": "time", "time_words": "time",
    "duration": "time", "attendance_min": "participant_count", "attendance_max": "participant_count",
    "agenda": "agenda_steps", "tasks": "assignments",
}  # fmt: skip
#: What a plan cannot be issued or followed without: said at once when the file lost it.
NEEDED = (
    "issuing_body", "doc_number", "issue_date", "title", "legal_bases", "chair_role", "topics", "time", "venue",
    "participants", "assignments", "recipients", "signer_name", "signer_title",
)  # fmt: skip

Mark = tuple[str, str, int, int]  # id, name of the fact or its row, start, end


def findings_of(file: PlanFile, dialogue: Dialogue) -> tuple[Finding, ...]:
    """What the file, as corrected, misses or contradicts; none under a regulation no longer known.

    A doubt that a person marked as looked at is a finding no more.
    """
    if dialogue.regulation not in load_all():
        return ()
    return check(facts_from_json(file.text, {**file.said, "doubts": file.doubts_open}), dialogue.regulation)


def compared(file: PlanFile, dialogue: Dialogue, forms: FactForms) -> dict[str, Any]:
    """For compare.html: {text, facts: [{name, label, at, doubts, fields, rows}], missing, doubts, findings}."""
    found = findings_of(file, dialogue)
    marks, seen_at = marks_of(file.said["found_at"]), {}
    at = {name: mark for mark, name, _, _ in reversed(marks)}
    for number, finding in enumerate(found):
        if finding.where:
            seen_at[number] = f"from-thay-{number}"
            marks.append((seen_at[number], "thay", *finding.where))
    doubts = [
        {
            "number": number,
            "says": each["says"],
            "seen": each["says"] in file.doubts_seen,
            "of": each["field"].split(".")[0],
        }
        for number, each in enumerate(file.facts["doubts"])
    ]
    return {
        "file": file,
        "text": marked(file.text, marks),
        "facts": [
            {
                "name": name,
                "label": label,
                "at": at.get(name) or at.get(f"{name}-0"),
                "says": bool(file.said[name]) if name != "time" else any(file.said["time"].values()),
                "doubts": [each for each in doubts if each["of"] == name],
                "fields": () if name in ROWS else [forms.one[field] for field in FIELDS.get(name, (name,))],
                "rows": rows(forms, name, at) if name in ROWS else (),
                "set": forms.rows.get(name),
            }
            for name, label in LABELS.items()
        ],
        "missing": [(name, LABELS[name]) for name in lost(file.said)],
        "doubts": [each for each in doubts if each["of"] not in LABELS],
        "findings": [{"finding": each, "at": seen_at.get(number)} for number, each in enumerate(found)],
    }


def lost(said: dict[str, Any]) -> list[str]:
    """The needed facts that the file does not state (a scan may have lost its date and its signer)."""
    time = said["time"]
    stated_time = time["iso"] or time["periods"] or time["recurrence"] or time["text"]
    return [name for name in NEEDED if not (stated_time if name == "time" else said[name])]


def rows(forms: FactForms, name: str, at: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"form": row, "name": f"{name}-{number}", "at": at.get(f"{name}-{number}"), "number": number + 1}
        for number, row in enumerate(forms.rows[name])
    ]


def differences(file: PlanFile, dialogue: Dialogue) -> list[dict[str, Any]]:
    """What taking over would change: [{field, label, now, then, doubts, fact}], in the order of the plan form."""
    says = stated(file.said, dialogue)
    changed = []
    for field in says:
        now, then = getattr(dialogue, field), says[field]
        if now == then:
            continue
        fact = TAKEN_FROM.get(field, field)
        doubts = [each["says"] for each in file.doubts_open if each["field"].split(".")[0] == fact]
        label = TABLE_LABELS.get(field) or PlanForm.base_fields[field].label
        changed.append(
            {
                "field": field, "label": label, "now": in_lines(field, now), "then": in_lines(field, then),
                "doubts": doubts, "fact": fact,
            }
        )  # fmt: skip
    return changed


TABLE_LABELS = {"agenda": "Chương trình", "tasks": "Phân công"}


def in_lines(field: str, value: Any) -> list[str]:
    """A value of the plan as lines to read."""
    if value in (None, "", []):
        return []
    if field == "chair_role":
        return [str(Dialogue.ChairRole(value).label)]
    if field == "held_on":
        return [f"{value:%d/%m/%Y}"]
    if field == "starts_at":
        return [f"{value:%H:%M}"]
    if field == "tasks":
        return [f"{row['unit']}: {row['task']}" for row in value]
    if isinstance(value, list):
        return [str(row.get("item") or row["text"]) if isinstance(row, dict) else row for row in value]
    return [str(value)]


def marks_of(found_at: dict[str, Span]) -> list[Mark]:
    """Where each fact stands; a list by its items, since the words between them are not its own."""
    lists = {name.split(".")[0] for name in found_at if "." in name}
    return [
        (f"from-{name.replace('.', '-')}", name.replace(".", "-"), start, end)
        for name, (start, end) in found_at.items()
        if name not in lists
    ]


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """The text as HTML, each mark a span inside the one it begins in (cut at its end: HTML cannot overlap)."""
    pieces: list[str] = []
    open_until: list[int] = []
    at = 0

    def until(place: int) -> None:
        nonlocal at
        while open_until and open_until[-1] <= place:
            pieces.append(escape(text[at : open_until[-1]]))
            pieces.append("</span>")
            at = open_until.pop()
        pieces.append(escape(text[at:place]))
        at = place

    for name, fact, start, end in sorted(marks, key=lambda mark: (mark[2], -mark[3])):
        until(start)
        pieces.append(format_html('<span class="from" id="{}" data-of="{}">', name, fact))
        open_until.append(min(end, open_until[-1]) if open_until else min(end, len(text)))
    until(len(text))
    return mark_safe("".join(pieces))  # every piece of the text is escaped above
