"""Chương trình, nội quy: what hangs beside the door of the hall, each a sheet of its own."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from doithoai.models import Dialogue
from doithoai.outputs.papers.content import Column, Pages, Paragraph, Table
from doithoai.outputs.papers.facts import AgendaItem, Facts
from doithoai.rules.vietnamese import clock_words, count_words

from .occasion import Asked, Occasion, numbered, occasion

#: What every regulation's plan goes through, where a plan names no agenda of its own.
USUAL = (
    ("Ổn định tổ chức, tuyên bố lý do, giới thiệu đại biểu", "Ban tổ chức"),
    ("Phát biểu khai mạc, nêu nội dung và cách thức đối thoại", "Chủ trì"),
    ("Báo cáo kết quả giải quyết các ý kiến của kỳ đối thoại trước", "Cơ quan tổng hợp"),
    ("Nhân dân phát biểu ý kiến", "Nhân dân"),
    ("Trả lời, giải trình ý kiến của Nhân dân", "Chủ trì, các cơ quan, đơn vị"),
    ("Lấy phiếu đánh giá mức độ hài lòng", "Ban tổ chức"),
    ("Kết luận hội nghị", "Chủ trì"),
    ("Thông qua biên bản", "Thư ký"),
)


@dataclass(frozen=True)
class Programme(Facts):
    """Facts of the programme. Steps have hours as far as the plan says how long each takes."""

    occasion: Occasion
    steps: tuple[AgendaItem, ...]

    def content(self) -> Pages:
        shown = tuple((step.span(), step.what, step.who) for step in self.steps)
        timed = any(span for span, _, _ in shown)
        columns = (Column("Nội dung", 52 if timed else 65), Column("Người thực hiện", 24))
        first = Column("Thời gian", 24) if timed else Column("TT", 8, "center")
        rows = tuple(
            (span if timed else str(place), what, who)
            for place, (span, what, who) in enumerate(shown, start=1)
        )
        said = self.occasion
        return said.pages(
            "CHƯƠNG TRÌNH",
            said.meeting.name,
            (
                *said.attached,
                *said.about,
                Table((first, *columns), rows),
                Paragraph(
                    f"Mỗi lượt phát biểu không quá {count_words(said.minutes_per_turn)} phút."
                    + (f" Dự kiến kết thúc lúc {clock_words(self.ends_at)}." if self.ends_at else "")
                ),
            ),
        )

    @property
    def ends_at(self) -> time | None:
        """When the last step ends; None when the plan does not say how long the steps take."""
        return self.steps[-1].ends_at if self.steps else None


def programme(dialogue: Dialogue, asked: Asked) -> Programme:
    return Programme(occasion(dialogue), steps_of(dialogue))


def steps_of(dialogue: Dialogue) -> tuple[AgendaItem, ...]:
    """The plan's agenda, or the usual one; hours as far as every step before says its minutes."""
    agenda = dialogue.agenda or [{"item": what, "who": who} for what, who in USUAL]
    at = dialogue.starts_at
    steps = []
    for each in agenda:
        minutes = each.get("minutes") or 0
        until = later(at, minutes) if at and minutes else None
        steps.append(
            AgendaItem(
                what=each["item"], who=each.get("who") or "", starts_at=at if until else None, ends_at=until
            )
        )
        at = until
    return tuple(steps)


def later(moment: time, minutes: int) -> time | None:
    """None when it would be past midnight: then the plan's minutes are not to be printed as hours."""
    start = datetime(2000, 1, 1, moment.hour, moment.minute)
    end = start + timedelta(minutes=minutes)
    return end.time() if end.date() == start.date() else None


@dataclass(frozen=True)
class HouseRules(Facts):
    """Facts of the house rules (nội quy): all of them follow from the dialogue."""

    occasion: Occasion

    def content(self) -> Pages:
        said = self.occasion
        rules = (
            "Đại biểu và Nhân dân đến đúng giờ, điểm danh, ngồi đúng vị trí, để điện thoại ở chế độ im lặng.",
            f"Phát biểu theo thứ tự đăng ký và sự điều hành của chủ trì; mỗi lượt không quá "
            f"{count_words(said.minutes_per_turn)} phút; nêu họ tên, nơi ở, trừ trường hợp xin không nêu tên công khai.",
            "Trình bày ngắn gọn, đúng nội dung; tôn trọng người khác; không xúc phạm, không nêu đời tư của người "
            "khác, không lợi dụng Hội nghị để gây mất trật tự.",
            f"Khiếu nại, tố cáo {said.where_to_complain} theo quy định riêng của pháp luật; tại Hội nghị không nêu "
            "đích danh người bị khiếu nại, tố cáo; chủ trì dừng phần nêu đích danh.",
            "Ban tổ chức có ghi âm, ghi hình thì báo trước và chỉ dùng để lập biên bản; người khác chỉ ghi âm, ghi "
            "hình, phát trực tiếp khi chủ trì đồng ý.",
            "Ý kiến chưa kịp nêu thì ghi vào phiếu góp ý; đều được tổng hợp và trả lời như ý kiến phát biểu.",
            "Người cần giúp đi lại, đọc, viết hoặc phiên dịch xin báo Ban tổ chức để được hỗ trợ.",
        )
        told = (Paragraph(said.contact, lead="Liên hệ:"),) if said.contact else ()
        return said.pages("NỘI QUY", said.meeting.name, (*said.attached, *numbered(*rules), *told), scale=1.1)


def house_rules(dialogue: Dialogue, asked: Asked) -> HouseRules:
    return HouseRules(occasion(dialogue))
