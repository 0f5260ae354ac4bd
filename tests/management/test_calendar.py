"""doithoai calendar: what a person sees when next year comes."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doithoai.rules.calendar_files import read_year


def said(*words: str) -> str:
    out = StringIO()
    call_command("calendar", *words, stdout=out)
    return out.getvalue()


def test_next_year_is_proposed_as_a_file_that_reads(tmp_path: Path):
    path = tmp_path / "2028.toml"
    path.write_text(said("propose", "2028"), encoding="utf-8")
    year = read_year(path)
    assert (year.year, year.complete) == (2028, False)
    assert {day.state for day in year.days_off} == {"derived", "proposed"}
    assert path.read_text().startswith("# ĐỀ XUẤT, cần người xác nhận")


def test_a_year_is_shown_with_its_decisions():
    shown = said("show", "2026")
    assert (
        "thứ Bảy, 10/01/2026: làm bù cho ngày 02/01/2026 · đã công bố · 12729/VPCP-KGVX 25/12/2025" in shown
    )
    assert "thứ Hai, 23/11/2026: nghỉ hoán đổi · mới là đề xuất, chưa tính" in shown


def test_a_year_nobody_wrote_says_what_to_do():
    with pytest.raises(CommandError, match="doithoai calendar propose 2028"):
        said("show", "2028")


def test_the_files_hold_and_the_library_is_only_asked():
    checked = said("check")
    assert "thư viện thì không" in checked  # the swap of January 2026
    assert checked.endswith("Các tệp lịch nghỉ khớp nhau.\n")
