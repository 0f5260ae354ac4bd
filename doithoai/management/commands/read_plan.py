"""doithoai read_plan FILE: the facts of an existing plan, as plan JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.plan_reading import Unreadable, read_plan_file


class Command(BaseCommand):
    help = "Đọc tệp kế hoạch, in dữ kiện · read a plan file, print its facts (JSON)"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        self.stdout.write(json.dumps(facts_of(file), ensure_ascii=False, indent=1))


def facts_of(file: Path) -> dict[str, Any]:
    """Plan JSON of one file. CommandError with the reader's sentence when it cannot be read."""
    try:
        return read_plan_file(file.read_bytes(), file.name).facts
    except OSError as unreadable:
        raise CommandError(f"Không mở được tệp {file}: {unreadable.strerror}.") from unreadable
    except Unreadable as unreadable:
        raise CommandError(str(unreadable)) from unreadable
