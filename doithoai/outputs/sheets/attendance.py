"""Danh sách đại biểu, điểm danh: who signs at the door, in the order of given names; by hamlet when asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from doithoai.models import Dialogue, Invitation
from doithoai.outputs.papers.content import (
    Block,
    Column,
    Heading,
    Pages,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import count_words, name_key, sort_key

from .occasion import Asked, Occasion, occasion

COLUMNS = (
    Column("STT", 8, "center"), Column("Họ và tên", 32), Column("Đơn vị, thôn", 32), Column("Ký tên", 18),
    Column("Ghi chú", 12),
)  # fmt: skip
EMPTY_LINES = 8  # for those who come without an invitation
ELSEWHERE = "Thôn khác hoặc chưa rõ"


@dataclass(frozen=True)
class Guest(Facts):
    """One line. `delegate`: comes for an office, not as one of the people."""

    name: str
    place: str = ""
    hamlet: str = ""
    delegate: bool = False


@dataclass(frozen=True)
class AttendanceList(Facts):
    """Facts of the list. With `by_hamlet` each hamlet has its own pages, to be sent round."""

    occasion: Occasion
    guests: tuple[Guest, ...]
    by_hamlet: bool = False
    hamlet: str = ""

    def content(self) -> Pages:
        if self.by_hamlet:
            return self._pages(*(self._of_hamlet(name, some) for name, some in self._hamlets()))
        delegates = tuple(each for each in self.guests if each.delegate)
        people = tuple(each for each in self.guests if not each.delegate)
        body: list[Block] = [*self.occasion.about]
        if delegates:
            body += [Heading(f"I. ĐẠI BIỂU: {count_words(len(delegates))} người"), table(delegates, 2)]
        number = "II" if delegates else "I"
        body += [Heading(f"{number}. NHÂN DÂN: {count_words(len(people))} người"), table(people, EMPTY_LINES)]
        return self._pages((*body, *self._count()))

    def _pages(self, *forms: tuple[Block, ...]) -> Pages:
        said = self.occasion
        return said.pages("DANH SÁCH ĐẠI BIỂU, NHÂN DÂN DỰ HỘI NGHỊ", said.on_the_day, *forms)

    def _of_hamlet(self, name: str, guests: tuple[Guest, ...]) -> tuple[Block, ...]:
        return (
            Paragraph(f"{name}: {count_words(len(guests))} người", lead="Thôn, tổ dân phố:", align="left"),
            table(guests, EMPTY_LINES),
            *self._count(),
        )

    def _hamlets(self) -> list[tuple[str, tuple[Guest, ...]]]:
        people = [each for each in self.guests if not each.delegate]
        people.sort(key=lambda each: (not each.hamlet, sort_key(each.hamlet)))
        found = [(name, ordered(some)) for name, some in groupby(people, key=lambda each: each.hamlet)]
        return [(name or ELSEWHERE, some) for name, some in found] or [(self.hamlet or ELSEWHERE, ())]

    def _count(self) -> tuple[Block, ...]:
        return (
            Paragraph(
                "Tổng số người có mặt: ............ người, trong đó nữ: ............ người.", align="left"
            ),
            Signatures((Signature(("NGƯỜI ĐIỂM DANH",), ""),)),
        )


def table(guests: tuple[Guest, ...], empty: int) -> Table:
    rows = [(str(place), each.name, each.place, "", "") for place, each in enumerate(guests, start=1)]
    rows += [(str(place), "", "", "", "") for place in range(len(guests) + 1, len(guests) + empty + 1)]
    return Table(COLUMNS, tuple(rows))


def ordered(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """By given name, then family name, as every Vietnamese list of people."""
    return tuple(sorted(guests, key=lambda each: name_key(each.name)))


def attendance(dialogue: Dialogue, asked: Asked) -> AttendanceList:
    """All on one list; of one hamlet when `asked` names it."""
    guests = guests_of(dialogue, asked)
    return AttendanceList(
        occasion(dialogue), guests, by_hamlet=asked.hamlet is not None, hamlet=str(asked.hamlet or "")
    )


def attendance_by_hamlet(dialogue: Dialogue, asked: Asked) -> AttendanceList:
    return AttendanceList(occasion(dialogue), guests_of(dialogue, asked), by_hamlet=True)


def guests_of(dialogue: Dialogue, asked: Asked) -> tuple[Guest, ...]:
    rows = Invitation.objects.filter(dialogue=dialogue).select_related("hamlet")
    if asked.hamlet:
        rows = rows.filter(hamlet=asked.hamlet)
    return ordered(
        Guest(
            each.name,
            ", ".join(part for part in (each.position, str(each.hamlet or "")) if part),
            str(each.hamlet or ""),
            each.kind == Invitation.Kind.DELEGATE,
        )
        for each in rows
    )
