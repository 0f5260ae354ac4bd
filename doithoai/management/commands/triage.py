"""doithoai triage: JSON lines in, suggestions out. A person decides; this only suggests."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.triage import masked, suggest
from doithoai.rules.vietnamese import nfc


class Command(BaseCommand):
    help = "Gợi ý phân loại ý kiến (JSON từng dòng) · suggest field, urgency, masks (JSON lines)"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            try:
                said = json.loads(line)
                text = nfc(str(said["text"]))
            except (ValueError, KeyError, TypeError) as wrong:
                raise CommandError(
                    f'Dòng {number} không phải JSON dạng {{"id": …, "text": …}}. Xin kiểm tra dòng đó.'
                ) from wrong
            self.stdout.write(json.dumps({"id": said.get("id"), **answer(text)}, ensure_ascii=False))


def answer(text: str) -> dict[str, Any]:
    """One text whole as one part: splitting is a person's work for now."""
    found = suggest(text)
    part = {
        "text": text.strip(),
        "field": found.fields[0] if found.fields else None,
        "fields": list(found.fields),
        "because": list(found.because),
        "urgency": found.urgency,
        "competence": None,
        "kind": found.kind,
    }
    mask = [{"start": span.start, "end": span.end, "what": span.what} for span in found.mask]
    return {"parts": [part] if part["text"] else [], "mask": mask, "masked": masked(text, found.mask)}
