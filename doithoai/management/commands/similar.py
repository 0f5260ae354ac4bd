"""doithoai similar: JSON lines in, pairs that may ask the same out. A person decides; this only suggests."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from doithoai.rules.likeness import pairs_alike

from .triage import lines


class Command(BaseCommand):
    help = "Tìm ý kiến có thể trùng nhau (JSON từng dòng) · find opinions that may ask the same (JSON lines)"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        read = list(lines(sys.stdin))
        names = [said.get("id") for said, _ in read]
        places = [said["place"] if isinstance(said.get("place"), str) else "" for said, _ in read]
        for pair in pairs_alike([text for _, text in read], places):
            row = {"a": names[pair.a], "b": names[pair.b], "score": round(pair.score, 4), "same": pair.same}
            self.stdout.write(json.dumps(row, ensure_ascii=False))
