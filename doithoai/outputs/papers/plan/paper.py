"""The plan of a dialogue (Kế hoạch; Decree 30/2020, mẫu 1.4). Every part may be empty: it is then left out
and the numbering closes up, so that a plan in progress can be previewed at any time."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from doithoai.rules.paper_style import long_date, padded, subject_of_plan

from ..agenda import AGENDA
from ..facts import AgendaItem, Facts, Meeting, PaperFacts
from ..offers import MEETING, OFFICE, lower_first, needed
from ..wording import Offer, Rows, Word


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
    NATIONAL: ClassVar = Path(__file__).with_name("wording.txt")
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *needed(MEETING, "chủ trì", "thời gian", "địa điểm"),
        *AGENDA,
        Word("trích yếu", "trích yếu của kế hoạch", lambda paper: paper.own_subject(), must=True,
             example="Tổ chức Hội nghị đối thoại với Nhân dân năm 2026"),
        Word("trích yếu trong câu", "trích yếu, chữ đầu viết thường", lambda paper: lower_first(paper.own_subject()),
             example="tổ chức Hội nghị đối thoại với Nhân dân năm 2026"),
        Word("căn cứ", "từng căn cứ pháp lý", lambda paper: paper.legal_bases, must=True, many=True,
             example="Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"),
        Word("mục đích", "từng mục đích", lambda paper: paper.purposes, many=True,
             example="Lắng nghe ý kiến của Nhân dân"),
        Word("yêu cầu", "từng yêu cầu", lambda paper: paper.requirements, many=True,
             example="Việc đối thoại công khai, dân chủ"),
        Word("người chủ trì thay", "ai chủ trì khi người chủ trì vắng", lambda paper: paper.chair_substitute,
             example="trường hợp vắng mặt, phân công 01 Phó Chủ tịch chủ trì"),
        Word("thành phần", "từng thành phần, sau cùng là Nhân dân; trống khi chỉ có Nhân dân",
             lambda paper: (*paper.participants, paper.crowd()) if paper.participants else (), many=True,
             example="Lãnh đạo các phòng chuyên môn"),
        Word("nhân dân tham dự", "Nhân dân tham dự, khi không kể thành phần khác",
             lambda paper: "" if paper.participants else paper.crowd(), example="Nhân dân xã Mường Thín: 120 người"),
        Word("nội dung đối thoại", "từng nội dung đối thoại", lambda paper: paper.topics, must=True, many=True,
             example="Đất đai, xây dựng"),
        Word("nội dung không đối thoại", "nội dung không thuộc phạm vi đối thoại",
             lambda paper: paper.not_covered if paper.topics else "",
             example="Khiếu nại, tố cáo được hướng dẫn gửi theo quy định riêng"),
        Word("hình thức", "hình thức đối thoại", lambda paper: paper.form, example="Hội nghị đối thoại trực tiếp"),
        Word("thời gian thu thập", "từ ngày nào đến ngày nào", lambda paper: paper.span(),
             example="từ ngày 14 tháng 9 năm 2026 đến ngày 02 tháng 10 năm 2026"),
        Word("cách thu thập", "từng cách thu thập ý kiến", lambda paper: paper.collect_channels, many=True,
             example="Phiếu giấy tại nhà văn hóa bản"),
        Word("đơn vị tổng hợp", "đơn vị tổng hợp ý kiến",
             lambda paper: paper.summary_unit or paper.contact_unit or paper.office.name, example="Văn phòng"),
        Word("hạn tổng hợp", "ngày tổng hợp xong",
             lambda paper: long_date(paper.summary_due) if paper.summary_due else "",
             example="ngày 08 tháng 10 năm 2026"),
        Rows("sau hội nghị", "mỗi việc sau hội nghị", lambda paper: paper.deadlines, (
            Word("việc", "việc phải làm", lambda each: each.matter, must=True, example="Thông báo kết luận"),
            Word("thời hạn", "thời hạn và quy định", lambda each: each.term, must=True,
                 example="chậm nhất 07 ngày làm việc kể từ ngày kết thúc Hội nghị"),
        ), must=True),
        Word("kinh phí", "kinh phí từ đâu", lambda paper: paper.budget, example="Từ ngân sách xã năm 2026"),
        Rows("phân công", "mỗi đơn vị được phân công", lambda paper: paper.by_unit(), (
            Word("đơn vị", "tên đơn vị", lambda given: given[0], must=True, example="Phòng Kinh tế"),
            Word("việc", "từng việc của đơn vị, có thời hạn nếu có", lambda given: given[1], must=True, many=True,
                 example="Chuẩn bị nội dung trả lời; hoàn thành trước ngày 09/10/2026"),
        ), must=True),
        Word("đầu mối", "đơn vị đầu mối", lambda paper: paper.contact_unit, example="Văn phòng HĐND và UBND xã"),
    )  # fmt: skip

    def own_subject(self) -> str:
        """The subject without the type's own name."""
        return subject_of_plan(self.subject) or f"Tổ chức {self.meeting.name}"

    def crowd(self) -> str:
        """The people who are awaited, with their number when the plan says one."""
        low, high = self.people_min, self.people_max
        count = ""
        if low and high:
            count = f"từ {padded(low)} đến {padded(high)} người"
        elif low or high:
            count = f"ít nhất {padded(low)} người" if low else f"không quá {padded(high or 0)} người"
        return self.meeting.people + (f": {count}" if count else "")

    def span(self) -> str:
        """From when to when opinions are collected."""
        given = (("từ", self.collect_from), ("đến", self.collect_to))
        return " ".join(f"{word} {long_date(day)}" for word, day in given if day)

    def by_unit(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What each unit does, in the order the units are first named."""
        units: dict[str, list[str]] = {}
        for task in self.tasks:
            due = f"; hoàn thành {task.due.strip(' .;')}" if task.due else ""
            units.setdefault(task.unit.strip(), []).append(f"{task.work.strip().rstrip('.;')}{due}")
        return tuple((unit, tuple(works)) for unit, works in units.items())
