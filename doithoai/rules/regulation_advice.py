"""What is wrong with a regulation file, told to the person who writes it: where, what, and what to do.

The keys are read off the very functions that read the file (`regulation_files`), so the advice cannot drift
from what is accepted.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from .regulation_files import NAMED_TABLES, TABLES, RegulationFileError, fits, made_from
from .regulation_terms import (
    CHAIRS,
    KEYS,
    LABELS,
    OTHER_EVENTS,
    OWNERS,
    PAPERS,
    Event,
    Level,
    Regulation,
    Use,
)
from .toml_telling import NOT_UTF8, TOO_DEEP, broken_toml, meant
from .vietnamese import table_date

HANDED_OVER = {"key", "name", "source"}  # parameters the reader fills in, no keys of the file
ONCE = {each.name for each in fields(Regulation)} - set(TABLES) - {"deadlines", "unnumbered", "other"}
REQUIRED = {"id", "title", "short", "kind", "number", "issuer", "valid_from", "level", "use"}
BEFORE_THE_DAY = {"publish_plan", "synthesis", "brief_plan", "answer_draft", "notice"}
LISTS: dict[str, tuple[str, ...]] = {
    "after": (*get_args(Event), *OTHER_EVENTS), "before": (*get_args(Event), *OTHER_EVENTS),
    "during": tuple(OTHER_EVENTS), "owner": tuple(OWNERS), "roles": tuple(CHAIRS), "required": tuple(PAPERS),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding. `where`: the table as the file writes it; `says`: what is wrong and what to do.

    `key`: which key of the table it is about; "" when it is about the whole.
    """

    severity: Literal["error", "warning", "hint"]
    where: str
    says: str
    key: str = ""

    def as_json(self) -> dict[str, str]:
        return {"severity": self.severity, "where": self.where, "says": self.says}


def advise_text(text: str, name: str) -> tuple[Advice, ...]:
    """What `advise` would say of a file `name`.toml with this text; nothing is written."""
    try:
        said = tomllib.loads(text)
    except RecursionError:
        return (Advice("error", "", TOO_DEEP),)
    except tomllib.TOMLDecodeError as trouble:
        return (Advice("error", "", broken_toml(trouble)),)
    path = Path(f"{name}.toml")
    found = [*_top(said, path), *_tables(said), *_numbers(said)]
    if not any(each.severity == "error" for each in found):
        try:
            found += _sense(made_from(said, path))
        except (TypeError, ValueError, AttributeError, RegulationFileError) as trouble:
            found.append(Advice("error", "", f"Tệp chưa dùng được: {trouble}."))
    order = {"error": 0, "warning": 1, "hint": 2}
    return tuple(sorted(found, key=lambda each: order[each.severity]))


def advise(path: Path) -> tuple[Advice, ...]:
    """Everything found in one file, errors first; empty when it can be used as it is. OSError: no such file."""
    try:
        return advise_text(path.read_text(encoding="utf-8"), path.stem)
    except UnicodeDecodeError:
        return (Advice("error", "", NOT_UTF8),)


def _top(said: dict[str, Any], path: Path) -> Iterator[Advice]:
    for key in said:
        known = ONCE | set(TABLES) | set(NAMED_TABLES)
        if key not in known:
            yield Advice("error", key, f"Không có mục “{key}”. {meant(key, known)}")
    for key in sorted(REQUIRED - set(said)):
        yield Advice("error", key, f"Thiếu “{key}”.")
    if "id" in said and said["id"] != path.stem:
        yield Advice("error", "id", f'id phải trùng tên tệp: id = "{path.stem}".')
    for key, words in (("level", get_args(Level)), ("use", get_args(Use))):
        if key in said and said[key] not in words:
            yield Advice("error", key, f"“{said[key]}” không dùng được. {meant(str(said[key]), words)}")
    for key, hint in get_type_hints(Regulation).items():
        value = tuple(said[key]) if isinstance(said.get(key), list) else said.get(key)
        if key in ONCE - {"valid_from", "valid_to", "issued_on"} and key in said and not fits(value, hint):
            yield Advice("error", key, f"{key} chưa đúng loại: phải là {kind_of(hint)}.", key)
    for key in ("valid_from", "valid_to", "issued_on"):
        if key in said and not isinstance(said[key], date):
            yield Advice("error", key, f"Ngày viết không có ngoặc kép, năm trước: {key} = 2026-01-31.")


