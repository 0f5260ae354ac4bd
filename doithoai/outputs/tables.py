"""Tables that leave the building: CSV that Excel opens rightly, and never runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from doithoai.rules.spreadsheet import RUNS_IN_EXCEL


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with BOM (else Excel shows Vietnamese as mojibake); a cell that Excel would run as a formula
    gets an apostrophe in front."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(heading)
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and RUNS_IN_EXCEL.match(cell) else cell
