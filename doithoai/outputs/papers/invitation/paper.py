"""The invitation (Giấy mời; Decree 30/2020, mẫu 1.7). Many guests, one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, finished, sentence

from ..agenda import agenda_appendix, agenda_list, is_timed
from ..content import Block, Paper, Paragraph, Qr, Title
from ..docx import render_docxs_as_one
from ..facts import AgendaItem, Issue, Meeting, Office, PaperFacts
from ..outline import labelled, line
from ..pdf import render_pdfs_as_one


@dataclass(frozen=True)
class Invitation(PaperFacts):
    """Facts of one invitation. `guest` as it is to be read: "Ông Lò Văn Ính, Trưởng bản Nà Hạ".

    `check_in_address` is what the QR holds, `check_in_code` what the desk types when there is no reader.
    """

    office: Office
    issue: Issue
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

    def content(self) -> Paper:
        """The invitation as a paper."""
        return Paper(
            name=f"Giấy mời dự {self.meeting.name}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("GIẤY MỜI", f"Dự {self.meeting.name}"),
            body=self._body(),
            closing=self.issue.closing(),
            appendices=agenda_appendix(
                self.agenda,
                title="Chương trình Hội nghị đối thoại",
                attached_to=self.issue.attached("Giấy mời", self.office),
            ),
        )

    def _body(self) -> tuple[Block, ...]:
        return (
            Paragraph(sentence(self.guest or BLANK), lead=f"{self.office.name} trân trọng kính mời:"),
            *line("Tới dự", self.meeting.name),
            *line("Chủ trì", self.meeting.chair),
            *line("Thời gian", self.meeting.when()),
            *line("Địa điểm", self.meeting.venue),
            *line("Nội dung", self.topics),
            *self._programme(),
            *line("Đề nghị xác nhận tham dự", self._confirm()),
            *((Paragraph(self.note),) if self.note else ()),
            *self._qr(),
            Paragraph(finished("Rất mong quý đại biểu đến dự đúng giờ để Hội nghị thành công")),
        )

    def _programme(self) -> tuple[Block, ...]:
        if is_timed(self.agenda):
            return (Paragraph("Chương trình Hội nghị được gửi kèm theo Giấy mời này."),)
        return labelled("Chương trình Hội nghị", agenda_list(self.agenda))

    def _confirm(self) -> str:
        by = f"trước {self.confirm_by}" if self.confirm_by else ""
        through = f"qua {self.contact}" if self.contact else ""
        return ", ".join(part for part in (by, through) if part)

    def _qr(self) -> tuple[Block, ...]:
        if not self.check_in_address:
            return ()
        code = f" Mã điểm danh: {self.check_in_code}." if self.check_in_code else ""
        return (
            Qr(self.check_in_address, f"Xin mang theo Giấy mời này và đưa mã bên cạnh khi điểm danh.{code}"),
        )


def render_invitations_pdf(invitations: Sequence[Invitation]) -> bytes:
    """All invitations in one PDF, each on its own page. Raises ValueError for none."""
    return render_pdfs_as_one([each.content() for each in invitations])


def render_invitations_docx(invitations: Sequence[Invitation]) -> bytes:
    """All invitations in one docx, each on its own page. Raises ValueError for none."""
    return render_docxs_as_one([each.content() for each in invitations])
