"""Who may issue the papers of a dialogue, and what each of them is called, as data.

One dialogue has one issuer; from it and the commune's name come letterhead, symbol, style and the words above a
signature, so that the same facts make a paper of the State, of the Party or of the Front.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from doithoai.rules.vietnamese import fold

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Issuer:
    """One issuer, its words with `{place}` and `{province}` still open. `mode` is how its head signs (see
    `paper_style.signing_block`); `own`/`own_deputy` are set where somebody signs for the head by order;
    `own_letterhead` stands above its papers where a commune has that custom; `partner` is the issuer that signs a
    joint paper on the left; `replies_as` who answers citizens for it; `concludes_as` whose the conclusion of a sitting
    is, where it is not the committee's: the chairperson concludes and signs without TM. (NĐ 30/2020, Phụ lục I, II.7)."""

    key: str
    label: str
    family: str
    name: str
    short_name: str
    letterhead: tuple[str, ...]
    abbreviation: str
    collective: str
    head: str
    deputy: str
    mode: str
    unit: str
    archive: str
    parent: str = ""
    own: str = ""
    own_deputy: str = ""
    partner: str = ""
    own_letterhead: tuple[str, ...] = ()
    replies_as: str = ""
    concludes_as: str = ""

    def signing(self, title: str) -> dict[str, Any]:
        """How the person signs who is named on the paper with this title, as `facts.Signer` takes it: the
        words of the plan, "TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH", or "" for the head."""
        said = title.upper()
        deputises = bool(re.search(r"\bKT\.|\bK/T\b|\bPHÓ\b", said))
        titles = {"head": self.head, "collective": self.collective}
        if self.own or re.search(r"\bTL\.|\bT/L\b", said):
            own, deputy = self.own or "Chánh Văn phòng", self.own_deputy or "Phó Chánh Văn phòng"
            return {**titles, "mode": "TL+KT", "own": deputy, "own_head": own} if deputises else {
                **titles, "mode": "TL", "own": own,
            }  # fmt: skip
        if re.search(r"\bTUQ\.|\bT/UQ\b", said):
            return {**titles, "mode": "TUQ", "own": _last_title(title) or self.deputy}
        if deputises:
            return {**titles, "mode": f"{self.mode}+KT" if self.mode else "KT", "own": self.deputy}
        if re.search(r"\bQ\.", said):
            return {**titles, "mode": f"{self.mode}+Q" if self.mode else "Q"}
        return {**titles, "mode": self.mode}


def _last_title(title: str) -> str:
    """ "TUQ. CHỦ TỊCH – TRƯỞNG PHÒNG KINH TẾ" -> "TRƯỞNG PHÒNG KINH TẾ"; "" when only the prefix is there."""
    parts = [part.strip() for part in re.split(r"[–\n;,/]|\s-\s", title) if part.strip()]
    return parts[-1] if len(parts) > 1 and not parts[-1].upper().startswith("TUQ") else ""


@cache
def issuers() -> Mapping[str, Issuer]:
    """Every issuer of `issuers.toml`, by key, in the order of the file."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({key: _issuer(key, _whole(key, raw)) for key in raw})


def _whole(key: str, raw: dict[str, Any]) -> dict[str, Any]:
    own = dict(raw[key])
    like = own.pop("like", "")
    return {**_whole(like, raw), **own} if like else own


def _issuer(key: str, values: dict[str, Any]) -> Issuer:
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Issuer(**{"key": key, **values, **lists})


def issuer_named(name: str) -> str:
    """The key of the issuer that a plan's own words mean: "Thường trực HĐND xã …" -> "tt_hdnd"; the people's
    committee when the words name nobody else."""
    said = fold(name)
    return next((key for key, words in _NAMED if re.search(words, said)), "ubnd")


# On folded words: plans write Ủy and Uỷ.
_NAMED = (
    ("van_phong", r"^van phong"),
    ("ubnd_mttq", r"(?=.*(uy ban nhan dan|ubnd))(?=.*(mat tran|mttq))"),
    ("mttq", r"mat tran|mttq"),
    ("tt_hdnd", r"hoi dong|hdnd"),
    ("btv_dang_uy", r"ban thuong vu|btv"),
    ("dang_uy", r"dang uy"),
    ("ct_ubnd", r"^chu tich"),
)
