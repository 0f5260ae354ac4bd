"""The plan of a dialogue (Kế hoạch; Decree 30/2020, mẫu 1.4). Every part may be empty: it is then left out
and the numbering closes up, so that a plan in progress can be previewed at any time."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from doithoai.rules.paper_style import basis_lines, finished, long_date, padded, sentence, subject_of_plan

from ..agenda import agenda_appendix, agenda_list, is_timed
from ..content import Block, Item, Paper, Paragraph, Title
from ..facts import AgendaItem, Facts, Issue, Meeting, Office, PaperFacts
from ..outline import dashes, labelled, line, paragraphs, parts, points, sections


@dataclass(frozen=True)
class Task(Facts):
    """What one unit does, in whole sentences, and by when ("" when the plan does not say)."""

    unit: str
    work: str
    due: str = ""


@dataclass(frozen=True)
class Deadline(Facts):
    """What follows the sitting: the matter and its term in the regulation's words."""

    matter: str
    term: str


@dataclass(frozen=True)
class Plan(PaperFacts):
    """Facts of a plan. `subject` is the trích yếu ("Tổ chức Hội nghị đối thoại … năm 2026")."""

    office: Office
    issue: Issue
    meeting: Meeting
    subject: str
    legal_bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    chair_substitute: str = ""
    participants: tuple[str, ...] = ()
    people_min: int | None = None
    people_max: int | None = None
    topics: tuple[str, ...] = ()
    not_covered: str = (
        "Nội dung khiếu nại, tố cáo được hướng dẫn gửi và giải quyết theo quy định riêng của pháp luật, "
        "không thuộc phạm vi đối thoại"
    )
    form: str = "Hội nghị đối thoại trực tiếp"
    collect_from: date | None = None
    collect_to: date | None = None
    collect_channels: tuple[str, ...] = ()
    summary_due: date | None = None
    summary_unit: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    tasks: tuple[Task, ...] = ()
    budget: str = ""
    contact_unit: str = ""

    REQUIRED: ClassVar = (
        ("subject", "trích yếu"),
        ("legal_bases", "căn cứ"),
        ("meeting.chair", "người chủ trì"),
        ("meeting.when", "thời gian"),
        ("meeting.venue", "địa điểm"),
        ("topics", "nội dung đối thoại"),
        ("tasks", "phân công nhiệm vụ"),
    )

    def content(self) -> Paper:
        """The plan as a paper."""
        return Paper(
            name=f"Kế hoạch {_lower_first(self._subject)}",
            author=self.office.name,
            issued_on=self.issue.issued_on,
            head=self.office.head(self.issue),
            title=Title("KẾ HOẠCH", self._subject),
            body=(*self._opening(), *self._sections(), self._end()),
            closing=self.issue.closing(),
            appendices=agenda_appendix(
                self.agenda,
                title="Chương trình Hội nghị đối thoại",
                attached_to=self.issue.attached("Kế hoạch", self.office),
            ),
        )

    @property
    def _subject(self) -> str:
        return subject_of_plan(self.subject) or f"Tổ chức {self.meeting.name}"

    def _opening(self) -> tuple[Block, ...]:
        bases = tuple(Paragraph(text, italic=True) for text in basis_lines(self.legal_bases))
        lead = f"{self.office.name} xây dựng Kế hoạch {_lower_first(self._subject)} như sau:"
        return (*bases, Paragraph(lead))

    def _sections(self) -> tuple[Block, ...]:
        return sections(
            (
                "Mục đích, yêu cầu",
                parts(("Mục đích", points(self.purposes)), ("Yêu cầu", points(self.requirements))),
            ),
            (
                "Nội dung",
                parts(
                    ("Chủ trì, thành phần", self._who()),
                    ("Nội dung đối thoại", self._topics()),
                    ("Hình thức, thời gian, địa điểm", self._where()),
                    ("Thu thập, tổng hợp ý kiến trước Hội nghị", self._collecting()),
                    ("Chương trình Hội nghị", self._agenda()),
                    ("Xử lý ý kiến sau Hội nghị", self._afterwards()),
                    ("Kinh phí thực hiện", paragraphs(self.budget)),
                ),
            ),
            ("Tổ chức thực hiện", self._tasks()),
        )

    def _who(self) -> tuple[Block, ...]:
        substitute = f"; {self.chair_substitute.strip(' .;')}" if self.chair_substitute else ""
        people = self.meeting.people + (f": {count}" if (count := self._people_count()) else "")
        together = labelled("Thành phần tham dự", dashes((*self.participants, people)))
        return (
            *line("Chủ trì", f"{self.meeting.chair}{substitute}" if self.meeting.chair else ""),
            *(together if self.participants else line("Nhân dân tham dự", people)),
        )

    def _people_count(self) -> str:
        low, high = self.people_min, self.people_max
        if low and high:
            return f"từ {padded(low)} đến {padded(high)} người"
        if low:
            return f"ít nhất {padded(low)} người"
        return f"không quá {padded(high)} người" if high else ""

    def _topics(self) -> tuple[Block, ...]:
        return (*dashes(self.topics), *(paragraphs(self.not_covered) if self.topics else ()))

    def _where(self) -> tuple[Block, ...]:
        return (
            *line("Hình thức", self.form),
            *line("Thời gian", self.meeting.when()),
            *line("Địa điểm", self.meeting.venue),
        )

    def _collecting(self) -> tuple[Block, ...]:
        span = " ".join(
            f"{word} {long_date(day)}"
            for word, day in (("từ", self.collect_from), ("đến", self.collect_to))
            if day is not None
        )
        summary = ""
        if self.summary_due:
            unit = self.summary_unit or self.contact_unit or self.office.name
            summary = f"{unit} tổng hợp, phân loại, hoàn thành trước {long_date(self.summary_due)}"
        return (
            *line("Thời gian thu thập", span),
            *labelled("Cách thu thập", dashes(self.collect_channels)),
            *line("Tổng hợp", summary),
        )

    def _agenda(self) -> tuple[Block, ...]:
        if is_timed(self.agenda):
            return (Paragraph("Chương trình chi tiết tại Phụ lục kèm theo Kế hoạch này."),)
        return agenda_list(self.agenda)

    def _afterwards(self) -> tuple[Block, ...]:
        return points([f"{each.matter}: {each.term}" for each in self.deadlines])

    def _tasks(self) -> tuple[Block, ...]:
        units: dict[str, list[Task]] = {}
        for task in self.tasks:
            units.setdefault(task.unit.strip(), []).append(task)
        return parts(*((unit, tuple(_task(task, len(of) > 1) for task in of)) for unit, of in units.items()))

    def _end(self) -> Block:
        through = f" (qua {self.contact_unit})" if self.contact_unit else ""
        return Paragraph(
            finished(
                f"Trên đây là Kế hoạch {_lower_first(self._subject)}; quá trình thực hiện nếu có vướng mắc, "
                f"các cơ quan, đơn vị báo cáo {self.office.name}{through} để xem xét, quyết định"
            )
        )


def _task(task: Task, dashed: bool) -> Block:
    text = task.work.strip().rstrip(".;")
    if task.due:
        text += f"; hoàn thành {task.due.strip(' .;')}"
    return Item(sentence(text)) if dashed else Paragraph(sentence(text))


def _lower_first(text: str) -> str:
    """The subject inside a sentence: only its first letter changes, names keep theirs."""
    return text[:1].lower() + text[1:]
