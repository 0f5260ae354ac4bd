"""Take in a list of opinions from Excel, whole or not at all."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime, make_aware

from doithoai.actions import typed
from doithoai.actions.bringing import collector_of
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.submit_opinion import receive
from doithoai.actions.rows_gone import gone
from doithoai.actions.rows_known import known_by_code
from doithoai.models import Actor, Dialogue, Hamlet, ListMapping, Opinion
from doithoai.models.clock import today
from doithoai.outputs.opinion_list import CHILD_COLUMNS
from doithoai.rules.list_columns import KnownList, find_columns, known_lists, letter, plain, unused
from doithoai.rules.spreadsheet import Table
from doithoai.rules.vietnamese import fold

#: What an opinion of a list has -> how the template and the list we write (outputs/opinion_list.py) call its column.
LABELS = {
    "words": "Nội dung", "author": "Họ và tên", "hamlet": "Thôn", "contact": "Liên hệ", "day": "Ngày",
    **CHILD_COLUMNS,
}  # fmt: skip
TEMPLATE = tuple(LABELS.values())
#: What people write in a cell that is ticked, or is not; folded.
IS_CHILD = frozenset(
    {"x", "v", "✓", "✔", "√", "☑", "☒", "✅", "co", "dung", "1", "1.0", "1,0", "true", "yes", "tre em", "chua du",
     "chua du 16", "chua du 16 tuoi", "duoi 16 tuoi"}
)  # fmt: skip
IS_GROWN = frozenset(
    {"", "-", "–", "—", "☐", "0", "0.0", "0,0", "o", "khong", "ko", "k", "false", "no", "sai", "du 16 tuoi", "da du 16 tuoi"}
)  # fmt: skip
NO_CHILD = "có người giám hộ mà cột “{}” để trống. Xin ghi “x” vào cột ấy, hoặc bỏ trống cột này."
NOON = time(12)  # of a day of which only the day is known


Same = tuple[str, str, int | None]


@dataclass(frozen=True)
class ImportRow:
    """One opinion of the list; `row` is the number people see in Excel."""

    row: int
    words: str
    author: str = ""
    contact: str = ""
    hamlet: Hamlet | None = None
    day: date | None = None
    child: bool = False
    guardian: str = ""
    guardian_contact: str = ""

    def same(self) -> "Same":
        """By what a row is known again: the words, whoever said them, where."""
        return same_row(self.words, self.author, self.hamlet.pk if self.hamlet else None)

    @property
    def said(self) -> tuple[str, str]:
        """By what it is known as one that was taken away: the words and whose they are (rows_gone.py)."""
        return self.words, self.author or self.contact


@dataclass(frozen=True)
class ReadResult:
    """The dry run: what would come in, and what is wrong, by row and column, in words."""

    rows: tuple[ImportRow, ...]
    errors: tuple[str, ...]
    known: int = 0  # rows that are already here, word for word or by their code
    elsewhere: int = 0  # of these, in another dialogue of the commune or waiting for one
    columns: dict[str, int] = field(default_factory=dict)  # which column was read as what
    gone: tuple[ImportRow, ...] = ()  # rows that were taken in before and have been taken away since
    unused: tuple[str, ...] = ()  # headings that nothing was read from


@action()
def import_opinions(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    rows: list[ImportRow],
    columns: dict[str, str] | None = None,
    remember_as: str = "",
) -> list[Opinion]:
    """All or nothing; a row already here word for word (same person, same hamlet) is passed over, so a
    list read twice changes nothing; so is one that was taken away by law.
    `remember_as`: keeps which column was what (`columns`, our name -> heading)
    for the next list of this kind."""
    if not rows:
        raise Refusal("Danh sách không có dòng nào để nhập.")
    if remember_as and columns:
        name = typed.line(remember_as, "tên loại danh sách", at_most=120)
        ListMapping.objects.update_or_create(
            name=name, defaults={"columns": columns, "by": by.name, "at": at}
        )
    here, taken, away = known_rows(dialogue), [], gone(row.said for row in rows)
    for row in rows:
        if row.said in away:
            continue
        if here[row.same()]:
            here[row.same()] -= 1
            continue
        taken.append(
            receive(
                channel=Opinion.Channel.EXCEL, at=moment_of(row.day, at), words=row.words, author=row.author, contact=row.contact,
                hamlet=row.hamlet, publish=Opinion.Publish.NOTHING, dialogue=dialogue, entered_by=by.name,
                written_by=by.user_id, child=row.child, guardian=row.guardian, guardian_contact=row.guardian_contact,
            )
        )  # fmt: skip
    if collector := collector_of(by):  # the Front's list bears its name, or its member organisation's
        for each in taken:
            each.collected_by = collector
        Opinion.objects.bulk_update(taken, ["collected_by"], batch_size=400)
    return taken


def moment_of(day: date | None, at: datetime) -> datetime:
    """When it was received: the day the list tells, else now."""
    return make_aware(datetime.combine(day, NOON)) if day and day != localtime(at).date() else at


def read_rows(table: Table, dialogue: Dialogue, chosen: dict[str, str] | None = None) -> ReadResult:
    """Check a sheet row by row without storing anything. `chosen`: which heading is what, when a person said so.
    Raises Refusal when it is no such list at all."""
    columns = columns_of(table, chosen)
    hamlets = {key: hamlet for hamlet in Hamlet.objects.all() for key in hamlet_keys(hamlet.name)}
    here, ours, rows, errors, known, elsewhere = known_rows(dialogue), known_by_code(table), [], [], 0, 0
    for number, cells in table.rows:
        said = {name: str(cells[at] or "").strip() if at < len(cells) else "" for name, at in columns.items()}
        if not any(said.values()):
            continue
        places = ours.places(cells)
        row, wrong = (None, []) if places else check_row(number, said, hamlets)
        if row:
            places = ours.places_by_words(cells, words=row.words, hamlet=row.hamlet, day=row.day)
        if places:
            known += 1
            elsewhere += dialogue.pk not in places
        elif row is None:
            errors += [f"Dòng {number}, {where(name, columns, table)}: {says}" for name, says in wrong]
        elif here[row.same()]:
            here[row.same()] -= 1
            known += 1
        else:
            rows.append(row)
    away = gone(row.said for row in rows)
    read_from = {**columns, **{f"code {at}": at for at in ours.columns}}
    return ReadResult(
        rows=tuple(row for row in rows if row.said not in away),
        errors=(*table.notes, *errors),
        known=known,
        elsewhere=elsewhere,
        columns=columns,
        gone=tuple(row for row in rows if row.said in away),
        unused=tuple(unused(table.heading, read_from)),
    )


def where(name: str, columns: dict[str, int], table: Table) -> str:
    """ "cột B (Họ và tên)"."""
    if name not in columns:
        return f"cột {LABELS[name]}"
    return f"cột {letter(columns[name])} ({table.heading[columns[name]][:40]})"


def columns_of(table: Table, chosen: dict[str, str] | None = None) -> dict[str, int]:
    """By the person's choice, the commune's earlier choices, the province's lists, the headings of the template."""
    kept = [
        KnownList(each.name, {name: (plain(said),) for name, said in each.columns.items()})
        for each in ListMapping.objects.all()
    ]
    found = find_columns(table.heading, [*kept, *known_lists(settings.DATA / "danh-sach.toml")], chosen)
    if "words" not in found:
        seen = ", ".join(str(cell) for cell in table.heading if cell)[:200] or "không có tiêu đề nào"
        raise Refusal(
            f"Không thấy cột “Nội dung”. Dòng tiêu đề của tệp: {seen}. Xin chọn cột ở dưới, "
            "hoặc tải tệp mẫu và chép danh sách vào đó."
        )
    return found


