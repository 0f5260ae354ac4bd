"""Guests pasted as lines: "Họ tên; thôn; chức vụ", from a letter or straight from Excel."""

from collections.abc import Iterable

from doithoai.actions.invitations.add_guests import Guest
from doithoai.actions.opinions.import_opinions import hamlet_keys
from doithoai.models import Hamlet, Invitation
from doithoai.rules.vietnamese import clean, fold

MOST_LINES = 1000


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
        cells = [" ".join(cell.split()) for cell in line.replace("\t", ";").split(";")]
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
