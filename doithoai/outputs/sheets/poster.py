"""Áp phích: the notice that hangs in the village, large enough to be read two metres away. Holds no personal data."""

from dataclasses import dataclass

from doithoai.models import Dialogue
from doithoai.outputs.open_record import dialogues as open_dialogues
from doithoai.outputs.papers.content import Block, Item, Pages, Paragraph, Qr
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import clock_words, long_date, weekday

from .occasion import Asked, Occasion, occasion
from .printing import as_pdf, pages_in

#: Sizes tried, the largest first, as multiples of a paper's: at 2.4 a body letter is 34 points, 8 mm high.
A3, A4 = (2.6, 2.4, 2.2, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0), (1.8, 1.6, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8)
TOPICS = 8  # more are read on the notice itself


@dataclass(frozen=True)
class Poster(Facts):
    """Facts of the poster. `send`: the page of the QR; "" when only this machine could open it."""

    occasion: Occasion
    topics: tuple[str, ...] = ()
    send: str = ""
    small: bool = False

    def content(self) -> Pages:
        """One sheet: the largest letters with which everything still stands on it."""
        scales = A4 if self.small else A3
        for scale in scales:
            pages = self._pages(scale)
            if pages_in(as_pdf(pages)) == 1:
                return pages
        return self._pages(scales[-1])

    def _pages(self, scale: float) -> Pages:
        said = self.occasion
        meeting = said.meeting
        hour = (
            f"{clock_words(meeting.starts_at)}, {weekday(meeting.on)}"
            if meeting.on and meeting.starts_at
            else ""
        )
        day = long_date(meeting.on) if meeting.on else meeting.time_text
        body: list[Block] = [
            Paragraph("", lead=", ".join(part for part in (hour, day) if part), align="center"),
            Paragraph("", lead=meeting.venue, align="center"),
            Paragraph(meeting.led_by, lead="Chủ trì:", align="left"),
        ]
        if self.topics:
            body.append(Paragraph("", lead="Nội dung:", align="left"))
            body += [Item(each.strip(" .;")) for each in self.topics[:TOPICS]]
            if len(self.topics) > TOPICS:
                body.append(Item("các việc khác ghi trên thông báo niêm yết tại nhà văn hóa"))
        until = f" trước hết {long_date(said.collect_until)}" if said.collect_until else ""
        body.append(
            Paragraph(f"phiếu giấy gửi trưởng thôn hoặc trụ sở xã{until}.", lead="Gửi ý kiến:", align="left")
        )
        if self.send:
            body.append(
                Qr(
                    self.send,
                    f"Quét mã để gửi ý kiến, hoặc vào {bare(self.send)}",
                    side=45 if self.small else 80,
                )
            )
        if said.contact:
            body.append(Paragraph(said.contact, lead="Hỏi thêm:", align="left"))
        body.append(Paragraph("Kính mời Nhân dân đến dự, gửi ý kiến!", align="center"))
        sheet = "A4" if self.small else "A3"
        return said.pages("ĐỐI THOẠI VỚI NHÂN DÂN", said.place, tuple(body), scale=scale, sheet=sheet)


def poster(dialogue: Dialogue, asked: Asked, *, small: bool = False) -> Poster:
    """From what everyone may know of an announced dialogue."""
    found = open_dialogues.find_dialogue(dialogue.slug)
    send = f"{asked.site}g/{dialogue.short}" if asked.site else ""
    return Poster(occasion(dialogue), found.topics if found else (), send, small)


def bare(address: str) -> str:
    """As people read it out and type it: "doithoai.example/g/K7M2Q"."""
    return address.partition("://")[2]


def small_poster(dialogue: Dialogue, asked: Asked) -> Poster:
    return poster(dialogue, asked, small=True)
