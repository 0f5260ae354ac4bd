"""The public notice of a sitting (Thông báo; Decree 30/2020, mẫu 1.4). Holds no personal data."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from doithoai.rules.paper_style import finished, long_date, subject_of_plan

from ..agenda import agenda_appendix, agenda_list, is_timed
from ..content import Block, Paper, Paragraph, Qr, Title
from ..facts import AgendaItem, Issue, Meeting, Office, PaperFacts
from ..outline import dashes, labelled, line, paragraphs, parts


@dataclass(frozen=True)
class PublicNotice(PaperFacts):
    """Facts of the notice. `plan_reference` as cited: "Kế hoạch số 45/KH-UBND ngày 09/9/2026 của …";
    `send_address` is held by the QR code and printed beside it."""

    office: Office
    issue: Issue
    meeting: Meeting
    subject: str = ""
    plan_reference: str = ""
    participants: str = ""
    topics: tuple[str, ...] = ()
    send_from: date | None = None
    send_to: date | None = None
    send_channels: tuple[str, ...] = ()
    send_address: str = ""
    register_to_speak: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    recording: str = ""
    privacy: str = (
        "Thông tin cá nhân trong ý kiến chỉ dùng để tổng hợp, trả lời; khi công khai kết quả không nêu tên, "
        "số điện thoại, địa chỉ của người gửi"
    )
    complaints: str = (
        "Khiếu nại, tố cáo gửi nơi tiếp công dân theo quy định riêng của pháp luật, "
        "không nêu đích danh tại Hội nghị"
    )
    contact: str = ""

    REQUIRED: ClassVar = (
        ("meeting.chair", "người chủ trì"),
        ("meeting.when", "thời gian"),
        ("meeting.venue", "địa điểm"),
        ("topics", "nội dung đối thoại"),
    )

    def content(self) -> Paper:
        """The notice as a paper."""
        return Paper(
            name=f"Thông báo {self._subject}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("THÔNG BÁO", self._subject),
            body=(self._opening(), *self._parts(), self._end()),
            closing=self.issue.closing(),
            appendices=agenda_appendix(
                self.agenda,
                title="Chương trình Hội nghị đối thoại",
                attached_to=self.issue.attached("Thông báo", self.office),
            ),
        )

    @property
    def _subject(self) -> str:
        own = subject_of_plan(self.subject)
        said = own.lower().startswith(("về việc", "tổ chức"))
        return own if said else f"Tổ chức {self.meeting.name}"

    def _opening(self) -> Block:
        ground = f"Thực hiện {self.plan_reference}, " if self.plan_reference else ""
        people = self.meeting.people or "Nhân dân"
        return Paragraph(f"{ground}{self.office.name} thông báo đến {people} như sau:")

    def _parts(self) -> tuple[Block, ...]:
        return parts(
            (
                "Thời gian, địa điểm",
                (*line("Thời gian", self.meeting.when()), *line("Địa điểm", self.meeting.venue)),
            ),
            (
                "Chủ trì, thành phần",
                (*line("Chủ trì", self.meeting.chair), *line("Thành phần", self.participants)),
            ),
            ("Nội dung đối thoại", dashes(self.topics)),
            ("Chương trình Hội nghị", self._agenda()),
            ("Gửi ý kiến trước Hội nghị", self._sending()),
            ("Đăng ký phát biểu", paragraphs(self.register_to_speak)),
            ("Thông tin cá nhân, ghi âm, ghi hình", (*paragraphs(self.privacy), *paragraphs(self.recording))),
            ("Khiếu nại, tố cáo", paragraphs(self.complaints)),
            ("Liên hệ", paragraphs(self.contact)),
        )

    def _agenda(self) -> tuple[Block, ...]:
        if is_timed(self.agenda):
            return (Paragraph("Chương trình chi tiết tại Phụ lục kèm theo Thông báo này."),)
        return agenda_list(self.agenda)

    def _sending(self) -> tuple[Block, ...]:
        span = " ".join(
            f"{word} {long_date(day)}"
            for word, day in (("từ", self.send_from), ("đến hết", self.send_to))
            if day
        )
        qr = (
            (Qr(self.send_address, f"Quét mã để gửi ý kiến, hoặc vào địa chỉ {self.send_address}"),)
            if self.send_address
            else ()
        )
        return (
            *line("Thời gian", span),
            *labelled("Cách gửi", dashes(self.send_channels)),
            *qr,
        )

    def _end(self) -> Block:
        return Paragraph(
            finished(
                "Đề nghị các thôn, bản, tổ dân phố và các cơ quan, đơn vị thông báo rộng rãi để "
                "Nhân dân biết, gửi ý kiến và tham dự"
            )
        )
