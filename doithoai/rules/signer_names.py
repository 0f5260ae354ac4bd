"""Is a certificate the one of this person, of this office? Names as certificates write them: in capitals, without
accents, with a title before them."""

import re

from .vietnamese import clean, fold


def same_person(said: str, name: str) -> bool:
    """ "LÒ VĂN BÌNH" and "Lo Van Binh" are Lò Văn Bình; "Lỗ Văn Bình" is somebody else."""
    said, name = clean(said), clean(name)
    if not name or not said:
        return False
    if said.isascii():
        said, name = fold(said), fold(name)
    return _within(name.casefold(), said.casefold())


def same_office(said: str, *names: str) -> bool:
    """Whether a certificate is of the office with these names ("Ủy ban nhân dân xã Thanh Sơn", "UBND xã Thanh Sơn").
    Its province may follow, a part of it may stand before ("Văn phòng UBND xã Thanh Sơn"); the head's own powers
    ("Chủ tịch UBND …") are signed by the same office. "UBND xã Thanh Sơn Đông" is another."""
    folded = fold(clean(said))
    ours = (fold(clean(name)).removeprefix("chu tich ") for name in names)
    return any(name and re.search(rf"(?<!\w){re.escape(name)}{_AFTER}", folded) for name in ours)


_AFTER = r"(?:$|\s*[,(–-]|\s+(?:tinh|huyen|thanh pho|tp)\b)"


def _within(part: str, whole: str) -> bool:
    """Whole words only."""
    return f" {' '.join(part.split())} " in f" {' '.join(whole.split())} "
