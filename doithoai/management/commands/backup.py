"""doithoai backup FILE: everything remembered, in one verified file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.management.safekeeping import back_up


class Command(BaseCommand):
    help = "Sao lưu toàn bộ vào một tệp · everything in one file, verified"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.resolve().parent.is_dir():
            raise CommandError(f"Không có thư mục {file.resolve().parent}.")
        manifest = back_up(file.resolve())
        self.stdout.write(
            f"Đã sao lưu {len(manifest['files'])} tệp vào {file}, đã kiểm tra lại. Tệp chứa dữ liệu cá nhân: xin cất kỹ."
        )
