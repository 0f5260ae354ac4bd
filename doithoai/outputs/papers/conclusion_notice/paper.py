"""The conclusion notice (Thông báo kết luận; Decree 30/2020, mẫu 1.4).

Its parts follow Decree 13/2021, Article 11: what was raised, what was answered, what goes elsewhere, who does
what by when. No names of people.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import padded

from ..facts import Matter, Meeting, PaperFacts
from ..offers import MEETING, OFFICE
from ..wording import Offer, Rows, Word

MANY = 4
"""From this many assigned matters on, they stand in the appendix's table instead of the text."""

_CONTENT = Word(
    "nội dung", "nội dung ý kiến", lambda each: each.text, must=True, example="Sửa đường bản Nà Hạ"
)
_CODES = Word("mã", "mã của những ý kiến gộp vào", lambda each: ", ".join(each.codes), example="2K7M-QX")
_DUE = Word("thời hạn", "ngày phải trả lời", lambda each: each.due(), example="12/11/2026")
_UNIT = Word("đơn vị", "cơ quan, đơn vị chủ trì", lambda each: each.unit, example="Phòng Kinh tế")
_HELPERS = Word(
    "phối hợp", "đơn vị phối hợp", lambda each: each.helpers, example="Công an xã, Trưởng bản Nà Hạ"
)
_TASK = (_CONTENT, _CODES, _DUE, _UNIT, _HELPERS)


@dataclass(frozen=True)
class ConclusionNotice(PaperFacts):
    """Facts of the conclusion. `people_count` are the citizens who came, delegates apart;
    `opinion_count` every opinion, written and spoken."""

    meeting: Meeting
    attended_by: str = ""
    people_count: int | None = None
    opinion_count: int | None = None
    assessment: str = ""
    answered: tuple[Matter, ...] = ()
    assigned: tuple[Matter, ...] = ()
    passed_up: tuple[Matter, ...] = ()
    noted: tuple[Matter, ...] = ()
    diverted_count: int = 0
    reply_rule: str = ""
    follow_up_unit: str = ""
    published_at: str = ""

    REQUIRED: ClassVar = (
        ("meeting.chair", "người chủ trì"),
        ("meeting.on", "ngày hội nghị"),
        ("follow_up_unit", "đơn vị theo dõi, đôn đốc"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("cùng dự", "chữ mở đầu câu kể người dự", lambda paper: "Cùng dự" if paper.others() else "Tham dự Hội nghị",
             example="Cùng dự"),
        Word("thành phần", "ai đã dự: đại biểu, số người dân", lambda paper: paper.company(),
             example="lãnh đạo các phòng, đơn vị và 96 đại biểu Nhân dân"),
        Word("số ý kiến", "số ý kiến đã nghe, viết cả chữ “ý kiến”", lambda paper: paper.heard(), example="27 ý kiến"),
        Word("đánh giá chung", "đánh giá của chủ trì", lambda paper: paper.assessment,
             example="Hội nghị diễn ra dân chủ, thẳng thắn"),
        Rows("đã trả lời", "mỗi nội dung đã trả lời tại hội nghị", lambda paper: paper.answered, (
            _CONTENT, _CODES,
            Word("lời dẫn", "ai trả lời", lambda each: f"{each.answered_by} trả lời" if each.answered_by else "Trả lời",
                 example="Phòng Kinh tế trả lời"),
            Word("trả lời", "lời đã trả lời", lambda each: each.answer, must=True, example="thu theo quý"),
        ), must=True),
        Rows("việc", f"mỗi nội dung giao trả lời, khi có dưới {MANY} nội dung",
             lambda paper: () if paper.has_many() else paper.assigned, _TASK, must=True),
        Rows("việc trong phụ lục", f"mỗi nội dung giao trả lời, khi có từ {MANY} nội dung",
             lambda paper: paper.assigned if paper.has_many() else (), _TASK, must=True),
        Word("số việc trong phụ lục", f"số nội dung giao trả lời, khi có từ {MANY} nội dung",
             lambda paper: padded(len(paper.assigned)) if paper.has_many() else "", example="05"),
        Word("quy định về thời hạn", "thời hạn trả lời và văn bản quy định", lambda paper: paper.reply_rule,
             example="Thời hạn trả lời Nhân dân: chậm nhất ngày 12/11/2026"),
        Rows("kiến nghị", "mỗi nội dung vượt thẩm quyền", lambda paper: paper.passed_up, (
            _CONTENT, _CODES,
            Word("cấp trên", "cơ quan được kiến nghị", lambda each: each.unit, example="Ủy ban nhân dân tỉnh"),
            Word("thời hạn", "ngày xin trả lời trước", lambda each: each.due() if each.unit else "",
                 example="12/11/2026"),
        ), must=True),
        Rows("ghi nhận", "mỗi nội dung tiếp thu, ghi nhận", lambda paper: paper.noted, (
            _CONTENT, _CODES, _UNIT,
            Word("thời hạn", "ngày phải trả lời trước", lambda each: each.due() if each.unit else "",
                 example="12/11/2026"),
        ), must=True),
        Word("số nội dung chuyển", "số nội dung không thuộc phạm vi đối thoại",
             lambda paper: padded(paper.diverted_count) if paper.diverted_count else "", example="01"),
        Word("đơn vị theo dõi", "đơn vị theo dõi, đôn đốc", lambda paper: paper.follow_up_unit, must=True,
             example="Văn phòng HĐND và UBND xã"),
        Word("nơi công khai", "kết quả được công khai ở đâu", lambda paper: paper.published_at,
             example="trụ sở Ủy ban nhân dân xã, nhà văn hóa các bản"),
    )  # fmt: skip

    def has_many(self) -> bool:
        """Whether the assigned matters stand in the appendix's table."""
        return len(self.assigned) >= MANY

    def heard(self) -> str:
        """How many opinions were heard, or just that they were."""
        return f"{padded(self.opinion_count)} ý kiến" if self.opinion_count is not None else "các ý kiến"

    def others(self) -> str:
        """Who came besides the people, as the office wrote it."""
        return self.attended_by.strip(" .;")

    def company(self) -> str:
        """Everyone who came."""
        people = f"{padded(self.people_count)} đại biểu Nhân dân" if self.people_count is not None else ""
        return " và ".join(part for part in (self.others(), people) if part)
