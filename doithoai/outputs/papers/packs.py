"""Which wording a commune's papers are said in: its own, its province's, or the national one.

The commune's are rows (every version kept); the province's are files, `packs/<province>/<kind>.txt` in the data
folder, put there by `doithoai wording KIND FILE --province`; the national ones stand beside each paper. A wording
that a newer program can no longer say (a word is gone) is set aside and said so, never used with holes in it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings

from doithoai.models import Commune, PaperWording
from doithoai.outputs.papers import KINDS
from doithoai.outputs.papers.wording import read, troubles
from doithoai.rules.vietnamese import slug

Source = Literal["commune", "province", "national"]


@dataclass(frozen=True)
class InUse:
    """The wording of one kind of paper here. `set_aside`: why a nearer one cannot be used, in sentences."""

    text: str
    source: Source
    version: PaperWording | None = None
    set_aside: tuple[str, ...] = ()


def wording_in_use(commune: Commune, kind: str) -> InUse:
    """The nearest wording that this program can say. Asks the database once."""
    return _nearest(commune, kind, PaperWording.objects.of_kind(kind).filter(commune=commune).first())


def wordings_in_use(commune: Commune) -> dict[str, InUse]:
    """The same for every kind of paper, in one question to the database."""
    own = {each.kind: each for each in PaperWording.objects.newest().filter(commune=commune)}
    return {kind: _nearest(commune, kind, own.get(kind)) for kind in KINDS}


def _nearest(commune: Commune, kind: str, version: PaperWording | None) -> InUse:
    set_aside: tuple[str, ...] = ()
    if version and version.text:
        set_aside = troubles_of(kind, version.text)
        if not set_aside:
            return InUse(version.text, "commune", version)
    return _wider(commune, kind, version, set_aside)


def _wider(commune: Commune, kind: str, version: PaperWording | None, set_aside: tuple[str, ...]) -> InUse:
    file = province_file(commune.province, kind)
    if file.is_file():
        try:
            text = file.read_text(encoding="utf-8")
            found = troubles_of(kind, text)
        except (OSError, UnicodeDecodeError):  # put there by hand: no reason to issue no papers at all
            text, found = "", ("tệp không đọc được, có thể không phải UTF-8. Xin quản trị đặt lại mẫu.",)
        if not found:
            return InUse(text, "province", version, set_aside)
        set_aside += tuple(f"Mẫu của tỉnh: {each}" for each in found)
    return InUse(national(kind), "national", version, set_aside)


def without_own(commune: Commune, kind: str) -> InUse:
    """What the commune's papers would be said in without a wording of its own."""
    return _wider(commune, kind, None, ())


def national(kind: str) -> str:
    """The text of the national wording."""
    return _file_text(KINDS[kind].NATIONAL)


def province_file(province: str, kind: str) -> Path:
    """Where a province's wording of one kind stands."""
    return Path(settings.DATA) / "packs" / (slug(province) or "-") / f"{kind}.txt"


@lru_cache(maxsize=64)
def _file_text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def troubles_of(kind: str, text: str) -> tuple[str, ...]:
    """The troubles of a wording of this kind; the same text is read once. The type stays what it is: the symbol,
    the series of numbers and the register go by it."""
    given, common = read(text), read(national(kind))
    found = troubles(given, KINDS[kind].WORDS)
    if not found and (given.type != common.type or bool(given.about) != bool(common.about)):
        named = f"tên loại {common.type}" if common.type else "dòng V/v, không có tên loại"
        return (f"Văn bản này phải giữ {named}: số, ký hiệu theo đó. Xin sửa lại dòng đầu như mẫu tải về.",)
    return found
