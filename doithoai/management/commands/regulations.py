"""doithoai regulations: what is known, as JSON; `check FILE`: what is wrong with a file, so that one learns it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.regulation import load_all
from doithoai.rules.regulation_advice import advise

MARKS = {"error": "LỖI", "warning": "XEM LẠI", "hint": "GỢI Ý"}


class Command(BaseCommand):
    help = "Các quy chế đã biết; check TỆP để kiểm tra một tệp · the regulations known (JSON); check FILE"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="does")
        check = does.add_parser("check", help="kiểm tra một tệp quy chế, nói rõ sai ở đâu và sửa thế nào")
        check.add_argument("file", type=Path)
        check.add_argument("--json", action="store_true", dest="as_json", help="in kết quả dạng JSON")

    def handle(self, *args: Any, does: str | None = None, **options: Any) -> None:
        if does == "check":
            return self.look_over(options["file"], as_json=options["as_json"])
        known = {"regulations": [each.as_json() for each in load_all().values()]}
        self.stdout.write(json.dumps(known, ensure_ascii=False, indent=1))
        return None

    def look_over(self, path: Path, *, as_json: bool) -> None:
        try:
            found = advise(path)
        except OSError as missing:
            raise CommandError(f"Không mở được tệp {path}: {missing.strerror}.") from missing
        if as_json:
            said = {"file": path.name, "findings": [each.as_json() for each in found]}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            for each in found:
                self.stdout.write(f"{MARKS[each.severity]} {each.where}: {each.says}".replace(" :", ":"))
        if any(each.severity == "error" for each in found):
            raise CommandError(f"{path.name} chưa dùng được. Cách viết: doithoai/regulations/README.md")
        if not as_json:
            self.stdout.write(f"{path.name} dùng được.")
