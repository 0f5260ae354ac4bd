"""Guests pasted as lines: "Họ tên; thôn; chức vụ", from a letter or straight from Excel."""

import re
from collections.abc import Container, Iterable

from doithoai.actions.invitations.add_guests import Guest
from doithoai.actions.opinions.import_opinions import hamlet_keys
from doithoai.models import Hamlet, Invitation
from doithoai.rules.vietnamese import clean, fold

MOST_LINES = 1000
#: "Lò Văn An, bản Nà Hoa" and "Lò Văn An - bản Nà Hoa": how people write a line by hand.
AFTER_THE_NAME = re.compile(r"\s*(?:,|\s[-–]\s)\s*")
SAYS_A_PLACE = re.compile(r"(thon|ban|xom|lang|buon|ap|khu|to dan pho|to)\b")


def kind_of(hamlet: Hamlet | None, position: str) -> str:
    """Somebody of a hamlet without an office is a citizen; the rest are delegates."""
    return Invitation.Kind.CITIZEN if hamlet and not position else Invitation.Kind.DELEGATE


def read_guests(text: str, hamlets: Iterable[Hamlet]) -> tuple[list[Guest], list[str]]:
    """The guests and, when a line cannot be understood, one sentence a line. Nothing is guessed."""
    named = {key: hamlet for hamlet in hamlets for key in hamlet_keys(hamlet.name)}
    guests, errors = [], []
    lines = clean(text).splitlines()
    if len(lines) > MOST_LINES:
        return [], [f"Có {len(lines)} dòng; mỗi lần nhiều nhất {MOST_LINES} dòng."]
    for number, line in enumerate(lines, start=1):
        cells = cells_of(line, named)
        if not any(cells):
            continue
        name, place, position = (*cells, "", "")[:3]
        name = name.lstrip("-•0123456789.) ")
        if not name:
            errors.append(f"Dòng {number}: chưa có họ tên.")
        elif place and fold(place) not in named:
            errors.append(f"Dòng {number}: không có thôn “{place}” trong danh sách của bạn.")
        else:
            hamlet = named.get(fold(place))
            guests.append(Guest(number, name, kind_of(hamlet, position), hamlet, position))
    return guests, errors or ([] if guests else ["Chưa có dòng nào."])


def cells_of(line: str, named: Container[str]) -> list[str]:
    """Name, hamlet, office. Excel's number column is left out; a line written by hand has commas or dashes."""
    cells = [" ".join(cell.split()) for cell in line.replace("\t", ";").split(";")]
    if len(cells) > 1:
        return cells[1:] if re.fullmatch(r"\d+[.)]?", cells[0]) else cells
    name, *rest = AFTER_THE_NAME.split(cells[0].lstrip("-•0123456789.) "))
    if not rest:
        return [name]
    of_a_hamlet = fold(rest[0]) in named or SAYS_A_PLACE.match(fold(rest[0]))
    return [name, rest[0], ", ".join(rest[1:])] if of_a_hamlet else [name, "", ", ".join(rest)]
