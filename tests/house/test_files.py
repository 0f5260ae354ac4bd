"""Small files, honest names, floors that hold, nothing of anybody's machine."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.house import HOUSE, ROOT, name, tracked

CODE = {".py", ".html", ".css", ".js"}
NOT_OURS = ("static/vendor", "doithoai/migrations")
NAMES_THAT_SAY_NOTHING = {"common", "utils", "helpers", "core", "base", "misc", "manager", "service"}
# In pieces, so that this file is not found by itself.
TRACES = [
    "pypi" + r"\.", "python" + "hosted", "npm" + r"js\.", "index" + "-url", "/ro" + "ot/", "/wo" + "rk/main",
    r"/ho" + r"me/\w",
]  # fmt: skip


def ours() -> list[Path]:
    """The program itself, without what Django wrote."""
    python = [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]
    return [path for path in python if path.is_relative_to(HOUSE) or path.is_relative_to(ROOT / "config")]


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text())))


def calls(path: Path) -> list[ast.Call]:
    return [node for node in nodes(path) if isinstance(node, ast.Call)]


def test_no_file_is_longer_than_400_lines():
    code = [
        path for path in tracked() if path.suffix in CODE and not any(part in name(path) for part in NOT_OURS)
    ]
    assert [name(path) for path in code if len(path.read_text().splitlines()) > 400] == []


def test_no_folder_has_a_name_that_says_nothing():
    folders = {part for path in tracked() for part in path.relative_to(ROOT).parent.parts}
    assert folders & NAMES_THAT_SAY_NOTHING == set()


def test_the_floors_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def test_the_rules_know_no_django_and_no_clock():
    for path in (path for path in ours() if "rules" in path.parts):
        modules = {alias.name for node in nodes(path) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module or "" for node in nodes(path) if isinstance(node, ast.ImportFrom)}
        above = {module for module in modules if module.split(".")[0] in {"django", "config"}}
        above |= {
            each for each in modules if each.startswith("doithoai.") and not each.startswith("doithoai.rules")
        }
        clocks = [call.lineno for call in calls(path) if ends_with(call, "now", "today", "utcnow")]
        assert (above, clocks) == (set(), []), name(path)


def test_one_place_asks_what_time_it_is():
    asked = {
        name(path)
        for path in ours()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and ends_with(call, "now", "today", "utcnow")
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"datetime", "date", "timezone"}
    }
    assert asked <= {"doithoai/models/clock.py"}


def ends_with(call: ast.Call, *names: str) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in names


def test_vietnamese_is_not_spoiled():
    """`.title()` breaks "Ủy ban nhân dân"; Django's slugify drops đ."""
    for path in ours():
        titled = [call.lineno for call in calls(path) if ends_with(call, "title") and not call.args]
        assert (titled, "slug" + "ify" in path.read_text()) == ([], False), name(path)


def test_nor_in_a_page():
    pages = [path for path in tracked() if path.suffix == ".html"]
    assert [name(path) for path in pages if re.search(r"\|(title|slugify)\b", path.read_text())] == []


@pytest.mark.parametrize("trace", TRACES)
def test_nothing_of_anybodys_machine_is_written_down(trace):
    found = [name(path) for path in tracked() if re.search(trace, path.read_text(errors="ignore"))]
    assert found == []
