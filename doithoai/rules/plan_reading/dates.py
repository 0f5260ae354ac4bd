"""Days, months and quarters written in a plan → ISO dates and periods.

Days that do not exist are not days.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from .facts import Period
from .number_words import WORDS, value

_DAY = re.compile(
    r"(?<![\d/.-])(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)(?!\d)"
    rf"|ngay (?:mong |mung )?(\d{{1,2}}|{WORDS}) ?thang (\d{{1,2}}|{WORDS}) ?(?:nam |/ ?)((?:19|20)\d\d)"
)
_LUNAR = re.compile(r",? ?\(?(?:am lich|al\b)|[^.;\n]{0,12}\((?:tuc )?am lich")
_DAYS_TOGETHER = re.compile(
    r"ngay (\d{1,2}(?:(?:, ?| va | hoac |, va )(?:ngay )?\d{1,2})+) ?(?:/ ?|thang )(\d{1,2}) ?(?:/ ?|nam )((?:19|20)\d\d)"
)
_SHORT_DAY = re.compile(
    r"ngay (\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[\d/-]|\.\d)|ngay (?:mong |mung )?(\d{1,2}) thang (\d{1,2})(?!\d)(?! ?nam ?\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)(?![\d/-])")
_DAY_SPAN = re.compile(
    r"(?:tu ngay |tu |ngay )(\d{1,2})(?:/(\d{1,2}))?(?:/\d{4})? ?(?:-|den|den het)(?: ngay)? ?(\d{1,2})/(\d{1,2})/((?:19"
    r"|20)\d\d)"
)
_MONTH = re.compile(r"thang (\d{1,2}) ?(?:/|-|nam|\.| ) ?(?:nam )?((?:19|20)\d\d)")
_MONTHS_SPAN = re.compile(
    r"(?:tu )?thang (\d{1,2}) ?(?:-|den)(?: het)?(?: thang)? ?(\d{1,2})(?: ?(?:/|nam) ?((?:19"
    r"|20)\d\d))?(?! ?[/\d])"
)
_QUARTER = re.compile(r"qu[yi] (i{1,3}|iv|[1-4])(?: ?(?:/|-|nam|,| ) ?(?:nam )?((?:19|20)\d\d))?(?![\w])")
_BARE_MONTH = re.compile(r"thang (\d{1,2})(?!\d)(?! ?(?:/|nam|den|-) ?\d)")
_HALF = re.compile(r"(6 thang|sau thang|nua) (dau|cuoi) nam(?: ((?:19|20)\d\d))?")
_PART_OF_MONTH = re.compile(
    r"(?:(dau|giua|cuoi|(?:thuong|trung|ha) tuan)(?: cua)?|tuan (?:thu |le thu )?"
    r"(\d|nhat|hai|ba|tu|dau|cuoi)(?: cung| tien)?(?: cua| trong)?),? thang (\d{1,2})"
    r"(?: ?(?:/|-|nam|\.) ?(?:nam )?((?:19|20)\d\d))?(?![\d/])"
)
_LAST_WEEKS = re.compile(
    r"tuan cuoi(?: cung)?(?: cua)?(?: cac)? thang ((?:\d{1,2}(?:, ?| va )(?:thang )?)+\d{1,2})(?!\d)"
)
_MONTHS_TOGETHER = re.compile(
    r"(?:cac )?thang ((?:\d{1,2}(?:, ?| va )(?:thang )?)+\d{1,2}) ?(?:/|nam|-) ?(?:nam )?((?:19|20)\d\d)"
)
_WEEK_NUMBERS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "dau": 1}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def day(year: int, month: int, number: int) -> str | None:
    """ISO, or None when there is no such day (31/02)."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def days(flat_text: str, year: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Every full day stated in flat text: (ISO, start, end).

    `year` completes a day written without its year.
    """
    taken = [match.span() for match in _DAY_SPAN.finditer(flat_text)]  # "từ ngày … đến ngày …" is a period
    for match in _DAYS_TOGETHER.finditer(flat_text):
        taken.append(match.span())
        for number in re.findall(r"\d+", match[1]):
            if iso := day(int(match[3]), int(match[2]), int(number)):
                yield iso, *match.span()
    for match in _DAY.finditer(flat_text):
        number, month, its_year = _numbers(match)
        inside = any(start <= match.start() < end for start, end in taken)
        if _LUNAR.match(flat_text, match.end()):
            continue  # a lunar day is another day
        if not inside and (iso := day(its_year, month, number)):
            yield iso, match.start(), match.end()
    if year:
        for match in _SHORT_YEAR.finditer(flat_text):
            number, month, its_year = (int(part) for part in match.groups())
            if its_year == year % 100 and (iso := day(year, month, number)):
                yield iso, *match.span()
        for match in _SHORT_DAY.finditer(flat_text):
            number, month = (int(part) for part in match.groups() if part)
            if any(start <= match.start() < end for start, end in taken) or _LUNAR.match(
                flat_text, match.end()
            ):
                continue
            if iso := day(year, month, number):
                yield iso, match.start(), match.end()


def _numbers(match: re.Match[str]) -> list[int]:
    """The groups of a `_DAY` that matched, as numbers; 0 for words that are none."""
    return [value(part) or 0 for part in match.groups() if part]


def lunar_days(flat_text: str) -> list[str]:
    """The words of days given by the lunar calendar, in flat letters."""
    return [
        match[0]
        for pattern in (_DAY, _SHORT_DAY, _LUNAR_MONTH)
        for match in pattern.finditer(flat_text)
        if pattern is _LUNAR_MONTH or _LUNAR.match(flat_text, match.end())
    ]


_LUNAR_MONTH = re.compile(r"(?:ngay [\w ]{1,12} )?thang (?:gieng|chap)\b")
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5,
}  # fmt: skip
_WEEKDAY = re.compile(r"(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\b")


def impossible_days(flat_text: str) -> list[str]:
    """Days written in full that no calendar has, as `31/02/2023`."""
    written = [
        _numbers(match) for match in _DAY.finditer(flat_text) if not _LUNAR.match(flat_text, match.end())
    ]
    return [
        f"{number:02}/{month:02}/{year}" for number, month, year in written if not day(year, month, number)
    ]


_HOUR = re.compile(r"(?<![\d/.-])(\d{1,3}) ?(?:gio|h|g|:) ?(\d{1,3})?(?: ?phut|')?(?![\d/])")


def impossible_hours(flat_text: str) -> list[tuple[int, int]]:
    """Where hours stand that no clock shows, as `14 gio 90`."""
    return [
        match.span() for match in _HOUR.finditer(flat_text) if int(match[1]) > 24 or int(match[2] or 0) > 59
    ]


def wrong_weekdays(flat_text: str) -> list[str]:
    """Days (ISO) that the text gives another weekday than the calendar does."""
    found = []
    for iso, start, end in days(flat_text):
        match = _WEEKDAY.search(flat_text, max(0, start - 14), end + 14)
        if match and date.fromisoformat(iso).weekday() != (6 if match[2] else _WEEKDAYS[match[1]]):
            found.append(iso)
    return found


def month_period(year: int, first: int, last: int) -> Period | None:
    """From the first day of one month to the last day of another in a year."""
    if not (1 <= first <= last <= 12 and 1900 <= year <= 2100):
        return None
    return Period(f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}")


def week_period(year: int, month: int, number: int) -> Period | None:
    """The `number`-th calendar week (Monday to Sunday) of a month, within it; the last seven days for -1."""
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    last = monthrange(year, month)[1]
    if number < 0:
        return Period(f"{year}-{month:02}-{last - 6:02}", f"{year}-{month:02}-{last:02}")
    begin = 7 * (number - 1) + 1 - (date(year, month, 1).weekday() if number > 1 else 0)
    end = 7 * number - date(year, month, 1).weekday()
    if begin > last:
        return None
    return Period(f"{year}-{month:02}-{begin:02}", f"{year}-{month:02}-{min(end, last):02}")


def _part_of_month(match: re.Match[str], year: int) -> Period | None:
    """`hạ tuần tháng 9`, `tuần 2 tháng 11`: the third of a month or its week."""
    part, week, month = match[1], match[2], int(match[3])
    if week:
        number = -1 if week == "cuoi" else _WEEK_NUMBERS.get(week) or int(week)
        return week_period(year, month, number) if number else None
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    first, end = {"d": (1, 10), "g": (11, 20), "c": (21, last)}.get(part[0]) or {
        "thu": (1, 10),
        "tru": (11, 20),
        "ha ": (21, last),
    }[part[:3]]
    return Period(f"{year}-{month:02}-{first:02}", f"{year}-{month:02}-{end:02}")


def periods(flat_text: str, year: int | None) -> list[Period]:
    """Months, spans of months, quarters and half years, in the order of the text; `year` where none is
    written.
    """
    found: list[tuple[int, Period | None]] = []
    if not year and len(own := set(re.findall(r"(?<!\d)20\d\d(?!\d)", flat_text))) == 1:
        year = int(own.pop())  # `quý II và quý IV năm 2022`
    taken: list[tuple[int, int]] = [(start, end) for _, start, end in days(flat_text, year)]

    def free(match: re.Match[str]) -> bool:
        if any(match.start() < end and start < match.end() for start, end in taken):
            return False
        taken.append(match.span())
        return True

    for match in _DAY_SPAN.finditer(flat_text):
        first, month, last, last_month, its_year = match.groups()
        begin = day(int(its_year), int(month or last_month), int(first))
        end = day(int(its_year), int(last_month), int(last))
        if begin and end and begin < end:
            found.append((match.start(), Period(begin, end)))
    for match in _LAST_WEEKS.finditer(flat_text):
        if year and free(match):
            found += [
                (match.start(), week_period(year, int(month), -1)) for month in re.findall(r"\d+", match[1])
            ]
    for match in _PART_OF_MONTH.finditer(flat_text):
        its = int(match[4]) if match[4] else year
        if its and free(match):
            found.append((match.start(), _part_of_month(match, its)))
    for match in _MONTHS_TOGETHER.finditer(flat_text):
        if free(match):
            found += [
                (match.start(), month_period(int(match[2]), int(month), int(month)))
                for month in re.findall(r"\d+", match[1])
            ]
    for match in _MONTHS_SPAN.finditer(flat_text):
        its = int(match[3]) if match[3] else year
        if its and int(match[1]) < int(match[2]) <= 12 and free(match):
            found.append((match.start(), month_period(its, int(match[1]), int(match[2]))))
    for match in _MONTH.finditer(flat_text):
        if free(match):
            found.append((match.start(), month_period(int(match[2]), int(match[1]), int(match[1]))))
    for match in _QUARTER.finditer(flat_text):
        its = int(match[2]) if match[2] else year
        if its and match[1] in _QUARTERS and free(match):
            quarter = _QUARTERS[match[1]]
            found.append((match.start(), month_period(its, 3 * quarter - 2, 3 * quarter)))
    for match in _HALF.finditer(flat_text):
        its = int(match[3]) if match[3] else year
        if its and free(match):
            found.append((match.start(), month_period(its, *((1, 6) if match[2] == "dau" else (7, 12)))))
    if year:
        for match in _BARE_MONTH.finditer(flat_text):
            if free(match):
                found.append((match.start(), month_period(year, int(match[1]), int(match[1]))))
    kept: list[Period] = []
    for _, period in sorted(found, key=lambda pair: pair[0]):
        if period and period not in kept:
            kept.append(period)
    return kept
