"""Words that many papers offer to their wording: the office and the sitting."""

from dataclasses import replace

from doithoai.rules.paper_style import long_date

from .wording import Offer, Word

OFFICE: Offer = (
    Word(
        "tên cơ quan", "cơ quan ban hành, như đọc trong câu", lambda paper: paper.office.name,
        example="Ủy ban nhân dân xã Mường Thín",
    ),
    Word("liên hệ của cơ quan", "nơi hỏi thêm của cơ quan", lambda paper: paper.office.contact,
         example="Văn phòng, điện thoại 0212 300 0100"),
)  # fmt: skip

MEETING: Offer = (
    Word("tên hội nghị", "tên buổi đối thoại trong câu", lambda paper: paper.meeting.name,
         example="Hội nghị đối thoại với Nhân dân năm 2026"),
    Word("thời gian", "giờ, ngày và thứ của hội nghị, hoặc lời trong kế hoạch khi chưa có ngày",
         lambda paper: paper.meeting.when(), example="08 giờ 00 phút, ngày 15 tháng 10 năm 2026 (thứ Năm)"),
    Word("ngày hội nghị", "ngày hội nghị viết đủ chữ",
         lambda paper: long_date(paper.meeting.on) if paper.meeting.on else "",
         example="ngày 15 tháng 10 năm 2026"),
    Word("ngày ngắn", "ngày hội nghị viết gọn", lambda paper: paper.meeting.day(), example="ngày 15/10/2026"),
    Word("địa điểm", "nơi tổ chức hội nghị", lambda paper: paper.meeting.venue,
         example="Hội trường Ủy ban nhân dân xã, bản Nà Hạ"),
    Word("chủ trì", "người chủ trì", lambda paper: paper.meeting.chair,
         example="Chủ tịch Ủy ban nhân dân xã Mường Thín"),
    Word("người chủ trì", "người chủ trì trong câu; dấu chấm khi chưa có", lambda paper: paper.meeting.led_by,
         example="Chủ tịch Ủy ban nhân dân xã Mường Thín"),
    Word("nhân dân", "ai được mời đối thoại", lambda paper: paper.meeting.people or "Nhân dân",
         example="Nhân dân xã Mường Thín"),
)  # fmt: skip


def needed(offer: Offer, *names: str) -> Offer:
    """The same words, where a paper may not do without these."""
    return tuple(replace(each, must=True) if each.name in names else each for each in offer)


def lower_first(text: str) -> str:
    """The subject inside a sentence: only its first letter changes, names keep theirs."""
    return text[:1].lower() + text[1:]
