"""The agenda of a sitting, inline or as an appendix with its table."""

from collections.abc import Sequence

from .content import Appendix, Block, Column, Table
from .facts import AgendaItem
from .outline import dashes

AGENDA_COLUMNS = (Column("Thời gian", 27, "center"), Column("Nội dung", 47), Column("Người thực hiện", 26))


def is_timed(agenda: Sequence[AgendaItem]) -> bool:
    """Whether any step has its hour: then it is printed as an appendix with a table."""
    return any(item.starts_at for item in agenda)


def agenda_list(agenda: Sequence[AgendaItem]) -> tuple[Block, ...]:
    """The steps as a list of dashes: what, then who in brackets."""
    return dashes(f"{item.what.strip(' .;')} ({item.who})" if item.who else item.what for item in agenda)


def agenda_appendix(agenda: Sequence[AgendaItem], *, title: str, attached_to: str) -> tuple[Appendix, ...]:
    """The appendix `CHƯƠNG TRÌNH …`, or nothing for an agenda without hours."""
    if not is_timed(agenda):
        return ()
    rows = tuple((item.span(), item.what, item.who) for item in agenda)
    return (Appendix("Phụ lục", title.upper(), attached_to, (Table(AGENDA_COLUMNS, rows),)),)
