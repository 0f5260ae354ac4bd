"""Is a certificate the one of this person, of this office? Names as certificates write them: in capitals, without
accents, with a title before them."""

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
    """Whether a certificate is of the office with these names ("Ủy ban nhân dân xã Thanh Sơn", "UBND xã Thanh Sơn"):
    one holds the other, so that "Văn phòng UBND xã Thanh Sơn" may sign for its committee."""
    folded = fold(clean(said))
    kinds = ("xa", "phuong", "khu")  # of a commune: a person may be named like the place
    if not any(_within(kind, folded) for kind in kinds):
        return False
    return any(name and (_within(fold(name), folded) or _within(folded, fold(name))) for name in names)


def _within(part: str, whole: str) -> bool:
    """Whole words only."""
    return f" {' '.join(part.split())} " in f" {' '.join(whole.split())} "
