"""Vietnamese text: one form at every door, folding for search, name order, dates in words.

Text is Unicode NFC (TCVN 6909:2001). Nothing here rewrites what a person wrote except `clean`, which only
removes what nobody can see.
"""

import re
import unicodedata
from datetime import date, time
from functools import lru_cache

SortKey = tuple[tuple[int, ...], tuple[int, ...]]  # first the letters, then the tones

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
LETTER_MARKS = {
    ("a", "\u0306"): "ă", ("a", "\u0302"): "â", ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô", ("o", "\u031b"): "ơ", ("u", "\u031b"): "ư",
}  # fmt: skip
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

# Only the Latin combining marks: Khmer, Thai and Tai Viet vowels are combining too and must stay.
_WITHOUT_MARKS: dict[int, str | None] = dict.fromkeys(range(0x0300, 0x0370))
_WITHOUT_MARKS |= {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"}  # đ has no decomposition


class _Bare(dict[int, str]):
    """Each sign without its marks, for `str.translate`. Those of Vietnamese are worked out once: every opinion is
    folded several times over. The rest of the world's are worked out as they come, and not kept."""

    def __missing__(self, sign: int) -> str:
        return unicodedata.normalize("NFD", chr(sign)).translate(_WITHOUT_MARKS)


_BARE = _Bare()
for _signs in (range(0x250), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x2010, 0x2030)):
    _BARE.update({sign: _BARE[sign] for sign in _signs})

_INVISIBLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c"
                        "\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
                        "|(?<![\u1780-\u17ff])[\u200c\u200d]")  # fmt: skip
_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_BLANKS_AT_LINE_END = re.compile(r"[^\S\n]+(?=\n|$)")

_TONE_SEATS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_NEW_SEAT = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")

# Signs of the old 8-bit fonts (TCVN3: "nh©n d©n"; VNI: "nhaân daân") read as Latin-1: letters and signs
# that Vietnamese does not have, touching a letter. m², ½, 25° and × are left out: offices do write them.
_LEGACY_SIGN = (
    "[\u00a1-\u00a9\u00ab-\u00af\u00b4-\u00b8\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6\u00d8\u00db\u00dc"
    "\u00de\u00df\u00e4-\u00e7\u00eb\u00ee\u00ef\u00f1\u00f6\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_LEGACY_WORD = re.compile(f"[A-Za-z]{_LEGACY_SIGN}|{_LEGACY_SIGN}[A-Za-z]|[aeoAEO][âÂùÙõÕ]|[aA][áàã]")


def nfc(text: str) -> str:
    """The one form in which text is stored and compared."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """What a person typed, without what nobody can see: NFC, LF line ends, no controls, trimmed.

    Removed: zero-width signs, soft hyphens, direction marks, control codes (tab and newline stay), blanks at
    line ends. The zero-width joiners stay after Khmer letters, where they carry meaning.
    """
    text = _LINE_ENDS.sub("\n", nfc(text))
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    return nfc(_BLANKS_AT_LINE_END.sub("", text)).strip()


def fold(text: str) -> str:
    """For search only: lower case, no marks, đ→d. `Đường Trần Phú` → `duong tran phu`.

    Of the same length as `nfc(text)` wherever every letter has a precomposed form, as in all Vietnamese.
    """
    bare = text.translate(_BARE)
    return (bare if bare.isascii() else nfc(bare)).lower()


def tone_fold(text: str) -> str:
    """For comparing only: lower case, one seat for the tone: `hoà` → `hòa`, `uỷ` → `ủy`; `quý` stays."""
    return _NEW_SEAT.sub(lambda found: _TONE_SEATS[found[0]], nfc(text).lower())


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """`fold` of a single word, remembered: people say the same few thousand."""
    return fold(word)


@lru_cache(maxsize=50_000)
def tone_folded_word(word: str) -> str:
    """`tone_fold` of a single word, remembered."""
    return tone_fold(word)


def slug(text: str) -> str:
    """Folded words joined by `-`, for addresses and file names; empty when nothing is left."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def sort_key(text: str) -> SortKey:
    """Dictionary order (CLDR vi): a ă â b c d đ e ê …; tones decide last: ngang huyền hỏi ngã sắc nặng."""
    letters: list[str] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", text.casefold()):
        if sign in TONES:
            if tones:
                tones[-1] = TONES[sign]
        elif unicodedata.combining(sign):
            if letters:
                letters[-1] = LETTER_MARKS.get((letters[-1], sign), letters[-1])
        else:
            letters.append(sign)
            tones.append(0)
    return tuple(map(_letter_rank, letters)), tuple(tones)


def _letter_rank(letter: str) -> int:
    """Blanks, digits and signs first, then the alphabet, then the letters of other scripts."""
    place = ALPHABET.find(letter)
    if place >= 0:
        return 0x300 + place
    return ord(letter) if ord(letter) < 0x100 else 0x400 + ord(letter)


def name_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Order of a list of people: given name, then family name, then the names between.

    The last word is taken as the given name. That is wrong for some peoples (Y Thŏ Niê): where a person has a
    sort name of their own, give that instead.
    """
    words = nfc(full_name).split() or [""]
    return sort_key(words[-1]), sort_key(words[0]), sort_key(" ".join(words[1:-1]))


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: days below 10 and months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I)."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """`05/9/2026`, `09/02/2026`: as cited inside a sentence, with the zero habit of `long_date`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def table_date(day: date) -> str:
    """`05/09/2026`: always ten signs, for columns."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def weekday(day: date) -> str:
    """`thứ Tư`; Sunday is `Chủ nhật`."""
    return WEEKDAYS[day.weekday()]


def clock_words(moment: time) -> str:
    """`08 giờ 00 phút`."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def count_words(count: int) -> str:
    """A small count as offices write it: `05`; from 10 as it is; thousands with dots: `1.234`."""
    return f"{count:02d}" if 0 <= count < 10 else f"{count:,}".replace(",", ".")


def looks_legacy(text: str) -> bool:
    """Was this typed in an old 8-bit font (TCVN3 `nh©n d©n`, VNI `nhaân daân`)? A guess for a warning.

    True when at least two words and one in six carry such signs; one stray sign is not enough.
    """
    words = text.split()
    odd = sum(1 for word in words if _LEGACY_WORD.search(word))
    return odd >= 2 and odd * 6 >= len(words)
