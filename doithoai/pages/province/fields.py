"""The few kinds of fields in which a regulation is written."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from doithoai.rules.vietnamese import clean

LONGEST = 1000  # characters of one quotation
NOT_WRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def one_line(words: str) -> str:
    return " ".join(NOT_WRITTEN.sub(" ", clean(words)).split())


class Line(forms.CharField):
    """One line of text in the program's own form (NFC), without invisible signs."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class Words(Line):
    """A quotation: a page of it may be pasted, it becomes one line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class LongLine(Line):
    """One line that is too long for a one-line box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)


class Months(forms.CharField):
    """Months of the year, `6, 12`."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False, max_length=40, help_text="Ví dụ: 6, 12.")

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        months = [int(each) for each in re.findall(r"\d+", value or "")]
        if (value or "").strip() and (not months or not all(1 <= month <= 12 for month in months)):
            raise forms.ValidationError("Tháng là số từ 1 đến 12, cách nhau bằng dấu phẩy.")
        return sorted(set(months))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (data or "") != (self.prepare_value(initial) or "")


class Sentences(forms.CharField):
    """Sentences, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line for each in (super().to_python(value) or "").splitlines() if (line := one_line(each))]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != list(initial or [])


class Day(forms.DateField):
    """A day written 05/11/2026; a slip in the year (20260) is told."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            input_formats=["%d/%m/%Y"],
            widget=forms.DateInput(
                format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"}
            ),
            error_messages={"invalid": "Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/11/2026."},
            **kwargs,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not 1990 <= value.year <= 2100:
            raise forms.ValidationError(f"Năm {value.year} không hợp lý. Xin kiểm tra lại ngày.")


class Number(forms.IntegerField):
    """A whole number, left empty where the text says none."""

    def __init__(self, label: str, most: int) -> None:
        super().__init__(label=label, required=False, min_value=1, max_value=most)


class Several(forms.MultipleChoiceField):
    """Any of a list, each with its box."""

    def __init__(self, label: str, choices: list[tuple[str, str]]) -> None:
        super().__init__(label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


def words_of(table: Mapping[str, Any]) -> Any:
    """The witness of a table: the text's own words, or a retelling."""
    return table.get("quote") or table.get("says")
