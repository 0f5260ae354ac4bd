"""The file beside the form: the plan's text with the words of each fact marked, each fact with its field."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from doithoai.actions.plan.attach_plan_file import chair_role, stated
from doithoai.models import Dialogue, PlanFile
from doithoai.pages.desk.dialogues.plan.form import PlanForm, legal_base
from doithoai.pages.desk.dialogues.plan.reading import LABELS, in_words
from doithoai.rules.plan_checks import Finding, check
from doithoai.rules.plan_reading import PlanFacts, facts_from_json
from doithoai.rules.plan_reading.facts import HeadCount, Span
from doithoai.rules.regulation import load_all

#: A fact of the file -> the fields of the plan form that hold it. A fact that is not here is only shown.
FIELDS = {
    "issuing_body": ("issuer_name",),
    "title": ("title",),
    "legal_bases": ("legal_bases",),
    "chair_role": ("chair_role",),
    "chair_substitute": ("chair_substitute",),
    "target_groups": ("target_groups",),
    "topics": ("topics",),
    "time": ("held_on", "starts_at", "duration", "time_words"),
    "venue": ("venue",),
    "participants": ("participants",),
    "participant_count": ("attendance_min", "attendance_max"),
    "recipients": ("recipients",),
    "signer_name": ("signer_name",),
    "signer_title": ("signer_title",),
}
#: What a script makes of the selected words before they fill a field (static/compare.js); else one line.
TAKEN_AS = {
    "held_on": "day", "starts_at": "hour", "attendance_min": "number", "attendance_max": "number",
    "legal_bases": "lines", "target_groups": "lines", "topics": "lines", "participants": "lines", "recipients": "lines",
}  # fmt: skip
#: Corrections of these replace what the file said when the plan is checked: dialogue's field -> fact.
CORRECTED = {
    "issuer_name": "issuing_body", "chair_substitute": "chair_substitute", "target_groups": "target_groups",
    "topics": "topics", "participants": "participants", "recipients": "recipients",
    "signer_name": "signer_name", "signer_title": "signer_title",
}  # fmt: skip

Mark = tuple[str, str, int, int]  # id, name of the fact, start, end


class CompareForm(PlanForm):
    """The fields of the plan that a file can state; the others stay as they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {"seen", *(field for fields in FIELDS.values() for field in fields)}
        for name in set(self.fields) - kept:
            del self.fields[name]

    def said(self, dialogue: Dialogue) -> dict[str, Any]:
        """For `revise_plan`; only after `is_valid`."""
        said = dict(self.cleaned_data)
        return said | {"legal_bases": [legal_base(line, dialogue) for line in said["legal_bases"]]}


def findings_of(file: PlanFile, dialogue: Dialogue) -> tuple[Finding, ...]:
    """What the plan misses or contradicts, the gravest first; none under a regulation no longer known."""
    if dialogue.regulation not in load_all():
        return ()
    return check(as_it_stands(file, dialogue), dialogue.regulation)


def as_it_stands(file: PlanFile, dialogue: Dialogue) -> PlanFacts:
    """The facts of the file, with what a person corrected in the plan since."""
    facts, was = facts_from_json(file.text, file.facts), stated(file.facts)
    new: dict[str, Any] = {}
    for field, fact in CORRECTED.items():
        value = getattr(dialogue, field)
        if value and value != was.get(field):
            new[fact] = tuple(value) if isinstance(value, list) else value
    if dialogue.venue and dialogue.venue != was.get("venue"):
        new["venue"] = (dialogue.venue,)
    if dialogue.held_on and dialogue.held_on != was.get("held_on"):
        new["time"] = replace(facts.time, iso=(dialogue.held_on.isoformat(),))
    if dialogue.chair_role != chair_role(facts.chair_role or "") and facts.chair_role:
        new["chair_role"] = dialogue.get_chair_role_display()
    least, most = dialogue.attendance_min, dialogue.attendance_max
    if (least or most) and (least, most) != (was.get("attendance_min"), was.get("attendance_max")):
        new["participant_count"] = HeadCount(least, most)
    left = {name: span for name, span in facts.found_at.items() if name.split(".")[0] not in new}
    return replace(facts, found_at=left, **new)


def compared(file: PlanFile, dialogue: Dialogue, form: CompareForm) -> dict[str, Any]:
    """For compare.html: {text, facts: [{name, label, at, lines, doubts, fields}], findings: [{finding, at}]}."""
    found = findings_of(file, dialogue)
    marks, seen_at = marks_of(file.facts.get("found_at") or {}), {}
    for number, finding in enumerate(found):
        if finding.where:
            seen_at[number] = f"from-thay-{number}"
            marks.append((seen_at[number], "thay", *finding.where))
    first: dict[str, str] = {}
    for mark, name, _, _ in marks:
        first.setdefault(name, mark)
    doubts = file.facts.get("doubts") or []
    return {
        "file": file,
        "text": marked(file.text, marks),
        "facts": [
            {
                "name": name,
                "label": label,
                "at": first.get(name),
                "lines": in_words(name, file.facts.get(name)),
                "doubts": [each["says"] for each in doubts if each["field"].split(".")[0] == name],
                "fields": [
                    {"field": form[field], "taken_as": TAKEN_AS.get(field, "line")}
                    for field in FIELDS.get(name, ())
                ],
            }
            for name, label in LABELS.items()
        ],
        "doubts": [each["says"] for each in doubts if each["field"].split(".")[0] not in LABELS],
        "findings": [{"finding": each, "at": seen_at.get(number)} for number, each in enumerate(found)],
    }


def marks_of(found_at: dict[str, Span]) -> list[Mark]:
    """Where each fact stands; a list by its items, since the words between them are not its own."""
    lists = {name.split(".")[0] for name in found_at if "." in name}
    return [
        (f"from-{name.replace('.', '-')}", name.split(".")[0], start, end)
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
