"""A province's regulation, written in a form: the same TOML file a person would type, with advice on it.

Nothing is installed from here: the file is downloaded, and whoever runs the program puts it in its folder.
"""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doithoai.pages.middleware import desk
from doithoai.pages.province.regulations import LEVELS, STARTS, WRITERS, as_download
from doithoai.rules.regulation import KEYS, LABELS, OWNERS, load_all
from doithoai.rules.regulation_advice import Advice, advise
from doithoai.rules.vietnamese import clean, slug

FOLDER = "doithoai/regulations/provinces"
LONGEST = 1000  # characters of one quotation
NOT_WRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
BEFORE = ("publish_plan", "synthesis", "brief_plan", "answer_draft", "notice")
OWNER_OF = {"conclusion": "chair", "reply": "officer", "reply_extended": "officer"}


class Line(forms.CharField):
    """One line of text in the program's own form (NFC), without invisible signs."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(NOT_WRITTEN.sub(" ", clean(super().to_python(value) or "")).split())


class Words(Line):
    """A quotation: a page of it may be pasted, it becomes one line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class Day(forms.DateField):
    """A day written 05/11/2026."""

    def __init__(self, **kwargs: Any) -> None:
        told = "Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026."
        super().__init__(
            input_formats=["%d/%m/%Y"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm"}),
            error_messages={"invalid": told},
            **kwargs,
        )


class HeadForm(forms.Form):
    """What the regulation is. The names are the keys of the file."""

    province = Line(label="Tỉnh, thành phố", required=True, max_length=80)
    title = Line(label="Tên đầy đủ của văn bản", required=True)
    short = Line(
        label="Tên ngắn", required=True, help_text="Hiện cạnh mỗi thời hạn: Quy chế 03-QC/TU (Hải Dương)."
    )
    kind = Line(
        label="Loại văn bản", required=True, max_length=40, help_text="Quy chế, Quy định, Quyết định…"
    )
    number = Line(label="Số, ký hiệu", required=True, max_length=60)
    issuer = Line(label="Cơ quan ban hành", required=True, max_length=150)
    issued_on = Day(label="Ngày ban hành", required=False)
    valid_from = Day(label="Có hiệu lực từ")
    valid_to = Day(label="Hết hiệu lực", required=False)
    level = forms.ChoiceField(
        label="Loại nguồn",
        choices=[(key, LEVELS[key]) for key in ("provincial_party", "decree", "practice_guide")],
    )
    known_through = Line(
        label="Biết qua đâu",
        help_text="Chưa đọc toàn văn thì ghi rõ: dẫn theo kế hoạch nào, của ai. Đã đọc toàn văn thì để trống.",
    )
    id = forms.RegexField(
        r"^[a-z0-9_]{2,60}$",
        label="Tên tệp",
        required=False,
        help_text="Chữ thường không dấu, số, gạch dưới. Để trống thì lấy theo tên tỉnh.",
        error_messages={"invalid": "Tên tệp chỉ gồm chữ thường không dấu, số và gạch dưới."},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name = said.get("id") or slug(said.get("province", "")).replace("-", "_")
        if "id" not in self.errors and name in load_all():
            self.add_error("id", f"Đã có tệp tên {name}. Xin đặt tên khác, ví dụ {name}_2026.")
        return {**said, "id": name}


class StepForm(forms.Form):
    """One step of the procedure. With a number it is a deadline; words without a number stay words."""

    days = forms.IntegerField(label="Số ngày", required=False, min_value=1, max_value=1000)
    unit = forms.ChoiceField(
        label="Loại ngày", choices=[("working_days", "ngày làm việc"), ("days", "ngày (cả ngày nghỉ)")]
    )
    start = forms.ChoiceField(
        label="Tính từ", choices=[(f"{way} {event}", label) for (way, event), label in STARTS.items()]
    )
    owner = forms.ChoiceField(label="Ai làm", choices=list(OWNERS.items()))
    words = Words(label="Câu của quy chế")
    retold = forms.BooleanField(label="Là lời kể lại, không phải nguyên văn", required=False)
    unsure = Line(label="Điều chưa chắc")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("days") and not said.get("words"):
            self.add_error("words", "Có số ngày thì phải có câu nói ra số ấy; không có câu thì để trống số.")
        return said


class OtherForm(forms.Form):
    """What it asks besides dates."""

    least = forms.IntegerField(label="Số người dân dự ít nhất", required=False, min_value=1)
    most = forms.IntegerField(label="Số người dân dự nhiều nhất", required=False, min_value=1)
    attendance = Words(label="Câu nói về số người dự")
    times_a_year = forms.IntegerField(label="Số lần một năm", required=False, min_value=1, max_value=12)
    frequency = Words(label="Câu nói về số lần")
    deputy_may = forms.ChoiceField(
        label="Cấp phó chủ trì thay",
        required=False,
        choices=[("", "Không nói"), ("true", "Được"), ("false", "Không được")],
    )
    chair = Words(label="Câu nói về người chủ trì")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for words, values in (
            ("attendance", ("least", "most")),
            ("frequency", ("times_a_year",)),
            ("chair", ("deputy_may",)),
        ):
            if any(said.get(value) for value in values) and not said.get(words):
                self.add_error(words, "Xin ghi câu của quy chế nói điều này.")
        if said.get("frequency") and not said.get("times_a_year"):
            self.add_error("times_a_year", "Câu đã có, còn thiếu số lần.")
        return said


@desk(*WRITERS)
def new_regulation(request: HttpRequest) -> HttpResponse:
    """The form; sent, the file it makes with advice beside it (`do=xem`), or the file itself (`do=tai`)."""
    said = request.POST or None
    head, other = HeadForm(said, prefix="head"), OtherForm(said, prefix="other")
    steps = {key: StepForm(said, prefix=key, initial=usual(key)) for key in KEYS}
    text = ""
    advice: tuple[Advice, ...] = ()
    if said is not None and all(each.is_valid() for each in (head, other, *steps.values())):
        name = head.cleaned_data["id"]
        text = as_toml(
            head.cleaned_data, {key: form.cleaned_data for key, form in steps.items()}, other.cleaned_data
        )
        if said.get("do") == "tai":
            return as_download(text, name)
        advice = tuple(replace(each, where=in_the_form(each.where)) for each in advice_on(text, name))
    context = {
        "section": "regulations",
        "head": head,
        "steps": [(LABELS[key], form, form.is_bound and form.has_changed()) for key, form in steps.items()],
        "other": other,
        "wrong": said is not None and not text,
        "text": text,
        "lines": text.count("\n") + 1,
        "advice": advice,
        "place": f"{FOLDER}/{head.cleaned_data['id']}.toml" if text else "",
    }
    return render(request, "province/draft.html", context)


def usual(key: str) -> dict[str, str]:
    """Where a step usually counts from, and whose it is: a start for the form, no number."""
    start = "before dialogue" if key in BEFORE else "after dialogue"
    if key in ("reply", "reply_extended"):
        start = "after conclusion_notice"
    return {"start": start, "owner": OWNER_OF.get(key, "clerk"), "unit": "working_days"}


def in_the_form(where: str) -> str:
    """A table or key of the file by the words of the form: `[deadline.reply]` → `Trả lời ý kiến, kiến nghị`."""
    name = where.strip("[]")
    field = HeadForm.base_fields.get(name)
    words = {"attendance": "Số người dân dự", "frequency": "Số lần một năm", "chair": "Người chủ trì"}
    return LABELS.get(name.partition(".")[2]) or words.get(name) or (str(field.label) if field else where)


def advice_on(text: str, name: str) -> tuple[Advice, ...]:
    """What the check of regulation files says about this text under the file's name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return advise(path)


def as_toml(head: dict[str, Any], steps: dict[str, dict[str, Any]], other: dict[str, Any]) -> str:
    """The file, in the order of the README. What was left empty is left out."""
    top = [
        "id",
        "title",
        "short",
        "kind",
        "number",
        "issued_on",
        "issuer",
        "province",
        "valid_from",
        "valid_to",
        "level",
    ]
    lines = written({key: head[key] for key in top})
    lines += written({"use": "timetable", "known_through": head["known_through"]})
    for key, said in steps.items():
        if said["days"]:
            way, event = said["start"].split()
            table = {said["unit"]: said["days"], way: event, "owner": said["owner"]}
            lines += ["", f"[deadline.{key}]", *written(table)]
            lines += written({says(said): said["words"], "unsure": said["unsure"]})
        elif said["words"]:
            lines += ["", f"[unnumbered.{key}]", *written({says(said): said["words"]})]
    for name, keys in (("attendance", ("least", "most")), ("frequency", ("times_a_year",))):
        if other[name]:
            lines += [
                "",
                f"[{name}]",
                *written({key: other[key] for key in keys}),
                *written({"quote": other[name]}),
            ]
    if other["chair"]:
        deputy = {"true": True, "false": False}.get(other["deputy_may"])
        lines += ["", "[chair]", *written({"deputy_may": deputy, "quote": other["chair"]})]
    return "\n".join(lines) + "\n"


def says(step: dict[str, Any]) -> str:
    return "says" if step["retold"] else "quote"


def written(table: dict[str, Any]) -> list[str]:
    """`key = value` lines. A TOML string in straight quotation marks is written as JSON writes it."""
    return [f"{key} = {value_of(value)}" for key, value in table.items() if value not in ("", None)]


def value_of(value: str | int | bool | date) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
