"""The plan as a form: plain fields for the facts, two small tables for the agenda and the tasks."""

from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from doithoai.models import Commune, Dialogue
from doithoai.models.clock import today
from doithoai.pages.desk.fields import DayField, HourField, LinesField, Textarea
from doithoai.rules import regulation
from doithoai.rules.issuers import issuers
from doithoai.rules.plan_reading.bases import read_bases
from doithoai.rules.vietnamese import clean

#: Empty rows under each table: to fill without a script; saving brings more.
BLANK_ROWS = 3


class PlanForm(forms.Form):
    """Every fact of the plan, named as in models/dialogue.py; `seen` is the revision it was opened at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    title = forms.CharField(label="Tên hội nghị", max_length=300, widget=Textarea(rows=2))
    year = forms.IntegerField(label="Năm", min_value=2015, max_value=2100)
    regulation = forms.ChoiceField(label="Quy chế áp dụng")
    chair_role = forms.ChoiceField(label="Chức danh chủ trì", choices=Dialogue.ChairRole.choices)
    chair_name = forms.CharField(label="Người chủ trì", max_length=120, required=False)
    chair_substitute = forms.CharField(
        label="Người thay khi vắng", max_length=200, required=False, widget=Textarea(rows=1)
    )
    secretary_name = forms.CharField(label="Thư ký", max_length=120, required=False)

    held_on = DayField(label="Ngày họp", required=False)
    starts_at = HourField(label="Giờ bắt đầu", required=False)
    duration = forms.CharField(
        label="Thời lượng", max_length=60, required=False, help_text="Ví dụ: 01 buổi; 3 giờ 30 phút."
    )
    time_words = forms.CharField(
        label="Thời gian bằng lời", max_length=300, required=False,
        help_text="Dùng khi chưa có ngày: “trong tháng 10 năm 2026”, “quý IV”.",
    )  # fmt: skip
    venue = forms.CharField(label="Địa điểm", max_length=300, required=False, widget=Textarea(rows=1))
    collect_until = DayField(label="Nhận ý kiến đến hết ngày", required=False)
    minutes_per_turn = forms.IntegerField(
        label="Số phút mỗi lượt phát biểu", min_value=1, max_value=60, initial=5
    )

    target_groups = LinesField(
        label="Đối tượng đối thoại", help_text="Mỗi dòng một đối tượng: một thôn, một hội, một giới."
    )
    participants = LinesField(label="Thành phần mời", help_text="Mỗi dòng một thành phần.")
    attendance_min = forms.IntegerField(label="Số người dân ít nhất", min_value=1, required=False)
    attendance_max = forms.IntegerField(label="Số người dân nhiều nhất", min_value=1, required=False)

    legal_bases = LinesField(label="Căn cứ", help_text="Mỗi dòng một văn bản, không cần chữ “Căn cứ”.")
    purposes = LinesField(label="Mục đích", help_text="Mỗi dòng một ý.")
    topics = LinesField(label="Nội dung đối thoại", help_text="Mỗi dòng một chủ đề.")

    issuer = forms.ChoiceField(
        label="Ban hành với tư cách", choices=[(key, each.label) for key, each in issuers().items()],
        help_text="Quyết định tiêu đề, số ký hiệu, cách ký.",
    )  # fmt: skip
    issuer_name = forms.CharField(
        label="Cơ quan ban hành", max_length=200, required=False, help_text="Như ghi trong kế hoạch."
    )
    signer_title = forms.CharField(
        label="Quyền hạn, chức vụ người ký", max_length=200, required=False, widget=Textarea(rows=1),
        help_text="Như trên văn bản: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH.",
    )  # fmt: skip
    signer_name = forms.CharField(label="Họ và tên người ký", max_length=120, required=False)
    partner_signer_name = forms.CharField(
        label="Người ký của cơ quan phối hợp", max_length=120, required=False,
        help_text="Chỉ điền cho văn bản liên tịch.",
    )  # fmt: skip
    recipients = LinesField(label="Nơi nhận", help_text="Mỗi dòng một nơi.")

    def __init__(self, *args: Any, commune: Commune, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("regulation") or self.data.get("regulation")
        self.fields["regulation"].choices = regulation_choices(  # type: ignore[attr-defined]
            chosen, self.initial.get("held_on") or today(), commune
        )

    #: The form's parts, as people think of a plan.
    PARTS = (
        ("Hội nghị", (
            "title", "year", "regulation", "chair_role", "chair_name", "chair_substitute", "secretary_name",
        )),
        ("Thời gian, địa điểm", (
            "held_on", "starts_at", "duration", "time_words", "venue", "collect_until", "minutes_per_turn",
        )),
        ("Đối tượng, thành phần", ("target_groups", "participants", "attendance_min", "attendance_max")),
        ("Căn cứ, mục đích, nội dung", ("legal_bases", "purposes", "topics")),
        ("Ký và gửi", (
            "issuer", "issuer_name", "signer_title", "signer_name", "partner_signer_name", "recipients",
        )),
    )  # fmt: skip

    def parts(self) -> list[dict[str, Any]]:
        return [{"title": title, "fields": [self[name] for name in names]} for title, names in self.PARTS]


class AgendaRow(forms.Form):
    item = forms.CharField(label="Nội dung", required=False, widget=Textarea(rows=1))
    who = forms.CharField(label="Người thực hiện", required=False)
    minutes = forms.IntegerField(label="Phút", required=False, min_value=1, max_value=480)


class TaskRow(forms.Form):
    unit = forms.CharField(label="Đơn vị", required=False, widget=Textarea(rows=1))
    task = forms.CharField(label="Việc", required=False, widget=Textarea(rows=1))
    due = forms.CharField(label="Hạn", required=False)


AgendaRows = formset_factory(AgendaRow, extra=BLANK_ROWS)
TaskRows = formset_factory(TaskRow, extra=BLANK_ROWS)


class PlanForms:
    """The form and its two tables, opened from a dialogue or from what was posted."""

    def __init__(self, dialogue: Dialogue, data: Any = None) -> None:
        self.dialogue = dialogue
        self.plan = PlanForm(data, initial=facts_of(dialogue), commune=dialogue.commune)
        self.agenda = AgendaRows(data, initial=dialogue.agenda, prefix="agenda")
        self.tasks = TaskRows(data, initial=dialogue.tasks, prefix="tasks")

    def is_valid(self) -> bool:
        return all([self.plan.is_valid(), self.agenda.is_valid(), self.tasks.is_valid()])

    def said(self) -> dict[str, Any]:
        """The fields for `revise_plan`, `seen` included; only after `is_valid`."""
        said = dict(self.plan.cleaned_data)
        said["legal_bases"] = [legal_base(line, self.dialogue) for line in said["legal_bases"]]
        said["agenda"] = rows_of(self.agenda, "item")
        said["tasks"] = rows_of(self.tasks, "task", "unit")
        return said


def differing(form: PlanForm, dialogue: Dialogue) -> list[dict[str, Any]]:
    """Where the stored plan now says something else than what was typed: {label, stored}."""
    stored = facts_of(dialogue)
    found = []
    for name, field in form.fields.items():
        if name != "seen" and field.has_changed(stored[name], form[name].data):
            value = stored[name]
            text = "; ".join(value) if isinstance(value, list) else field.prepare_value(value)
            found.append({"label": field.label, "stored": text if text not in (None, "") else "(trống)"})
    return found


def facts_of(dialogue: Dialogue) -> dict[str, Any]:
    """A dialogue as the form's initial values."""
    names = [name for name in PlanForm.base_fields if name not in ("seen", "legal_bases")]
    facts = {name: getattr(dialogue, name) for name in names}
    return facts | {
        "seen": dialogue.plan_revision,
        "legal_bases": [base["text"] for base in dialogue.legal_bases],
    }


