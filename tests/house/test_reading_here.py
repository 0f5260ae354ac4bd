"""Most tests read strangers' files in their own process (`tests/conftest.py`): nothing else differs."""

from pathlib import Path

from doithoai.rules import reading_apart
from doithoai.rules.paper_checks import apart as paper_checks
from doithoai.rules.plan_reading import apart as plan_reading
from tests.conftest import READING, reads_here
from tests.rules.paper_checks.given_docx import Typed

RULES = Path(reading_apart.__file__).parent


def test_everything_that_reads_apart_is_told_where_to_read():
    reading = {
        path for path in RULES.rglob("*.py") if "import read_apart" in path.read_text(encoding="utf-8")
    }
    assert reading == {Path(str(each.__file__)) for each in READING}


def test_what_is_heard_here_is_what_is_heard_apart(monkeypatch):
    data = Typed().docx()

    def heard() -> tuple[object, ...]:
        return plan_reading.read_plan_file(data, "k.docx"), paper_checks.check_paper_file(
            data, "k.docx", mend=True
        )

    assert {each.read_apart for each in READING} == {reads_here}
    here = heard()
    for each in (plan_reading, paper_checks):
        monkeypatch.setattr(each, "read_apart", reading_apart.read_apart)
    assert heard() == here
