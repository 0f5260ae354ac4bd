"""A regulation's tables as the TOML file a person would type, in the order of `regulations/README.md`."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from .regulation_files import NAMED_TABLES, TABLES

#: The head of the file, in the order people know it.
HEAD = (
    "id", "title", "short", "kind", "number", "issued_on", "issuer", "province", "valid_from", "valid_to",
    "replaced_by", "level", "use", "known_through", "notes",
)  # fmt: skip
#: When it stopped binding comes first, then the numbers, then everything else.
FIRST = ("doubt", "retired", "transition")


def as_toml(said: Mapping[str, Any]) -> str:
    """The file. `said`: its tables, as `tomllib` would read them back; what is empty is left out, but
    for the number: a text without one says so."""
    lines = _written({key: said[key] for key in HEAD if key in said})
    once = (*FIRST, *(name for name in TABLES if name not in FIRST))
    for name in FIRST:
        lines += _table(name, said.get(name))
    for name in NAMED_TABLES:
        for key, table in (said.get(name) or {}).items():
            lines += _table(f"{name}.{key}", table)
    for name in once[len(FIRST) :]:
        lines += _table(name, said.get(name))
    return "\n".join(lines) + "\n"


def _table(name: str, table: Mapping[str, Any] | None) -> list[str]:
    return ["", f"[{name}]", *_written(table)] if table else []


def _written(table: Mapping[str, Any]) -> list[str]:
    kept = {key: value for key, value in table.items() if value not in ("", None, [], ()) or key == "number"}
    return [f"{key} = {_value(value)}" for key, value in kept.items()]


def _value(value: str | int | bool | date | list[Any]) -> str:
    """A TOML string in straight quotation marks is written as JSON writes it, but for DEL, which TOML refuses."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple) and any(isinstance(each, str) and len(each) > 20 for each in value):
        return "[\n" + "".join(f"    {_value(each)},\n" for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
