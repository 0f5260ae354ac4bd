"""doithoai papers DIALOGUE --out DIR: the issued papers as docx and PDF."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.models import Dialogue, Paper, serving, serving_everywhere
from doithoai.outputs.papers.archive import docx_of, file_name, pdf_of


class Command(BaseCommand):
    help = "Xuất văn bản đã ban hành (docx, PDF) · write a dialogue's papers"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dialogue", type=int, help="số của hội nghị · the dialogue's id")
        parser.add_argument("--kind", choices=Paper.Kind.values)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, dialogue: int, kind: str | None, out: Path, **options: Any) -> None:
        with serving_everywhere(because="the command line names any dialogue"):
            found = Dialogue.objects.filter(pk=dialogue).select_related("commune").first()
        if found is None:
            raise CommandError(f"Không có hội nghị số {dialogue}.")
        out.mkdir(parents=True, exist_ok=True)
        with serving(found.commune):
            papers = Paper.objects.filter(dialogue=found)
            for paper in papers.filter(kind=kind) if kind else papers:
                (out / file_name(paper, "pdf")).write_bytes(pdf_of(paper))
                (out / file_name(paper, "docx")).write_bytes(docx_of(paper))
                self.stdout.write(f"{paper}: {file_name(paper, 'pdf')}, {file_name(paper, 'docx')}")
