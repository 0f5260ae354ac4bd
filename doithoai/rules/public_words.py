"""Whether what is to be public still says what its person said: the same words, and masks where something private stood."""

import re
import unicodedata
from collections import Counter
from itertools import islice

from doithoai.rules.nameless import NAMELESS
from doithoai.rules.personal_data import MASK_LABELS, mask_spans
from doithoai.rules.triage.text import Said
from doithoai.rules.vietnamese import folded_word

#: What stands for something that was covered: a label in brackets, dots in brackets, or blocks.
_MASK = re.compile(r"\[([^\[\]\n]{1,60})\]|[█■]+|\*{3,}|[(\[](?:…|\.{2,4})[)\]]")
_LABELS = set(MASK_LABELS.values()) | {NAMELESS.strip("[]"), "…", "...", "đã che", "che"}
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
#: In every second opinion, whatever it asks.
_COURTESIES = {
    "de", "nghi", "kinh", "mong", "xin", "xa", "uy", "ban", "nhan", "dan", "toi", "em", "chung", "va", "la", "cua",
    "thi", "ma", "cac", "nhung", "nay", "a",
}  # fmt: skip
#: "ko", "hổng" and so on are spelled out before; "khong" is no other word without marks.
_DENY = frozenset({"không", "khong", "chưa", "chẳng", "chả", "đừng"})
_DENY_UNMARKED = frozenset(map(folded_word, _DENY))
#: Between a denial and what it denies these say nothing of their own.
_LINKS = _COURTESIES | {"co", "duoc", "phai", "bi", "he", "con", "thay", "cho", "biet"}
_DENIED_WITHIN = 3  # telling words behind a denial: "không thấy cán bộ giải quyết" denies the last as well
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


def mostly_the_same(words: str, shown: str) -> bool:
    """Whether nothing but masks differs and at least half of the words stand open: behind masks alone anything would do."""
    open_letters = len(_plain(_MASK.sub(_without_mask, _plain(shown))))
    return 2 * open_letters >= len(_plain(words)) and only_masks_differ(words, shown)


def still_theirs(words: str, public: str) -> bool:
    """Whether words that were shortened or mended (lược ghi) are still the person's: at least half of what they say is
    said in `words`, however it is written. Courtesies and masks count for nothing, so nothing else hides behind them."""
    said, shown = _telling(words), _telling(_MASK.sub(_without_mask, public))
    return bool(shown) and 2 * (said & shown).total() >= shown.total()


def denies_more(words: str, public: str) -> bool:
    """Whether `public` denies what `words` do not: a "không" put in, or set before another thing, and the person says the
    opposite, in words that are nearly all their own. Each denial needs one of theirs for itself, with the same word
    within the next few; before a mask, or at the end of a sentence, any will do. Where either is typed without marks,
    both are read without."""
    said, shown = Said.of(words), Said.of(_MASK.sub(_stop, public))
    folded = said.few_marks or shown.few_marks
    theirs = _denied(said, folded=folded)
    for told in sorted(
        _denied(shown, folded=folded), key=lambda each: not each
    ):  # those that need a word first
        same = [each for each in theirs if not told or told[0] in each]
        if not same:
            return True
        theirs.remove(same[0])
    return False


def _denied(text: Said, *, folded: bool) -> list[list[str]]:
    """Of every denial the telling words behind it in its sentence, without marks."""
    bare = [folded_word(word) for word in text.words]
    found = []
    for at, word in enumerate(text.words):
        if bare[at] not in _DENY_UNMARKED if folded else word not in _DENY:
            continue
        ahead = (bare[i] for i in range(at + 1, len(bare)) if text.sentence[i] == text.sentence[at])
        found.append(list(islice((each for each in ahead if each not in _LINKS), _DENIED_WITHIN)))
    return found


def _stop(found: re.Match[str]) -> str:
    return found[0] if found[1] and not _is_mask(found[1]) else " . "


def _telling(text: str) -> Counter[str]:
    """The words that say something, folded, abbreviations spelled out, each with how often."""
    return Counter(word for word in map(folded_word, Said.of(text).words) if word not in _COURTESIES)


def _without_mask(found: re.Match[str]) -> str:
    return found[0] if found[1] and not _is_mask(found[1]) else " "


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
