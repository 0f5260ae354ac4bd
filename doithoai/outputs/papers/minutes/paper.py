"""The minutes of a sitting (Biên bản; Decree 30/2020, mẫu 1.9): no place-and-date line, start and end in the
text, the secretary signs on the left above the recipients, the chair on the right."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from doithoai.rules.paper_style import finished, long_date, padded, recipient_lines, sentence

from ..content import Block, Closing, Item, Paper, Paragraph, Signature, Title
from ..facts import Facts, Issue, Meeting, Office, PaperFacts, clock
from ..outline import dashes, labelled, line, paragraphs, sections


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

    office: Office
    issue: Issue
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

    def content(self) -> Paper:
        """The minutes as a paper."""
        return Paper(
            name=f"Biên bản {self.meeting.name}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue, dated=False),
            title=Title("BIÊN BẢN", self.meeting.name),
            body=(*self._present(), *self._course(), *self._read_back(), self._end()),
            closing=Closing(
                signature=Signature(("CHỦ TỌA",), self.issue.signer.name),
                second=Signature(("THƯ KÝ",), self.secretary),
                recipients=recipient_lines(self.issue.recipients, "Hồ sơ"),
            ),
        )

    def _present(self) -> tuple[Block, ...]:
        name, role = self.chair_name or self.issue.signer.name, self.meeting.chair
        chair = role if name in role else ", ".join(part for part in (name, role) if part)
        people = (
            f"Nhân dân: {padded(self.people_count)} người (có danh sách kèm theo)"
            if self.people_count
            else ""
        )
        return (
            *line(
                "Thời gian bắt đầu", f"{clock(self.started_at.time())}, {long_date(self.started_at.date())}"
            ),
            *line("Địa điểm", self.meeting.venue),
            *labelled("Thành phần tham dự", dashes((*self.delegates, people))),
            *line("Chủ trì (chủ tọa)", chair),
            *line("Thư ký (người ghi biên bản)", self.secretary),
        )

    def _course(self) -> tuple[Block, ...]:
        course = sections(
            ("Khai mạc", tuple(block for text in self.opening for block in paragraphs(text))),
            ("Ý kiến của Nhân dân và phần trả lời tại Hội nghị", self._turns()),
            ("Kết luận của chủ trì", dashes(self.conclusions)),
        )
        return labelled("Nội dung (theo diễn biến Hội nghị)", course)

    def _turns(self) -> tuple[Block, ...]:
        blocks = [block for place, turn in enumerate(self.turns, start=1) for block in _turn(place, turn)]
        if self.diverted_count:
            count = padded(self.diverted_count)
            blocks.append(Paragraph(f"Có {count} nội dung được hướng dẫn gửi theo quy định của pháp luật."))
        return tuple(blocks)

    def _read_back(self) -> tuple[Block, ...]:
        if self.objections:
            return (Paragraph("Biên bản đã được đọc lại; có ý kiến khác như sau:"), *dashes(self.objections))
        return (Paragraph("Biên bản đã được đọc lại, những người dự họp thống nhất với nội dung biên bản."),)

    def _end(self) -> Block:
        if self.ended_at is None:
            return Paragraph(finished("Hội nghị kết thúc vào ...... giờ ...... phút cùng ngày"))
        return Paragraph(
            finished(
                f"Hội nghị kết thúc vào {clock(self.ended_at.time())}, {long_date(self.ended_at.date())}"
            )
        )


def _turn(place: int, turn: Turn) -> tuple[Block, ...]:
    where = f", {turn.place}" if turn.place else ""
    code = f" (mã {turn.code})" if turn.code else ""
    said = Item(sentence(turn.text), mark=f"{place}.", lead=f"{turn.speaker}{where}{code}:")
    answer = line(f"{turn.answered_by} trả lời" if turn.answered_by else "Trả lời", turn.answer)
    return (said, *answer, *line("Kết quả", turn.outcome))