def _tables(said: dict[str, Any]) -> Iterator[Advice]:
    for name, maker in TABLES.items():
        if isinstance(said.get(name), dict):
            yield from _keys(f"[{name}]", maker, said[name])
        elif name in said:
            yield Advice("error", name, f"“{name}” là một bảng: viết [{name}] trên một dòng riêng.")
    for name, maker in NAMED_TABLES.items():
        if name in said and not isinstance(said[name], dict):
            yield Advice("error", name, f"“{name}” là một bảng: viết [{name}.TÊN-BƯỚC] trên một dòng riêng.")
        for step, table in named(said, name).items():
            where = f"[{name}.{step}]"
            if not isinstance(table, dict):
                yield Advice("error", where, f"Viết thành bảng [{name}.TÊN-BƯỚC], ví dụ [{name}.reply].")
                continue
            if name != "other" and step not in KEYS:
                yield Advice("error", where, f"Không có bước “{step}”. {meant(step, KEYS)}")
            yield from _keys(where, maker, table)


def kind_of(hint: Any) -> str:
    """What a key takes, in words."""
    words = {int: "số nguyên, không có ngoặc kép", bool: "true hoặc false", str: "chữ trong ngoặc kép thẳng"}
    words |= {date: "ngày viết 2026-01-31, không có ngoặc kép"}
    if "tuple" in str(hint):
        return "một danh sách trong ngoặc vuông"
    return next((words[kind] for kind in (hint, *get_args(hint)) if kind in words), words[str])


def named(said: dict[str, Any], name: str) -> dict[str, Any]:
    """The tables `[name.…]` of a file that may not be in order."""
    found = said.get(name)
    return found if isinstance(found, dict) else {}


def _keys(where: str, maker: Any, table: dict[str, Any]) -> Iterator[Advice]:
    """Keys that nobody reads, keys that are missing, and words outside their list."""
    parameters = {name: each for name, each in signature(maker).parameters.items() if name not in HANDED_OVER}
    known = {name for name, each in parameters.items() if each.kind is not Parameter.VAR_KEYWORD}
    if len(known) < len(parameters):
        known.add("from")  # [doubt]: `from` cannot be a parameter's name
    for key in sorted(set(table) - known):
        yield Advice("error", where, f"Không có khóa “{key}”. {meant(key, known)}", key)
    hints = get_type_hints(maker)
    for name, value in table.items():
        if name in hints and not fits(value, hints[name]):
            yield Advice("error", where, f"{name} chưa đúng loại: phải là {kind_of(hints[name])}.", name)
    for name, each in parameters.items():
        if each.default is Parameter.empty and each.kind is Parameter.KEYWORD_ONLY and name not in table:
            yield Advice("error", where, f"Thiếu “{name}”.", name)
    if {"quote", "says"} <= known and bool(table.get("quote")) == bool(table.get("says")):
        yield Advice(
            "error",
            where,
            "Thiếu câu làm chứng: quote = nguyên văn của quy chế, hoặc says = kể lại (không đặt trong ngoặc kép)."
            if not table.get("quote")
            else "Chỉ chọn một: quote (nguyên văn) hoặc says (kể lại).",
        )
    for key, words in LISTS.items():
        given = table.get(key) if isinstance(table.get(key), list) else [table.get(key)]
        for word in given or []:
            if key in known and isinstance(word, str) and word not in words:
                yield Advice(
                    "error", where, f"{key} = “{word}” không dùng được. {meant(word, set(words))}", key
                )


