"""doithoai check_plan FILE --regulation ID: what a plan misses or contradicts, as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.plan_checks import check
from doithoai.rules.plan_reading import Unreadable, facts_from_json, read_plan_file
from doithoai.rules.regulation import load_all


class Command(BaseCommand):
    help = "Soát kế hoạch theo quy chế và luật · check a plan against its regulation and the law (JSON)"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--regulation", required=True, metavar="ID")

    def handle(self, *args: Any, file: Path, regulation: str, **options: Any) -> None:
        known = load_all()
        if regulation not in known:
            raise CommandError(
                f"Không có quy chế “{regulation}”. Các mã đang có: {', '.join(sorted(known))}."
            )
        try:
            read = read_plan_file(file.read_bytes(), file.name)
        except OSError as unreadable:
            raise CommandError(f"Không mở được tệp {file}: {unreadable.strerror}.") from unreadable
        except Unreadable as unreadable:
            raise CommandError(str(unreadable)) from unreadable
        found = check(facts_from_json(read.text, read.facts), regulation)
        printed = {
            **read.facts,
            "regulation": regulation,
            "findings": [finding.as_json() for finding in found],
        }
        self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=1))
