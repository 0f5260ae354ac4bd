"""The dry run of an Excel list of twenty thousand opinions, as the page does it."""

import io
import random
import tempfile
import time
from pathlib import Path

from doithoai.rules.triage.learned import WEIGHTS
from doithoai.rules.triage.training import read_training

from .figures import Figure
from .server import ours, python

ROWS, LETTERS = 20_000, 200  # an ordinary opinion has 150 to 300
DRY = """
import resource, sys, time
import django; django.setup()
from pathlib import Path
from doithoai.actions.opinions.import_opinions import read_rows
from doithoai.models import Dialogue, serving, serving_everywhere
from doithoai.pages.desk.opinions.excel import pack
from doithoai.rules.spreadsheet import read_table
data = Path({file!r}).read_bytes()
with serving_everywhere(because="a measurement"):
    dialogue = Dialogue.objects.collecting().select_related("commune").first()
with serving(dialogue.commune):
    started = time.perf_counter()
    table = read_table(data)
    read = read_rows(table, dialogue)
    pack(table)
    spent = time.perf_counter() - started
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(spent, most / 1024, len(read.rows) + len(read.errors))
"""


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, ours() as server:
        file = Path(folder) / "list.xlsx"
        file.write_bytes(a_list())
        started = time.perf_counter()
        import python_calamine

        python_calamine.load_workbook(str(file)).get_sheet_by_index(0).to_python()
        bare = time.perf_counter() - started
        spent, most, rows = (float(each) for each in python(server, DRY.format(file=str(file))).split())
    if rows < ROWS:
        raise RuntimeError(f"only {rows} rows were told of")
    return [
        Figure(f"dry run of {ROWS:,} rows", spent, "s", 10, bare, "reading the cells alone"),
        Figure("most memory of one process", most, "MB"),
    ]


def a_list() -> bytes:
    import xlsxwriter

    said, dice = [each.text for each in read_training(WEIGHTS.parent)], random.Random(3)
    sentences = LETTERS * len(said) / sum(map(len, said))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nội dung", "Họ và tên", "Thôn", "Liên hệ", "Ngày"])
        for row in range(1, ROWS + 1):
            place = "Thôn lạ" if row % 50 == 0 else ""
            words = " ".join(dice.choices(said, k=int(sentences + dice.random())))
            sheet.write_row(row, 0, [f"{words} Số {row}.", f"Người {row}", place, f"09{row:08}", ""])
    return out.getvalue()
