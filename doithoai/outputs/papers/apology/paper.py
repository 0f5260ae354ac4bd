"""The apology (công văn xin lỗi, giải trình): to the people who wait for an answer that is late.

It says how late, why, and the day the answer will come. It goes to them alone, by their code.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, padded, short_date

from ..facts import Meeting
from ..letter import Letter
from ..offers import MEETING, OFFICE
from ..wording import Filled, Offer, Word


@dataclass(frozen=True)
class Apology(Letter):
    """Facts of the letter. `days_late` calendar days on the day of the letter; `answers_on` the day promised."""

    meeting: Meeting
    code: str
    asked: str
    due_on: date
    days_late: int
    reason: str
    answers_on: date | None = None
    contact: str = ""
    salutation: str = "Ông (Bà)"

    REQUIRED: ClassVar = (
        ("to", "người nhận"),
        ("reason", "lý do chậm"),
        ("answers_on", "ngày sẽ trả lời"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("cách xưng hô", "Ông, Bà hoặc Ông (Bà)", lambda paper: paper.salutation, example="Ông (Bà)"),
        Word("mã ý kiến", "mã theo dõi", lambda paper: paper.code, example="2K7M-QXTR"),
        Word("nội dung ý kiến", "nội dung đã hỏi", lambda paper: paper.asked.strip(" .") or BLANK, must=True,
             example="Đường Nà Hạ đi Co Lượng lầy lội"),
        Word("hạn trả lời", "ngày lẽ ra phải trả lời", lambda paper: short_date(paper.due_on), must=True,
             example="12/11/2026"),
        Word("số ngày chậm", "đã chậm mấy ngày", lambda paper: padded(paper.days_late), example="08"),
        Word("lý do", "vì sao chậm", lambda paper: paper.reason, must=True, example="phải chờ kết quả đo đạc lại"),
        Word("ngày sẽ trả lời", "chậm nhất ngày nào trả lời",
             lambda paper: short_date(paper.answers_on) if paper.answers_on else BLANK, must=True, example="25/11/2026"),
        Word("nơi liên hệ", "nơi hỏi thêm", lambda paper: paper.contact or paper.office.contact or paper.office.name,
             example="Phòng Kinh tế, điện thoại 0212 300 0100"),
    )  # fmt: skip

    def name_of(self, said: Filled) -> str:
        """By the code: nobody else's list names the person."""
        return f"Công văn xin lỗi vì chậm trả lời ý kiến {self.code}".strip()
