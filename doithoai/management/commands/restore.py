"""doithoai restore FILE: a backup back in place, in an empty data folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from doithoai.management.safekeeping import bring_back, erase_again
from doithoai.models.erasure import ledger


class Command(BaseCommand):
    help = "Khôi phục từ bản sao lưu · restore a backup into an empty place"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--erasures",
            type=Path,
            help="sổ xóa dữ liệu mới nhất (erasures.jsonl); mặc định: tệp nằm cạnh bản sao lưu và trong thư mục dữ liệu",
        )

    def handle(self, *args: Any, file: Path, erasures: Path | None = None, **options: Any) -> None:
        if erasures and not erasures.is_file():
            raise CommandError(f"Không có sổ xóa dữ liệu {erasures}.")
        manifest = bring_back(file.resolve())
        call_command("migrate", verbosity=0, interactive=False)
        beside = file.resolve().with_name(ledger().name)
        again = erase_again(*dict.fromkeys([ledger(), beside, *([erasures] if erasures else [])]))
        self.stdout.write(
            f"Đã khôi phục bản sao lưu ngày {manifest['at'][:16]}: {len(manifest['files'])} tệp."
        )
        if again:
            self.stdout.write(
                f"Đã xóa lại {again} mục theo sổ xóa dữ liệu, vì bản sao lưu này làm trước khi xóa."
            )
