"""What an office stamps or notes on one paper beside its words (NĐ 30/2020, Phụ lục I, II.10, 11, 12 and mẫu 2.2)."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from doithoai.rules.paper_style import PaperStyle

URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
CIRCULATIONS = ("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI")
MOST_COPIES = 10_000
_INITIALS = re.compile(r"[A-ZĐĂÂÊÔƠƯ]{1,6}")
#: Kinds that stay among offices; every other one is posted for everyone or handed to citizens.
AMONG_OFFICES = frozenset({"minutes", "report", "task_letter", "petition", "reminder", "denunciation_slip"})
#: A record is not sent, so nothing about it can be urgent.
NOT_SENT = frozenset({"minutes"})


@dataclass(frozen=True)
class Marks:
    """`drafter`: the initials of who typed it; `copies` 0 when nobody counted. `electronic`: numbered and signed in
    the system, so the head of an appendix stays blank. `two_sided`: the back of each sheet has its own margins."""

    urgency: str = ""
    circulation: str = ""
    drafter: str = ""
    copies: int = 0
    electronic: bool = False
    two_sided: bool = False

    @property
    def drafted(self) -> str:
        """ "PL.(300)": who typed it and how many copies were made; "" when nobody is named."""
        return f"{self.drafter}.({self.copies})" if self.drafter and self.copies else self.drafter

    def on_paper(self) -> dict[str, Any]:
        """As the facts of a paper's issue take them; nothing for a paper without marks."""
        said = {
            "urgency": self.urgency, "circulation": self.circulation, "drafter": self.drafted,
            "electronic": self.electronic, "two_sided": self.two_sided,
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def marks_of(stored: Mapping[str, Any], key: str) -> Marks:
    """The marks kept for a paper; none when nobody set any."""
    known = {each.name for each in fields(Marks)}
    return Marks(**{name: value for name, value in stored.get(key, {}).items() if name in known})


def key_of(kind: str, assignment: int | None = None) -> str:
    """The name under which the marks of a paper are kept: its kind, for a reply also whose it is."""
    return f"{kind} {assignment}" if assignment else kind


def urgencies_for(kind: str) -> tuple[str, ...]:
    return () if kind in NOT_SENT else URGENCIES


def circulations_for(kind: str) -> tuple[str, ...]:
    return CIRCULATIONS if kind in AMONG_OFFICES else ()


def why_not(marks: Marks, kind: str, style: PaperStyle) -> str | None:
    """Why a paper of this kind and style cannot carry these marks; None when it can."""
    if marks.urgency and marks.urgency not in urgencies_for(kind):
        return "Văn bản này không đóng dấu độ khẩn ấy. Xin bỏ trống hoặc chọn trong danh sách."
    if marks.circulation and marks.circulation not in circulations_for(kind):
        return "Văn bản này gửi đến người dân hoặc công khai nên không giới hạn lưu hành. Xin bỏ trống phạm vi lưu hành."
    if marks.drafter and not _INITIALS.fullmatch(marks.drafter):
        return "Ký hiệu người soạn là một đến sáu chữ in hoa, ví dụ PL. Xin ghi lại."
    if marks.copies and not marks.drafter:
        return "Số lượng bản đi cùng ký hiệu người soạn, ví dụ PL.(300). Xin ghi ký hiệu người soạn."
    if not 0 <= marks.copies <= MOST_COPIES:
        return "Số lượng bản phải từ 1 đến 10.000. Xin ghi lại."
    if marks.two_sided and not style.page.turns:
        return f"{style.title} không có lề riêng cho mặt sau. Xin bỏ chọn in hai mặt."
    return None
