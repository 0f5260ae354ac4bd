"""The minutes of a sitting (Biên bản; Decree 30/2020, mẫu 1.9): no place-and-date line, start and end in the
text, the secretary signs on the left above the recipients, the chair on the right."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import BLANK, long_date, padded, recipient_lines

from ..content import Closing, Signature
from ..facts import Facts, Meeting, PaperFacts, clock
from ..offers import MEETING, OFFICE, needed
from ..wording import Offer, Rows, Word


@dataclass(frozen=True)
class Turn(Facts):
    """One matter in the hall: who spoke (as they wish to be named), what, who answered, the outcome."""

    speaker: str
    text: str
    place: str = ""
    code: str = ""
    answer: str = ""
    answered_by: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Minutes(PaperFacts):
    """Facts of the minutes. `issue.signer` is the chair; `secretary` signs on the left."""

    meeting: Meeting
    secretary: str
    started_at: datetime
    ended_at: datetime | None = None
    chair_name: str = ""
    delegates: tuple[str, ...] = ()
    people_count: int = 0
    opening: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    diverted_count: int = 0
    conclusions: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()

    REQUIRED: ClassVar = (
        ("meeting.venue", "địa điểm"),
        ("ended_at", "giờ kết thúc"),
        ("secretary", "thư ký"),
        ("turns", "diễn biến hội nghị"),
    )
    DATED: ClassVar = False
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *needed(MEETING, "địa điểm"),
        Word("giờ bắt đầu", "giờ, ngày bắt đầu", lambda paper: moment(paper.started_at), must=True,
             example="08 giờ 05 phút, ngày 15 tháng 10 năm 2026"),
        Word("giờ kết thúc", "giờ, ngày kết thúc; dấu chấm khi chưa kết thúc", lambda paper: paper.until(), must=True,
             example="11 giờ 40 phút, ngày 15 tháng 10 năm 2026"),
        Word("đại biểu", "từng đại biểu", lambda paper: paper.delegates, many=True,
             example="Bà Vì Thị Mai, Chủ tịch Ủy ban MTTQ Việt Nam xã"),
        Word("số người dự", "số người dân đã điểm danh",
             lambda paper: padded(paper.people_count) if paper.people_count else "", example="96"),
        Word("chủ tọa", "họ tên, chức vụ người chủ trì", lambda paper: paper.chaired_by(), must=True,
             example="Bà Lò Thị Lan, Chủ tịch Ủy ban nhân dân xã"),
        Word("thư ký", "người ghi biên bản", lambda paper: paper.secretary, must=True, example="Lò Thị Hương"),
        Word("khai mạc", "từng lời ghi ở phần khai mạc", lambda paper: paper.opening, many=True,
             example="Bà Lò Thị Lan phát biểu khai mạc"),
        Rows("lượt", "mỗi lượt phát biểu", lambda paper: paper.turns, (
            Word("người nói", "người phát biểu, như họ muốn được ghi", lambda turn: turn.speaker, must=True,
                 example="Ông Quàng Văn Ính"),
            Word("nơi ở", "thôn, bản", lambda turn: turn.place, example="bản Nà Hạ"),
            Word("mã", "mã ý kiến", lambda turn: turn.code, example="2K7M-QX"),
            Word("nội dung", "lời đã nói", lambda turn: turn.text, must=True, example="Đề nghị sửa đường"),
            Word("người trả lời", "ai trả lời", lambda turn: turn.answered_by, example="Phòng Kinh tế"),
            Word("trả lời", "lời trả lời", lambda turn: turn.answer, must=True, example="Xã đã khảo sát"),
            Word("kết quả", "kết quả của lượt đó", lambda turn: turn.outcome, example="đã rõ"),
        ), must=True),
        Word("số nội dung chuyển", "số nội dung được hướng dẫn gửi nơi khác",
             lambda paper: padded(paper.diverted_count) if paper.diverted_count else "", example="01"),
        Word("kết luận", "từng kết luận của chủ trì", lambda paper: paper.conclusions, must=True, many=True,
             example="Giao các đơn vị trả lời đúng hạn"),
        Word("thống nhất", "hai chữ này khi không ai có ý kiến khác",
             lambda paper: "" if paper.objections else "thống nhất", example="thống nhất"),
        Word("có ý kiến khác", "bốn chữ này khi có người không thống nhất",
             lambda paper: "có ý kiến khác" if paper.objections else "", example="có ý kiến khác"),
        Word("ý kiến khác", "từng ý kiến khác về biên bản", lambda paper: paper.objections, must=True, many=True,
             example="Ông Quàng Văn Ính đề nghị ghi thêm"),
    )  # fmt: skip

    def closing(self) -> Closing:
        """The secretary signs on the left, the chair on the right."""
        return Closing(
            signature=Signature(("CHỦ TỌA",), self.issue.signer.name),
            second=Signature(("THƯ KÝ",), self.secretary),
            recipients=recipient_lines(self.issue.recipients, "Hồ sơ", style=self.issue.in_style),
        )

    def chaired_by(self) -> str:
        """The chair's name and role; a name that the role holds already is not said twice."""
        name, role = self.chair_name or self.issue.signer.name, self.meeting.chair
        return role if name in role else ", ".join(part for part in (name, role) if part)

    def until(self) -> str:
        """When it ended, dots while it goes on."""
        return moment(self.ended_at) if self.ended_at else f"{BLANK} giờ {BLANK} phút cùng ngày"


def moment(at: datetime) -> str:
    """`08 giờ 05 phút, ngày 15 tháng 10 năm 2026`."""
    return f"{clock(at.time())}, {long_date(at.date())}"
