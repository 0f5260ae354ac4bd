"""The petition (công văn kiến nghị): what people asked that is beyond the commune's powers.

It carries only what the receiver needs: the matter and, where people agreed, the hamlet; nobody's name or contact.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, padded, short_date

from ..facts import Facts, Meeting
from ..letter import Letter
from ..offers import MEETING, OFFICE
from ..wording import Offer, Rows, Word

MANY = 5
"""From this many matters on, they stand in the appendix's table instead of the text."""


@dataclass(frozen=True)
class Raised(Facts):
    """One matter as it is passed on: its field, its hamlets, how many asked it, and its shortened codes."""

    text: str
    field: str = ""
    place: str = ""
    asked_by: int = 1
    codes: tuple[str, ...] = ()


_MATTER = (
    Word("ý kiến", "nội dung ý kiến", lambda each: each.text, must=True, example="Nâng cấp lưới điện ba pha"),
    Word("lĩnh vực", "lĩnh vực", lambda each: each.field, example="Điện"),
    Word("thôn", "thôn, bản được nêu (nếu người dân đồng ý)", lambda each: each.place, example="bản Nà Hạ"),
    Word("số người", "mấy người cùng hỏi, khi từ hai người",
         lambda each: padded(each.asked_by) if each.asked_by > 1 else "", example="07"),
    Word("mã", "mã rút gọn của ý kiến", lambda each: ", ".join(each.codes), example="2K7M-QX"),
)  # fmt: skip


@dataclass(frozen=True)
class PetitionLetter(Letter):
    """Facts of the letter to `to`. `not_ours` why the commune may not decide; `done` how things stand and what
    the commune did; `asks` what it wants; `reply_by` the day it asks to be answered."""

    meeting: Meeting
    matters: tuple[Raised, ...]
    not_ours: str = ""
    done: str = ""
    asks: str = ""
    reply_by: date | None = None
    conclusion: str = ""

    REQUIRED: ClassVar = (
        ("to", "cơ quan nhận kiến nghị"),
        ("matters", "nội dung kiến nghị"),
        ("not_ours", "lý do vượt thẩm quyền"),
        ("asks", "đề nghị cụ thể"),
        ("reply_by", "ngày xin được trả lời"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("thông báo kết luận", "số, ngày của thông báo kết luận", lambda paper: paper.conclusion,
             example="Thông báo số 19/TB-UBND ngày 20/10/2026"),
        Word("số nội dung", "số nội dung kiến nghị", lambda paper: padded(len(paper.matters)), must=True, example="02"),
        Rows("nội dung", f"mỗi nội dung, khi có dưới {MANY} nội dung",
             lambda paper: () if paper.has_many() else paper.matters, _MATTER, must=True),
        Rows("nội dung trong phụ lục", f"mỗi nội dung, khi có từ {MANY} nội dung: in thành bảng",
             lambda paper: paper.matters if paper.has_many() else (), _MATTER, must=True),
        Word("phụ lục", "hai chữ này khi danh mục in thành phụ lục",
             lambda paper: "Phụ lục" if paper.has_many() else "", example="Phụ lục"),
        Word("lý do vượt thẩm quyền", "vì sao xã không quyết định được", lambda paper: paper.not_ours, must=True,
             example="Lưới điện do Công ty Điện lực quản lý, đầu tư"),
        Word("hiện trạng", "hiện trạng và việc xã đã làm", lambda paper: paper.done,
             example="Xã đã kiểm tra: 03 bản dùng điện một pha, điện áp yếu"),
        Word("đề nghị", "xã đề nghị làm gì", lambda paper: paper.asks, must=True,
             example="Đưa tuyến Nà Hạ - Co Lượng vào kế hoạch đầu tư năm 2027"),
        Word("nơi nhận kiến nghị", "cơ quan nhận kiến nghị", lambda paper: ", ".join(paper.to) or BLANK, must=True,
             example="Ủy ban nhân dân tỉnh"),
        Word("ngày xin trả lời", "xin được trả lời trước ngày nào",
             lambda paper: short_date(paper.reply_by) if paper.reply_by else BLANK, must=True, example="12/12/2026"),
    )  # fmt: skip

    def has_many(self) -> bool:
        """Whether the matters stand in the appendix's table."""
        return len(self.matters) >= MANY
