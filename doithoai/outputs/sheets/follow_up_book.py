"""Sổ theo dõi giải quyết ý kiến, in the columns of the decree's book (NĐ 30/2020, Phụ lục IV, mẫu theo dõi)."""

from dataclasses import dataclass

from doithoai.models import Assignment, Dialogue, Reply
from doithoai.models.clock import today
from doithoai.outputs.papers.content import Column, Pages, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.vietnamese import table_date

from .occasion import Asked, Occasion, occasion

COLUMNS = (
    Column("STT", 5, "center"), Column("Nội dung, nguồn giao", 32), Column("Đơn vị hoặc người nhận", 14),
    Column("Thời hạn giải quyết", 11), Column("Tiến độ giải quyết", 14),
    Column("Số, ký hiệu văn bản trả lời", 13), Column("Ghi chú", 14),
)  # fmt: skip


@dataclass(frozen=True)
class Line(Facts):
    """One matter somebody owes an answer to."""

    matter: str
    body: str
    due: str
    progress: str
    replies: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class FollowUpBook(Facts):
    """Facts of the book; empty lines for what is added by hand."""

    occasion: Occasion
    lines: tuple[Line, ...]

    def content(self) -> Pages:
        rows = [
            (str(place), each.matter, each.body, each.due, each.progress, each.replies, each.remarks)
            for place, each in enumerate(self.lines, start=1)
        ]
        rows += [("", "", "", "", "", "", "")] * 3
        said = self.occasion
        return said.pages(
            "SỔ THEO DÕI GIẢI QUYẾT Ý KIẾN CỦA NHÂN DÂN", said.on_the_day, (Table(COLUMNS, tuple(rows)),),
            landscape=True, scale=0.85,
        )  # fmt: skip


def follow_up_book(dialogue: Dialogue, asked: Asked) -> FollowUpBook:
    on = today()
    replies: dict[int, list[str]] = {}
    for reply in Reply.objects.standing().filter(assignment__dialogue=dialogue).select_related("paper"):
        said = (
            f"{reply.paper.code} ngày {table_date(reply.paper.issued_on)}"
            if reply.paper
            else "trả lời trực tiếp"
        )
        replies.setdefault(reply.assignment_id, []).append(said)
    rows = (
        Assignment.objects.filter(dialogue=dialogue)
        .select_related("group", "body")
        .order_by("group__number", "pk")
    )
    return FollowUpBook(
        occasion(dialogue),
        tuple(
            Line(
                f"Nhóm {each.group.number}: {each.group.question}", str(each.body), table_date(each.due_on),
                progress(each, on), "; ".join(replies.get(each.pk, [])), remarks(each),
            )
            for each in rows
        ),
    )  # fmt: skip


def progress(assignment: Assignment, on: object) -> str:
    """Where it stands on this day."""
    if assignment.answered_at:
        late = ", sau hạn" if assignment.answered_at.date() > assignment.due_on else ""
        return f"Đã trả lời ngày {table_date(assignment.answered_at.date())}{late}"
    if assignment.stopped_on:
        return f"Tạm dừng từ {table_date(assignment.stopped_on)}"
    left = assignment.days_left(on)  # type: ignore[arg-type]
    return f"Quá hạn {-left} ngày" if left < 0 else f"Đang giải quyết, còn {left} ngày"


def remarks(assignment: Assignment) -> str:
    said = []
    if assignment.escalated:
        said.append("kiến nghị cấp trên")
    if assignment.extended_to:
        said.append(f"gia hạn đến {table_date(assignment.extended_to)}")
    if assignment.reminded_at:
        said.append(f"đã đôn đốc {table_date(assignment.reminded_at.date())}")
    if assignment.reopened_at:
        said.append("mở lại vì người dân chưa hài lòng")
    return "; ".join(said)
