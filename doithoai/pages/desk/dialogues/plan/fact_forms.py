"""The facts of a plan file as fields: every fact of the plan JSON can be corrected, rows added and removed.

Each widget says in `data-take` what the script makes of words selected in the text (static/compare.js).
"""

from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from doithoai.models import PlanFile
from doithoai.pages.desk.fields import DayField, LinesField, Textarea

UNITS = [("", "không nói"), ("working", "ngày làm việc"), ("calendar", "ngày")]
DIRECTIONS = [("", "không nói"), ("before", "trước"), ("after", "sau")]
EVENTS = [
    ("", "không nói"), ("dialogue", "buổi đối thoại"), ("conclusion_notice", "thông báo kết luận"),
    ("receipt", "khi nhận được ý kiến"), ("plan", "khi ban hành kế hoạch"),
    ("document", "ngày ra chính văn bản này"), ("date", "một ngày ghi rõ"),
]  # fmt: skip


class Words(forms.CharField):
    """One value in the file's own words; lines broken by the paper's edge are joined."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label, required=False, widget=Textarea(rows=1, **{"data-take": "line"}), **kwargs
        )

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class Days(LinesField):
    """Days, one a line; as ISO strings."""

    take = "days"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"rows": 1, "data-take": self.take}

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(self.written, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[Any]:  # type: ignore[override]
        return [self.read(line) for line in super().to_python(value)]

    def written(self, day: Any) -> str:
        return f"{date.fromisoformat(day):%d/%m/%Y}"

    def read(self, line: str) -> Any:
        day: date = DayField().clean(line)
        return day.isoformat()


class Periods(Days):
    """First and last day, one pair a line: 01/04/2026 – 30/06/2026."""

    def written(self, period: Any) -> str:
        return " – ".join(super(Periods, self).written(period[end]) for end in ("start", "end"))

    def read(self, line: str) -> Any:
        ends = [each.strip() for each in line.replace("–", "-").split("-")]
        if len(ends) != 2:
            raise forms.ValidationError("Xin ghi ngày đầu và ngày cuối, ví dụ 01/04/2026 – 30/06/2026.")
        start, end = (super(Periods, self).read(each) for each in ends)
        if end < start:
            raise forms.ValidationError("Ngày cuối trước ngày đầu. Xin sửa lại.")
        return {"start": start, "end": end}


def day(label: str) -> DayField:
    field = DayField(label=label, required=False)
    field.widget.attrs["data-take"] = "day"
    return field


def number(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=100_000,
        widget=forms.NumberInput(attrs={"data-take": "number"}),
    )  # fmt: skip


class SingleFacts(forms.Form):
    """The facts that are one value. `seen`: the revision of the corrections this form was opened at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    issuing_body = Words("Cơ quan ban hành")
    doc_number = Words("Số, ký hiệu")
    place = Words("Nơi ban hành")
    issue_date = day("Ngày ban hành")
    title = Words("Trích yếu")
    chair_role = Words("Chủ trì")
    chair_substitute = Words("Người thay khi vắng")
    time_text = Words("Thời gian bằng lời")
    time_iso = Days(label="Ngày họp", help_text="Mỗi dòng một ngày.")
    time_periods = Periods(label="Trong khoảng", help_text="Khi chưa có ngày: 01/04/2026 – 30/06/2026.")
    time_duration = Words("Thời lượng")
    time_recurrence = Words("Số lần, định kỳ")
    time_replaces = Days(label="Thay cho ngày đã báo")
    time_cancelled = forms.BooleanField(label="Văn bản này hủy hội nghị", required=False)
    count_min = number("Số người ít nhất")
    count_max = number("Số người nhiều nhất")
    signer_name = Words("Người ký")
    signer_title = Words("Chức vụ người ký")


TIME = ("text", "iso", "periods", "duration", "recurrence", "replaces", "cancelled")
LINES = (
    "issuing_body", "doc_number", "place", "title", "chair_role", "chair_substitute", "signer_name", "signer_title",
)  # fmt: skip


class WordsRow(forms.Form):
    text = Words("Nội dung")


class BaseRow(forms.Form):
    text = Words("Văn bản")
    number = Words("Số, ký hiệu")
    date = day("Ngày")


