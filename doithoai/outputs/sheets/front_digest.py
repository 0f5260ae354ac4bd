"""Tổng hợp ý kiến do Mặt trận tập hợp: what the Front and its member organisations brought in, by field and hamlet,
and what became of each, so that the Front can supervise the answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, Q

from doithoai.models import Assignment, Dialogue, Opinion, Reply
from doithoai.models.clock import today
from doithoai.models.opinion import OpinionQuerySet
from doithoai.models.reading import seal
from doithoai.outputs.papers.content import Block, Column, Heading, Pages, Paragraph, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, long_date, sort_key, table_date

from .occasion import Asked, Occasion, occasion

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
UNSORTED, NOWHERE = "Chưa phân loại", "Không rõ thôn"
#: How far a matter has come, for whoever supervises: key, words.
ANSWERED, LATE, RUNNING, OTHER = "xong", "qua_han", "cho", "khac"
STANDS = {ANSWERED: "Đã trả lời", LATE: "Quá hạn", RUNNING: "Đang giải quyết", OTHER: "Chưa giao trả lời"}
BY_ORGANISATION = (
    Column("Tổ chức tập hợp", 40), Column("Số việc", 12, "center"),
    *(Column(words, 12, "center") for words in STANDS.values()),
)  # fmt: skip
BY_FIELD = (Column("Lĩnh vực", 35), Column("Số việc", 10, "center"), Column("Ở các thôn", 55))
EACH = (
    Column("STT", 4, "center"), Column("Mã", 7), Column("Lĩnh vực", 10), Column("Thôn", 10), Column("Nội dung", 32),
    Column("Tổ chức tập hợp", 12), Column("Kết quả giải quyết", 25),
)  # fmt: skip


@dataclass(frozen=True)
class Brought(Facts):
    """One matter. `stands`: a key of STANDS; `became`: the same in a sentence with body and date."""

    key: int
    code: str
    field: str
    hamlet: str
    words: str
    organisation: str
    stands: str
    became: str
    reply: int | None = None


@dataclass(frozen=True)
class FrontDigest(Facts):
    """Facts of the digest; the lines in the order of the fields, then of the hamlets."""

    occasion: Occasion
    lines: tuple[Brought, ...]

    @property
    def by_organisation(self) -> list[tuple[str, Counter[str]]]:
        """Organisation and how many of its matters stand where; the Front itself first."""
        return counted((each.organisation, each.stands) for each in self.lines)

    @property
    def by_field(self) -> list[tuple[str, Counter[str]]]:
        """Field and how many come from which hamlet, in the order of the lines."""
        return counted((each.field, each.hamlet) for each in self.lines)

    def content(self) -> Pages:
        said = self.occasion
        on = long_date(said.printed_on) if said.printed_on else ""
        organisations = tuple(
            (name, str(many.total()), *(str(many[key]) for key in STANDS))
            for name, many in self.by_organisation
        )
        every = Counter(each.stands for each in self.lines)
        fields = tuple(
            (name, str(many.total()), ", ".join(f"{place}: {count}" for place, count in many.items()))
            for name, many in self.by_field
        )
        rows = tuple(
            (
                str(place),
                short_code(each.code),
                each.field,
                each.hamlet,
                each.words,
                each.organisation,
                each.became,
            )
            for place, each in enumerate(self.lines, start=1)
        )
        body: list[Block] = [
            Paragraph(f"{count_words(len(self.lines))} việc do Mặt trận và các tổ chức thành viên tập hợp; tình hình đến {on}."),
            Heading("1. Theo tổ chức tập hợp", 2),
            Table(BY_ORGANISATION, organisations, totals=("Cộng", str(len(self.lines)), *(str(every[key]) for key in STANDS))),
            Heading("2. Theo lĩnh vực và thôn", 2),
            Table(BY_FIELD, fields),
            Heading("3. Từng việc và kết quả", 2),
            Paragraph("Có lời nguyên văn của người dân: dùng trong Mặt trận và văn phòng, không công khai.", italic=True),
            Table(EACH, rows),
        ]  # fmt: skip
        return said.pages(
            "TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA NHÂN DÂN",
            f"Gửi {said.on_the_day}",
            *((tuple(body),) if rows else ()),
            landscape=True,
            scale=0.85,
        )


def counted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, Counter[str]]]:
    found: dict[str, Counter[str]] = {}
    for name, what in pairs:
        found.setdefault(name, Counter())[what] += 1
    return list(found.items())


def collected() -> OpinionQuerySet:
    """Matters that came through the Front or one of its member organisations."""
    rows = Opinion.objects.matters().on_the_dialogue_track().without_suspects()
    return rows.filter(Q(channel=Opinion.Channel.FRONT) | Q(collected_by__isnull=False))


def front_digest(dialogue: Dialogue, asked: Asked) -> FrontDigest:
    """Everything the Front collected for this dialogue, in the Front's own name. As many queries however many."""
    said = occasion(dialogue)
    name = f"{FRONT} {said.place}"
    office = replace(said.office, name=name, letterhead=(FRONT, said.place))
    return FrontDigest(replace(said, office=office), lines_of(dialogue, today()))


