"""The reminder (công văn đôn đốc): what a body owes past its date, how late, and by when it must be done.

Lateness is counted on the day of the letter; the date owed to the people does not move.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, long_date, padded, short_date

from ..facts import Facts, Meeting
from ..letter import Letter
from ..offers import MEETING, OFFICE
from ..wording import Offer, Rows, Word

EXPLAINS = 3
"""The third letter asks the head of the body to explain."""


@dataclass(frozen=True)
class Overdue(Facts):
    """One matter past its date; `days_late` calendar days on the day of the letter; `last` what was told of it."""

    work: str
    due_on: date
    days_late: int
    codes: tuple[str, ...] = ()
    last: str = ""


@dataclass(frozen=True)
class Reminder(Letter):
    """Facts of the letter to one body, `to`. `level` counts the letters to it: 1, 2, then 3 and more;
    `earlier` names those that went before; `report_to` is who gathers the answers."""

    meeting: Meeting
    on: date
    level: int
    overdue: tuple[Overdue, ...]
    new_due: date | None = None
    report_to: str = ""
    conclusion: str = ""
    earlier: tuple[str, ...] = ()

    REQUIRED: ClassVar = (
        ("to", "đơn vị được đôn đốc"),
        ("overdue", "nội dung quá hạn"),
        ("new_due", "ngày phải hoàn thành"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("mức đôn đốc", "đôn đốc, đôn đốc lần 2, hoặc yêu cầu giải trình", lambda paper: paper.asks(), must=True,
             example="đôn đốc lần 2 việc"),
        Word("đơn vị", "đơn vị được đôn đốc", lambda paper: ", ".join(paper.to), must=True, example="Phòng Kinh tế"),
        Word("ngày tính", "ngày đếm số ngày quá hạn", lambda paper: long_date(paper.on), example="ngày 20 tháng 11 năm 2026"),
        Word("thông báo kết luận", "số, ngày của thông báo kết luận", lambda paper: paper.conclusion,
             example="Thông báo số 19/TB-UBND ngày 20/10/2026"),
        Word("số nội dung", "số nội dung quá hạn", lambda paper: padded(len(paper.overdue)), example="02"),
        Rows("quá hạn", "mỗi nội dung quá hạn", lambda paper: paper.overdue, (
            Word("mã", "mã ý kiến", lambda each: ", ".join(each.codes), example="2K7M-QX"),
            Word("nội dung", "nội dung phải trả lời", lambda each: each.work, must=True, example="Sửa đường bản Nà Hạ"),
            Word("hạn", "ngày phải trả lời", lambda each: short_date(each.due_on), must=True, example="12/11/2026"),
            Word("số ngày", "số ngày quá hạn", lambda each: padded(each.days_late), must=True, example="08"),
            Word("tình hình", "lần nhắc, gia hạn gần nhất", lambda each: each.last, example="Đã nhắc ngày 13/11/2026"),
        ), must=True),
        Word("các lần trước", "công văn đôn đốc đã gửi", lambda paper: ", ".join(paper.earlier),
             example="Công văn số 44/UBND-VP ngày 16/11/2026"),
        Word("ngày phải xong", "hoàn thành chậm nhất ngày nào",
             lambda paper: short_date(paper.new_due) if paper.new_due else BLANK, must=True, example="25/11/2026"),
        Word("nơi nhận kết quả", "gửi kết quả cho ai", lambda paper: paper.report_to or paper.office.name,
             example="Văn phòng HĐND và UBND xã"),
        Word("yêu cầu giải trình", "câu yêu cầu người đứng đầu giải trình, từ lần thứ 3",
             lambda paper: paper.explanation(), example="Đây là lần đôn đốc thứ 3; người đứng đầu đơn vị giải trình"),
    )  # fmt: skip

    def asks(self) -> str:
        """What the letter is, by how often it was written."""
        if self.level >= EXPLAINS:
            return "yêu cầu giải trình việc chậm"
        return "đôn đốc lần 2 việc" if self.level == 2 else "đôn đốc việc"

    def explanation(self) -> str:
        """From the third letter on the head of the body answers for it."""
        if self.level < EXPLAINS:
            return ""
        due = f" trước ngày {short_date(self.new_due)}" if self.new_due else ""
        return (
            f"Đây là lần đôn đốc thứ {self.level}; người đứng đầu {', '.join(self.to)} giải trình bằng văn bản với "
            f"{self.meeting.led_by}{due}."
        )
