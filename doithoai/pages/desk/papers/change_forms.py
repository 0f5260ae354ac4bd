"""The forms that replace, correct and withdraw an issued paper, each kind asking only for what it can say anew."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from doithoai.actions.papers.correct_paper import PARTS
from doithoai.actions.papers.replace_paper import PLANNED, SIGNED
from doithoai.models import Dialogue, MinutesEntry, Paper, Reply
from doithoai.pages.desk.dialogues.plan.form import AgendaRows, TaskRows, legal_base, rows_of
from doithoai.pages.desk.fields import DayField, LinesField, Textarea

Kind = Paper.Kind
FAULT_ROWS = 3  # more come with every save
MOST_ROWS = 30

#: Fields of the plan that are tables, as on the plan's own page: field -> (its rows, what a filled row has).
TABLES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "agenda": (AgendaRows, ("item",)), "tasks": (TaskRows, ("task", "unit")),
}  # fmt: skip
LABELS = {
    "title": "Tên hội nghị", "venue": "Địa điểm", "chair_name": "Người chủ trì", "chair_substitute": "Người thay khi vắng",
    "secretary_name": "Thư ký", "target_groups": "Đối tượng đối thoại", "participants": "Thành phần mời",
    "purposes": "Mục đích", "topics": "Nội dung đối thoại", "legal_bases": "Căn cứ",
    "signer_name": "Người ký", "signer_title": "Quyền hạn, chức vụ người ký", "recipients": "Nơi nhận",
}  # fmt: skip
NEEDED = {"title", "signer_name", "recipients"}


class IssuedForm(forms.Form):
    """What every way of changing a paper asks for."""

    issued_on = DayField(label="Ngày ban hành")
    because = forms.CharField(label="Lý do", max_length=500, widget=Textarea(rows=2))


class ReplaceForm(IssuedForm):
    """The new paper: what of the dialogue it says anew, and the words of its own kind."""

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        self.paper, kind = paper, Kind(paper.kind)
        said = PLANNED if kind == Kind.PLAN else SIGNED
        self.said = tuple(name for name in said if name not in TABLES)
        initial = {
            **own_words(paper),
            **{name: shown(name, getattr(paper.dialogue, name)) for name in self.said},
        }
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.own = word_fields(kind)
        self.fields.update(self.own)
        for name in self.said:
            self.fields[name] = field_of(name, paper)
        self.tables = {
            name: rows(
                self.data if f"{name}-TOTAL_FORMS" in self.data else None,
                initial=getattr(paper.dialogue, name), prefix=name,
            )
            for name, (rows, _) in TABLES.items() if name in said
        }  # fmt: skip

    def is_valid(self) -> bool:
        """The tables too, where they were sent."""
        return all([super().is_valid(), *(each.is_valid() for each in self.tables.values() if each.is_bound)])

    def changes(self) -> dict[str, Any]:
        """What `replace_paper` is given: only the fields of the dialogue that the person changed."""
        dialogue = self.paper.dialogue
        said = {
            name: stored(name, self.cleaned_data[name], dialogue)
            for name in self.said
            if name in self.changed_data
        }
        for name, rows in self.tables.items():
            if rows.is_bound and rows.has_changed():
                said[name] = rows_of(rows, *TABLES[name][1])
        return {"dialogue_says": said, **{name: self.cleaned_data[name] for name in self.own}}


def field_of(name: str, paper: Paper) -> forms.Field:
    needed = name in NEEDED
    if isinstance(getattr(paper.dialogue, name), list):
        return LinesField(label=LABELS[name], help_text="Mỗi dòng một mục.", required=needed)
    return forms.CharField(label=LABELS[name], max_length=300, required=needed)


def shown(name: str, value: Any) -> Any:
    """A value of the dialogue as the form shows it."""
    return [row["text"] for row in value] if name == "legal_bases" else value


def stored(name: str, value: Any, dialogue: Dialogue) -> Any:
    """The form's value as `revise_plan` takes it."""
    return [legal_base(each, dialogue) for each in value] if name == "legal_bases" else value


def word_fields(kind: str) -> dict[str, forms.Field]:
    """The words of its own that a kind takes, named as in `replace_paper`."""
    match kind:
        case Kind.CONCLUSION_NOTICE:
            return {
                "assessment": forms.CharField(
                    label="Đánh giá chung", max_length=10_000, required=False, widget=Textarea(rows=6)
                ),
                "monitor": forms.CharField(label="Đơn vị theo dõi, đôn đốc", max_length=200, required=False),
            }
        case Kind.MINUTES:
            parts = [("", "Không thêm"), *MinutesEntry.Part.choices]
            return {
                "part": forms.ChoiceField(label="Ghi thêm vào phần", choices=parts, required=False),
                "words": forms.CharField(
                    label="Nội dung ghi thêm", max_length=10_000, required=False, widget=Textarea(rows=4),
                    help_text="Dòng đã ghi không sửa; chỗ sai được ghi lại bằng dòng mới.",
                ),
            }  # fmt: skip
        case Kind.REPLY:
            return {
                "text": forms.CharField(label="Nội dung trả lời", max_length=20_000, widget=Textarea(rows=6))
            }
        case Kind.REPORT:
            return {
                "lessons": forms.CharField(
                    label="Đánh giá", max_length=10_000, required=False, widget=Textarea(rows=6)
                ),
                "proposals": forms.CharField(
                    label="Kiến nghị", max_length=10_000, required=False, widget=Textarea(rows=6)
                ),
            }
        case Kind.POSTPONEMENT | Kind.CANCELLATION:
            return {"reason": forms.CharField(label="Lý do hoãn, hủy", max_length=500)}
    return {}


def own_words(paper: Paper) -> dict[str, Any]:
    """The words of the issued paper that its kind can say anew."""
    facts = paper.facts
    match paper.kind:
        case Kind.CONCLUSION_NOTICE:
            return {"assessment": facts.get("assessment", ""), "monitor": facts.get("follow_up_unit", "")}
        case Kind.REPLY:
            return {"text": Reply.objects.get(paper=paper).text}
        case Kind.REPORT:
            return {
                "lessons": "\n".join(facts.get("strengths") or ()),
                "proposals": "\n".join(facts.get("proposals") or ()),
            }
        case Kind.POSTPONEMENT | Kind.CANCELLATION:
            return {"reason": facts.get("reason", "")}
    return {}


class CorrectForm(IssuedForm):
    """A letter of correction; the faults are rows of their own (`faults_in`)."""

    in_form = forms.TypedChoiceField(
        label="Sai về điều gì",
        choices=[("1", "Thể thức, kỹ thuật trình bày hoặc thủ tục ban hành"), ("0", "Nội dung")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


def faults_in(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of faults as typed: `where-1`, `printed-1`, `reads-1`, …"""
    numbers = range(1, MOST_ROWS + 2)
    rows = [{part: data.get(f"{part}-{number}", "") for part in PARTS} for number in numbers]
    return [row for row in rows if any(each.strip() for each in row.values())]


def fault_rows(faults: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Those rows and a few empty ones, for the page."""
    given = [*faults, *[dict.fromkeys(PARTS, "")] * FAULT_ROWS]
    return [{"number": number, **each} for number, each in enumerate(given[:MOST_ROWS], start=1)]
