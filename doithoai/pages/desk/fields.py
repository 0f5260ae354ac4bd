"""The few kinds of fields that desk forms share: days, lines, and a page of them."""

from datetime import date
from typing import Any

from django import forms

from doithoai.rules.vietnamese import clean


class DayField(forms.DateField):
    """A day written 05/11/2026.

    Not the browser's own date field: in an English browser that shows 11/05/2026 for 5 November.
    """

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"}
        )
        kwargs.setdefault(
            "error_messages", {"invalid": "Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026."}
        )
        super().__init__(widget=widget, **kwargs)

    def validate(self, value: Any) -> None:
        """A slip in the year (20260, 9999) is a slip, not a day to count from."""
        super().validate(value)
        if value and not 2000 <= value.year <= 2100:
            raise forms.ValidationError(f"Năm {value.year} không hợp lý. Xin kiểm tra lại ngày.")


class HourField(forms.TimeField):
    """A time of day written 08:00 (also 8h00, 8g00)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid": "Xin ghi giờ theo dạng 08:00 hoặc 8h00."})
        super().__init__(widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}), **kwargs)


class UnitField(forms.ChoiceField):
    """Working days, or days with those off among them; working days when nobody said which."""

    def __init__(self) -> None:
        choices = [("working", "ngày làm việc"), ("calendar", "ngày, kể cả ngày nghỉ")]
        super().__init__(
            label="Loại ngày", choices=choices, widget=forms.RadioSelect, initial="working", required=False
        )

    def clean(self, value: Any) -> str:
        return super().clean(value) or "working"


class LinesField(forms.CharField):
    """A list, one item a line: what people type and paste."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line for line in (clean(each) for each in (value or "").splitlines()) if line]


class Textarea(forms.Textarea):
    """A text of a few lines that grows while it is typed in."""

    def __init__(self, rows: int = 4, **attrs: Any) -> None:
        super().__init__(attrs={"rows": rows, **attrs})


def seen_again(form: forms.Form, revision: int) -> None:
    """After a stale form was refused: the person has been shown what was saved, so the next save may win."""
    form.data = {**form.data.dict(), "seen": str(revision)}  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """The day a paper is dated."""

    issued_on = DayField(label="Ngày ban hành")

    @classmethod
    def on(cls, day: date) -> "IssueForm":
        return cls(initial={"issued_on": day})