class AssignmentRow(forms.Form):
    unit = Words("Đơn vị")
    task = Words("Việc")


class DeadlineRow(forms.Form):
    text = Words("Lời của kế hoạch")
    days = number("Số ngày")
    unit = forms.ChoiceField(label="Loại ngày", choices=UNITS, required=False)
    direction = forms.ChoiceField(label="Trước hay sau", choices=DIRECTIONS, required=False)
    from_event = forms.ChoiceField(label="Tính từ", choices=EVENTS, required=False)


#: The facts that are lists; a row is there when its first column is filled.
ROWS: dict[str, type[forms.Form]] = {
    "legal_bases": BaseRow, "target_groups": WordsRow, "topics": WordsRow, "venue": WordsRow,
    "participants": WordsRow, "pre_steps": WordsRow, "agenda_steps": WordsRow, "post_steps": WordsRow,
    "assignments": AssignmentRow, "deadlines": DeadlineRow, "recipients": WordsRow,
}  # fmt: skip
SETS = {name: formset_factory(row, extra=1, max_num=400) for name, row in ROWS.items()}


class FactForms:
    """Every fact of one file, from its plan JSON or from what was posted."""

    def __init__(self, file: PlanFile, data: Any = None) -> None:
        self.file, self.said = file, file.said
        self.one = SingleFacts(data, initial={"seen": file.revision, **singles_of(self.said)})
        self.rows = {
            name: made(data, initial=rows_of(name, self.said), prefix=name) for name, made in SETS.items()
        }

    def is_valid(self) -> bool:
        return all([self.one.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def values(self) -> dict[str, Any]:
        """The facts as plan JSON; only after `is_valid`. What did not change is as it was, to the letter."""
        said = self.one.cleaned_data
        time = dict(self.said["time"]) | {key: said[f"time_{key}"] or None for key in TIME}
        time |= {key: said[f"time_{key}"] for key in ("iso", "periods", "replaces", "cancelled")}
        count = {"min": said["count_min"], "max": said["count_max"]}
        new: dict[str, Any] = {name: said[name] or None for name in LINES}
        new |= {
            "issue_date": said["issue_date"].isoformat() if said["issue_date"] else None,
            "time": time,
            "participant_count": count if any(count.values()) else None,
        }
        new |= {name: self.listed(name) for name in ROWS}
        return {
            name: self.said[name] if flat(value) == flat(self.said[name]) else value
            for name, value in new.items()
        }

    def listed(self, name: str) -> list[Any]:
        first = next(iter(ROWS[name].base_fields))
        filled = [row for row in self.rows[name].cleaned_data if row.get(first)]
        if ROWS[name] is WordsRow:
            return [row["text"] for row in filled]
        stated = {each["text"]: each["anchor_stated"] for each in self.said["deadlines"]}
        listed = []
        for row in filled:
            tidy = {
                key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()
            }
            if name == "assignments":
                listed.append({key: value or "" for key, value in tidy.items()})
                continue
            tidy = {key: None if value == "" else value for key, value in tidy.items()}
            if name == "deadlines":
                tidy["anchor_stated"] = stated.get(tidy["text"], True)
            listed.append(tidy)
        return listed


def singles_of(said: dict[str, Any]) -> dict[str, Any]:
    count = said["participant_count"] or {}
    return {
        **{name: said[name] for name in LINES},
        "issue_date": date.fromisoformat(said["issue_date"]) if said["issue_date"] else None,
        **{f"time_{key}": said["time"][key] for key in TIME},
        "count_min": count.get("min"),
        "count_max": count.get("max"),
    }


def rows_of(name: str, said: dict[str, Any]) -> list[dict[str, Any]]:
    if ROWS[name] is WordsRow:
        return [{"text": text} for text in said[name]]
    rows = [dict(row) for row in said[name]]
    for row in rows:
        if row.get("date"):
            row["date"] = date.fromisoformat(row["date"])
    return rows


def flat(value: Any) -> Any:
    """For comparing: how the lines of a text were broken does not count."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: flat(each) for key, each in value.items()}
    return [flat(each) for each in value] if isinstance(value, list) else value
