"""Who speaks next, and does it fit the half day.

Order is by registration and nothing else: plans say "phát biểu theo thứ tự, nội dung đã đăng ký và theo sự
điều hành của chủ trì". The chair may call out of turn; the hints only say what a fair chair would look at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .vietnamese import count_words, fold


@dataclass(frozen=True, slots=True)
class Request:
    """One person's wish to speak. `place` is the number given at registration; `hamlet` "" when not known."""

    key: Any
    place: int
    name: str
    hamlet: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A waiting request in its order, with a hint for the chair ("" when there is nothing to say)."""

    request: Request
    hint: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Do the waiting speakers fit the time left? `heard` is how many do; minutes are whole minutes."""

    waiting: int
    heard: int
    minutes_needed: int
    minutes_left: int
    says: str

    @property
    def all_fit(self) -> bool:
        return self.heard == self.waiting


def order(waiting: Iterable[Request], *, heard: Iterable[Request] = ()) -> tuple[Turn, ...]:
    """The waiting requests by registration, each with a hint from those already `heard`.

    A hint is given when others of the hall were not heard at all: the first waiting speaker of a hamlet
    nobody has spoken for, and whoever has already spoken while others wait for a first time.
    """
    queue = sorted(waiting, key=lambda request: request.place)
    before = list(heard)
    names = {_person(request) for request in before}
    hamlets = {fold(request.hamlet) for request in before}
    someone_new = any(_person(request) not in names for request in queue)
    turns = []
    for request in queue:
        hint = ""
        hamlet = fold(request.hamlet)
        if before and hamlet and hamlet not in hamlets:
            hint = f"{request.hamlet[:1].upper()}{request.hamlet[1:]} chưa có ai phát biểu."
            hamlets.add(hamlet)  # the hint belongs to the first of them only
        elif _person(request) in names and someone_new:
            hint = "Đã phát biểu rồi, trong khi còn người chưa được nói."
        turns.append(Turn(request, hint))
    return tuple(turns)


def fits(waiting: Iterable[Request], minutes_each: int, minutes_left: int) -> Fit:
    """How many of the waiting speakers the time left holds. ValueError: `minutes_each` below 1."""
    if minutes_each < 1:
        raise ValueError("Thời gian mỗi lượt phát biểu phải từ 1 phút.")
    count = sum(1 for _ in waiting)
    left = max(minutes_left, 0)
    heard = min(count, left // minutes_each)
    needed = count * minutes_each
    if count == 0:
        says = "Chưa có ai chờ phát biểu."
    elif heard == count:
        says = f"Đủ giờ cho cả {count_words(count)} người chờ, mỗi lượt {minutes_each} phút."
    else:
        says = (
            f"Còn {left} phút chỉ đủ cho {count_words(heard)} trong {count_words(count)} người chờ; "
            f"{_shorter(count, left)}"
        )
    return Fit(count, heard, needed, left, says)


def _shorter(count: int, left: int) -> str:
    """What the chair can do about it."""
    each = left // count
    if each >= 1:
        return f"rút còn {each} phút mỗi lượt thì đủ."
    return "mời những người còn lại gửi ý kiến bằng phiếu."


def _person(request: Request) -> tuple[str, str]:
    return fold(request.name), fold(request.hamlet)
