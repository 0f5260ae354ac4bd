"""A person corrects what was read from a plan: plan JSON with new values, each with its words found again.

A value that did not change keeps its place. A new one is looked for in the text; typed words that the text does
not have, or has twice, have no place: nothing is lit that was not said.
"""

import re
from collections.abc import Mapping
from typing import Any

from doithoai.rules.plan_reading.facts import PlanFacts, Span

#: Every fact of the plan JSON, in the order of a plan.
FACTS = tuple(name for name in PlanFacts.__dataclass_fields__ if name not in ("text", "found_at", "doubts"))


def corrected(text: str, said: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """`said` with the facts in `new`, shaped alike. KeyError: `new` names something that is no fact of a plan."""
    result = dict(said)
    found_at = dict(said["found_at"])
    for name, value in new.items():
        if name not in FACTS:
            raise KeyError(name)
        if value == said[name]:
            continue
        result[name] = value
        places = places_of(text, name, value, said)
        found_at = {key: span for key, span in found_at.items() if key.split(".")[0] != name} | places
    return {**result, "found_at": found_at}


def places_of(text: str, name: str, value: Any, said: Mapping[str, Any]) -> dict[str, list[int]]:
    """Where a changed fact stands: {"venue.0": [start, end]}; a list keeps the places of rows it had before."""
    if not isinstance(value, list):
        only = locate(text, words_of(value))
        return {name: list(only)} if only else {}
    before = list(said[name])
    places: dict[str, list[int]] = {}
    for index, row in enumerate(value):
        place: Any = None
        if row in before:
            old = before.index(row)
            before[old] = None  # the same words twice are two rows
            place = said["found_at"].get(f"{name}.{old}")
        if place := place or locate(text, words_of(row)):
            places[f"{name}.{index}"] = list(place)
    return places


def words_of(value: Any) -> str:
    """The words of one value as the text would have them; "" for a value that is not words."""
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("task") or "")
    return value if isinstance(value, str) else ""


def locate(text: str, words: str) -> Span | None:
    """The only place of these words, however the lines are broken; an ISO day is looked for as people write it."""
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words):
        year, month, of = day[1], int(day[2]), int(day[3])
        pattern = rf"\b0?{of}(?:\s*tháng\s*|[/.-])0?{month}(?:\s*năm\s*|[/.-]){year}\b"
    else:
        pattern = r"\s+".join(map(re.escape, words.split()))
    found = list(re.finditer(pattern, text, re.IGNORECASE)) if pattern else []
    return found[0].span() if len(found) == 1 else None
