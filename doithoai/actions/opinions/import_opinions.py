"""Take in a list of opinions from Excel, whole or not at all."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.opinions.submit_opinion import receive
from doithoai.models import Actor, Dialogue, Hamlet, Opinion
from doithoai.rules.spreadsheet import Table
from doithoai.rules.vietnamese import fold

#: Column: the headings people write for it, folded.
COLUMNS = {
    "words": ("noi dung", "noi dung y kien", "y kien", "noi dung kien nghi", "kien nghi"),
    "author": ("ho va ten", "ho ten", "nguoi neu", "nguoi gui", "ten"),
    "hamlet": ("thon", "thon ban", "ban", "xom", "to dan pho", "dia chi", "thon/ban/to dan pho"),
    "contact": ("lien he", "dien thoai", "so dien thoai", "sdt"),
}
TEMPLATE = ("Nội dung", "Họ và tên", "Thôn", "Liên hệ")


Same = tuple[str, str, int | None]


@dataclass(frozen=True)
class ImportRow:
    """One opinion of the list; `row` is the number people see in Excel."""

    row: int
    words: str
    author: str = ""
    contact: str = ""
    hamlet: Hamlet | None = None

    def same(self) -> "Same":
        """By what a row is known again: the words, whoever said them, where."""
        return same_row(self.words, self.author, self.hamlet.pk if self.hamlet else None)


@dataclass(frozen=True)
class ReadResult:
    """The dry run: what would come in, and what is wrong, by row and column, in words."""

    rows: tuple[ImportRow, ...]
    errors: tuple[str, ...]
    known: int = 0  # rows that are already here, word for word


@action()
def import_opinions(dialogue: Dialogue, *, by: Actor, at: datetime, rows: list[ImportRow]) -> list[Opinion]:
    """All or nothing; a row already here word for word (same person, same hamlet) is passed over, so a
    list read twice changes nothing."""
    if not rows:
        raise Refusal("Danh sách không có dòng nào để nhập.")
    here, taken = known_rows(dialogue), []
    for row in rows:
        if here[row.same()]:
            here[row.same()] -= 1
            continue
        taken.append(
            receive(
                channel=Opinion.Channel.EXCEL, at=at, words=row.words, author=row.author, contact=row.contact,
                hamlet=row.hamlet, publish=Opinion.Publish.NOTHING, dialogue=dialogue, entered_by=by.name,
            )
        )  # fmt: skip
    return taken


def read_rows(table: Table, dialogue: Dialogue) -> ReadResult:
    """Check a sheet row by row without storing anything. Raises Refusal when it is no such list at all."""
    columns = find_columns(table.heading)
    hamlets = {key: hamlet for hamlet in Hamlet.objects.all() for key in hamlet_keys(hamlet.name)}
    here, rows, errors, known = known_rows(dialogue), [], [], 0
    for number, cells in table.rows:
        said = {name: str(cells[at] or "").strip() if at < len(cells) else "" for name, at in columns.items()}
        if not any(said.values()):
            continue
        try:
            row = check_row(number, said, hamlets)
        except Refusal as wrong:
            errors.append(f"Dòng {number}: {wrong}")
            continue
        if here[row.same()]:
            here[row.same()] -= 1
            known += 1
        else:
            rows.append(row)
    return ReadResult(tuple(rows), (*table.notes, *errors), known)


def check_row(number: int, said: dict[str, str], hamlets: dict[str, Hamlet]) -> ImportRow:
    words = typed.words(
        said["words"], "nội dung ý kiến", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST
    )
    author = typed.line(said.get("author", ""), "họ và tên", at_most=120)
    contact = typed.line(said.get("contact", ""), "thông tin liên hệ", at_most=120)
    place = said.get("hamlet", "")
    hamlet = hamlets.get(fold(place))
    if place and hamlet is None:
        known = ", ".join(sorted({each.name for each in hamlets.values()}))
        raise Refusal(f"cột Thôn ghi “{place[:60]}”, xã không có thôn này. Các thôn: {known}.")
    return ImportRow(number, words, author, contact, hamlet)


def find_columns(heading: list[str]) -> dict[str, int]:
    folded = [" ".join(fold(str(cell or "")).split()) for cell in heading]
    found = {
        name: folded.index(alias)
        for name, aliases in COLUMNS.items()
        for alias in aliases[::-1]
        if alias in folded
    }
    if "words" not in found:
        seen = ", ".join(str(cell) for cell in heading if cell)[:200] or "không có tiêu đề nào"
        raise Refusal(
            f"Không thấy cột “Nội dung”. Dòng tiêu đề của tệp: {seen}. Xin tải tệp mẫu và chép danh sách vào đó."
        )
    return found


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
