"""doithoai working_days after|before DATE N, between A B: a date with the sum that gives it."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.working_days import load_calendar


class Command(BaseCommand):
    help = "Tính ngày làm việc, in cả phép tính · count working days, showing the sum (JSON)"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("direction", choices=["after", "before", "between"])
        parser.add_argument("start", help="YYYY-MM-DD")
        parser.add_argument("to", help="số ngày, hoặc ngày cuối với between · days, or the last day")
        parser.add_argument(
            "--calendar-days", action="store_true", help="ngày thường, có dời khi gặp ngày nghỉ"
        )
        parser.add_argument(
            "--with-proposed", action="store_true", help="tính cả ngày nghỉ mới đề xuất · proposed days count"
        )

    def handle(
        self,
        *args: Any,
        direction: str,
        start: str,
        to: str,
        calendar_days: bool,
        with_proposed: bool,
        **options: Any,
    ) -> None:
        first = day_of(start)
        calendar = load_calendar(with_proposed=with_proposed)
        try:
            if direction == "between":
                counted = calendar.between(first, day_of(to))
            else:
                unit = "calendar" if calendar_days else "working"
                counted = calendar.count(first, days_of(to), unit, direction)  # type: ignore[arg-type]
        except ValueError as odd:
            raise CommandError(f"Không tính được: {odd}") from odd
        except OverflowError as odd:
            raise CommandError(
                "Không tính được: ngày vượt ngoài năm 1 đến 9999. Xin kiểm tra lại năm."
            ) from odd
        self.stdout.write(json.dumps(counted.as_json(), ensure_ascii=False, indent=1))


def day_of(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as odd:
        raise CommandError(f"“{said}” không phải là ngày. Xin ghi năm-tháng-ngày, ví dụ 2026-01-31.") from odd


def days_of(said: str) -> int:
    try:
        return int(said)
    except ValueError as odd:
        raise CommandError(f"“{said}” không phải là số ngày. Xin ghi một số, ví dụ 15.") from odd
