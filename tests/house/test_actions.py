"""One table, one file per verb, one test per file."""

import pytest

from doithoai.management.commands.write_procedure import AREAS, PAGE, procedure_page
from doithoai.rules.procedure import PROCEDURE
from tests.house import ACTIONS, ROOT

VERBS = sorted(path for path in ACTIONS.glob("*/*.py") if path.stem != "__init__")


def test_every_verb_is_in_the_table_and_back():
    assert {path.stem for path in VERBS} == set(PROCEDURE)


@pytest.mark.parametrize("path", VERBS, ids=lambda path: path.stem)
def test_a_file_holds_one_verb_of_its_own_name(path):
    lines = path.read_text().splitlines()
    decorated = [number for number, line in enumerate(lines) if line.startswith("@action(")]
    assert [lines[number + 1].partition("(")[0] for number in decorated] == [f"def {path.stem}"]


@pytest.mark.parametrize("path", VERBS, ids=lambda path: path.stem)
def test_every_verb_is_told_as_a_test(path):
    test = ROOT / "tests" / "actions" / path.parent.name / f"test_{path.stem}.py"
    assert test.exists()
    assert "STRANGER" in test.read_text(), "ông Năm, the wrong person, does not appear"


def test_the_kernel_fits_on_a_page():
    assert len((ACTIONS / "kernel.py").read_text().splitlines()) <= 80


def test_the_page_about_the_table_is_the_table():
    assert {path.parent.name for path in VERBS} == set(AREAS)
    assert PAGE.read_text() == procedure_page(), "write it again: python -m doithoai write_procedure"
