"""`doithoai bench [NAME…]`: how fast and how light, beside the bare limits of the same run."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bench import measurements


class Command(BaseCommand):
    help = "Đo tốc độ, bộ nhớ · the measurements of bench/, with ratios"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(measurements()))

    def handle(self, *args: Any, names: list[str], **options: Any) -> None:
        known = measurements()
        if unknown := set(names) - known.keys():
            raise CommandError(f"Không có phép đo {', '.join(sorted(unknown))}. Có: {', '.join(known)}.")
        found: dict[str, Any] = {}
        for name in names or known:
            self.stderr.write(name)
            try:
                figures = known[name]()
            except (LookupError, FileNotFoundError, RuntimeError, OSError) as why:
                self.stderr.write(f"  - không đo được: {why}")
                found[name] = {"not_measured": str(why)}
                continue
            for figure in figures:
                self.stderr.write(figure.line())
            found[name] = [figure.as_json() for figure in figures]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
