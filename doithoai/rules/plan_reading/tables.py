"""Tables of a plan: a schedule of sittings, a programme by the hour, a list of who does what.

After `normalise` a row is one line, its cells parted by ` | `. The first row names the columns; what a column holds is
known by its name alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .facts import Assignment, Fact, Span
from .letters import flat, tidy

BETWEEN = " | "
_COLUMNS = (
    ("number", r"(?:stt|so tt|tt)$"),
    ("venue", r"(?:dia diem|noi to chuc|noi doi thoai)"),
    ("chair", r"(?:nguoi |don vi |dong chi )?chu tri(?! thuc hien| phoi hop)"),
    ("unit", r".{0,20}(?:thuc hien|phu trach|chiu trach nhiem|chu tri)$|phan cong|don vi|nguoi |bo phan"),
    ("due", r".{0,20}(?:hoan thanh|thoi han|han )"),
    ("time", r"(?:du kien )?(?:thoi gian|ngay|gio|buoi)"),
    ("group", r"(?:doi tuong|thanh phan|thon|xom|ban|ap|khu)"),
    ("work", r"(?:noi dung|cong viec|nhiem vu|viec )"),
)


@dataclass(frozen=True)
class Table:
    """`columns`: what each holds, in order; `rows` below the heading, a fact (or None) for each cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Fact | None, ...], ...]

    def column(self, kind: str) -> list[Fact]:
        """The filled cells of the first column of a kind."""
        if kind not in self.columns:
            return []
        at = self.columns.index(kind)
        return [cell for row in self.rows if at < len(row) and (cell := row[at])]

    @property
    def is_schedule(self) -> bool:
        """Sittings with their times and places, not work with its due days."""
        return "time" in self.columns and ("venue" in self.columns or "chair" in self.columns)

    @property
    def lists_sittings(self) -> bool:
        """Whom each sitting is with, and where: what else stands in its row is what they talk about."""
        return self.is_schedule and {"venue", "group"} <= set(self.columns)

    @property
    def is_programme(self) -> bool:
        """Steps of one sitting, by the hour."""
        hours = self.column("time")
        return (
            "work" in self.columns
            and not self.is_schedule
            and bool(hours)
            and all(re.match(r"(?:tu )?\d{1,2} ?(?:h|g|gio|:)", flat(cell.text)) for cell in hours)
        )


def tables(text: str, body: Span) -> list[Table]:
    """Every table between the two offsets whose first row names at least two columns."""
    found: list[Table] = []
    run: list[list[Fact | None]] = []
    offset = body[0]
    for line in [*text[body[0] : body[1]].split("\n"), ""]:
        if BETWEEN in line:
            run.append(list(_cells(line, offset)))
        elif run:
            found += _table(run)
            run = []
        offset += len(line) + 1
    return found


def _cells(line: str, offset: int) -> Iterator[Fact | None]:
    at = 0
    for cell in line.split(BETWEEN):
        said = tidy(cell)
        lead = len(cell) - len(cell.lstrip())
        yield Fact(said, offset + at + lead, offset + at + len(cell.rstrip())) if said else None
        at += len(cell) + len(BETWEEN)


def _table(run: list[list[Fact | None]]) -> list[Table]:
    named = tuple(_kind(flat(cell.text)) if cell else "" for cell in run[0])
    if len(run) < 2 or sum(bool(kind) for kind in named) < 2:
        return []
    return [Table(named, tuple(tuple(row) for row in run[1:]))]


def _kind(name: str) -> str:
    return next((kind for kind, pattern in _COLUMNS if re.match(pattern, name)), "")


def tabled_tasks(found: list[Table]) -> list[tuple[Assignment, Fact]]:
    """Work and who does it, where a table has a column for each and it is no programme of a sitting."""
    tasks = []
    for table in found:
        if table.is_programme or not {"work", "unit"} <= set(table.columns):
            continue
        work, unit = table.columns.index("work"), table.columns.index("unit")
        for row in table.rows:
            if max(work, unit) < len(row) and (does := row[work]) and (who := row[unit]):
                span = (min(does.start, who.start), max(does.end, who.end))
                tasks.append((Assignment(who.text, does.text), Fact(does.text, *span)))
    return tasks
