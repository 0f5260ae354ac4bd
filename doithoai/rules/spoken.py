"""Vietnamese to be read aloud: numbers, days, hours and abbreviations in words, and how long it takes.

A loudspeaker has one minute and no paper in the listener's hand: "8h30 ngày 05/12/2026 tại UBND xã" must be said
"tám giờ ba mươi phút, ngày mùng năm tháng mười hai … tại Ủy ban nhân dân xã". Numbers follow the reading of the
North: nghìn, lẻ, mốt after mươi, tư after mươi (not in mười bốn), lăm after mười and mươi.
"""

import re
from datetime import date, time

from .vietnamese import clean

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu", "tỷ")
LARGEST = 10**12 - 1
SYLLABLES_A_SECOND = 3.75
"""A reader of a village loudspeaker says three and a half to four syllables a second, pauses counted."""

#: What offices abbreviate, as it is said. Longer ones are looked for first.
ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "TDP": "tổ dân phố", "NTM": "nông thôn mới", "ATTP": "an toàn thực phẩm",
    "BHYT": "bảo hiểm y tế", "BHXH": "bảo hiểm xã hội", "VSMT": "vệ sinh môi trường", "GPMB": "giải phóng mặt bằng",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất", "QSDĐ": "quyền sử dụng đất", "ANTT": "an ninh trật tự",
    "GTNT": "giao thông nông thôn", "HTX": "hợp tác xã", "THCS": "trung học cơ sở", "THPT": "trung học phổ thông",
    "TTHC": "thủ tục hành chính", "VHTT": "văn hóa thể thao", "KT-XH": "kinh tế, xã hội", "PCCC": "phòng cháy chữa cháy",
    "CCCD": "căn cước công dân", "VNeID": "vi nê i đê", "TP.": "thành phố", "TP": "thành phố", "QR": "quy a",
    "NVH": "nhà văn hóa", "CLB": "câu lạc bộ", "KH": "kế hoạch", "NQ": "nghị quyết", "QĐ": "quyết định",
    "km": "ki lô mét", "m2": "mét vuông", "m²": "mét vuông", "ha": "héc ta", "kg": "ki lô gam", "v.v.": "vân vân",
}  # fmt: skip
LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "F": "ép phờ", "G": "giê", "H": "hát", "I": "i",
    "J": "gi", "K": "ca", "L": "e lờ", "M": "em mờ", "N": "en nờ", "O": "o", "P": "pê", "Q": "quy", "R": "e rờ",
    "S": "ét sờ", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích xì", "Y": "i dài", "Z": "dét",
}  # fmt: skip
ROMAN = {"I": 1, "V": 5, "X": 10}

_DATE = re.compile(r"(?:\bngày\s+)?\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", re.IGNORECASE)
_DAY = re.compile(r"\bngày\s+(\d{1,2})[/.-](\d{1,2})\b(?![/.-]?\d)", re.IGNORECASE)
_LONG_DATE = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})\b(?:[/.-](\d{4})\b)?", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2})\s*(?:giờ|h|g|:)\s*(?:(\d{2})\b(?:\s*phút)?)?(?=\W|$)", re.IGNORECASE)
_ROMAN = re.compile(r"\b(quý|khóa|khoá|phần|chương|mục|kỳ|lần thứ|phụ lục)\s+([IVX]+)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+")
_TELEPHONE = re.compile(r"(?<!\d)0\d(?:[ .]?\d){7,9}(?!\d)")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_SHORT = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(each) for each in sorted(ABBREVIATIONS, key=len, reverse=True))
    + r")(?!\w)"
)


def number_in_words(number: int) -> str:
    """`hai mươi mốt`, `một nghìn không trăm lẻ năm`. From 0 to 999 999 999 999; ValueError for others."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not said in words")
    if number == 0:
        return DIGITS[0]
    said: list[str] = []
    for place in range(len(SCALES) - 1, -1, -1):
        three = number // 1000**place % 1000
        if three:
            said.append(" ".join(filter(None, (_three(three, whole=bool(said)), SCALES[place]))))
    return " ".join(said)


def _three(number: int, *, whole: bool) -> str:
    """Below a thousand; `whole`: something was said before, so the empty hundreds are said too."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens == 0:
        return " ".join([*said, *((["lẻ"] if said else []) + [DIGITS[ones]] if ones else [])])
    said += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones == 5:
        said.append("lăm")
    elif ones == 1 and tens > 1:
        said.append("mốt")
    elif ones == 4 and tens > 1:
        said.append("tư")
    elif ones:
        said.append(DIGITS[ones])
    return " ".join(said)


