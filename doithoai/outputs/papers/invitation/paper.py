"""The invitation (Giấy mời; Decree 30/2020, mẫu 1.7). Many guests, one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK
from doithoai.rules.vietnamese import slug

from ..agenda import AGENDA, is_timed
from ..bulk import Told, many_as_docx_zip, many_as_pdf, nobody
from ..docx import render_docxs_as_one
from ..facts import AgendaItem, Meeting, PaperFacts
from ..offers import MEETING, OFFICE, needed
from ..wording import Offer, Word


@dataclass(frozen=True)
class Invitation(PaperFacts):
    """Facts of one invitation. `guest` as it is to be read: "Ông Lò Văn Ính, Trưởng bản Nà Hạ".

    `check_in_address` is what the QR holds, `check_in_code` what the desk types when there is no reader.
    """

    meeting: Meeting
    guest: str
    topics: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    confirm_by: str = ""
    contact: str = ""
    note: str = ""
    check_in_address: str = ""
    check_in_code: str = ""

    REQUIRED: ClassVar = (
        ("guest", "người được mời"),
        ("meeting.chair", "người chủ trì"),
        ("meeting.when", "thời gian"),
        ("meeting.venue", "địa điểm"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *needed(MEETING, "thời gian", "địa điểm"),
        *AGENDA,
        Word("khách mời", "người được mời, như đọc trong giấy", lambda paper: paper.guest or BLANK, must=True,
             example="Ông (Bà) Quàng Văn Ính, bản Nà Hạ"),
        Word("nội dung", "nội dung đối thoại, trong một câu", lambda paper: paper.topics,
             example="Đất đai; giao thông nông thôn"),
        Word("kèm theo", "hai chữ này khi chương trình có giờ, in thành phụ lục",
             lambda paper: "kèm theo" if is_timed(paper.agenda) else "", example="kèm theo"),
        Word("cách xác nhận", "hạn và nơi xác nhận tham dự", lambda paper: paper.how_to_confirm(),
             example="trước ngày 13 tháng 10 năm 2026, qua Văn phòng"),
        Word("ghi chú", "lời dặn thêm", lambda paper: paper.note,
             example="Người cần hỗ trợ đi lại xin báo trước."),
        Word("địa chỉ điểm danh", "điều mã QR chứa", lambda paper: paper.check_in_address,
             example="https://doithoai.example/d/7K3M-9QXR"),
        Word("mã điểm danh", "mã gõ tay khi không quét được", lambda paper: paper.check_in_code,
             example="7K3M-9QXR"),
    )  # fmt: skip

    def how_to_confirm(self) -> str:
        """By when and through whom a guest says that they come."""
        by = f"trước {self.confirm_by}" if self.confirm_by else ""
        through = f"qua {self.contact}" if self.contact else ""
        return ", ".join(part for part in (by, through) if part)


def render_invitations_pdf(invitations: Sequence[Invitation], *, told: Told = nobody) -> bytes:
    """All invitations in one PDF, each on its own page. Raises ValueError for none."""
    return many_as_pdf([each.content() for each in invitations], told=told)


def render_invitations(invitations: Sequence[Invitation], form: str, *, told: Told = nobody) -> bytes:
    """All invitations as one file: "pdf", "docx", or "zip" with a Word file each. Raises ValueError for none."""
    if form == "docx":
        return render_invitations_docx(invitations)
    return {"pdf": render_invitations_pdf, "zip": render_invitations_zip}[form](invitations, told=told)


def render_invitations_docx(invitations: Sequence[Invitation]) -> bytes:
    """All invitations in one docx, each on its own page. Raises ValueError for none."""
    return render_docxs_as_one([each.content() for each in invitations])


def render_invitations_zip(invitations: Sequence[Invitation], *, told: Told = nobody) -> bytes:
    """Each invitation as a Word file of its own, named after its guest, in one zip. Raises ValueError for none."""
    out = BytesIO()
    named = [
        (f"{place:04}-{slug(each.guest)[:60].strip('-')}", each.content())
        for place, each in enumerate(invitations, start=1)
    ]
    many_as_docx_zip(named, out, told=told)
    return out.getvalue()
