"""doithoai learn_fields: the weights of the learned layer, made again from the training texts."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doithoai.rules.triage.learned import WEIGHTS, Weights, fingerprint, teach
from doithoai.rules.triage.training import LABELS, NotTraining, lessons


class Command(BaseCommand):
    help = (
        "Học lại trọng số lĩnh vực từ các ý kiến mẫu · make the weights of the fields from the training texts"
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, default=WEIGHTS)

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        try:
            texts = lessons(WEIGHTS.parent)
        except NotTraining as wrong:
            raise CommandError(str(wrong)) from wrong
        taught = teach(texts, LABELS)
        out.write_text(written(taught, fingerprint(WEIGHTS.parent)), encoding="utf-8")
        self.stderr.write(f"Đã học {len(texts)} ý kiến mẫu, {len(taught.terms)} từ và cặp từ.")


def written(weights: Weights, made_from: str) -> str:
    """JSON with a line a term, so that a change of one term is a change of one line.

    Its weights are one string of figures: read as lists, all of them at once would take ten times the memory.
    """
    rows = ",\n".join(
        f'{json.dumps(term, ensure_ascii=False)}:"{" ".join(map(str, row))}"'
        for term, row in weights.terms.items()
    )
    head = f'{{"made_from":{json.dumps(made_from)},\n"labels":{json.dumps(weights.labels)},\n"bias":{json.dumps(weights.bias)}'
    return f'{head},\n"terms":{{\n{rows}\n}}}}\n'
