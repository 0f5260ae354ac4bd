"""doithoai check_paper FILE: what a finished docx or PDF does otherwise than its style asks, as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.models.clock import today
from doithoai.rules.paper_checks import STYLE_NAMES, check_paper_file
from doithoai.rules.plan_reading import Unreadable


class Command(BaseCommand):
    help = "Soát thể thức một văn bản docx, PDF · check a paper against its official style (JSON)"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--style", choices=STYLE_NAMES, default="", help="mặc định: nhận ra từ văn bản")
        parser.add_argument("--public", action="store_true", help="văn bản sẽ được công khai")
        parser.add_argument("--mend", type=Path, metavar="OUT.docx", help="ghi bản đã sửa những chỗ an toàn")

    def handle(
        self, *args: Any, file: Path, style: str, public: bool, mend: Path | None, **options: Any
    ) -> None:
        if mend and mend.resolve() == file.resolve():
            raise CommandError(
                "Bản sửa phải là tệp khác: bản gốc được giữ nguyên. Hãy đặt tên khác sau --mend."
            )
        try:
            checked = check_paper_file(
                file.read_bytes(),
                file.name,
                style=style,
                public=public or None,
                mend=mend is not None,
                today=today(),
            )
        except OSError as unreadable:
            raise CommandError(f"Không mở được tệp {file}: {unreadable.strerror}.") from unreadable
        except Unreadable as unreadable:
            raise CommandError(str(unreadable)) from unreadable
        if mend:
            self._write(mend, checked.mended, checked.changed)
        self.stdout.write(
            json.dumps([each.as_json() for each in checked.findings], ensure_ascii=False, indent=1)
        )

    def _write(self, out: Path, mended: bytes | None, changed: tuple[str, ...]) -> None:
        """Write the mended copy and tell on stderr what was changed."""
        if mended is None:
            self.stderr.write("Không có chỗ nào máy sửa được.")
            return
        try:
            out.write_bytes(mended)
        except OSError as unwritable:
            raise CommandError(f"Không ghi được tệp {out}: {unwritable.strerror}.") from unwritable
        for sentence in changed:
            self.stderr.write(sentence)
