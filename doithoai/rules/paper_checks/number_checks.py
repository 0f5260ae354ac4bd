"""L14–L18: number and symbol, place and day."""

import re
from collections.abc import Iterator

from doithoai.rules.paper_style import LETTER, long_date, number_line, place_date
from doithoai.rules.vietnamese import table_date, tone_fold

from .anatomy import DATED
from .case import Case
from .finding import Finding
from .seen import Passage

_LOOSE = re.compile(r"^số\s*:?\s*(?P<number>[\d.…_ ]*?)\s*[/\-–]\s*(?P<symbol>[^\d\s.…_].*)$", re.IGNORECASE)
_ISSUER = r"[A-ZĐ]+(?:[.-][A-ZĐ]+)*"
_UNIT = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn|huyện|tỉnh|thành phố)\s+", re.IGNORECASE)


def check_number(case: Case) -> Iterator[Finding]:
    """The number line against the pattern of its style and the name of its type; the number itself."""
    parts = case.parts
    line = parts.number
    if line is None:
        if not parts.is_form:
            yield case.finding("L14", "Không có số, ký hiệu.", safe=False)
        return
    raw = " ".join(line.raw.split("\t"))
    found = _LOOSE.match(line.text)
    number = re.sub(r"[^\d]", "", found["number"]) if found else ""
    if case.known.number_taken:
        yield case.finding("L15", f"Số {number} đã cấp cho văn bản khác cùng loại.", line, safe=False)
    if not number and found:
        if not case.known.draft:
            yield case.finding("L15", "Số văn bản còn để trống.", line, safe=False)
    elif number and (len(number) < 2 or (number.startswith("0") and len(number) > 2)):
        asked = f"{int(number):02d}"
        yield case.finding("L15", f"Số “{number}” phải ghi “{asked}”.", line)
    if found is None or not _fits(case, raw, number, found["symbol"]):
        yield _misspelt(case, line, number, found["symbol"].strip() if found else "")
        return
    yield from _agrees(case, line, found["symbol"].strip())


def _fits(case: Case, raw: str, number: str, symbol: str) -> bool:
    """Exactly as the style writes it, a leading zero left to L15."""
    style = case.style
    codes = {code.replace(" ", "") for code in style.abbreviations.values()}
    types = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    named = rf"(?:{types}){re.escape(style.type_separator)}{_ISSUER}"
    letter = rf"(?!(?:{types})-)[A-ZĐ]+(?:-[A-ZĐ]+)+" if LETTER not in style.abbreviations else named
    count = r"\d+" if number else r"[.…_ ]*"
    pattern = (
        rf"{re.escape(style.number_label)}{count}{re.escape(style.number_separator)}(?:{named}|{letter})"
    )
    return re.fullmatch(pattern, raw.strip()) is not None


def _misspelt(case: Case, line: Passage, number: str, symbol: str) -> Finding:
    style = case.style
    bare = re.sub(r"\s*([-/–])\s*", r"\1", symbol)
    safe = bool(number) and _fits(
        case, f"{style.number_label}{number}{style.number_separator}{bare}", number, bare
    )
    example = (
        number_line(int(number), bare, style=style)
        if safe
        else f"{style.number_label}05{style.number_separator}KH{style.type_separator}"
        + ("ĐU" if case.is_party else "UBND")
    )
    return case.finding(
        "L14", f"Số, ký hiệu chưa đúng mẫu: phải như “{example}”.", line, safe=safe,
        mend=f"Ghi “{example}”." if safe else f"Ghi theo mẫu “{example}”, đúng từng dấu cách, dấu gạch.",
    )  # fmt: skip


def _agrees(case: Case, line: Passage, symbol: str) -> Iterator[Finding]:
    style, parts = case.style, case.parts
    code = symbol.split(style.type_separator)[0]
    if parts.kind_name:
        asked = style.abbreviations[parts.kind_name]
        if code != asked:
            yield case.finding(
                "L14", f"Ký hiệu ghi “{code}” mà tên loại là {parts.kind_name} (viết tắt “{asked}”).", line, safe=False,
                mend=f"Ghi “{asked}” trong ký hiệu, hoặc sửa tên loại.",
            )  # fmt: skip
    elif parts.about and LETTER not in style.abbreviations and code in {"CV", *style.abbreviations.values()}:
        yield case.finding(
            "L14", f"Công văn không ghi chữ viết tắt tên loại “{code}” trong ký hiệu.", line, safe=False,
            mend="Ghi tên cơ quan - đơn vị soạn thảo, ví dụ: 12/UBND-VP.",
        )  # fmt: skip


def check_order(case: Case) -> Iterator[Finding]:
    """L16: not before the number before it, not after the number after it."""
    day, known = case.issued_on, case.known
    if day is None:
        return
    if known.earlier and day < known.earlier:
        yield case.finding(
            "L16",
            f"Ngày ban hành sớm hơn ngày {table_date(known.earlier)} của số trước đó.",
            case.parts.place_date,
        )
    if known.later and day > known.later:
        yield case.finding(
            "L16",
            f"Ngày ban hành muộn hơn ngày {table_date(known.later)} của số liền sau.",
            case.parts.place_date,
        )


def check_day(case: Case) -> Iterator[Finding]:
    """L17: the place-and-date line. Minutes have none (L38 sees to that)."""
    parts = case.parts
    line = parts.place_date
    if line is None:
        if not parts.is_minutes and not parts.is_form:
            yield case.finding("L17", "Không có dòng địa danh, ngày tháng năm ban hành.", safe=False)
        return
    found = DATED.match(line.text)
    if found is None:
        return
    given = [re.sub(r"\D", "", found[part]) for part in ("day", "month", "year")]
    place = found["place"].strip()
    if not all(given):
        if not case.known.draft:
            yield case.finding("L17", "Ngày, tháng, năm ban hành còn để trống.", line, safe=False)
    else:
        day = case.issued_on
        if day is None:
            yield case.finding("L17", f"Không có ngày {given[0]}/{given[1]}/{given[2]}.", line, safe=False)
        elif not line.text.rstrip(".").endswith(long_date(day)):
            yield case.finding("L17", f"Ngày tháng phải ghi “{long_date(day)}”.", line)
        elif line.text != place_date(place, day) or " ".join(line.raw.split()) != line.raw.strip():
            yield case.finding(
                "L17", f"Dòng này phải ghi “{place_date(place, day)}”, đúng dấu phẩy, dấu cách.", line
            )
    if not line.italic:
        yield case.finding("L17", "Địa danh, ngày tháng phải in nghiêng.", line)
    yield from case.sized("L17", "Địa danh, ngày tháng", "place_date", [line])


def check_place(case: Case) -> Iterator[Finding]:
    """L18: the place is the unit of the issuer."""
    line = case.parts.place_date
    found = DATED.match(line.text) if line else None
    if found is None:
        return
    place = _bare(found["place"])
    if case.known.place:
        if place != _bare(case.known.place):
            yield case.finding(
                "L18", f"Địa danh “{found['place']}” khác tên đơn vị “{case.known.place}”.", line
            )
        return
    issuer = tone_fold(" ".join(each.text for each in case.parts.issuer))
    unit = re.search(r"\b(?:xã|phường|đặc khu)\s+(.+)$", issuer)
    if unit and place not in issuer:
        yield case.finding(
            "L18", f"Địa danh “{found['place']}” không phải tên đơn vị trong tên cơ quan ban hành.", line
        )


def _bare(place: str) -> str:
    return tone_fold(_UNIT.sub("", place.strip())).strip()
