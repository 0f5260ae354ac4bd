"""doithoai wording KIND FILE [--province TÊN]: check a template, and put it in use for a whole province."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.outputs.papers import KINDS
from doithoai.outputs.papers.packs import province_file, troubles_of
from doithoai.outputs.papers.wording import read, written
from doithoai.outputs.papers.wording.from_word import read_word
from doithoai.rules.plan_reading import Unreadable


class Command(BaseCommand):
    help = "Soát mẫu văn bản, đặt làm mẫu của tỉnh · check a paper's wording, put it in use for a province"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(KINDS), help="loại văn bản")
        parser.add_argument(
            "file", type=Path, help="mẫu đã sửa trong Word (.docx), hoặc lời văn (.txt, UTF-8)"
        )
        parser.add_argument("--province", default="", help="đặt làm mẫu của tỉnh này, ví dụ “tỉnh Sơn La”")

    def handle(self, *args: Any, kind: str, file: Path, province: str, **options: Any) -> None:
        text, notes = self._read(file)
        for sentence in notes:
            self.stderr.write(sentence)
        if found := troubles_of(kind, text):
            raise CommandError("\n".join(found))
        if not province:
            self.stdout.write("Mẫu dùng được: mọi từ đều có, không thiếu từ bắt buộc.")
            return
        place = province_file(province, kind)
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".half")
        half.write_text(text, encoding="utf-8")
        half.replace(place)  # whoever drafts a paper now reads the old wording or the new one, never a half
        self.stdout.write(f"Đã đặt làm mẫu của {province}: {place}")

    def _read(self, file: Path) -> tuple[str, tuple[str, ...]]:
        try:
            data = file.read_bytes()
            if file.suffix.lower() != ".docx":
                return written(read(data.decode("utf-8-sig"))), ()
            wording, notes = read_word(data, file.name)
        except OSError as unreadable:
            raise CommandError(f"Không mở được tệp {file}: {unreadable.strerror}.") from unreadable
        except UnicodeDecodeError as unreadable:
            raise CommandError(
                f"Tệp {file} không phải văn bản UTF-8. Xin lưu lại dạng UTF-8."
            ) from unreadable
        except Unreadable as unreadable:
            raise CommandError(str(unreadable)) from unreadable
        return written(wording), notes
