"""Old Vietnamese letters → Unicode: bytes of a text file, and text typed with TCVN3 or VNI fonts.

TCVN3 (TCVN 5712:1993, VN3) and VNI keep Vietnamese letters in the places of Latin-1 signs, so the text
arrives as `Uû ban nh©n d©n` (TCVN3) or `UÛy ban nhaân daân` (VNI). No kept Python package converts them; the
tables are our own.
"""

import re
import unicodedata
from collections.abc import Callable

from .letters import with_capitals

_TCVN3: dict[str, str | int | None] = dict(
    zip(
        "\u00b5\u00b6\u00b7\u00b8\u00b9\u00a8\u00bb\u00bc\u00bd\u00be\u00c6\u00a9\u00c7\u00c8\u00c9\u00ca\u00cb\u00ae"
        "\u00cc\u00ce\u00cf\u00d0\u00d1\u00aa\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
        "\u00df\u00e1\u00e2\u00e3\u00e4\u00ab\u00e5\u00e6\u00e7\u00e8\u00e9\u00ac\u00ea\u00eb\u00ec\u00ed\u00ee"
        "\u00ef\u00f1\u00f2\u00f3\u00f4\u00ad\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe"
        "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)

_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HATS = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_BREVES = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_ALONE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))

_COMMON = frozenset(
    [
        "của",
        "và",
        "các",
        "với",
        "xã",
        "về",
        "trong",
        "được",
        "đối",
        "thoại",
        "tiếp",
        "xúc",
        "nhân",
        "dân",
        "tổ",
        "chức",
        "hội",
        "nghị",
        "kế",
        "hoạch",
        "ngày",
        "tháng",
        "năm",
        "ủy",
        "ban",
        "thực",
        "hiện",
        "ý",
        "kiến",
        "người",
        "có",
        "những",
        "cho",
        "theo",
        "quy",
        "định",
        "đồng",
        "chủ",
        "tịch",
        "nội",
        "dung",
        "thời",
        "gian",
        "địa",
        "điểm",
        "việc",
        "là",
        "không",
        "phường",
        "thôn",
        "trên",
        "tại",
        "để",
    ]
)


def from_tcvn3(text: str) -> str:
    """Text typed with a `.VnTime` font → Unicode.

    TCVN3 has no marked capitals: `CHỦ TỊCH` was typed `CHñ TÞCH` and shown right by `.VnTimeH`.
    """
    text = re.sub(r"[^\W\d_]{2,}", _in_capitals, text.translate(str.maketrans(_TCVN3)))
    # `CỘNG HÒA Xã HỘI`: one capital alone tells nothing, its neighbours do.
    return _BETWEEN_CAPITALS.sub(lambda word: word[0].upper(), text)


_BETWEEN_CAPITALS = re.compile(with_capitals(r"(?<=@@ )@[à-ỹđ]+(?= @@)"))


def _in_capitals(word: re.Match[str]) -> str:
    """A word without small plain letters, where a capital stands behind another letter: the whole in capitals."""
    said = word[0]
    plain = [letter for letter in said if letter.isascii()]
    capitals = all(letter.isupper() for letter in plain) and any(
        letter.isascii() and letter.isupper() for letter in said[1:]
    )
    return said.upper() if capitals else said


def from_vni(text: str) -> str:
    """Text typed with a `VNI-Times` font → Unicode."""

    def letter(match: re.Match[str]) -> str:
        base, mark = match[1], match[2].lower()
        plain = _VNI_ALONE.get(base, base)
        if mark in _VNI_TONES:
            return plain + _VNI_TONES[mark]
        if mark in _VNI_HATS and base.lower() in "aeo":
            return plain + "\u0302" + _VNI_HATS[mark]
        if mark in _VNI_BREVES and base.lower() == "a":
            return plain + "\u0306" + _VNI_BREVES[mark]
        return match[0]

    text = re.sub("([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])", letter, text)
    # What still stands alone: đ, ơ, ư and the marked i and y, which VNI keeps as one sign.
    text = re.sub("[ñôöæóòîÑÔÖÆÓÒÎ](?![\u0300-\u0323])", lambda sign: _VNI_ALONE[sign[0]], text)
    return unicodedata.normalize("NFC", text)


def likeness(text: str) -> float:
    """The share of words (first 2,000) that are among the commonest of Vietnamese plans: 0 … about .5."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text[:20000]).lower())[:2000]
    return sum(word in _COMMON for word in words) / len(words) if words else 0.0


def old_letters(text: str) -> Callable[[str], str] | None:
    """How to turn this text into Unicode (`from_tcvn3`, `from_vni`), when that makes clearly more Vietnamese of it."""
    sample, best = text[:20000], None
    if not re.search("[\u00a1-\u00ff]", sample) or re.search("[\u1ea0-\u1ef9\u01a1\u01b0]", sample):
        return None
    now = likeness(sample)
    for convert in (from_tcvn3, from_vni):
        if (better := likeness(convert(sample))) > now + 0.1:
            now, best = better, convert
    return best


def modern(text: str) -> str:
    """Unicode text unchanged; TCVN3 or VNI text converted."""
    convert = old_letters(text)
    return convert(text) if convert else text


def decode(data: bytes) -> str | None:
    """The text of a plain text file (UTF-8, UTF-16, windows-1258, TCVN3, VNI); None when it is not text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        order = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        text = data.decode(order, errors="replace")
        return text if likeness(text) > 0.1 else None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    latin = _western(data)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    choices = (windows, from_tcvn3(latin), from_vni(latin), data.decode("utf-8", errors="replace"))
    best = max(choices, key=likeness)
    return best if likeness(best) > 0.05 else None


def _western(data: bytes) -> str:
    """Bytes as Windows showed them to the old fonts: quotes, dashes and `Œ` between 0x80 and 0x9F."""
    return "".join(
        bytes([code]).decode("cp1252", errors="replace") if 0x80 <= code < 0xA0 else chr(code)
        for code in data
    ).replace("\ufffd", "")
