"""doithoai restore FILE: a backup back in place, in an empty data folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from doithoai.management.safekeeping import bring_back


class Command(BaseCommand):
    help = "Khôi phục từ bản sao lưu · restore a backup into an empty place"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        manifest = bring_back(file.resolve())
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(
            f"Đã khôi phục bản sao lưu ngày {manifest['at'][:16]}: {len(manifest['files'])} tệp."
        )
