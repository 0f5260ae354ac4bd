"""The public notice of a sitting (Thông báo; Decree 30/2020, mẫu 1.4). Holds no personal data."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import long_date, subject_of_plan

from ..agenda import AGENDA
from ..facts import AgendaItem, Meeting, PaperFacts
from ..offers import MEETING, OFFICE, needed
from ..wording import Offer, Word


@dataclass(frozen=True)
class PublicNotice(PaperFacts):
    """Facts of the notice. `plan_reference` as cited: "Kế hoạch số 45/KH-UBND ngày 09/9/2026 của …";
    `send_address` is held by the QR code and printed beside it."""

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
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *needed(MEETING, "thời gian", "địa điểm"),
        *AGENDA,
        Word("trích yếu", "trích yếu của thông báo", lambda paper: paper.own_subject(),
             example="Tổ chức Hội nghị đối thoại với Nhân dân năm 2026"),
        Word("kế hoạch", "kế hoạch đã ban hành, có số và ngày", lambda paper: paper.plan_reference,
             example="Kế hoạch số 05/KH-UBND ngày 09/9/2026"),
        Word("thành phần", "ai dự hội nghị", lambda paper: paper.participants, example="Nhân dân trong xã"),
        Word("nội dung đối thoại", "từng nội dung đối thoại", lambda paper: paper.topics, must=True, many=True,
             example="Đất đai, xây dựng"),
        Word("thời gian gửi ý kiến", "từ ngày nào đến hết ngày nào", lambda paper: paper.span(),
             example="từ ngày 14 tháng 9 năm 2026 đến hết ngày 02 tháng 10 năm 2026"),
        Word("cách gửi", "từng cách gửi ý kiến", lambda paper: paper.send_channels, many=True,
             example="Phiếu giấy gửi trưởng thôn hoặc trụ sở xã"),
        Word("địa chỉ gửi ý kiến", "trang gửi ý kiến; mã QR chứa địa chỉ này", lambda paper: paper.send_address,
             example="https://doithoai.example/xa/muong-thin/gui-y-kien/"),
        Word("cách đăng ký phát biểu", "đăng ký phát biểu ở đâu", lambda paper: paper.register_to_speak,
             example="Đăng ký với trưởng thôn, Văn phòng hoặc tại hội nghị"),
        Word("thông tin cá nhân", "thông tin cá nhân được dùng vào việc gì", lambda paper: paper.privacy,
             example="Khi công khai kết quả không nêu tên, số điện thoại, địa chỉ của người gửi"),
        Word("ghi âm", "hội nghị có ghi âm, ghi hình không, giữ bao lâu", lambda paper: paper.recording,
             example="Hội nghị có ghi âm để lập biên bản"),
        Word("khiếu nại, tố cáo", "khiếu nại, tố cáo gửi ở đâu", lambda paper: paper.complaints,
             example="Khiếu nại, tố cáo gửi nơi tiếp công dân"),
        Word("liên hệ", "nơi hỏi thêm", lambda paper: paper.contact, example="Văn phòng, điện thoại 0212 300 0100"),
    )  # fmt: skip

    def own_subject(self) -> str:
        """The subject: the dialogue's own when it reads like one, else that the sitting is held."""
        own = subject_of_plan(self.subject)
        said = own.lower().startswith(("về việc", "tổ chức"))
        return own if said else f"Tổ chức {self.meeting.name}"

    def span(self) -> str:
        """From when to when opinions are taken."""
        given = (("từ", self.send_from), ("đến hết", self.send_to))
        return " ".join(f"{word} {long_date(day)}" for word, day in given if day)