def lines_of(dialogue: Dialogue, on: date) -> tuple[Brought, ...]:
    replies = Reply.objects.standing().select_related("paper").order_by("sent_at", "pk")
    rows = (
        collected()
        .filter(dialogue=dialogue)
        .told_to_all()
        .select_related("hamlet", "collected_by", "group__outcome__body")
        .prefetch_related(
            "group__assignments__body", Prefetch("group__assignments__replies", replies, "standing")
        )
        .order_by("received_at", "pk")
    )
    order = list(FIELD_LABELS)
    in_order = sorted(
        seal(rows),
        key=lambda each: (
            order.index(each.field) if each.field in order else len(order),
            each.hamlet is None,
            each.hamlet.order if each.hamlet else 0,
            sort_key(str(each.hamlet or "")),
        ),
    )
    return tuple(line_of(each, on) for each in in_order)


def line_of(opinion: Opinion, on: date) -> Brought:
    stands, became = what_became(opinion, on)
    owed = list(opinion.group.assignments.all()) if opinion.group else []
    return Brought(
        key=opinion.pk, code=opinion.code, field=FIELD_LABELS.get(opinion.field, UNSORTED),
        hamlet=str(opinion.hamlet or NOWHERE), words=opinion.words, organisation=str(opinion.collected_by or FRONT),
        stands=stands, became=became, reply=owed[0].pk if owed else None,
    )  # fmt: skip


def what_became(opinion: Opinion, on: date) -> tuple[str, str]:
    """A key of STANDS, and the sentence: who answers, by when, what was answered and under which number."""
    owed = list(opinion.group.assignments.all()) if opinion.group else []
    if owed:
        said = "; ".join(one_answer(each, on) for each in owed)
        if all(each.answered_at for each in owed):
            return ANSWERED, said
        return (LATE if any(each.is_late(on) for each in owed) else RUNNING), said
    outcome = getattr(opinion.group, "outcome", None) if opinion.group else None
    if outcome is None:
        return OTHER, "Đã phân loại, chưa đến hội nghị" if opinion.classified_at else "Chờ phân loại"
    if outcome.kind == "answered":
        return ANSWERED, "Đã trả lời tại hội nghị"
    return OTHER, str(outcome.get_kind_display())


def one_answer(assignment: Assignment, on: date) -> str:
    body = str(assignment.body)
    if assignment.answered_at:
        sent = assignment.standing  # type: ignore[attr-defined]  # fetched by lines_of
        paper = next((each.paper for each in reversed(sent) if each.paper), None)
        late = ", sau hạn" if assignment.answered_at.date() > assignment.due_on else ""
        under = f", văn bản số {paper.code}" if paper else ""
        return f"{body} trả lời ngày {table_date(assignment.answered_at.date())}{late}{under}"
    if assignment.stopped_on:
        return f"{body}: tạm dừng thời hạn từ {table_date(assignment.stopped_on)}"
    left, due = assignment.days_left(on), table_date(assignment.due_on)
    return f"{body}: quá hạn {-left} ngày (hạn {due})" if left < 0 else f"{body}: hạn {due}, còn {left} ngày"
