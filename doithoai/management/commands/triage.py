"""doithoai triage: JSON lines in, suggestions out. A person decides; this only suggests."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from doithoai.rules.triage import FIELD_LABELS, Confirmed, confirmed_from, mask_spans, masked, split, suggest
from doithoai.rules.vietnamese import nfc


class Command(BaseCommand):
    help = "Gợi ý phân loại ý kiến (JSON từng dòng) · suggest parts, fields, urgency, masks (JSON lines)"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--confirmed",
            type=Path,
            metavar="FILE",
            help='nhãn xã đã xác nhận, mỗi dòng {"text", "field"} · labels this commune confirmed, JSON lines',
        )

    def handle(self, *args: Any, confirmed: Path | None, **options: Any) -> None:
        here = _confirmed(confirmed) if confirmed else None
        for said, text in lines(sys.stdin):
            self.stdout.write(json.dumps({"id": said.get("id"), **answer(text, here)}, ensure_ascii=False))


def lines(source: TextIO) -> Iterator[tuple[dict[str, Any], str]]:
    """Each line's object and its text in NFC; a line that is neither blank nor such an object is refused."""
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            text = said["text"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError) as wrong:
            raise CommandError(
                f'Dòng {number} không phải JSON dạng {{"id": …, "text": "…"}}. Xin kiểm tra dòng đó.'
            ) from wrong
        yield said, nfc(text)


def answer(text: str, here: Confirmed | None = None) -> dict[str, Any]:
    """The parts of one text with what is suggested for each, and what to mask in the whole."""
    parts = [part(text[start:end], here) for start, end in split(text, here)]
    spans = mask_spans(text)
    return {"parts": parts, "mask": [span.as_json() for span in spans], "masked": masked(text, spans)}


def part(text: str, here: Confirmed | None) -> dict[str, Any]:
    found = suggest(text, here)
    return {
        "text": text,
        "field": found.fields[0] if found.fields else None,
        "fields": list(found.fields),
        "because": list(found.because),
        "sure": found.sure,
        "urgency": found.urgency,
        "competence": found.competence,
        "kind": found.kind,
    }


def _confirmed(path: Path) -> Confirmed:
    try:
        with path.open(encoding="utf-8") as source:
            labels = [(text, str(said.get("field"))) for said, text in lines(source)]
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CommandError(
            f"Không đọc được tệp nhãn {path}. Xin kiểm tra đường dẫn và bảng mã UTF-8."
        ) from unreadable
    if unknown := sorted({field for _, field in labels} - FIELD_LABELS.keys()):
        raise CommandError(
            f"Lĩnh vực không có trong bảng: {', '.join(unknown)}. Các mã: {', '.join(FIELD_LABELS)}."
        )
    return confirmed_from(labels)
