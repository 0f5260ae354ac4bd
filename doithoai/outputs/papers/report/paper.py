"""The report on a dialogue (Báo cáo; Decree 30/2020, mẫu 1.4). Sent up: it has Kính gửi, and its recipients
begin with "Như trên". Every number is given, none typed here; the public table names nobody."""

from dataclasses import dataclass
from typing import ClassVar

from doithoai.rules.paper_style import finished

from ..content import Appendix, Block, Column, Item, Paper, Paragraph, Table, Title
from ..facts import Facts, Issue, Matter, Meeting, Office, PaperFacts
from ..outline import dashes, line, paragraphs, parts, sections

MATTER_COLUMNS = (
    Column("TT", 6, "center"),
    Column("Lĩnh vực", 14),
    Column("Nội dung ý kiến", 29),
    Column("Đơn vị giải quyết", 17),
    Column("Kết quả", 15),
    Column("Văn bản trả lời", 19, "center"),
)


@dataclass(frozen=True)
class Count(Facts):
    """One number with its name: ("Tổng số ý kiến tiếp nhận", "132 ý kiến")."""

    name: str
    value: str


@dataclass(frozen=True)
class Report(PaperFacts):
    """Facts of the report. `matters` is the public table: texts, no names of people."""

    office: Office
    issue: Issue
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

    REQUIRED: ClassVar = (
        ("subject", "trích yếu"),
        ("organisation", "số liệu tổ chức"),
        ("intake", "số liệu ý kiến"),
        ("replies", "số liệu trả lời"),
    )

    def content(self) -> Paper:
        """The report as a paper."""
        return Paper(
            name=f"Báo cáo {self.subject}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("BÁO CÁO", self.subject),
            addressees=self.to,
            body=(*self._opening(), *self._sections(), self._end()),
            closing=self.issue.closing(sent_up=bool(self.to)),
            appendices=self._appendices(),
        )

    def _opening(self) -> tuple[Block, ...]:
        when, where = self.meeting.when(), self.meeting.venue
        at = "".join((f" vào {when}" if when else "", f", tại {where}" if where else ""))
        return (
            Paragraph(
                f"{self.office.name} đã tổ chức {self.meeting.name}{at}, do {self.meeting.led_by} chủ trì. "
                f"{self.office.name} báo cáo kết quả như sau:"
            ),
        )

    def _sections(self) -> tuple[Block, ...]:
        return sections(
            ("Công tác chỉ đạo, triển khai", dashes(self.direction)),
            (
                "Kết quả",
                parts(
                    ("Tổ chức Hội nghị", _counts(self.organisation)),
                    ("Tiếp nhận ý kiến", (*_counts(self.intake), *self._by_field())),
                    ("Trả lời, giải quyết", (*_counts(self.replies), *self._pointer())),
                    ("Thực hiện kết luận kỳ trước", dashes(self.previous)),
                ),
            ),
            (
                "Đánh giá",
                parts(
                    ("Ưu điểm", dashes(self.strengths)),
                    ("Hạn chế", dashes(self.weaknesses)),
                    ("Nguyên nhân", dashes(self.causes)),
                    ("Mức độ hài lòng", paragraphs(self.satisfaction)),
                ),
            ),
            ("Nhiệm vụ thời gian tới", dashes(self.next_tasks)),
            ("Kiến nghị", dashes(self.proposals)),
        )

    def _by_field(self) -> tuple[Block, ...]:
        return line("Theo lĩnh vực", "; ".join(f"{each.name}: {each.value}" for each in self.by_field))

    def _pointer(self) -> tuple[Block, ...]:
        return (
            (Paragraph("Chi tiết từng nội dung tại Phụ lục kèm theo Báo cáo này."),) if self.matters else ()
        )

    def _end(self) -> Block:
        subject = self.subject[:1].lower() + self.subject[1:]
        to = f" {', '.join(self.to)}" if self.to else ""
        asks = f"; trân trọng báo cáo{to}" if to else ""
        return Paragraph(finished(f"Trên đây là Báo cáo {subject} của {self.office.name}{asks}"))

    def _appendices(self) -> tuple[Appendix, ...]:
        if not self.matters:
            return ()
        rows = tuple(
            (str(place), each.field, each.text, each.unit, each.outcome, each.reply)
            for place, each in enumerate(self.matters, start=1)
        )
        told = [place for place, _ in enumerate(MATTER_COLUMNS) if any(row[place] for row in rows)]
        columns = tuple(MATTER_COLUMNS[place] for place in told)
        table = Table(columns, tuple(tuple(row[place] for place in told) for row in rows))
        title = "TỔNG HỢP Ý KIẾN VÀ KẾT QUẢ GIẢI QUYẾT, TRẢ LỜI"
        attached_to = self.issue.attached("Báo cáo", self.office)
        return (Appendix("Phụ lục", title, attached_to, (table,)),)


def _counts(counts: tuple[Count, ...]) -> tuple[Block, ...]:
    last = len(counts)
    return tuple(
        Item(f"{each.name}: {each.value}{'.' if place == last else ';'}")
        for place, each in enumerate(counts, start=1)
    )
