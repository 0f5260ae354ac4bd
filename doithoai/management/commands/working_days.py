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
        parser.add_argument("start", type=date.fromisoformat, help="YYYY-MM-DD")
        parser.add_argument("to", help="số ngày, hoặc ngày cuối với between · days, or the last day")
        parser.add_argument(
            "--calendar-days", action="store_true", help="ngày thường, có dời khi gặp ngày nghỉ"
        )

    def handle(
        self, *args: Any, direction: str, start: date, to: str, calendar_days: bool, **options: Any
    ) -> None:
        calendar = load_calendar()
        try:
            if direction == "between":
                counted = calendar.between(start, date.fromisoformat(to))
            else:
                unit = "calendar" if calendar_days else "working"
                counted = calendar.count(start, int(to), unit, direction)  # type: ignore[arg-type]
        except ValueError as odd:
            raise CommandError(f"Không tính được: {odd}") from odd
        self.stdout.write(json.dumps(counted.as_json(), ensure_ascii=False, indent=1))
