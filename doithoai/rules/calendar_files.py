"""The calendar files: days off and make-up days of one year, each with the decision that set it.

How to write one: `regulations/README.md`. A misspelt key is an error naming the file and the entry.
"""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Literal, get_args

from .toml_telling import NOT_UTF8, TOO_DEEP, broken_toml, meant
from .vietnamese import clean, count_words, nfc, table_date

CALENDARS = Path(__file__).parent.parent / "regulations" / "calendar"

Kind = Literal["holiday", "compensation", "swap", "closure", "make_up"]
#: announced: a decision was read; derived: the date follows from the law itself; proposed: not decided.
State = Literal["announced", "derived", "proposed"]
#: Paid holidays a year (Labour Code 2019, art. 112: 1 + 5 + 1 + 1 + 2 + 1), and the year 24/11 joined them
#: (NQ 28/2026/QH16).
HOLIDAYS, CULTURE_DAY_SINCE = 11, 2026
#: The years a file may be for, and how many bytes it may have.
FIRST, LAST, LARGEST = 2000, 2100, 200_000


class CalendarFileError(ValueError):
    """A calendar file is not in order: which file, which entry."""

    def for_people(self) -> str:
        """What happened and what to do, for whoever keeps the computer."""
        return (
            f"Tệp lịch nghỉ chưa dùng được nên không tính được thời hạn: {self}. Xin báo người giữ máy chủ sửa tệp "
            "trong thư mục regulations/calendar, rồi kiểm tra bằng lệnh doithoai calendar check."
        )


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day without work, or (`kind` make_up) a Saturday with work; who said so, and how sure it is.

    `instead_of`: the day exchanged (swap, make_up) or the holiday that met a weekend (compensation).
    """

    on: date
    name: str
    kind: Kind
    source: str
    state: State = "announced"
    instead_of: date | None = None


@dataclass(frozen=True)
class Year:
    """One calendar file. `awaited`: what is still to be announced; empty when `complete`."""

    year: int
    complete: bool
    awaited: tuple[str, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    make_ups: tuple[DayOff, ...] = ()

    def doubts(self) -> tuple[str, ...]:
        """What does not agree inside the year, in sentences for whoever keeps the file."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[str]:
        off = {day.on: day for day in self.days_off}
        worked = {day.on: day for day in self.make_ups}
        for day in self.make_ups:
            if day.on.weekday() < 5:
                yield f"Ngày làm bù {table_date(day.on)} không phải thứ Bảy, Chủ nhật."
            pair = off.get(day.instead_of) if day.instead_of else None
            if day.instead_of and day.instead_of.year == self.year and (pair is None or pair.kind != "swap"):
                yield f"Làm bù {table_date(day.on)} cho ngày {table_date(day.instead_of)}, nhưng ngày đó không ghi là ngày hoán đổi."
        for day in self.days_off:
            if day.on.weekday() >= 5 and day.kind != "holiday":
                yield f"Ngày nghỉ {table_date(day.on)} ({day.name}) vốn đã là cuối tuần."
            if day.kind == "swap" and (day.instead_of not in worked) and _in(day.instead_of, self.year):
                yield f"Nghỉ hoán đổi {table_date(day.on)} không có ngày làm bù tương ứng."
            if day.kind == "compensation" and _in(day.instead_of, self.year) and day.instead_of not in off:
                yield f"Ngày nghỉ bù {table_date(day.on)} không chỉ ra ngày lễ được bù."
        paid = sum(
            1
            for day in self.days_off
            if day.on.weekday() < 5 and day.kind in ("holiday", "compensation") and day.state != "proposed"
        )
        owed = HOLIDAYS + (self.year >= CULTURE_DAY_SINCE)
        if paid > owed or (self.complete and paid != owed):
            yield (
                f"Năm {self.year} có {count_words(paid)} ngày nghỉ lễ rơi vào ngày thường (kể cả nghỉ bù); "
                f"Bộ luật Lao động, Điều 112 cho {count_words(owed)} ngày."
            )
        if self.complete and any(day.state == "proposed" and day.kind != "swap" for day in self.days_off):
            yield "Năm ghi là đã công bố đủ (complete) nhưng còn ngày lễ mới là đề xuất."


def _in(day: date | None, year: int) -> bool:
    return day is None or day.year == year


@dataclass
class _OwnFolder:
    """Where this computer keeps years that a person confirmed, beside the shipped ones; none until told."""

    path: Path | None = None


_OWN = _OwnFolder()


def keep_own_in(folder: Path | None) -> None:
    """From now on files in `folder` count too; a year there takes the place of the shipped one."""
    _OWN.path = folder


