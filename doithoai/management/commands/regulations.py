"""doithoai regulations: what is known, as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from doithoai.rules.regulation import load_all


class Command(BaseCommand):
    help = "Các quy chế đã biết · the regulations known (JSON)"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        known = {"regulations": [each.as_json() for each in load_all().values()]}
        self.stdout.write(json.dumps(known, ensure_ascii=False, indent=1))
