"""Loads the demonstration: a made-up commune in the middle of its work, and an empty one beside it."""

import os
import secrets
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from doithoai.management.demo.story import play
from doithoai.models import Commune
from doithoai.models.clock import today

SYLLABLES = ("suoi", "lanh", "nuong", "mua", "ruong", "bac", "thang", "thu", "cau", "treo", "cho", "phien")


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu · load the demonstration (into an empty database only)"

    def handle(self, *args: Any, **options: Any) -> None:
        if not connection.introspection.table_names():  # a new installation: its tables first
            call_command("migrate", verbosity=0, interactive=False)
        elif waiting_migrations():
            raise CommandError(
                "Cơ sở dữ liệu thuộc bản phần mềm khác. Xin chạy trước: doithoai migrate\n"
                "The database has another version's shape. First run: doithoai migrate"
            )
        if Commune.objects.exists():
            raise CommandError("Đã có dữ liệu: chỉ nạp dữ liệu mẫu vào cơ sở dữ liệu trống.")
        password = os.environ.get("DOITHOAI_DEMO_PASSWORD") or new_password()
        with transaction.atomic():  # all of it or nothing: a half-loaded demonstration would mislead
            people = play(today(), password)
        lines = [*people, f"Mật khẩu chung của dữ liệu mẫu · password: {password}"]
        file = settings.DATA / "demo-people.txt"
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write("\n".join(lines) + "\n")
        self.stdout.write("\n".join(lines))


def waiting_migrations() -> bool:
    """Does this version know changes that the database has not seen?"""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def new_password() -> str:
    """One a person can type: two words and four digits, new for each installation."""
    first, second = secrets.choice(SYLLABLES), secrets.choice(SYLLABLES)
    return f"{first}-{second}-{secrets.randbelow(9000) + 1000}"
