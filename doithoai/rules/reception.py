"""The clock of a complaint that came by the wrong door: by when its person is told where it goes."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "regulations" / "reception.toml"


@dataclass(frozen=True)
class Handling:
    """The last day, and the sentence that says why."""

    due_on: date
    because: str


def handling(received_on: date) -> Handling:
    """From the day it was received, whoever received it: passing it on takes nothing from the person's days."""
    told = _told()
    return Handling(received_on + timedelta(days=int(told["days"])), str(told["says"]))


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))["handling"]
    return found
