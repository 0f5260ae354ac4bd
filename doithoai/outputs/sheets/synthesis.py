"""Bảng tổng hợp ý kiến (D08): one set of data, an internal and a public edition, and a totals row that adds up.

The internal edition ends with every opinion in the person's own words and the group it went to: nobody's words may
vanish in a merge. The public one has no identity, short codes, and only words a person confirmed for everyone.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.timezone import localtime

from doithoai.models import Assignment, Dialogue, Opinion, OpinionGroup, Outcome, Reply
from doithoai.models.reading import seal
from doithoai.outputs.open_record.questions import questions
from doithoai.outputs.papers.content import Block, Column, Heading, Pages, Paragraph, Table
from doithoai.outputs.papers.facts import Facts
from doithoai.outputs.shielding import secret_of_groups
from doithoai.rules.codes import short_code
from doithoai.rules.triage import FIELD_LABELS
from doithoai.rules.vietnamese import count_words, sort_key, table_date

from .occasion import Asked, Occasion, occasion

Edition = Literal["internal", "public"]
NOT_YET_OPEN = "(nội dung đang được rà soát trước khi công khai)"
WAYS = {
    Outcome.Kind.ANSWERED: "Tại chỗ", Outcome.Kind.ASSIGNED: "Văn bản", Outcome.Kind.ESCALATED: "Chuyển cấp trên",
    Outcome.Kind.NOTED: "Ghi nhận",
}  # fmt: skip
COLUMNS = (
    Column("STT", 4, "center"), Column("Mã ý kiến", 11), Column("Lĩnh vực", 8), Column("Thôn", 8),
    Column("Nội dung", 24), Column("Số ý kiến", 5, "center"), Column("Nguồn", 6), Column("Thẩm quyền", 6),
    Column("Đơn vị tham mưu", 9), Column("Hướng trả lời", 7), Column("Hạn", 8), Column("Tình trạng", 7),
    Column("Văn bản trả lời", 8),
)  # fmt: skip
ORIGINALS = (
    Column("Mã", 10), Column("Nhận lúc", 8), Column("Người nêu, liên hệ", 16), Column("Thôn", 10),
    Column("Nguyên văn", 46), Column("Vào nhóm", 8, "center"),
)  # fmt: skip
CODES_SHOWN = 12  # of one group; the list of originals has them all


@dataclass(frozen=True)
class Row(Facts):
    """One group. `open_hamlets` and `open_words`: as far as people agreed and a person confirmed."""

    number: int
    codes: tuple[str, ...]
    field: str
    hamlets: tuple[str, ...]
    open_hamlets: tuple[str, ...]
    words: str
    open_words: str
    sources: tuple[str, ...]
    competence: str = ""
    unit: str = ""
    way: str = ""
    due_on: date | None = None
    state: str = ""
    papers: tuple[str, ...] = ()
    secret: bool = False


@dataclass(frozen=True)
class Original(Facts):
    """One opinion as it came, and where it went."""

    code: str
    received: str
    person: str
    hamlet: str
    words: str
    went_to: str


@dataclass(frozen=True)
class Totals(Facts):
    """Opinions, each counted once, and the matters in them (a split opinion has several): matters = grouped +
    unsorted + out of scope + withdrawn. `merged` counts groups; the others count the matters of groups decided so."""

    received: int = 0
    matters: int = 0
    merged: int = 0
    on_the_spot: int = 0
    in_writing: int = 0
    forwarded: int = 0
    noted: int = 0
    undecided: int = 0
    out_of_scope: int = 0
    withdrawn: int = 0

    def told(self) -> str:
        said = (
            ("Tiếp nhận", self.received),
            *((("tách thành (việc)", self.matters),) if self.matters != self.received else ()),
            ("gộp thành (nhóm)", self.merged), ("trả lời tại chỗ", self.on_the_spot),
            ("trả lời bằng văn bản", self.in_writing), ("chuyển, kiến nghị cấp trên", self.forwarded),
            ("ghi nhận", self.noted), ("chưa quyết định", self.undecided),
            ("không thuộc phạm vi đối thoại", self.out_of_scope), ("người nêu đã rút", self.withdrawn),
        )  # fmt: skip
        return "; ".join(f"{name}: {count_words(many)}" for name, many in said)


@dataclass(frozen=True)
class Synthesis(Facts):
    """Facts of the table; the edition only chooses what of them is printed."""

    occasion: Occasion
    rows: tuple[Row, ...]
    totals: Totals
    originals: tuple[Original, ...] = ()
    edition: str = "internal"

    def content(self) -> Pages:
        said, public = self.occasion, self.edition == "public"
        rows = tuple((open_cells if public else own_cells)(row) for row in self.rows)
        total = ("", "", "", "", self.totals.told(), str(self.totals.matters), *[""] * 7)
        body: list[Block] = [*said.attached, Table(COLUMNS, rows, totals=total)]
        if not public:
            body += [
                Heading("Ý kiến gốc và nhóm đã gộp vào", 2),
                Paragraph("Có họ tên, liên hệ của người dân: chỉ dùng nội bộ, không công khai.", italic=True),
                Table(ORIGINALS, tuple(tuple(getattr(each, name) for name in _ORIGINAL) for each in self.originals)),
            ]  # fmt: skip
        kept = "bản công khai" if public else "bản nội bộ"
        return said.pages(
            "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ", f"{said.on_the_day} ({kept})", tuple(body), landscape=True,
            scale=0.75,
        )  # fmt: skip


HIDDEN = "(giấu mã)"  # somebody in this group complains about a body, which reads this edition too
_ORIGINAL = ("code", "received", "person", "hamlet", "words", "went_to")


def own_cells(row: Row) -> tuple[str, ...]:
    more = len(row.codes) - CODES_SHOWN
    codes = ", ".join(row.codes[:CODES_SHOWN]) + (f" và {more} mã khác" if more > 0 else "")
    return (
        str(row.number), codes, row.field, ", ".join(row.hamlets), row.words, count_words(len(row.codes)),
        ", ".join(row.sources), row.competence, row.unit, row.way, table_date(row.due_on) if row.due_on else "",
        row.state, "; ".join(row.papers),
    )  # fmt: skip


def open_cells(row: Row) -> tuple[str, ...]:
    """The same columns for everyone: nothing that leads to a person."""
    return own_cells(
        replace(row, codes=(HIDDEN,) * len(row.codes) if row.secret else tuple(map(short_code, row.codes)), hamlets=row.open_hamlets,
                words=row.open_words or NOT_YET_OPEN)
    )  # fmt: skip


def synthesis(dialogue: Dialogue, asked: Asked) -> Synthesis:
    """The internal edition. Eight queries however many opinions."""
    return data(dialogue, "internal")


def open_synthesis(dialogue: Dialogue, asked: Asked) -> Synthesis:
    return data(dialogue, "public")


def data(dialogue: Dialogue, edition: Edition) -> Synthesis:
    opinions = list(
        Opinion.objects.filter(dialogue=dialogue).select_related("hamlet").order_by("received_at", "pk")
    )
    mine: dict[int, list[Opinion]] = defaultdict(list)
    for each in opinions:
        if each.group_id and not each.diverted_at:
            mine[each.group_id].append(each)
    groups = list(
        OpinionGroup.objects.filter(dialogue=dialogue, pk__in=mine)
        .select_related("outcome__body", "preparation__body")
        .order_by("number")
    )
    receipts = {each.pk: each.receipt for each in opinions}
    seal(
        opinions
    )  # this table goes to the Party committee and the Council: nobody is accused in it before triage
    opened = {each.number: each.words for each in questions(dialogue.slug)}
    owed: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in Assignment.objects.filter(dialogue=dialogue).select_related("body"):
        owed[assignment.group_id].append(assignment)
    papers: dict[int, list[str]] = defaultdict(list)
    for reply in (
        Reply.objects.standing().filter(assignment__dialogue=dialogue).select_related("paper", "assignment")
    ):
        if reply.paper:
            papers[reply.assignment.group_id].append(
                f"{reply.paper.code} ngày {table_date(reply.paper.issued_on)}"
            )
    secret = secret_of_groups([group.pk for group in groups])
    rows = tuple(
        row_of(
            group,
            mine[group.pk],
            dialogue,
            opened.get(group.number, ""),
            owed[group.pk],
            papers[group.pk],
            group.pk in secret,
        )
        for group in groups
    )
    numbers = {group.pk: group.number for group in groups}
    received = [each for each in opinions if not each.part_of_id]
    gone: dict[int, list[int]] = defaultdict(list)  # the groups each opinion, or the parts of it, went to
    for each in opinions:
        if each.group_id in numbers:
            gone[each.part_of_id or each.pk].append(numbers[each.group_id])
    originals = tuple(original_of(each, gone[each.pk]) for each in received) if edition == "internal" else ()
    return Synthesis(occasion(dialogue), rows, totals_of(rows, opinions, receipts), originals, edition)


def row_of(
    group: OpinionGroup, opinions: list[Opinion], dialogue: Dialogue, opened: str, owed: list[Assignment],
    papers: list[str], secret: bool,
) -> Row:  # fmt: skip
    outcome = getattr(group, "outcome", None)
    preparation = getattr(group, "preparation", None)
    unit = (
        owed[0].body
        if owed
        else outcome.body
        if outcome and outcome.body
        else preparation and preparation.body
    )
    waiting = [each for each in owed if each.answered_at is None]
    agreed = [each for each in opinions if each.publish != Opinion.Publish.NOTHING]
    return Row(
        number=group.number,
        codes=tuple(each.code for each in opinions),
        field=FIELD_LABELS.get(group.field, ""),
        hamlets=hamlets(opinions),
        open_hamlets=hamlets(agreed),
        words=group.question,
        open_words=opened,
        sources=tuple(dict.fromkeys(source(each, dialogue) for each in opinions)),
        competence=group.get_competence_display(),
        unit=str(unit or ""),
        way=WAYS.get(outcome.kind, "") if outcome else "",
        due_on=max((each.due_on for each in owed if not each.escalated), default=None),
        state=(
            "Chờ trả lời" if waiting else "Đã trả lời" if owed
            else str(outcome.get_kind_display()) if outcome else "Đang chuẩn bị"
        ),
        papers=tuple(papers),
        secret=secret,
    )  # fmt: skip


def hamlets(opinions: Iterable[Opinion]) -> tuple[str, ...]:
    return tuple(sorted({str(each.hamlet) for each in opinions if each.hamlet}, key=sort_key))


def source(opinion: Opinion, dialogue: Dialogue) -> str:
    """Trước, tại hoặc sau hội nghị."""
    if opinion.channel == Opinion.Channel.HALL:
        return "Tại HN"
    after = dialogue.closed_at and opinion.received_at > dialogue.closed_at
    return "Sau HN" if after else "Trước HN"


def original_of(opinion: Opinion, numbers: list[int]) -> Original:
    """A diverted matter keeps only its code and where it was guided to: its words belong to another procedure."""
    day = f"{localtime(opinion.received_at):%d/%m/%Y}"
    if opinion.diverted_at and opinion.kind != Opinion.Kind.WITHDRAWN:
        return Original(opinion.code, day, "", "", "Không thuộc phạm vi đối thoại, đã hướng dẫn nơi gửi", "")
    return Original(
        opinion.code, day, "; ".join(part for part in (opinion.author, opinion.contact) if part),
        str(opinion.hamlet or ""), opinion.words, ", ".join(map(str, numbers)) or ("đã rút" if opinion.diverted_at else "chưa phân loại"),
    )  # fmt: skip


def totals_of(rows: tuple[Row, ...], opinions: list[Opinion], receipts: dict[int, str]) -> Totals:
    """Counted from the very rows that are printed, so that they add up."""
    by_way: dict[str, int] = defaultdict(int)
    for row in rows:
        by_way[row.way] += len(row.codes)
    opinions = [each for each in opinions if each.kind != Opinion.Kind.SPAM]
    matters = [each for each in opinions if not each.split_at]
    withdrawn = sum(1 for each in matters if each.kind == Opinion.Kind.WITHDRAWN)
    diverted = sum(1 for each in matters if each.diverted_at) - withdrawn
    grouped = sum(by_way.values())
    whole = [each for each in opinions if not each.part_of_id]
    carried = {receipts[each.pk] for each in whole if each.carried_from_id}  # its parts are one person
    return Totals(
        received=sum(1 for each in whole if not each.carried_from_id) + len(carried), matters=len(matters),
        merged=len(rows), on_the_spot=by_way["Tại chỗ"], in_writing=by_way["Văn bản"],
        forwarded=by_way["Chuyển cấp trên"], noted=by_way["Ghi nhận"],
        undecided=by_way[""] + len(matters) - diverted - withdrawn - grouped, out_of_scope=diverted,
        withdrawn=withdrawn,
    )  # fmt: skip
