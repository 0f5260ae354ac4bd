"""The notices that a sitting is put off or called off (Thông báo; Decree 30/2020, mẫu 1.4).

They tell people what becomes of what they already gave: opinions, registrations, invitations. No names.
"""

from dataclasses import dataclass
from typing import ClassVar

from doithoai.rules.paper_style import finished

from ..content import Block, Paper, Paragraph, Title
from ..facts import Issue, Meeting, Office, PaperFacts
from ..outline import dashes, line, paragraphs, parts


@dataclass(frozen=True)
class Postponement(PaperFacts):
    """The sitting is put off. `reason` in the office's words; `new_time` when it is known already."""

    office: Office
    issue: Issue
    meeting: Meeting
    reason: str = ""
    plan_reference: str = ""
    new_time: str = ""
    contact: str = ""

    REQUIRED: ClassVar = (("reason", "lý do"),)
    VERB: ClassVar = "hoãn"
    KEPT: ClassVar = (
        "Ý kiến, kiến nghị đã gửi được giữ nguyên và tiếp tục được tổng hợp, chuẩn bị trả lời",
        "Đăng ký phát biểu và danh sách khách mời được giữ nguyên; không phải đăng ký lại",
        "Nhân dân vẫn gửi ý kiến được trong thời gian hoãn",
    )
    ENDING: ClassVar = (
        "Đề nghị các thôn, bản, tổ dân phố và các cơ quan, đơn vị thông báo rộng rãi để Nhân dân biết"
    )

    def content(self) -> Paper:
        """The notice as a paper."""
        subject = f"Về việc {self.VERB} {self.meeting.name}"
        return Paper(
            name=f"Thông báo {subject}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("THÔNG BÁO", subject),
            body=(self._opening(), *self._parts(), Paragraph(finished(self.ENDING))),
            closing=self.issue.closing(),
        )

    def _opening(self) -> Block:
        planned = f"Tại {self.plan_reference}, " if self.plan_reference else ""
        told = f"{self.office.name} đã dự kiến tổ chức {self.meeting.name}. " if planned else ""
        people = self.meeting.people or "Nhân dân"
        return Paragraph(
            f"{planned}{told}Nay {self.office.name} thông báo đến {people} về việc {self.VERB} Hội nghị như sau:"
        )

    def _parts(self) -> tuple[Block, ...]:
        return parts(
            (
                f"Hội nghị được {self.VERB}",
                (*line("Thời gian dự kiến", self.meeting.when()), *line("Địa điểm", self.meeting.venue)),
            ),
            ("Lý do", paragraphs(self.reason)),
            (self._following()),
            ("Ý kiến, đăng ký phát biểu của Nhân dân", dashes(self.KEPT)),
            ("Liên hệ", paragraphs(self.contact)),
        )

    def _following(self) -> tuple[str, tuple[Block, ...]]:
        later = (
            self.new_time or "Thời gian, địa điểm mới được thông báo sau, trước ngày tổ chức theo quy định"
        )
        return "Thời gian tổ chức lại", paragraphs(later)


@dataclass(frozen=True)
class Cancellation(Postponement):
    """The sitting is called off; its opinions go on to the next one."""

    VERB: ClassVar = "hủy"
    KEPT: ClassVar = (
        "Ý kiến, kiến nghị đã gửi không mất: được chuyển sang hội nghị đối thoại kế tiếp",
        "Mã theo dõi đã cấp vẫn dùng để tra cứu ý kiến",
        "Đăng ký phát biểu được lưu trong hồ sơ; Giấy mời đã gửi không còn hiệu lực",
    )

    def _following(self) -> tuple[str, tuple[Block, ...]]:
        return "Thời gian tổ chức lại", paragraphs(self.new_time)
