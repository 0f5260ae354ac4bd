"""Whether what is to be public still says what its person said: the same words, and masks where something private stood."""

import re
import unicodedata

from doithoai.rules.personal_data import MASK_LABELS, mask_spans

#: What stands for something that was covered: a label in brackets, dots in brackets, or blocks.
_MASK = re.compile(r"\[([^\[\]\n]{1,60})\]|[█■]+|\*{3,}|[(\[](?:…|\.{2,4})[)\]]")
_LABELS = set(MASK_LABELS.values()) | {"…", "...", "đã che", "che"}
#: A mask somebody wrote by hand begins with what it covers.
_BEGINS = (
    "tên",
    "họ tên",
    "số",
    "địa chỉ",
    "nơi",
    "nhà",
    "ngày",
    "đã che",
    "thông tin",
    "chức danh",
    "cơ quan",
    "bệnh",
)
_NEVER_IN_A_MASK = 40  # characters: longer ones say something of their own


def only_masks_differ(words: str, public: str) -> bool:
    """Whether `public` is `words` with nothing but masks put in the place of something; how it is spaced and whether
    letters are composed does not count."""
    said, shown = _plain(words), _plain(public)
    pieces, place = [], 0
    for mask in _MASK.finditer(shown):
        if mask[1] and not _is_mask(mask[1]):
            continue
        pieces.append(shown[place : mask.start()].strip())
        place = mask.end()
    pieces.append(shown[place:].strip())
    if len(pieces) == 1:
        return pieces[0] == said
    first, *between, last = pieces
    if not said.startswith(first) or not said.endswith(last) or len(first) + len(last) > len(said):
        return False
    at, until = len(first), len(said) - len(last)
    for piece in between:
        at = said.find(piece, at, until)
        if at < 0:
            return False
        at += len(piece)
    return True


def _is_mask(label: str) -> bool:
    plain = label.strip().lower()
    return plain in _LABELS or (len(plain) <= _NEVER_IN_A_MASK and plain.startswith(_BEGINS))


def still_private(public: str, *, child: bool = False) -> list[tuple[str, str]]:
    """What still looks private in words that are to be public: what it is, and the words, each once."""
    written = unicodedata.normalize("NFC", public)
    spans = mask_spans(written, child=child)
    return list(dict.fromkeys((MASK_LABELS[each.what], written[each.start : each.end]) for each in spans))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
