"""The agenda of a sitting as words of a paper: a list, or with its hours the table of an appendix."""

from collections.abc import Sequence

from .facts import AgendaItem
from .wording import Offer, Rows, Word

_WORDS = (
    Word("việc", "việc của bước đó", lambda item: item.what, must=True, example="Khai mạc"),
    Word("người thực hiện", "ai làm", lambda item: item.who, example="Văn phòng"),
    Word("giờ", "từ giờ nào đến giờ nào", lambda item: item.span(), example="08 giờ 00 - 08 giờ 15"),
)
AGENDA: Offer = (
    Rows("chương trình", "mỗi bước của chương trình chưa có giờ",
         lambda paper: () if is_timed(paper.agenda) else paper.agenda, _WORDS),
    Rows("chương trình có giờ", "mỗi bước của chương trình có giờ",
         lambda paper: paper.agenda if is_timed(paper.agenda) else (), _WORDS),
    Word("phụ lục", "hai chữ này khi chương trình có giờ, in thành phụ lục",
         lambda paper: "Phụ lục" if is_timed(paper.agenda) else "", example="Phụ lục"),
)  # fmt: skip


def is_timed(agenda: Sequence[AgendaItem]) -> bool:
    """Whether any step has its hour: then it is printed as an appendix with a table."""
    return any(item.starts_at for item in agenda)
