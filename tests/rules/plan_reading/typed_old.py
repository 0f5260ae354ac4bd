"""Text as it was typed with the fonts before Unicode. Written from the tables of the fonts, not from the reader."""

import unicodedata
from io import BytesIO

import docx

TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_TONE = dict(zip(TONES, "ùøûõï", strict=True))
_VNI_HAT = dict(zip(("", *TONES), "âáàåãä", strict=True))
_VNI_BREVE = dict(zip(("", *TONES), "êéèúüë", strict=True))
_VNI_I = dict(zip(TONES, "íìæóò", strict=True))
_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)


def vni(text: str) -> str:
    """The letters of VNI-Times: a mark is a sign of its own behind its letter."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter.lower())
    tone = next((mark for mark in marks if mark in TONES), "")
    if base == "đ":
        typed = "ñ"
    elif "\u0302" in marks:
        typed = base + _VNI_HAT[tone]
    elif "\u0306" in marks:
        typed = base + _VNI_BREVE[tone]
    elif "\u031b" in marks:
        typed = {"o": "ô", "u": "ö"}[base] + _VNI_TONE.get(tone, "")
    elif base == "i" and tone:
        typed = _VNI_I[tone]
    elif base == "y" and tone == "\u0323":
        typed = "î"
    else:
        typed = base + _VNI_TONE.get(tone, "")
    return typed.upper() if letter.isupper() else typed


def tcvn3(text: str) -> str:
    """The letters of .VnTime; most marked capitals have none and become small, as .VnTimeH expects them."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_TCVN3.get(letter, _TCVN3.get(letter.lower(), letter)) for letter in text)


def word_in(text: str, encoding: str) -> bytes:
    """A docx of these lines: in VNI-Times, or in .VnTime with every capital of a heading in .VnTimeH."""
    document = docx.Document()
    for line in text.split("\n"):
        if encoding == "vni":
            document.add_paragraph().add_run(vni(line)).font.name = "VNI-Times"
        else:
            run = document.add_paragraph().add_run(tcvn3(line.lower() if line.isupper() else line))
            run.font.name = ".VnTimeH" if line.isupper() else ".VnTime"
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()
