"""doithoai papers DIALOGUE --out DIR: the issued papers, and what has no number, as docx and PDF."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from doithoai.models import Dialogue, Invitation, Paper, serving, serving_everywhere
from doithoai.outputs.papers import render_invitations_pdf, render_invitations_zip
from doithoai.outputs.papers.archive import docx_of, file_name, invitation_copies, pdf_of
from doithoai.outputs.sheets import SHEETS, Asked, as_docx, as_pdf, why_not


class Command(BaseCommand):
    help = "Xuất văn bản đã ban hành (docx, PDF) · write a dialogue's papers"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dialogue", type=int, help="số của hội nghị · the dialogue's id")
        parser.add_argument("--kind", choices=Paper.Kind.values)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument(
            "--site", default="",
            help="địa chỉ của trang, để in giấy mời từng người có mã · the site's address: personal invitations too",
        )  # fmt: skip

    def handle(
        self, *args: Any, dialogue: int, kind: str | None, out: Path, site: str, **options: Any
    ) -> None:
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
                if site and paper.kind == Paper.Kind.INVITATION:
                    self.write_copies(paper, out, site.rstrip("/"))
            if not kind:
                self.write_sheets(found, out, site.rstrip("/"))

    def write_sheets(self, dialogue: Dialogue, out: Path, site: str) -> None:
        """Forms, lists, scripts, posters and tables; what cannot be printed yet is told."""
        follow = site + reverse("public:follow", args=["X"]).removesuffix("X/") if site else ""
        asked = Asked(site=f"{site}/" if site else "", follow=follow)
        for sheet in SHEETS.values():
            if no := why_not(sheet, dialogue):
                self.stderr.write(f"{sheet.label}: {no}")
                continue
            lots = sheet.lots(dialogue, asked) if sheet.lots else []
            for lot in range(max(1, len(lots))):
                first = lots[lot].first if lots else 0
                content = sheet.make(dialogue, replace(asked, first=first)).content()
                name = f"in-san-{sheet.slug}{f'-{lot + 1:02}' if lots else ''}"
                if content.forms:
                    (out / f"{name}.pdf").write_bytes(as_pdf(content))
                    (out / f"{name}.docx").write_bytes(as_docx(content))
                    self.stdout.write(f"{sheet.label}: {name}.pdf, {name}.docx")

    def write_copies(self, paper: Paper, out: Path, site: str) -> None:
        """One invitation a guest: all in one PDF, and each as a Word file in one zip. Says how far it is."""
        guests = Invitation.objects.filter(dialogue=paper.dialogue_id, issued_at=paper.created_at)
        entry = site + reverse("hall:entry", args=["X"]).removesuffix("X/")
        letters = invitation_copies(paper, guests.select_related("hamlet"), check_in_address=entry)

        def told(done: int, of: int) -> None:
            self.stderr.write(f"  {done}/{of}")

        for extension, made in (("pdf", render_invitations_pdf), ("zip", render_invitations_zip)):
            name = file_name(paper, extension).replace(".", "-tung-nguoi.")
            (out / name).write_bytes(made(letters, told=told))
            self.stdout.write(name)