def stamps() -> tuple[Any, ...]:
    """What tells that another folder is read, or that a year of this computer's own was saved since."""
    try:
        own = [(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in _own_files()]
    except OSError:
        own = []
    return (CALENDARS, _OWN.path, *own)


def _own_files() -> list[Path]:
    return sorted(_OWN.path.glob("*.toml")) if _OWN.path else []


def read_years() -> tuple[Year, ...]:
    """Every file under `regulations/calendar/`, and this computer's own. ValueError: a shipped file is out of order.

    An own file out of order is left out (`faulty_years`): it never stops the others.
    """
    years = {year.year: year for year in map(read_year, sorted(CALENDARS.glob("*.toml")))}
    for path in _own_files():
        with suppress(CalendarFileError):
            year = read_year(path)
            years[year.year] = year
    return tuple(years[number] for number in sorted(years))


def faulty_years() -> tuple[str, ...]:
    """What is wrong with own files that are left out, one sentence each."""
    found = []
    for path in _own_files():
        try:
            read_year(path)
        except CalendarFileError as trouble:
            found.append(str(trouble))
    return tuple(found)


def confirm_year(path: Path) -> Year:
    """Keep the year in the file at `path` on this computer, from where it counts at once.

    CalendarFileError: it cannot be read. ValueError: what does not agree in it, or no folder to keep it in. The
    version before stays beside it, under `earlier/`.
    """
    year = read_year(path)
    if doubts := year.doubts():
        raise ValueError(" ".join(doubts))
    if _OWN.path is None:
        raise ValueError("Chưa có thư mục dữ liệu để lưu.")
    kept = _OWN.path / f"{year.year}.toml"
    words = path.read_text(encoding="utf-8")
    (_OWN.path / "earlier").mkdir(parents=True, exist_ok=True)
    if kept.exists() and kept.read_text(encoding="utf-8") != words:
        number = sum(1 for _ in (_OWN.path / "earlier").glob(f"{year.year}-*")) + 1
        (_OWN.path / "earlier" / f"{year.year}-{number}.txt").write_bytes(kept.read_bytes())
    half = kept.with_suffix(".half")
    half.write_text(words, encoding="utf-8")
    half.replace(kept)  # whole or not at all: a server may be reading
    return year


def read_year(path: Path) -> Year:
    """One file; its tables are the keyword parameters below. CalendarFileError names what is wrong."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("tệp quá lớn: lịch nghỉ một năm chỉ vài nghìn chữ.")
        said = _keys("", _file, tomllib.loads(path.read_text(encoding="utf-8")))
        made = Year(
            said.year,
            said.complete,
            tuple(said.awaited),
            tuple(_keys("day_off", _day_off, entry) for entry in said.day_off),
            tuple(_keys("make_up", _make_up, entry) for entry in said.make_up),
        )
        both = [day.on for day in (*made.days_off, *made.make_ups)]
        for day in both:
            if day.year != said.year:
                raise ValueError(f"ngày {table_date(day)} không thuộc năm {said.year}.")
            if both.count(day) > 1:
                raise ValueError(f"ngày {table_date(day)} viết hai lần.")
        if not said.complete and not said.awaited:
            raise ValueError(
                "complete = false thì ghi còn chờ gì ở awaited; đã công bố đủ thì complete = true."
            )
        return made
    except UnicodeDecodeError as trouble:
        raise CalendarFileError(f"{path.name}: {NOT_UTF8}") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise CalendarFileError(f"{path.name}: {broken_toml(trouble)}") from trouble
    except RecursionError as trouble:
        raise CalendarFileError(f"{path.name}: {TOO_DEEP}") from trouble
    except OSError as trouble:
        raise CalendarFileError(f"{path.name}: không đọc được ({trouble.strerror}).") from trouble
    except ValueError as trouble:
        raise CalendarFileError(f"{path.name}: {trouble}") from trouble


@dataclass(frozen=True)
class _File:
    year: int
    complete: bool
    awaited: list[str]
    day_off: list[dict[str, Any]]
    make_up: list[dict[str, Any]]


def _file(
    *,
    year: int,
    complete: bool,
    awaited: list[str] | None = None,
    day_off: list[dict[str, Any]] | None = None,
    make_up: list[dict[str, Any]] | None = None,
) -> _File:
    if not FIRST <= year <= LAST:
        raise ValueError(f"year = {year} không dùng được: năm từ {FIRST} đến {LAST}.")
    return _File(year, complete, awaited or [], day_off or [], make_up or [])


_SHAPES: dict[str, tuple[type, str]] = {
    "year": (int, "một số, như year = 2028"),
    "complete": (bool, "true hoặc false"),
    "awaited": (list, 'danh sách chữ, như awaited = ["kỳ nghỉ Tết"]'),
    "day_off": (list, "các bảng [[day_off]]"),
    "make_up": (list, "các bảng [[make_up]]"),
    "on": (date, "một ngày, như on = 2028-01-01"),
    "instead_of": (date, "một ngày, như instead_of = 2028-01-01"),
}


def _keys(table: str, maker: Any, said: Any) -> Any:
    """`maker` with the keys of one table; ValueError names a key that is misspelt, missing or of another shape."""
    where = f"[[{table}]] " if table else ""
    if not isinstance(said, dict):
        raise ValueError(f"{where}phải là một bảng gồm các dòng khóa = giá trị.")
    if isinstance(on := said.get("on"), date):
        where += f"{table_date(on)}: "
    known = signature(maker).parameters
    for key, value in said.items():
        if key not in known:
            raise ValueError(f"{where}không có khóa “{key}”. {meant(key, known)}")
        shape, told = _SHAPES.get(key, (str, f'chữ đặt trong ngoặc kép, như {key} = "…"'))
        words = value if isinstance(value, list) else [value]
        if type(value) is not shape or (
            key == "awaited" and not all(isinstance(each, str) for each in words)
        ):
            raise ValueError(f"{where}“{key}” phải là {told}.")
        if any(isinstance(each, str) and (not each.strip() or _hidden(each)) for each in words):
            raise ValueError(f"{where}“{key}” để trống hoặc có ký tự không nhìn thấy; xin gõ lại.")
    for key, parameter in known.items():
        if key not in said and parameter.default is Parameter.empty:
            raise ValueError(f"{where}thiếu “{key}”.")
    try:
        return maker(**said)
    except ValueError as trouble:
        raise ValueError(f"{where}{trouble}") from trouble


def _hidden(words: str) -> bool:
    """Signs nobody can see, blanks apart."""
    return clean(words).split() != nfc(words).split()


def _day_off(
    *, on: date, name: str, kind: str, state: str, source: str, instead_of: date | None = None
) -> DayOff:
    _one_of("kind", kind, ("holiday", "compensation", "swap"))
    _one_of("state", state, get_args(State))
    return DayOff(on, name, kind, source, state, instead_of)  # type: ignore[arg-type]  # checked above


def _make_up(*, on: date, instead_of: date, state: str, source: str) -> DayOff:
    _one_of("state", state, get_args(State))
    name = f"làm bù cho ngày {table_date(instead_of)}"
    return DayOff(on, name, "make_up", source, state, instead_of)  # type: ignore[arg-type]  # checked above


def _one_of(key: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise ValueError(f"{key} = “{word}” không dùng được. {meant(word, words)}")


def propose_year(year: int, holidays: dict[date, str], *, source: str) -> Year:
    """A year for a person to confirm, from a library's `holidays`: proposed, so counted by nobody yet.

    A fixed solar date on a weekday needs no announcement: it is `derived`. Tết, Giỗ Tổ, the day beside
    Quốc khánh and every compensation stay `proposed` until somebody compares them with the announcement.
    """
    fixed = {(1, 1), (4, 30), (5, 1), (9, 2), (11, 24)}
    days = []
    for on, name in sorted(holidays.items()):
        compensation = "nghỉ bù" in name
        derived = (on.month, on.day) in fixed and not compensation
        days.append(
            DayOff(
                on,
                ("nghỉ bù " + name.replace(" (nghỉ bù)", "")) if compensation else name,
                "compensation" if compensation else "holiday",
                "Bộ luật Lao động 2019, Điều 112 khoản 1" if derived else source,
                "derived" if derived else "proposed",
                _made_up_for(on, holidays) if compensation else None,
            )
        )
    awaited = ("kỳ nghỉ Tết", "ngày liền kề Quốc khánh 02/9", "các ngày hoán đổi")
    return Year(year, False, awaited, tuple(days))


def _made_up_for(on: date, holidays: dict[date, str]) -> date | None:
    """The holiday on a weekend that a compensation makes up for: the one of the same name before it."""
    name = holidays[on].replace(" (nghỉ bù)", "")
    found = [day for day, said in holidays.items() if said == name and day < on and day.weekday() >= 5]
    return max(found, default=None)


def as_toml(year: Year) -> str:
    """The file again, as a person would write it."""
    awaited = ", ".join(f'"{each}"' for each in year.awaited)
    parts = [
        f"# Days off and make-up days of {year.year}. How to read and extend: ../README.md\n"
        f"year = {year.year}\ncomplete = {str(year.complete).lower()}\n"
        + (f"awaited = [{awaited}]\n" if awaited else "")
    ]
    for day in sorted((*year.days_off, *year.make_ups), key=lambda day: day.on):
        named = day.kind != "make_up"
        lines = ["[[day_off]]" if named else "[[make_up]]", f"on = {day.on}"]
        if named:
            lines += [f'name = "{day.name}"', f'kind = "{day.kind}"']
        if day.instead_of:
            lines.append(f"instead_of = {day.instead_of}")
        lines += [f'state = "{day.state}"', f'source = "{day.source}"']
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
