"""What a regulation asks besides dates: a small form for each table, its values with the words that say them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doithoai.pages.province.fields import Line, Months, Number, Several, Words, words_of
from doithoai.rules.regulation_terms import CHAIRS, PAPERS

YES_NO = {"true": True, "false": False}


class TermForm(forms.Form):
    """What it asks besides dates: one table of the file, each value with the words that say it."""

    LABEL = ""
    NEEDED: tuple[str, ...] = ()  # without these the words alone make no table
    words = Words(label="Câu của văn bản")
    retold = forms.BooleanField(label="Là lời kể lại, không phải nguyên văn", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        values = [name for name in self.fields if name not in ("words", "retold") and said.get(name)]
        if values and not said.get("words") and "words" not in self.errors:
            self.add_error("words", "Xin ghi câu của quy chế nói điều này.")
        for name in self.NEEDED:
            if (values or said.get("words")) and not said.get(name) and name not in self.errors:
                self.add_error(name, "Câu đã có, còn thiếu điều này.")
        return said

    def table(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said["words"]:
            return {}
        names = [name for name in self.fields if name not in ("words", "retold", "unsure")]
        found = {
            name: YES_NO.get(said[name], said[name]) if isinstance(said[name], str) else said[name]
            for name in names
        }
        found["says" if said["retold"] else "quote"] = said["words"]
        found["unsure"] = said.get("unsure")
        return {key: value for key, value in found.items() if value not in ("", None, [])}

    @staticmethod
    def first(table: Mapping[str, Any]) -> dict[str, Any]:
        told = {key: str(value).lower() if isinstance(value, bool) else value for key, value in table.items()}
        return {**told, "words": words_of(table), "retold": bool(table.get("says"))}


class AttendanceForm(TermForm):
    LABEL = "Số người dân dự"
    least = Number("Ít nhất", 100_000)
    most = Number("Nhiều nhất", 100_000)
    field_order = ["least", "most"]


class FrequencyForm(TermForm):
    LABEL = "Số lần một năm"
    NEEDED = ("times_a_year",)
    times_a_year = Number("Số lần", 12)
    months = Months("Vào các tháng")
    on_demand_percent = Number("Phải tổ chức khi bao nhiêu % cử tri yêu cầu", 100)
    unsure = Line(label="Điều chưa chắc")
    field_order = ["times_a_year", "months", "on_demand_percent"]


class ChairForm(TermForm):
    LABEL = "Người chủ trì"
    roles = Several("Ai được chủ trì", list(CHAIRS.items()))
    deputy_may = forms.ChoiceField(
        label="Cấp phó chủ trì thay",
        required=False,
        choices=[("", "Không nói"), ("true", "Được"), ("false", "Không được")],
    )
    field_order = ["roles", "deputy_may"]


class SittingForm(TermForm):
    LABEL = "Mỗi cuộc dài bao lâu, theo cách nào"
    half_days = Number("Số buổi", 20)
    field_order = ["half_days"]


class PapersForm(TermForm):
    LABEL = "Văn bản phải có"
    NEEDED = ("required",)
    required = Several("Phải có", list(PAPERS.items()))
    field_order = ["required"]


class SurveyForm(TermForm):
    LABEL = "Hỏi mức hài lòng"
    NEEDED = ("optional",)
    optional = forms.ChoiceField(
        label="Có bắt buộc không",
        required=False,
        choices=[("", "Không nói"), ("true", "Không bắt buộc"), ("false", "Bắt buộc")],
    )
    field_order = ["optional"]


class ReceptionForm(TermForm):
    LABEL = "Tiếp dân"
    NEEDED = ("days_a_month",)
    days_a_month = Number("Số ngày một tháng", 31)
    field_order = ["days_a_month"]


TERMS: dict[str, type[TermForm]] = {
    "attendance": AttendanceForm, "frequency": FrequencyForm, "chair": ChairForm, "sitting": SittingForm,
    "papers": PapersForm, "survey": SurveyForm, "reception": ReceptionForm,
}  # fmt: skip
