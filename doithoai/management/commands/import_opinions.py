"""doithoai import_opinions FILE --dialogue ID: a list from Excel, whole or not at all."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.import_opinions import import_opinions, read_rows
from doithoai.models import Actor, Dialogue, serving, serving_everywhere
from doithoai.rules.procedure import Role
from doithoai.rules.spreadsheet import NotAList, read_table


class Command(BaseCommand):
    help = "Nhập ý kiến từ Excel · import opinions from a spreadsheet"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dialogue", type=int, required=True)
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không lưu gì")

    def handle(self, *args: Any, file: Path, dialogue: int, dry_run: bool, **options: Any) -> None:
        with serving_everywhere(because="the command line names any dialogue"):
            found = Dialogue.objects.filter(pk=dialogue).select_related("commune").first()
        if found is None:
            raise CommandError(f"Không có hội nghị số {dialogue}.")
        by = Actor("Dòng lệnh", found.commune_id, frozenset({Role.CLERK}))
        with serving(found.commune):
            try:
                read = read_rows(read_table(file.read_bytes()), found)
                stored = 0
                if not dry_run and not read.errors and read.rows:
                    stored = len(import_opinions(found, by=by, rows=list(read.rows)))
            except (NotAList, Refusal) as refused:
                raise CommandError(str(refused)) from refused
            except OSError as unreadable:
                raise CommandError(f"Không mở được tệp {file}: {unreadable.strerror}.") from unreadable
        said = {
            "rows": len(read.rows), "known": read.known, "elsewhere": read.elsewhere,
            "gone": [each.row for each in read.gone], "errors": list(read.errors), "stored": stored,
        }  # fmt: skip
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        if read.errors:
            raise CommandError(f"{len(read.errors)} chỗ cần sửa; chưa lưu dòng nào.")
