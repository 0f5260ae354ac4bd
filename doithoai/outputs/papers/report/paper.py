"""The report on a dialogue (Báo cáo; Decree 30/2020, mẫu 1.4). Sent up: it has Kính gửi, and its recipients
begin with "Như trên". Every number is given, none typed here; the public table names nobody."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ..facts import Facts, Matter, Meeting, PaperFacts
from ..offers import MEETING, OFFICE, lower_first
from ..wording import Offer, Rows, Word


@dataclass(frozen=True)
class Count(Facts):
    """One number with its name: ("Tổng số ý kiến tiếp nhận", "132 ý kiến")."""

    name: str
    value: str


_COUNT = (
    Word("tên", "tên số liệu", lambda count: count.name, must=True, example="Tổng số ý kiến tiếp nhận"),
    Word("số", "số liệu", lambda count: count.value, must=True, example="132 ý kiến"),
)


def in_a_row(counts: tuple[Count, ...]) -> str:
    """Several numbers in one sentence."""
    return "; ".join(f"{each.name}: {each.value}" for each in counts)


@dataclass(frozen=True)
class Report(PaperFacts):
    """Facts of the report. `matters` is the public table: texts, no names of people."""

    meeting: Meeting
    subject: str
    to: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    organisation: tuple[Count, ...] = ()
    intake: tuple[Count, ...] = ()
    by_field: tuple[Count, ...] = ()
    replies: tuple[Count, ...] = ()
    previous: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    satisfaction: str = ""
    next_tasks: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    by_hamlet: tuple[Count, ...] = ()
    by_channel: tuple[Count, ...] = ()
    unresolved: tuple[str, ...] = ()

    REQUIRED: ClassVar = (
        ("subject", "trích yếu"),
        ("organisation", "số liệu tổ chức"),
        ("intake", "số liệu ý kiến"),
        ("replies", "số liệu trả lời"),
    )
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *MEETING,
        Word("trích yếu", "trích yếu của báo cáo", lambda paper: paper.subject, must=True,
             example="Kết quả tổ chức đối thoại với Nhân dân năm 2026"),
        Word("trích yếu trong câu", "trích yếu, chữ đầu viết thường", lambda paper: lower_first(paper.subject),
             example="kết quả tổ chức đối thoại với Nhân dân năm 2026"),
        Word("chỉ đạo", "từng việc chỉ đạo, triển khai", lambda paper: paper.direction, many=True,
             example="Ban hành Kế hoạch số 05/KH-UBND"),
        Rows("số liệu tổ chức", "mỗi số liệu về tổ chức", lambda paper: paper.organisation, _COUNT, must=True),
        Rows("số liệu ý kiến", "mỗi số liệu về ý kiến", lambda paper: paper.intake, _COUNT, must=True),
        Word("theo lĩnh vực", "số ý kiến từng lĩnh vực, trong một câu",
             lambda paper: in_a_row(paper.by_field), example="Đất đai: 9; Giao thông: 11"),
        Word("theo thôn", "số ý kiến từng thôn, trong một câu", lambda paper: in_a_row(paper.by_hamlet),
             example="thôn Đồng Mới: 12; thôn Bãi Cát: 15"),
        Word("theo kênh", "số ý kiến từng cách gửi, trong một câu", lambda paper: in_a_row(paper.by_channel),
             example="Trang công khai: 8; Trưởng thôn nhập: 12"),
        Rows("số liệu trả lời", "mỗi số liệu về trả lời, giải quyết", lambda paper: paper.replies, _COUNT, must=True),
        Word("chưa giải quyết", "từng nội dung chưa trả lời, vì sao", lambda paper: paper.unresolved, many=True,
             example="Sửa đường bản Nà Hạ: chờ Sở Xây dựng trả lời kiến nghị"),
        Word("phụ lục", "hai chữ này khi có bảng tổng hợp", lambda paper: "Phụ lục" if paper.matters else "",
             example="Phụ lục"),
        Word("kết luận kỳ trước", "từng việc đã thực hiện theo kết luận kỳ trước", lambda paper: paper.previous,
             many=True, example="Đã giải quyết xong 18/20 nội dung"),
        Word("ưu điểm", "từng ưu điểm", lambda paper: paper.strengths, many=True, example="Nhân dân tham gia đông"),
        Word("hạn chế", "từng hạn chế", lambda paper: paper.weaknesses, many=True, example="Còn nội dung quá hạn"),
        Word("nguyên nhân", "từng nguyên nhân", lambda paper: paper.causes, many=True,
             example="Phải chờ ý kiến của cơ quan cấp trên"),
        Word("mức độ hài lòng", "người dân đánh giá ra sao", lambda paper: paper.satisfaction,
             example="85 hài lòng, 12 chưa hài lòng"),
        Word("nhiệm vụ", "từng nhiệm vụ thời gian tới", lambda paper: paper.next_tasks, many=True,
             example="Trả lời dứt điểm nội dung còn lại"),
        Word("kiến nghị", "từng kiến nghị", lambda paper: paper.proposals, many=True,
             example="Đề nghị cấp trên bố trí vốn"),
        Word("nơi nhận báo cáo", "những nơi ở dòng Kính gửi", lambda paper: ", ".join(paper.to),
             example="Ủy ban nhân dân tỉnh"),
        Rows("nội dung", "mỗi nội dung trong bảng tổng hợp, không có tên người dân", lambda paper: paper.matters, (
            Word("lĩnh vực", "lĩnh vực", lambda each: each.field, example="Giao thông"),
            Word("ý kiến", "nội dung ý kiến", lambda each: each.text, must=True, example="Sửa đường bản Nà Hạ"),
            Word("đơn vị", "đơn vị giải quyết", lambda each: each.unit, example="Phòng Kinh tế"),
            Word("kết quả", "kết quả", lambda each: each.outcome, must=True, example="Đang giải quyết"),
            Word("văn bản", "số văn bản trả lời", lambda each: each.reply, example="41/UBND-KT"),
        ), must=True),
    )  # fmt: skip

    def addressees(self) -> tuple[str, ...]:
        """The bodies it is sent up to."""
        return self.to