def rows_of(rows: Any, *named: str) -> list[dict[str, Any]]:
    """The filled rows of a table; a row is filled when one of `named` is."""
    filled = []
    for row in rows.cleaned_data:
        tidy = {key: clean(value) if isinstance(value, str) else value for key, value in row.items()}
        if any(tidy.get(name) for name in named):
            filled.append(tidy)
    return filled


def legal_base(line: str, dialogue: Dialogue) -> dict[str, Any]:
    """A typed line as {"text", "number", "date"}: unchanged lines keep what was read, new ones are read."""
    for base in dialogue.legal_bases:
        if base["text"] == line:
            return dict(base)
    opened = line if line.lower().startswith("căn cứ") else f"Căn cứ {line}"
    found, _ = read_bases(opened, 0)
    if len(found) != 1:
        return {"text": line, "number": None, "date": None}
    base = found[0][0]
    return {"text": base.text, "number": base.number, "date": base.date}


def regulation_choices(chosen: str | None, day: date, commune: Commune) -> list[tuple[str, str]]:
    """What can be followed by a sitting on `day`, and whatever the plan already follows."""
    offered = regulation.choices_on(day, office=commune.full_name, province=commune.province)
    choices = [(each.id, each.short) for each in offered]
    kept = regulation.load_all().get(chosen or "")
    if kept and kept.id not in dict(choices):
        choices.append((kept.id, f"{kept.short} (không có hiệu lực vào ngày họp)"))
    elif chosen and not kept:  # its file is gone or not in order: the page must open, and say so
        choices.append((chosen, f"{chosen} (không đọc được tệp)"))
    return choices
