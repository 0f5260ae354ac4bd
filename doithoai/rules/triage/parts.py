"""Splitting: one text with several matters becomes parts, each of them the writer's own words, none lost.

A list splits at its numbers; a turn of speech ("ngoài ra", "với lại") splits before another matter; a plain sentence
splits only when both sides ask for something of their own and of different fields. What stands outside the parts is
numbering, turns of speech and blanks.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from doithoai.rules.vietnamese import fold

from .confirmed import Confirmed
from .fields import Ranked, rank, settling
from .text import Said

SHORTEST = 4  # words; less is no matter of its own
SURE = 1.0  # ahead by so much, a piece is certain enough of its field to be parted from its neighbour
LONGEST_PIECES = 60  # a text with more sentences is parted only at its list

Before = Literal["start", "list", "turn", "sentence"]

_NUMBER = (
    r"(?:\(?\d{1,2}[.)](?!\d)|[-–—•*+]|\([a-hđ]\)|[a-hđ]\)|(?:thu|y) (?:nhat|hai|ba|tu|nam|sau|bay)\b ?(?:la)?[,:]?"
    r"|(?:mot|hai|ba|bon|nam|sau) la\b[,:]?|y kien (?:thu )?\d{1,2}[.:,]?|viec (?:thu )?(?:nhat|hai|ba|tu)\b(?: la)?[,:]?)"
)
_TURN = (
    r"(?:ngoai ra|ben canh do|dong thoi|mat khac|mot viec nua(?: la)?|mot van de nua(?: la)?|mot y nua(?: la)?|them nua|voi lai"
    r"|con (?:chuyen|viec|ve|vu|cai)"
    r"|tien the|nhan tien|nhan day|tien day|cung xin|cung de nghi|cung mong|viec nua(?: la)?"
    r"|chuyen nua(?: la)?|nua la|va de nghi|va kien nghi|va xin|va mong|roi con|sau nua|cuoi cung|a ma|a con|con nua|ve phan"
    r"|ve viec|them vu|them chuyen)\b[,:]?"
)
_BREAK = re.compile(
    rf"(?P<list>(?:(?<=^)|(?<=\n)|(?<=[.;:?!] )|(?<=[.;:?!]\n))[ \t]*{_NUMBER}(?=[ \t]*\S))"
    rf"|(?P<turn>(?<![\w])(?:{_TURN}))"
    r"|(?P<sentence>[.!?…;]+(?:\s+|$)|\n+)",
    re.MULTILINE,
)
_ASKS = re.compile(
    r"\b(?:de nghi|de xuat|kien nghi|xin|mong|nho|yeu cau|hoi|bao gio|khi nao|tai sao|sao|can|muon|cho|phan anh|giup|gium|chua)\b|\?"
)
_GOES_ON = re.compile(
    r"(?:nen|vi|do|ma|khien|lam|trong khi|nhung|tuy|neu|the|vay|de|thi|boi|hien|nay|dan den|gay|xin cam on|cam on|tran trong"
    r"|kinh mong|mong (?:xa |cac cap |lanh dao |chinh quyen )?(?:quan tam|xem xet|giai quyet)"
    r"|de nghi (?:xa |cac cap )?(?:quan tam|xem xet|giai quyet)|viec nay|dieu nay|chuyen nay|tinh trang nay)\b"
)
_EDGES = " \t\n\r,;:.–—-•*+"


@dataclass
class _Piece:
    start: int  # where its own words begin, after the number or the turn
    end: int
    before: Before
    said: Said
    here: Confirmed | None
    asks: bool
    goes_on: bool

    @property
    def words(self) -> int:
        return len(self.said.words)

    @cached_property
    def fields(self) -> list[Ranked]:
        return rank(self.said, self.here)

    @cached_property
    def settled(self) -> set[str]:
        return settling(self.said)


def parts_of(text: str, here: Confirmed | None = None) -> list[tuple[int, int]]:
    """(start, end) of each matter in the NFC text; one for a single matter, none for an empty text."""
    whole = _trim(text, 0, len(text))
    if whole[0] >= whole[1]:
        return []
    folded = fold(text)
    if len(folded) != len(text):  # a letter without a precomposed form: places would not agree
        return [whole]
    pieces = _pieces(text, folded, here)
    groups = _grouped(pieces)
    if len(groups) < 2:
        return [whole]
    found = [_trim(text, group[0].start, group[-1].end) for group in groups]
    # The first part keeps what was said before its number; the last what was said after it.
    if groups[0][0].before == "start":
        found[0] = (whole[0], found[0][1])
    return found


def _pieces(text: str, folded: str, here: Confirmed | None) -> list[_Piece]:
    marks: list[tuple[int, int, Before]] = [(0, 0, "start")]
    breaks = list(_BREAK.finditer(folded))
    listed = [each for each in breaks if each.lastgroup == "list"]
    if len(breaks) > LONGEST_PIECES:
        breaks = listed
    for found in breaks:
        if found.lastgroup == "list":
            marks.append((found.start(), found.end(), "list"))
        elif found.lastgroup == "turn":
            marks.append((found.start(), found.end(), "turn"))
        else:
            marks.append((found.end(), found.end(), "sentence"))
    pieces = []
    for at, (_, start, before) in enumerate(marks):
        end = marks[at + 1][0] if at + 1 < len(marks) else len(text)
        if text[start:end].strip(_EDGES):
            pieces.append(_piece(text, folded, start, end, before, here))
        elif before in ("list", "turn") and at + 1 < len(marks) and marks[at + 1][2] == "sentence":
            marks[at + 1] = (marks[at + 1][0], marks[at + 1][1], before)
    return pieces


def _piece(text: str, folded: str, start: int, end: int, before: Before, here: Confirmed | None) -> _Piece:
    said = Said.of(text[start:end])
    plain = folded[start:end].strip(_EDGES)
    return _Piece(
        start=start,
        end=end,
        before=before,
        said=said,
        here=here,
        asks=bool(_ASKS.search(plain)),
        goes_on=bool(_GOES_ON.match(plain)),
    )


def _grouped(pieces: list[_Piece]) -> list[list[_Piece]]:
    numbered = [piece for piece in pieces if piece.before == "list" and piece.words >= SHORTEST]
    is_list = len(numbered) >= 2
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if not groups:
            groups.append([piece])
        elif is_list and piece.before == "list" and piece.words >= SHORTEST:
            if groups[-1][0].before == "start" and not _has_matter(groups[-1]):
                groups[-1] = [piece]  # only a greeting or a heading stood before the list
            else:
                groups.append([piece])
        elif not (is_list and groups[-1][0].before == "list") and _another(groups[-1], piece):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return groups


def _has_matter(group: list[_Piece]) -> bool:
    return any(piece.settled and piece.asks for piece in group)


def _another(group: list[_Piece], piece: _Piece) -> bool:
    """Whether the piece is about another matter than the group before it."""
    if piece.words < SHORTEST or (piece.goes_on and piece.before == "sentence"):
        return False
    if piece.before != "turn" and not (piece.asks and any(one.asks for one in group)):
        return False
    if not piece.fields:  # asked last: the rest costs less to know
        return False
    told = [one for one in group if one.fields and one.words >= SHORTEST]
    if not told:
        return False
    strongest = max(told, key=_ahead)
    new, old = piece.fields[0].code, strongest.fields[0].code
    if new == old or any(new in one.settled for one in told) or new not in piece.settled:
        return False
    if old in piece.settled and piece.before == "sentence":
        return False
    enough = SURE / 2 if piece.before == "turn" else SURE
    return _ahead(piece) >= enough and _ahead(strongest) >= SURE / 2


def _ahead(piece: _Piece) -> float:
    return piece.fields[0].score - piece.fields[1].score if len(piece.fields) > 1 else 0.0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end
