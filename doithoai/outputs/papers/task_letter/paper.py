"""The task letter (công văn giao việc): who deals with which matter, what comes of it, by when.

It carries out the conclusion and repeats its dates; it sets none of its own. No names of people.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import padded, short_date

from ..facts import Facts, Meeting
from ..letter import Letter
from ..offers import MEETING, OFFICE
from ..wording import Offer, Rows, Word

MANY = 6
"""From this many matters on, they stand in the appendix's table instead of the text."""


@dataclass(frozen=True)
class GivenTask(Facts):
    """One matter given to `unit`: `output` is what must come of it, `codes` the opinions (shortened);
    `helpers` who works on it with the unit."""

    unit: str
    work: str
    due_on: date
    codes: tuple[str, ...] = ()
    output: str = "văn bản trả lời Nhân dân"
    helpers: str = ""


_TASK = (
    Word("đơn vị", "cơ quan, đơn vị chủ trì", lambda each: each.unit, must=True, example="Phòng Kinh tế"),
    Word("phối hợp", "đơn vị phối hợp", lambda each: each.helpers, example="Công an xã"),
    Word("nội dung", "nội dung phải giải quyết", lambda each: each.work, must=True, example="Sửa đường bản Nà Hạ"),
    Word("mã", "mã của những ý kiến gộp vào", lambda each: ", ".join(each.codes), example="2K7M-QX"),
    Word("sản phẩm", "phải làm ra văn bản gì", lambda each: each.output, example="văn bản trả lời Nhân dân"),
    Word("thời hạn", "ngày phải xong", lambda each: short_date(each.due_on), must=True, example="12/11/2026"),
)  # fmt: skip


@dataclass(frozen=True)
class TaskLetter(Letter):
    """Facts of the letter. `conclusion` names the notice it carries out ("Thông báo số 19/TB-UBND ngày
    20/10/2026"); `ask_days`: how many working days before the date a body asks for more time."""

    meeting: Meeting
    conclusion: str
    tasks: tuple[GivenTask, ...] = ()
    follow_up_unit: str = ""
    ask_days: int = 3

    REQUIRED: ClassVar = (
        ("to", "đơn vị được giao"),
        ("tasks", "nội dung giao"),
        ("conclusion", "thông báo kết luận"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("thông báo kết luận", "số, ngày của thông báo kết luận", lambda paper: paper.conclusion,
             example="Thông báo số 19/TB-UBND ngày 20/10/2026"),
        Rows("việc", f"mỗi nội dung giao, khi có dưới {MANY} nội dung",
             lambda paper: () if paper.has_many() else paper.tasks, _TASK, must=True),
        Rows("việc trong phụ lục", f"mỗi nội dung giao, khi có từ {MANY} nội dung: in thành bảng",
             lambda paper: paper.tasks if paper.has_many() else (), _TASK, must=True),
        Word("số việc trong phụ lục", f"số nội dung giao, khi có từ {MANY} nội dung",
             lambda paper: padded(len(paper.tasks)) if paper.has_many() else "", example="07"),
        Word("số ngày báo trước", "xin thêm thời gian trước khi hết hạn mấy ngày làm việc",
             lambda paper: padded(paper.ask_days), example="03"),
        Word("đơn vị theo dõi", "đơn vị theo dõi, đôn đốc", lambda paper: paper.follow_up_unit,
             example="Văn phòng HĐND và UBND xã"),
    )  # fmt: skip

    def has_many(self) -> bool:
        """Whether the matters stand in the appendix's table."""
        return len(self.tasks) >= MANY
