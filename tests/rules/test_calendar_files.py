"""The calendar of each year: complete, with the decision of every day, and a check that teaches."""

from datetime import date
from pathlib import Path

import pytest

from doithoai.rules import calendar_files
from doithoai.rules.calendar_files import CalendarFileError, as_toml, propose_year, read_year, read_years

YEARS = {year.year: year for year in read_years()}
GOOD = (calendar_files.CALENDARS / "2026.toml").read_text(encoding="utf-8")


def test_the_years_that_are_known() -> None:
    assert {year for year, each in YEARS.items() if each.complete} == {2022, 2023, 2024, 2025, 2026}
    assert "hoán đổi" in " ".join(YEARS[2027].awaited)


@pytest.mark.parametrize("year", YEARS.values(), ids=str)
def test_every_day_names_its_decision_and_the_year_adds_up(year: calendar_files.Year) -> None:
    assert all(day.source and day.state for day in (*year.days_off, *year.make_ups))
    assert year.doubts() == ()


def test_only_the_swap_of_november_is_a_proposal() -> None:
    proposed = {
        day.on
        for year in YEARS.values()
        for day in (*year.days_off, *year.make_ups)
        if day.state == "proposed"
    }
    assert proposed == {date(2026, 11, 23), date(2026, 11, 28)}


@pytest.mark.parametrize("year", YEARS.values(), ids=str)
def test_a_year_written_and_read_again_is_the_same(year: calendar_files.Year, tmp_path: Path) -> None:
    path = tmp_path / f"{year.year}.toml"
    path.write_text(as_toml(year), encoding="utf-8")
    again = read_year(path)
    assert {day.on: day for day in again.days_off} == {day.on: day for day in year.days_off}
    assert {day.on: day for day in again.make_ups} == {day.on: day for day in year.make_ups}


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ('state = "announced"', 'stat = "announced"', "stat"),
        ('kind = "swap"', 'kind = "swop"', "swop"),
        ("on = 2026-01-01", "on = 2025-01-01", "không thuộc năm 2026"),
        ("on = 2026-01-02", "on = 2026-01-01", "hai lần"),
        ("complete = true", "complete = false", "awaited"),
        ("year = 2026", "yeer = 2026", "không có khóa “yeer”. Có phải “year”"),
        ("year = 2026", "", "thiếu “year”"),
        ("year = 2026", 'year = "2026"', "“year” phải là một số"),
        ("year = 2026", "year = true", "“year” phải là một số"),
        ("year = 2026", "year = 99999999999999999999", "năm từ 2000 đến 2100"),
        ("year = 2026", "year = 2026\nmake_up = [1]", r"TOML|bảng"),
        ("on = 2026-01-01", "on = 2026-01-01T10:00:00", "“on” phải là một ngày"),
        ("on = 2026-01-01", "on = 2026-13-01", "TOML, dòng"),
        ('name = "Quốc khánh"', r'name = "Quốc\u202e\u0000khánh"', "không nhìn thấy"),
        ('name = "Quốc khánh"', 'name = ""', "để trống"),
        ("year = 2026", "a = " + "[" * 5000, "lồng nhau|TOML"),
    ],
)
def test_a_slip_in_a_file_is_named(good: str, bad: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "2026.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(CalendarFileError, match=f"2026.toml: .*{says}") as broken:
        read_year(path)
    assert broken.value.for_people().endswith("kiểm tra bằng lệnh doithoai calendar check.")


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("on = 2026-01-10", "on = 2026-01-09", "không phải thứ Bảy"),
        ("on = 2026-08-22", "on = 2026-08-15", "không có ngày làm bù tương ứng"),
        ('name = "Quốc khánh"\nkind = "holiday"', 'name = "x"\nkind = "swap"', "Điều 112 cho 12 ngày"),
    ],
)
def test_a_year_that_does_not_add_up_is_doubted(good: str, bad: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "2026.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    assert says in " ".join(read_year(path).doubts())


def test_a_proposed_year_is_for_a_person_to_confirm() -> None:
    said = {date(2028, 1, 1): "Tết Dương lịch", date(2028, 1, 3): "Tết Dương lịch (nghỉ bù)",
            date(2028, 1, 26): "Tết Nguyên Đán"}  # fmt: skip
    year = propose_year(2028, said, source="đề xuất")
    assert not year.complete
    assert [(day.state, day.instead_of) for day in year.days_off] == [
        ("derived", None), ("proposed", date(2028, 1, 1)), ("proposed", None),
    ]  # fmt: skip
