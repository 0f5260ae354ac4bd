"""Words without the people: tracking codes, and names and contacts that are known, taken out of a text."""

import re
from collections.abc import Iterable

from .codes import ALPHABET, short_code
from .vietnamese import nfc

NAMELESS = "[người nêu ý kiến]"
SHORTEST_SECRET = 4  # letters; a shorter name would cover half of an answer
SHORTEST_NUMBER = 8  # figures of a telephone

ADDRESSES = frozenset(
    ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "dì", "cậu", "mợ", "thím", "em", "cháu", "thầy"]
)
MANY = frozenset(["thôn", "bản", "xóm", "tổ", "xã", "dân", "con", "hội", "nhóm", "tập", "hộ"])
_BETWEEN = r"[\s.\-]{0,2}"
_NUMBER = re.compile(rf"(?<![\w@])\+?\d(?:{_BETWEEN}\d)+(?![\w@])")
# Not \b: in JSON the letter of an escaped line end may stand right before a code.
_CODE = re.compile(
    rf"(?<![{ALPHABET}-])[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}(?![{ALPHABET}-])"
)


def without_codes(text: str, *, but: str = "") -> str:
    """The text with every tracking code shortened, except one's own."""
    return _CODE.sub(lambda found: found[0] if found[0] == but else short_code(found[0]), text)


def without_people(text: str, secrets: Iterable[str]) -> str:
    """The text without these names and contacts, however their letters are typed and their figures spaced."""
    text = nfc(text)
    for secret in sorted({nfc(each).strip() for each in secrets}, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            said = "|".join([re.escape(secret), *number_patterns(secret)])
            text = re.sub(rf"(?<!\w)(?:{said})(?!\w)", NAMELESS, text, flags=re.IGNORECASE)
    return text


def whole_name(said: str) -> str:
    """The name in what somebody gave as theirs, without a form of address; "" of a given name alone, which many bear, and
    of what names a place or many: "Bà con thôn Đồng Mới"."""
    words = nfc(said).split()
    if words and words[0].lower() in ADDRESSES:
        del words[0]
    typed_small = not any(each[0].isupper() for each in words)
    of_one = MANY.isdisjoint(words) if typed_small else all(each[0].isupper() for each in words)
    return " ".join(words) if len(words) > 1 and of_one else ""


def number_patterns(contact: str) -> list[str]:
    """The telephone numbers in a contact as people write them: with or without blanks, at home or from abroad."""
    found = []
    for number in _NUMBER.findall(contact):
        figures = re.sub(r"\D", "", number)
        own = figures.removeprefix("84" if number.startswith("+") else "0")
        if len(figures) >= SHORTEST_NUMBER:
            found.append(rf"(?:(?:\+?84|0){_BETWEEN})?{_BETWEEN.join(own)}")
    return found