def _numbers(said: dict[str, Any]) -> Iterator[Advice]:
    """Combinations that cannot be: two kinds of day, a notice after the day, a limit upside down."""
    for name in ("deadline", "other"):
        for step, table in named(said, name).items():
            if not isinstance(table, dict):
                continue
            where = f"[{name}.{step}]"
            if ("days" in table) == ("working_days" in table):
                yield Advice(
                    "error",
                    where,
                    "Ghi đúng một trong hai: days (ngày thường) hoặc working_days (“ngày làm việc”).",
                )
            for key in ("days", "working_days"):
                if key in table and (type(table[key]) is not int or table[key] <= 0):
                    yield Advice("error", where, f"{key} phải là số nguyên dương, không có ngoặc kép.", key)
            if name == "deadline" and ("after" in table) == ("before" in table):
                yield Advice("error", where, "Ghi đúng một trong hai: before (trước) hoặc after (sau).")
            elif name == "deadline" and (step in BEFORE_THE_DAY) != ("before" in table) and step in KEYS:
                side = "trước" if step in BEFORE_THE_DAY else "sau"
                yield Advice(
                    "error",
                    where,
                    f"Việc “{LABELS[step]}” làm {side} hội nghị; xin xem lại mốc tính.",
                    "after",
                )
            words = str(table.get("quote") or "")
            if words and ("ngày làm việc" in words) != ("working_days" in table):
                yield Advice(
                    "warning",
                    where,
                    "Nguyên văn và loại ngày không khớp: “ngày làm việc” ứng với working_days, “ngày” với days.",
                    "unit",
                )
            number = table.get("working_days") or table.get("days")
            told = words or str(table.get("says") or "")
            if type(number) is int and told and str(number) not in told:
                yield Advice("warning", where, f"Câu làm chứng không có con số {number}.", "quote")
    limits = said.get("attendance")
    least, most = (limits.get("least"), limits.get("most")) if isinstance(limits, dict) else (None, None)
    if least and most and least > most:
        yield Advice("error", "[attendance]", "least (ít nhất) lớn hơn most (nhiều nhất).", "least")
    ended = said.get("retired")
    since, kept = said.get("valid_from"), said.get("transition")
    if isinstance(ended, dict) and _before(ended.get("on"), since):
        yield Advice("error", "[retired]", "Thôi áp dụng trước cả ngày có hiệu lực.", "on")
    if isinstance(kept, dict) and _before(kept.get("until"), said.get("valid_to")):
        yield Advice("error", "[transition]", "Chuyển tiếp đến trước cả ngày hết hiệu lực.", "until")
    start, end = said.get("valid_from"), said.get("valid_to")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield Advice(
            "error", "valid_to", f"Hết hiệu lực {table_date(end)} trước khi có hiệu lực {table_date(start)}."
        )


def _before(one: Any, other: Any) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one < other


def _sense(made: Regulation) -> Iterator[Advice]:
    """What can be read and still deserves a second look."""
    plain, longest = made.deadlines.get("reply"), made.deadlines.get("reply_extended")
    if longest and not plain:
        yield Advice(
            "warning", "[deadline.reply_extended]", "Có hạn kéo dài nhưng chưa có hạn trả lời thường."
        )
    if plain and longest and plain.unit == longest.unit and longest.days <= plain.days:
        yield Advice(
            "warning", "[deadline.reply_extended]", "Hạn kéo dài không dài hơn hạn trả lời thường.", "days"
        )
    for step in set(made.deadlines) & set(made.unnumbered):
        yield Advice(
            "warning", f"[unnumbered.{step}]", "Bước này đã có số ngày; câu không có số chỉ nên để một nơi."
        )
    if any(each.event == "conclusion_notice" for each in made.deadlines.values()) and (
        "conclusion" not in made.deadlines
    ):
        yield Advice(
            "hint", "[deadline.conclusion]",
            "Có hạn tính từ thông báo kết luận nhưng không có hạn ra thông báo: chỉ tính được khi đã ra thông báo.",
        )  # fmt: skip
    if (made.retired or made.valid_to) and not made.replaced_by:
        yield Advice(
            "hint", "replaced_by", "Đã có ngày hết áp dụng mà chưa ghi văn bản thay thế; nếu biết, xin ghi."
        )
    if made.use == "timetable" and not made.deadlines:
        yield Advice("hint", "", "Chưa có thời hạn nào: chỉ tính các mốc luật định.")
    if not made.known_through and made.level == "provincial_party":
        yield Advice(
            "hint", "known_through", "Để trống nghĩa là đã đọc toàn văn; nếu biết qua kế hoạch, xin ghi rõ."
        )
    if not made.issued_on and made.number:
        yield Advice(
            "hint", "issued_on", "Có số nhưng chưa có ngày ban hành, nên không viện dẫn đầy đủ được."
        )
