"""Tin cổng thông tin: the item for the commune's page after the sitting. Only what everyone may see."""

from dataclasses import dataclass
from datetime import date

from doithoai.models import Dialogue
from doithoai.outputs.open_record.numbers import states_of
from doithoai.outputs.open_record.questions import questions
from doithoai.outputs.papers.content import Block, Item, Pages, Paragraph, Qr
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import count_words, long_date

from .occasion import Asked, Occasion, occasion

MOST_MATTERS = 5  # told in the item; the page has all


@dataclass(frozen=True)
class NewsItem(Facts):
    """Facts of the item. `answered_matters` and `open_matters` are what everyone may read, the latter with who owes
    the answer by when; `fields` what people asked about most."""

    occasion: Occasion
    received: int = 0
    aside: int = 0
    answered: int = 0
    fields: tuple[str, ...] = ()
    answered_matters: tuple[str, ...] = ()
    open_matters: tuple[str, ...] = ()
    on: date | None = None
    page: str = ""

    def content(self) -> Pages:
        said, meeting = self.occasion, self.occasion.meeting
        held = long_date(meeting.on) if meeting.on else meeting.time_text
        lead = ", ".join(
            part
            for part in (held[:1].upper() + held[1:], f"tại {meeting.venue}" if meeting.venue else "")
            if part
        )
        body: list[Block] = [
            Paragraph(f"{lead}, {meeting.led_by} đã chủ trì {meeting.name}." if lead else f"{meeting.led_by} đã chủ trì {meeting.name}."),
            Paragraph(self._numbers()),
        ]  # fmt: skip
        for label, matters in (
            ("Đã trả lời:", self.answered_matters),
            ("Đang giải quyết:", self.open_matters),
        ):
            if matters:
                body += [Paragraph("", lead=label), *(Item(f"{each};") for each in matters)]
        body.append(
            Paragraph(
                "Người đã gửi ý kiến tra kết quả bằng mã trên phiếu, hoặc hỏi trưởng thôn và Văn phòng. Ai chưa hài lòng với "
                "trả lời thì báo lại: nội dung được mở lại để trả lời tiếp."
            )
        )
        if self.page:
            body.append(Qr(self.page, "Hỏi và trả lời đầy đủ", side=30))
        return said.pages("TIN ĐỐI THOẠI VỚI NHÂN DÂN", said.on_the_day, tuple(body))

    def _numbers(self) -> str:
        day = f"Đến {long_date(self.on)}, xã" if self.on else "Xã"
        about = f", nhiều nhất về {', '.join(each.lower() for each in self.fields)}" if self.fields else ""
        less = f" (trong đó {count_words(self.aside)} đã xem, không phải ý kiến)" if self.aside else ""
        return f"{day} nhận {count_words(self.received)} ý kiến{less}{about}; đã trả lời {count_words(self.answered)} ý kiến."


def news(dialogue: Dialogue, asked: Asked) -> NewsItem:
    said, numbers = occasion(dialogue), states_of(dialogue.pk)
    found = sorted(questions(dialogue.slug), key=lambda each: (-each.asked_by, each.number))
    many: dict[str, int] = {}
    for each in found:
        if each.field:
            many[each.field] = many.get(each.field, 0) + each.asked_by
    waiting = [each for each in found if not each.answers and each.due_on]
    return NewsItem(
        said, numbers.received, numbers.aside, numbers.answered, tuple(sorted(many, key=lambda field: -many[field])[:3]),
        tuple(each.words.rstrip(" .;") for each in found if each.answers)[:MOST_MATTERS],
        tuple(
            f"{each.words.rstrip(' .;')} ({each.owed_by} trả lời chậm nhất {long_date(each.due_on)})"
            for each in waiting if each.due_on
        )[:MOST_MATTERS],
        said.printed_on, f"{asked.site}xa/{dialogue.commune.slug}/doi-thoai/{dialogue.slug}/" if asked.site else "",
    )  # fmt: skip