def check_row(
    number: int, said: dict[str, str], hamlets: dict[str, Hamlet]
) -> tuple[ImportRow | None, list[tuple[str, str]]]:
    """The row, or what is wrong with it: (column, sentence), one for each wrong cell."""
    wrong: list[tuple[str, str]] = []

    def checked(name: str, check: Callable[..., Any], *rest: Any, **limits: Any) -> Any:
        try:
            return check(said.get(name, ""), *rest, **limits)
        except Refusal as no:
            wrong.append((name, str(no)))
            return None

    words = checked(
        "words", typed.words, "nội dung ý kiến", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST
    )
    author = checked("author", typed.line, "họ và tên", at_most=120)
    contact = checked("contact", typed.line, "thông tin liên hệ", at_most=120)
    hamlet, day = checked("hamlet", hamlet_of, hamlets), checked("day", day_of)
    child = checked("child", child_of)
    guardian = checked("guardian", typed.line, "họ và tên người giám hộ", at_most=120)
    guardian_contact = checked("guardian_contact", typed.line, "liên hệ người giám hộ", at_most=120)
    if child is False and (
        whose := "guardian" if guardian else "guardian_contact" if guardian_contact else ""
    ):
        wrong.append((whose, NO_CHILD.format(LABELS["child"])))
    if wrong:
        return None, wrong
    row = ImportRow(number, words, author, contact, hamlet, day, child, guardian, guardian_contact)
    return row, []