def digits_in_words(digits: str) -> str:
    """Digit by digit, as a telephone number is dictated: `không hai một hai`."""
    return " ".join(DIGITS[int(each)] for each in digits if each.isascii() and each.isdigit())


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """`ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu`."""
    year = f" năm {number_in_words(day.year)}" if with_year else ""
    return f"{_day_of_month(day.day)} {month_in_words(day.month)}{year}"


def _day_of_month(day: int) -> str:
    return f"ngày {'mùng ' if day <= 10 else ''}{number_in_words(day)}"


def month_in_words(month: int) -> str:
    """`tháng tư`, `tháng mười hai`."""
    return f"tháng {'tư' if month == 4 else number_in_words(month)}"


def clock_in_words(moment: time) -> str:
    """`tám giờ ba mươi phút`, `mười bốn giờ`."""
    minutes = f" {number_in_words(moment.minute)} phút" if moment.minute else ""
    return f"{number_in_words(moment.hour)} giờ{minutes}"


def read_aloud(text: str) -> str:
    """The text as a person would read it: no digit, no abbreviation, nothing in brackets' shape left.

    Words of no official meaning stay as they are; an unknown row of capitals is spelled letter by letter.
    """
    text = clean(text).replace("\n", ". ")
    text = _SHORT.sub(lambda found: ABBREVIATIONS[found[0]], text)
    text = _DATE.sub(lambda found: _date(found[1], found[2], found[3]) or found[0], text)
    text = _LONG_DATE.sub(lambda found: _date(found[1], found[2], found[3]) or found[0], text)
    text = _DAY.sub(lambda found: _date(found[1], found[2], None) or found[0], text)
    text = _MONTH.sub(_month, text)
    text = _CLOCK.sub(_clock, text)
    text = _ROMAN.sub(lambda found: f"{found[1]} {_roman_in_words(found[2])}", text)
    text = _TELEPHONE.sub(lambda found: digits_in_words(found[0]), text)
    text = re.sub(r"(\d)\s*%", r"\1 phần trăm", text)
    text = _NUMBER.sub(lambda found: _number(found[0]), text)
    text = _CAPITALS.sub(_letters, text)
    text = re.sub(r"\s*[-–—/]\s*(?=\w)", " ", re.sub(r"\s[-–—]\s", ", ", text))
    text = re.sub(r"\s*[()\[\]“”\"…]\s*", " ", text)
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split()))


def syllables(text: str) -> int:
    """How many syllables a text in words has: in Vietnamese each stands between blanks."""
    return sum(1 for word in text.split() if any(letter.isalnum() for letter in word))


def seconds_to_read(text: str) -> int:
    """How long reading it aloud takes, in whole seconds, rounded up."""
    return int(-(-syllables(text) // SYLLABLES_A_SECOND))


def _date(day: str, month: str, year: str | None) -> str:
    try:
        read = date(int(year or 2000), int(month), int(day))
    except ValueError:
        return ""
    return day_in_words(read, with_year=year is not None)


def _month(found: re.Match[str]) -> str:
    if not 1 <= int(found[1]) <= 12:
        return found[0]
    return month_in_words(int(found[1])) + (f" năm {number_in_words(int(found[2]))}" if found[2] else "")


def _clock(found: re.Match[str]) -> str:
    if int(found[1]) > 24 or int(found[2] or 0) > 59:
        return found[0]
    minutes = f" {number_in_words(int(found[2]))} phút" if int(found[2] or 0) else ""
    return f"{number_in_words(int(found[1]))} giờ{minutes}"


def _number(written: str) -> str:
    plain = written.replace(".", "")
    if len(plain) > 12:
        return digits_in_words(plain)
    return number_in_words(int(plain))


def _letters(found: re.Match[str]) -> str:
    """An unknown row of capitals, unless it is a word in capitals: "XÃ" has a vowel mark and is left alone."""
    return " ".join(LETTERS[each] for each in found[0])


def _roman_in_words(letters: str) -> str:
    values = [ROMAN[each] for each in letters.upper()]
    signed = [
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    ]
    return number_in_words(sum(signed))
