"""A regulation as a form: one small form for each table of its file, and the tables again from what was typed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doithoai.pages.province.fields import Day, Line, LongLine, Number, Sentences, Several, Words, words_of
from doithoai.pages.province.regulations import LEVELS, STARTS, USES
from doithoai.pages.province.terms import TERMS
from doithoai.rules.regulation import KEYS, LABELS, OWNERS, load_all
from doithoai.rules.regulation_terms import CHANNELS, OTHER_EVENTS, USUAL
from doithoai.rules.vietnamese import slug

MOST_DAYS = 1000
KINDS_OF_DAY = [("working_days", "ngày làm việc"), ("days", "ngày (cả ngày nghỉ)")]
WAYS = [("before", "trước"), ("after", "sau"), ("during", "kéo dài ít nhất, kể từ")]


class HeadForm(forms.Form):
    """What the regulation is. The names are the keys of the file."""

    province = Line(label="Tỉnh, thành phố", max_length=80, help_text="Để trống nếu áp dụng cả nước.")
    title = LongLine(label="Tên đầy đủ của văn bản", required=True)
    short = Line(
        label="Tên ngắn", required=True, help_text="Hiện cạnh mỗi thời hạn: Quy chế 03-QC/TU (Hải Dương)."
    )
    kind = Line(
        label="Loại văn bản", required=True, max_length=40, help_text="Quy chế, Quy định, Quyết định…"
    )
    number = Line(label="Số, ký hiệu", max_length=60, help_text="Văn bản không có số thì để trống.")
    issuer = Line(label="Cơ quan ban hành", required=True, max_length=150)
    issued_on = Day(label="Ngày ban hành")
    valid_from = Day(label="Có hiệu lực từ", required=True)
    level = forms.ChoiceField(label="Loại nguồn", choices=list(LEVELS.items()), initial="provincial_party")
    use = forms.ChoiceField(label="Dùng để", choices=list(USES.items()), initial="timetable")
    known_through = LongLine(
        label="Biết qua đâu",
        help_text="Chưa đọc toàn văn thì ghi rõ: dẫn theo kế hoạch nào, của ai. Đã đọc toàn văn thì để trống.",
    )
    notes = Sentences(label="Ghi chú", help_text="Mỗi dòng một câu.")
    id = forms.RegexField(
        r"^[a-z0-9_]{2,60}$",
        label="Tên tệp",
        required=False,
        help_text="Chữ thường không dấu, số, gạch dưới. Để trống thì lấy theo tên tỉnh.",
        error_messages={"invalid": "Tên tệp chỉ gồm chữ thường không dấu, số và gạch dưới."},
    )

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        """`name`: the file that is being changed; its name stays."""
        super().__init__(*args, **kwargs)
        self.name = name
        if name:
            del self.fields["id"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name = self.name or said.get("id") or slug(said.get("province", "")).replace("-", "_")
        if not self.name and "id" not in self.errors:
            if not name:
                self.add_error("id", "Xin ghi tên tỉnh hoặc đặt tên tệp.")
            elif name in load_all():
                self.add_error(
                    "id", f"Đã có tệp tên {name}. Xin đặt tên khác, ví dụ {name}_2026, hoặc sửa tệp ấy."
                )
        return {**said, "id": name}

    def table(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class EndForm(forms.Form):
    """When it stops: its own end, somebody's decision, or a doubt; and what follows."""

    valid_to = Day(label="Hết hiệu lực sau ngày", help_text="Theo chính văn bản hoặc văn bản thay thế.")
    replaced_by = Line(
        label="Được thay bằng", help_text="Tên tệp trong danh sách (ví dụ son_la), hoặc tên văn bản."
    )
    retired_on = Day(label="Thôi áp dụng từ ngày")
    retired_says = Line(label="Vì sao thôi áp dụng")
    transition_until = Day(
        label="Vẫn áp dụng chuyển tiếp đến ngày",
        help_text="Chỉ khi luật cho các hội nghị đến ngày ấy theo văn bản cũ.",
    )
    transition_words = Words(label="Câu quy định chuyển tiếp")
    transition_retold = forms.BooleanField(label="Là lời kể lại, không phải nguyên văn", required=False)
    doubt_from = Day(label="Chưa rõ còn áp dụng từ ngày")
    doubt_says = Line(label="Vì sao chưa rõ")

    PAIRS = (
        ("retired_on", "retired_says", "Xin ghi vì sao thôi áp dụng."),
        ("transition_until", "transition_words", "Xin ghi câu quy định chuyển tiếp."),
        ("doubt_from", "doubt_says", "Xin ghi vì sao chưa rõ còn áp dụng."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for day, words, sentence in self.PAIRS:
            if said.get(day) and not said.get(words):
                self.add_error(words, sentence)
            elif said.get(words) and not said.get(day) and day not in self.errors:
                self.add_error(day, "Đã có câu, còn thiếu ngày.")
        return said

    def tables(self) -> dict[str, Any]:
        said = self.cleaned_data
        found: dict[str, Any] = {key: said[key] for key in ("valid_to", "replaced_by")}
        if said["retired_on"]:
            found["retired"] = {"on": said["retired_on"], "says": said["retired_says"]}
        if said["transition_until"]:
            way = "says" if said["transition_retold"] else "quote"
            found["transition"] = {"until": said["transition_until"], way: said["transition_words"]}
        if said["doubt_from"]:
            found["doubt"] = {"from": said["doubt_from"], "says": said["doubt_says"]}
        return found

    @staticmethod
    def first(said: Mapping[str, Any]) -> dict[str, Any]:
        retired, kept, doubt = (table_of(said, name) for name in ("retired", "transition", "doubt"))
        return {
            "valid_to": said.get("valid_to"), "replaced_by": said.get("replaced_by"),
            "retired_on": retired.get("on"), "retired_says": retired.get("says"),
            "transition_until": kept.get("until"), "transition_words": words_of(kept),
            "transition_retold": bool(kept.get("says")),
            "doubt_from": doubt.get("from"), "doubt_says": doubt.get("says"),
        }  # fmt: skip


class NumberForm(forms.Form):
    """A number of days and the words that say it."""

    days = Number("Số ngày", MOST_DAYS)
    unit = forms.ChoiceField(label="Loại ngày", choices=KINDS_OF_DAY, initial="working_days")
    words = Words(label="Câu của văn bản")
    retold = forms.BooleanField(label="Là lời kể lại, không phải nguyên văn", required=False)
    unsure = Line(label="Điều chưa chắc")

    def quoted(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"says" if said["retold"] else "quote": said["words"]}

    @staticmethod
    def number(table: Mapping[str, Any]) -> dict[str, Any]:
        unit = "days" if "days" in table else "working_days"
        return {
            "days": table.get(unit), "unit": unit, "words": words_of(table), "retold": bool(table.get("says")),
            "unsure": table.get("unsure"),
        }  # fmt: skip


class StepForm(NumberForm):
    """One step of the procedure. With a number it is a deadline; words without a number stay words."""

    start = forms.ChoiceField(
        label="Tính từ", choices=[(f"{way} {event}", label) for (way, event), label in STARTS.items()]
    )
    owner = forms.ChoiceField(label="Ai làm", choices=list(OWNERS.items()))
    channels = Several("Chỉ khi văn bản đòi đủ các cách, mỗi cách một minh chứng", list(CHANNELS.items()))
    field_order = ["days", "unit", "start", "owner"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("days") and not said.get("words"):
            self.add_error("words", "Có số ngày thì phải có câu nói ra số ấy; không có câu thì để trống số.")
        elif said.get("unsure") and not said.get("days") and "days" not in self.errors:
            self.add_error("unsure", "Chỉ ghi điều chưa chắc về một con số; chưa có số thì để trống.")
        return said

    def tables(self, key: str) -> dict[str, dict[str, Any]]:
        """`{"deadline": {key: …}}`, `{"unnumbered": {key: …}}`, or nothing."""
        said = self.cleaned_data
        if said["days"]:
            way, event = said["start"].split()
            table = {said["unit"]: said["days"], way: event, "owner": said["owner"], **self.quoted()}
            kept = {name: said[name] for name in ("unsure", "channels") if said[name]}
            return {"deadline": {key: table | kept}}
        return {"unnumbered": {key: self.quoted()}} if said["words"] else {}

    @classmethod
    def first(cls, said: Mapping[str, Any], key: str) -> dict[str, Any]:
        table = table_of(table_of(said, "deadline"), key)
        if not table:
            return (
                usual(key)
                | cls.number(table_of(table_of(said, "unnumbered"), key))
                | {"unit": usual(key)["unit"]}
            )
        way = "before" if "before" in table else "after"
        return {
            "start": f"{way} {table.get(way)}",
            "owner": table.get("owner"),
            "channels": table.get("channels", []),
            **cls.number(table),
        }


class ClockForm(NumberForm):
    """A clock that does not hang from the sitting; an empty row makes none."""

    name = forms.RegexField(
        r"^[a-z0-9_]{2,40}$", label="Tên ngắn, không dấu", required=False, help_text="Ví dụ: niem_yet.",
        error_messages={"invalid": "Chỉ chữ thường không dấu, số và gạch dưới."},
    )  # fmt: skip
    way = forms.ChoiceField(label="Cách tính", choices=WAYS, initial="after")
    event = forms.ChoiceField(label="Mốc", choices=list(OTHER_EVENTS.items()))
    field_order = ["name", "days", "unit", "way", "event"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if any(said.get(key) for key in ("name", "days", "words", "unsure")):
            for key, sentence in (
                ("name", "Xin đặt một tên ngắn."), ("days", "Xin ghi số ngày."),
                ("words", "Xin ghi câu của văn bản nói ra số ấy."),
            ):  # fmt: skip
                if not said.get(key) and key not in self.errors:
                    self.add_error(key, sentence)
        return said

    def table(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said.get("name"):
            return {}
        table = {said["unit"]: said["days"], said["way"]: said["event"], **self.quoted()}
        return table | ({"unsure": said["unsure"]} if said["unsure"] else {})

    @classmethod
    def first(cls, name: str, table: Mapping[str, Any]) -> dict[str, Any]:
        way = next((way for way, _ in WAYS if way in table), "after")
        return {"name": name, "way": way, "event": table.get(way), **cls.number(table)}


class Clocks(forms.BaseFormSet):
    def clean(self) -> None:
        names = [form.cleaned_data.get("name") for form in self.forms if form.is_valid()]
        if twice := next((name for name in names if name and names.count(name) > 1), None):
            raise forms.ValidationError(f"Hai thời hạn cùng tên {twice}; xin đặt tên khác nhau.")


ClockForms = forms.formset_factory(ClockForm, formset=Clocks, extra=2)


def usual(key: str) -> dict[str, str]:
    """Where a step usually counts from, and whose it is: a start for the form, no number."""
    direction, event, owner = USUAL[key]
    return {"start": f"{direction} {event}", "owner": owner, "unit": "working_days"}


def table_of(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table of a file that may not be in order."""
    found = said.get(name)
    return found if isinstance(found, dict) else {}


class RegulationForms:
    """The whole regulation: its head, its end, nine steps, seven terms, other clocks.

    `said`: the tables it starts with; `name`: the file being changed, "" for a new one.
    """

    def __init__(self, data: Any = None, *, said: Mapping[str, Any] | None = None, name: str = "") -> None:
        start = said or {}
        top = {key: value for key, value in start.items() if not isinstance(value, dict)}
        self.head = HeadForm(data, prefix="head", initial=top, name=name)
        self.end = EndForm(data, prefix="end", initial=EndForm.first(start))
        self.steps = {key: StepForm(data, prefix=key, initial=StepForm.first(start, key)) for key in KEYS}
        self.terms = {
            key: form(data, prefix=key, initial=form.first(table_of(start, key)))
            for key, form in TERMS.items()
        }
        others = [
            ClockForm.first(key, each)
            for key, each in table_of(start, "other").items()
            if isinstance(each, dict)
        ]
        self.clocks = ClockForms(data, prefix="other", initial=others)

    def every(self) -> list[Any]:
        return [self.head, self.end, *self.steps.values(), *self.terms.values()]

    def is_valid(self) -> bool:
        return all([*(form.is_valid() for form in self.every()), self.clocks.is_valid()])

    def tables(self) -> dict[str, Any]:
        """As the file says it; only after `is_valid`."""
        found: dict[str, Any] = {
            **self.head.table(),
            **self.end.tables(),
            "deadline": {},
            "unnumbered": {},
            "other": {},
        }
        for key, step in self.steps.items():
            for name, table in step.tables(key).items():
                found[name] |= table
        found |= {key: form.table() for key, form in self.terms.items()}
        for form in self.clocks.forms:
            if table := form.table():
                found["other"][form.cleaned_data["name"]] = table
        return found

    def parts(self) -> list[dict[str, Any]]:
        """For the page: each fold with its forms; `open` when something in it is said or wrong."""
        steps = [fold(LABELS[key], form, form["words"].value()) for key, form in self.steps.items()]
        terms = [fold(form.LABEL, form, form["words"].value()) for form in self.terms.values()]
        return [
            {"title": "Thời hạn từng việc", "hint": STEPS_HINT, "folds": steps},
            {"title": "Điều kiện khác", "hint": "", "folds": terms},
        ]


STEPS_HINT = (
    "Có số ngày: ghi số và câu. Chỉ nói “kịp thời”, “trong thời gian ngắn nhất”: ghi câu, để trống số."
)


def fold(label: str, form: Any, filled: Any) -> dict[str, Any]:
    wrong = form.is_bound and bool(form.errors)
    advised = any(getattr(field, "advised", "") for field in form.fields.values())
    return {"label": label, "form": form, "filled": bool(filled), "open": wrong or advised}