def child_of(said: str) -> bool:
    """Whether the cell says that whoever asks is a child; empty is a grown-up. Raises Refusal when it says neither."""
    folded = fold(said).strip(" .\ufe0f")  # a tick may carry the sign that makes it a coloured one
    if folded not in IS_CHILD | IS_GROWN:
        unclear = ", không rõ là chưa đủ tuổi hay không phải trẻ em" if folded == "chua" else ""
        raise Refusal(
            f"ghi “{said[:40]}”{unclear}. Xin ghi “x” nếu người nêu chưa đủ 16 tuổi, để trống nếu đã đủ."
        )
    return folded in IS_CHILD


def hamlet_of(place: str, hamlets: dict[str, Hamlet]) -> Hamlet | None:
    found = hamlets.get(fold(place))
    if place and found is None:
        known = ", ".join(sorted({each.name for each in hamlets.values()}))
        raise Refusal(f"ghi “{place[:60]}”, xã không có thôn này. Các thôn: {known}.")
    return found


def day_of(text: str) -> date | None:
    """05/11/2026, 5.11.26, 2026-11-05; the hour after it does not count. Raises Refusal for no day at all, one
    to come, or one too long ago."""
    if not text:
        return None
    found = DAY.match(text) or DAY_ISO.match(text)
    if found is None:
        raise Refusal(f"ghi “{text[:40]}”, không phải ngày. Xin ghi như 05/11/2026, hoặc để trống.")
    year = int(found["year"])
    try:
        day = date(year + 2000 if year < 100 else year, int(found["month"]), int(found["day"]))
    except ValueError as broken:
        raise Refusal(f"ghi “{text[:40]}”, lịch không có ngày này.") from broken
    if not today() - timedelta(days=OLDEST) <= day <= today():
        raise Refusal(f"ghi ngày {day:%d/%m/%Y}; ngày nhận phải từ năm năm trước đến hôm nay.")
    return day


DAY = re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?!\d)")
DAY_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
OLDEST = 5 * 366  # days


def hamlet_keys(name: str) -> set[str]:
    """ "Thôn Đồng Mới" is also found as "Đồng Mới"."""
    folded = fold(name)
    return {
        folded,
        *(folded.removeprefix(f"{kind} ") for kind in ("thon", "ban", "xom", "lang", "to dan pho", "ap")),
    }


def same_row(words: str, author: str, hamlet_id: int | None) -> Same:
    return " ".join(words.split()), author, hamlet_id


def known_rows(dialogue: Dialogue) -> Counter[Same]:
    """How often each row is here already: a list may rightly say the same thing twice, for two people."""
    rows = Opinion.objects.filter(dialogue=dialogue).values_list("words", "author", "hamlet_id")
    return Counter(same_row(*row) for row in rows)
