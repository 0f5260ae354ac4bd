"""The conclusion notice (Thông báo kết luận; Decree 30/2020, mẫu 1.4).

Its parts follow Decree 13/2021, Article 11: what was raised, what was answered, what goes elsewhere, who does
what by when. No names of people.
"""

from dataclasses import dataclass
from typing import ClassVar

from doithoai.rules.paper_style import finished, list_letter, long_date, padded, sentence

from ..content import Appendix, Block, Column, Item, Paper, Paragraph, Table, Title
from ..facts import Issue, Matter, Meeting, Office, PaperFacts
from ..outline import dashes, paragraphs, parts

ASSIGNED_COLUMNS = (
    Column("TT", 6, "center"),
    Column("Mã ý kiến", 15, "center"),
    Column("Nội dung", 41),
    Column("Cơ quan, đơn vị chủ trì", 20),
    Column("Thời hạn trả lời", 18, "center"),
)
MANY = 4
"""From this many assigned matters on, they stand in the appendix's table instead of the text."""


@dataclass(frozen=True)
class ConclusionNotice(PaperFacts):
    """Facts of the conclusion. `people_count` are the citizens who came, delegates apart;
    `opinion_count` every opinion, written and spoken."""

    office: Office
    issue: Issue
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

    def content(self) -> Paper:
        """The notice as a paper."""
        return Paper(
            name=f"Thông báo {self._subject()}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("THÔNG BÁO", self._subject()),
            body=(self._opening(), *self._parts(), self._end()),
            closing=self.issue.closing(),
            appendices=self._appendices(),
        )

    def _subject(self) -> str:
        return " ".join(
            part
            for part in (f"Kết luận của {self.meeting.led_by} tại {self.meeting.name}", self.meeting.day())
            if part
        )

    def _opening(self) -> Block:
        day, where = (long_date(self.meeting.on) if self.meeting.on else ""), self.meeting.venue
        held = f"{self.meeting.led_by} đã chủ trì {self.meeting.name}"
        first = ", ".join(part for part in (day, f"tại {where}" if where else "", held) if part)
        count = self.opinion_count
        heard = f"{padded(count)} ý kiến" if count is not None else "các ý kiến"
        then = f"Sau khi nghe {heard} của Nhân dân và phần trả lời của các cơ quan, đơn vị"
        said = (
            f"{first[:1].upper()}{first[1:]}",
            self._company(),
            f"{then}, {self.meeting.led_by} kết luận như sau:",
        )
        return Paragraph(" ".join(sentence(part) for part in said if part))

    def _company(self) -> str:
        people = f"{padded(self.people_count)} đại biểu Nhân dân" if self.people_count is not None else ""
        others = self.attended_by.strip(" .;")
        together = " và ".join(part for part in (others, people) if part)
        return f"{'Cùng dự' if others else 'Tham dự Hội nghị'} có {together}" if together else ""

    def _parts(self) -> tuple[Block, ...]:
        return parts(
            ("Đánh giá chung", paragraphs(self.assessment)),
            (
                "Nội dung đã trả lời tại Hội nghị",
                tuple(_answered(place, each) for place, each in enumerate(self.answered)),
            ),
            ("Nội dung giao giải quyết, trả lời", self._assigned()),
            (
                "Nội dung vượt thẩm quyền, kiến nghị cấp trên",
                dashes(_passed_up(each) for each in self.passed_up),
            ),
            ("Nội dung tiếp thu, ghi nhận", dashes(_noted(each) for each in self.noted)),
            ("Nội dung không thuộc phạm vi đối thoại", self._diverted()),
            ("Theo dõi, công khai kết quả", self._follow_up()),
        )

    def _assigned(self) -> tuple[Block, ...]:
        if not self.assigned:
            return ()
        rule = paragraphs(self.reply_rule)
        if len(self.assigned) >= MANY:
            count = padded(len(self.assigned))
            return (
                Paragraph(f"Giao các cơ quan, đơn vị giải quyết, trả lời {count} nội dung tại Phụ lục."),
                *rule,
            )
        return (*dashes(_assigned(each) for each in self.assigned), *rule)

    def _diverted(self) -> tuple[Block, ...]:
        if not self.diverted_count:
            return ()
        count = padded(self.diverted_count)
        return (Paragraph(f"Có {count} nội dung đã được hướng dẫn gửi theo quy định riêng của pháp luật."),)

    def _follow_up(self) -> tuple[Block, ...]:
        at = f"Kết quả giải quyết được công khai tại {self.published_at.strip(' .;')}"
        unit = (
            f"Giao {self.follow_up_unit} theo dõi, đôn đốc, tổng hợp kết quả, báo cáo {self.meeting.led_by}"
        )
        return dashes((unit if self.follow_up_unit else "", at if self.published_at else ""))

    def _end(self) -> Block:
        return Paragraph(finished("Thông báo để các cơ quan, đơn vị và Nhân dân biết, thực hiện và giám sát"))

    def _appendices(self) -> tuple[Appendix, ...]:
        if len(self.assigned) < MANY:
            return ()
        rows = tuple(
            (str(place), ", ".join(each.codes), each.text, each.unit, each.due())
            for place, each in enumerate(self.assigned, start=1)
        )
        attached_to = self.issue.attached("Thông báo", self.office)
        title = "DANH MỤC NỘI DUNG GIAO GIẢI QUYẾT, TRẢ LỜI"
        return (Appendix("Phụ lục", title, attached_to, (Table(ASSIGNED_COLUMNS, rows),)),)


def _coded(matter: Matter) -> str:
    codes = f" (mã {', '.join(matter.codes)})" if matter.codes else ""
    return f"{matter.text.strip().rstrip('.;')}{codes}"


def _answered(place: int, matter: Matter) -> Block:
    who = f"{matter.answered_by} trả lời" if matter.answered_by else "Trả lời"
    answer = f" {sentence(f'{who}: {matter.answer}')}" if matter.answer else ""
    return Item(f"{sentence(_coded(matter))}{answer}", mark=f"{list_letter(place)})")


def _assigned(matter: Matter) -> str:
    due = f"; thời hạn trả lời: {matter.due()}" if matter.due() else ""
    return f"Giao {matter.unit} giải quyết, trả lời: {_coded(matter)}{due}"


def _noted(matter: Matter) -> str:
    """Noted is not closed: who looks further into it, and by when people hear of it."""
    who = f"; giao {matter.unit} xem xét, trả lời" if matter.unit else ""
    due = f" trước ngày {matter.due()}" if who and matter.due() else ""
    return f"{_coded(matter)}{who}{due}"


def _passed_up(matter: Matter) -> str:
    to = f"; kiến nghị {matter.unit} xem xét, giải quyết" if matter.unit else ""
    due = f" trước ngày {matter.due()}" if to and matter.due() else ""
    return f"{_coded(matter)}{to}{due}"
