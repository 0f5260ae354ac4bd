"""doithoai calendar: what a person sees when next year comes."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doithoai.rules import calendar_files
from doithoai.rules.calendar_files import read_year
from doithoai.rules.working_days import load_calendar


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


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """This computer's own folder of years, empty."""
    monkeypatch.setattr(calendar_files._OWN, "path", tmp_path / "calendar")
    return tmp_path / "calendar"


def proposed(tmp_path: Path, **changed: str) -> Path:
    words = said("propose", "2028")
    for old, new in changed.items():
        assert old in words
        words = words.replace(old, new)
    file = tmp_path / "lich.toml"
    file.write_text(words, encoding="utf-8")
    return file


def test_a_confirmed_year_counts_at_once_and_the_one_before_is_kept(own, tmp_path):
    monday = date(2028, 1, 3)
    assert load_calendar().works(monday), "nobody knows the year yet"
    told = said("confirm", str(proposed(tmp_path)))
    assert "Đã giữ lịch năm 2028; còn" in told
    assert load_calendar().works(monday), "what is only proposed does not count"
    assert "năm 2028 chưa công bố đủ" in " ".join(load_calendar().after(monday, 3).warnings)
    text = (own / "2028.toml").read_text(encoding="utf-8").replace('"proposed"', '"announced"')
    file = tmp_path / "xac-nhan.toml"
    file.write_text(text, encoding="utf-8")
    said("confirm", str(file))
    assert not load_calendar().works(monday)
    assert [path.name for path in (own / "earlier").iterdir()] == ["2028-1.txt"]
    assert "nghỉ bù Tết Dương lịch" in said("show", "2028")


@pytest.mark.parametrize(
    "slip",
    [
        {"state": "stat"},
        {"year = 2028": "year = 2027"},
        {"complete = false": "complete = có"},
        {"2028-01-01": "2028-01-32"},
    ],
)
def test_a_file_with_a_slip_is_refused_and_nothing_is_kept(own, tmp_path, slip):
    with pytest.raises(CommandError, match="Chưa lưu"):
        said("confirm", str(proposed(tmp_path, **slip)))
    assert not (own / "2028.toml").exists()


def test_no_file_and_no_text_are_sentences(own, tmp_path):
    (tmp_path / "anh.toml").write_bytes(bytes(range(256)))
    for name in ("anh.toml", "khong-co.toml", ""):
        with pytest.raises(CommandError, match=r"Chưa lưu|Không thấy"):
            said("confirm", str(tmp_path / name))


def test_a_year_broken_by_hand_is_told_and_stops_nothing(own):
    own.mkdir()
    (own / "2028.toml").write_text("year = ", encoding="utf-8")
    assert load_calendar().works(date(2026, 6, 18))
    with pytest.raises(CommandError, match=r"2028\.toml"):
        said("check")
