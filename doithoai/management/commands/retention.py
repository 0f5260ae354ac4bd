"""doithoai retention [--do]: what has been kept long enough, commune by commune; with --do what is approved is erased."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from doithoai.actions.commune.apply_retention import apply_retention
from doithoai.actions.kernel import Refusal
from doithoai.actions.retention import goes, standing
from doithoai.models import Actor, Commune, serving
from doithoai.models.clock import today


class Command(BaseCommand):
    help = (
        "Đếm thử, hoặc xóa dữ liệu cá nhân hết thời hạn lưu · personal data kept long enough: count, or erase"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--do", action="store_true", help="xóa thật những loại đã được duyệt; không có thì chỉ đếm"
        )

    def handle(self, *args: Any, do: bool, **options: Any) -> None:
        for commune in Commune.objects.all():
            with serving(commune):
                self.stdout.write(f"{commune.full_name}:")
                for each in standing(today()):
                    approved = "đã duyệt" if each.approval else "chưa duyệt"
                    self.stdout.write(
                        f"  {each.keep.label}: lưu {each.months} tháng ({approved}), hết hạn {each.count}"
                    )
                if do:
                    try:
                        many = apply_retention(commune, by=Actor.clock(commune.pk))
                        for _ in goes(today()):
                            many += apply_retention(commune, by=Actor.clock(commune.pk))
                        self.stdout.write(f"  Đã xóa {many} mục, ghi trong sổ xóa.")
                    except Refusal as refusal:
                        self.stdout.write(f"  {refusal}")
