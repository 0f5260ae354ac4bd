"""The notices that a sitting is put off or called off (Thông báo; Decree 30/2020, mẫu 1.4).

They tell people what becomes of what they already gave: opinions, registrations, invitations. No names.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ..facts import Meeting, PaperFacts
from ..offers import MEETING, OFFICE
from ..wording import Offer, Word

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Postponement(PaperFacts):
    """The sitting is put off. `reason` in the office's words; `new_time` when it is known already."""

    meeting: Meeting
    reason: str = ""
    plan_reference: str = ""
    new_time: str = ""
    contact: str = ""

    REQUIRED: ClassVar = (("reason", "lý do"),)
    NATIONAL: ClassVar = _FOLDER / "postponement.txt"
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("kế hoạch", "kế hoạch đã ban hành, có số và ngày", lambda paper: paper.plan_reference,
             example="Kế hoạch số 05/KH-UBND ngày 09/9/2026"),
        Word("lý do", "lý do, như đã ghi khi hoãn hoặc hủy", lambda paper: paper.reason, must=True,
             example="Mưa lũ lớn, đường vào bản bị chia cắt"),
        Word("thời gian mới", "thời gian, địa điểm tổ chức lại khi đã biết", lambda paper: paper.new_time,
             example="08 giờ 00 phút, ngày 20 tháng 11 năm 2026"),
        Word("được thông báo sau", "ba chữ này khi chưa biết thời gian mới",
             lambda paper: "" if paper.new_time else "được thông báo sau", example="được thông báo sau"),
        Word("liên hệ", "nơi hỏi thêm", lambda paper: paper.contact, example="Văn phòng, điện thoại 0212 300 0100"),
    )  # fmt: skip


@dataclass(frozen=True)
class Cancellation(Postponement):
    """The sitting is called off; its opinions go on to the next one."""

    NATIONAL: ClassVar = _FOLDER / "cancellation.txt"
