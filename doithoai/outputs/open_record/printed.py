"""What hangs on the village board, for everyone to download: the answers, and the table of what was asked.

Not named in the folder's `__init__`: the sheets it prints read the rest of this folder themselves.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from doithoai.models import Dialogue
from doithoai.outputs.sheets.occasion import Asked
from doithoai.outputs.sheets.printing import as_pdf
from doithoai.outputs.sheets.results import ResultsSheet, results
from doithoai.outputs.sheets.synthesis import Synthesis, open_synthesis

from .dialogues import HELD
from .papers import File

KEPT = 8  # rendered sheets in memory, up to some 300 kB each


@dataclass(frozen=True)
class Board:
    """One sheet of the board: how it is made from a dialogue and restored from its facts."""

    make: Callable[[Dialogue, Asked], Any]
    kind: type[ResultsSheet] | type[Synthesis]


BOARD = {"ket-qua": Board(results, ResultsSheet), "bang-tong-hop": Board(open_synthesis, Synthesis)}


def sheet_file(dialogue_slug: str, name: str, *, site: str = "", large: bool = False) -> File | None:
    """The sheet as PDF, `large` in large print; None for another name, or before the sitting was held.
    `site`: the address everybody finds us at, ending in "/", for the QR."""
    dialogue = Dialogue.objects.announced().select_related("commune").filter(slug=dialogue_slug).first()
    if dialogue is None or name not in BOARD or dialogue.stage not in HELD:
        return None
    facts = BOARD[name].make(dialogue, Asked(site=site)).as_json()
    return File(
        f"{name}-{dialogue_slug}{'-chu-to' if large else ''}.pdf",
        _pdf(name, json.dumps(facts, ensure_ascii=False), large=large),
    )


@lru_cache(maxsize=KEPT)
def _pdf(name: str, facts: str, *, large: bool) -> bytes:
    """Keyed by everything the sheet says, so that a kept file can never be another's."""
    return as_pdf(BOARD[name].kind.from_json(json.loads(facts)).content(), large=large)
