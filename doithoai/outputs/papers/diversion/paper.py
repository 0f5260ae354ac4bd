"""A complaint is guided to where it is dealt with (công văn); a denunciation is handed over under a slip (phiếu
chuyển, PC). The slip holds nothing of who denounced whom and of what (Law on Denunciations 2018, Articles 8, 9)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, short_date

from ..letter import Letter
from ..offers import OFFICE
from ..wording import Filled, Offer, Word

_FOLDER = Path(__file__).parent
_RECEIVED = Word("ngày nhận", "ngày nhận nội dung này", lambda paper: short_date(paper.received_on), must=True,
                 example="05/10/2026")  # fmt: skip


@dataclass(frozen=True)
class ComplaintGuidance(Letter):
    """Facts of the guidance to the person, `to`: where the complaint belongs, `guided_to`. The complaint itself is
    not repeated."""

    code: str
    received_on: date
    guided_to: str
    contact: str = ""
    salutation: str = "Ông (Bà)"

    REQUIRED: ClassVar = (("to", "người nhận"), ("guided_to", "nơi giải quyết khiếu nại"))
    NATIONAL: ClassVar = _FOLDER / "guidance.txt"
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        _RECEIVED,
        Word("cách xưng hô", "Ông, Bà hoặc Ông (Bà)", lambda paper: paper.salutation, example="Ông (Bà)"),
        Word("mã ý kiến", "mã rút gọn", lambda paper: paper.code, example="2K7M-QX"),
        Word("nơi giải quyết", "nơi tiếp nhận, giải quyết khiếu nại", lambda paper: paper.guided_to, must=True,
             example="Ban Tiếp công dân tỉnh"),
        Word("nơi liên hệ", "nơi hỏi thêm", lambda paper: paper.contact or paper.office.contact or paper.office.name,
             example="Bộ phận tiếp công dân xã, điện thoại 0212 300 0100"),
    )  # fmt: skip

    def name_of(self, said: Filled) -> str:
        """By the code: nobody else's list names the person."""
        return f"Công văn hướng dẫn khiếu nại {self.code}".strip()


@dataclass(frozen=True)
class DenunciationSlip(Letter):
    """Facts of the slip: the receiver, `to`, and the day; nothing else is ever asked or kept."""

    received_on: date

    REQUIRED: ClassVar = (("to", "cơ quan nhận"),)
    NATIONAL: ClassVar = _FOLDER / "slip.txt"
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        _RECEIVED,
        Word("cơ quan nhận", "cơ quan có thẩm quyền nhận", lambda paper: ", ".join(paper.to) or BLANK, must=True,
             example="Thanh tra tỉnh"),
    )  # fmt: skip
