"""doithoai calendar propose|show YEAR, confirm FILE, or check: the days off, kept by people, proposed by a library."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

import holidays
from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.calendar_files import Year, as_toml, confirm_year, faulty_years, propose_year, read_years
from doithoai.rules.vietnamese import table_date, weekday

STATES = {"announced": "đã công bố", "derived": "theo luật", "proposed": "mới là đề xuất, chưa tính"}
TO_CONFIRM = """\
# ĐỀ XUẤT, cần người xác nhận: lưu thành tệp {year}.toml, đối chiếu từng ngày với thông báo nghỉ lễ, Tết của năm, rồi chạy
# doithoai calendar confirm {year}.toml. Ngày đã đối chiếu: state = "announced", source = số văn bản.
# Thêm các cặp hoán đổi ([[day_off]] kind = "swap" và [[make_up]]): thư viện không biết trước được.
# PROPOSED by the library holidays {version}: a person confirms it. A day left "proposed" is not counted.
"""


class Command(BaseCommand):
    help = "Lịch nghỉ: xem, kiểm tra, đề xuất cho năm mới · the days off: show, check, propose"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="does", required=True)
        for name, told in (("propose", "in tệp TOML đề xuất"), ("show", "in lịch nghỉ một năm")):
            does.add_parser(name, help=told).add_argument("year", type=int)
        kept = does.add_parser("confirm", help="giữ tệp đã đối chiếu trên máy chủ này; tính ngay từ đó")
        kept.add_argument("file", type=Path)
        does.add_parser("check", help="kiểm tra mọi tệp lịch nghỉ, đối chiếu với thư viện")

    def handle(self, *args: Any, does: str, year: int = 0, file: Path | None = None, **options: Any) -> None:
        try:
            years = {each.year: each for each in read_years()}
        except ValueError as trouble:
            raise CommandError(f"Tệp lịch nghỉ có lỗi: {trouble}") from trouble
        if does == "confirm" and file:
            self.confirm(file, years)
        elif does == "propose":
            self.stdout.write(self.proposal(year, known=year in years))
        elif does == "show":
            if year not in years:
                raise CommandError(
                    f"Chưa có lịch nghỉ năm {year}. Xin chạy: doithoai calendar propose {year}"
                )
            self.stdout.write(shown(years[year]))
        else:
            self.look_over(list(years.values()))

    def proposal(self, year: int, *, known: bool) -> str:
        if known:
            self.stderr.write(f"Năm {year} đã có tệp lịch nghỉ; bản in dưới đây chỉ để đối chiếu.")
        if not 2022 <= year <= 2100:
            raise CommandError(f"Năm {year} ngoài khoảng đề xuất được (2022 đến 2100).")
        source = f"đề xuất của thư viện holidays {holidays.__version__}, chưa có thông báo"
        head = TO_CONFIRM.format(year=year, version=holidays.__version__)
        return head + as_toml(propose_year(year, known_to_library(year), source=source))

    def confirm(self, file: Path, before: dict[int, Year]) -> None:
        if not file.is_file():
            raise CommandError(f"Không thấy tệp {file}. · No such file.")
        try:
            kept = confirm_year(file)
        except ValueError as trouble:
            raise CommandError(
                f"Chưa lưu: {trouble} Xin sửa tệp rồi chạy lại. · Not kept; mend the file and try again."
            ) from trouble
        except OSError as trouble:
            raise CommandError(f"Không đọc hoặc không ghi được: {trouble.strerror}.") from trouble
        old = {day.on for day in before[kept.year].days_off} if kept.year in before else set()
        new = {day.on for day in kept.days_off}
        for told, found in (("thêm", new - old), ("bỏ", old - new)):
            if found:
                self.stdout.write(f"{told} ngày nghỉ: {', '.join(table_date(day) for day in sorted(found))}")
        left = sum(day.state == "proposed" for day in (*kept.days_off, *kept.make_ups))
        self.stdout.write(
            f"Đã giữ lịch năm {kept.year}"
            + (f"; còn {left} ngày mới là đề xuất, chưa tính" if left else "")
            + ". Máy chủ dùng ngay. Hạn đã giao không tự đổi: xem trang Cơ quan, Ngày nghỉ, mục “Hạn sẽ đổi nếu tính lại”."
        )

    def look_over(self, years: list[Year]) -> None:
        wrong = [*faulty_years(), *(doubt for year in years for doubt in year.doubts())]
        for year in years:
            self.stdout.write(
                f"{year.year}: {len(year.days_off)} ngày nghỉ, {len(year.make_ups)} ngày làm bù"
            )
            if year.awaited:
                self.stdout.write(f"  còn chờ công bố: {', '.join(year.awaited)}")
            for said in differences(year):
                self.stdout.write(f"  {said}")
        if wrong:
            raise CommandError("\n".join(wrong))
        self.stdout.write("Các tệp lịch nghỉ khớp nhau.")


def known_to_library(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


def differences(year: Year) -> list[str]:
    """Where the library counts another day than the file: a hint only, the file is what people read."""
    library = known_to_library(year.year)
    ours = {day.on for day in year.days_off if day.state != "proposed"}
    found = [
        f"thư viện cho nghỉ {table_date(day)} ({library[day]}), tệp thì không"
        for day in sorted(set(library) - ours)
        if day.weekday() < 5
    ]
    return found + [
        f"tệp cho nghỉ {table_date(day.on)} ({day.name}; {day.source}), thư viện thì không"
        for day in year.days_off
        if day.on in ours - set(library) and day.on.weekday() < 5
    ]


def shown(year: Year) -> str:
    lines = [
        f"{weekday(day.on)}, {table_date(day.on)}: {day.name} · {STATES[day.state]} · {day.source}"
        for day in sorted((*year.days_off, *year.make_ups), key=lambda day: day.on)
    ]
    if not year.complete:
        lines.append(f"Năm {year.year} chưa công bố đủ; còn chờ: {', '.join(year.awaited)}.")
    return "\n".join(lines)
