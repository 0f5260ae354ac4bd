"""Stored papers as files again: the facts of the issue, rendered the same today and in ten years."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from doithoai.models import Invitation, Paper
from doithoai.outputs import papers
from doithoai.outputs.papers.drafts import guest_words
from doithoai.rules.vietnamese import slug


def facts_of(paper: Paper) -> Any:
    return papers.KINDS[paper.kind].from_json(paper.facts)


def pdf_of(paper: Paper) -> bytes:
    return papers.render_pdf(facts_of(paper).content())


def large_print_of(paper: Paper) -> bytes:
    return papers.render_large_print(facts_of(paper).content())


def docx_of(paper: Paper) -> bytes:
    return papers.render_docx(facts_of(paper).content())


def file_name(paper: Paper, extension: str) -> str:
    """ "06-kh-hdnd-ke-hoach.pdf": plain letters, so that every mail server and archive keeps it."""
    return f"{slug(paper.code)}-{slug(paper.get_kind_display())}.{extension}"


def guests_of(paper: Paper, hamlets: Collection[int] | None = None) -> list[Invitation]:
    """Who is invited by this paper, in the order they are printed; `hamlets` limits them to those of some hamlets."""
    rows = Invitation.objects.filter(dialogue=paper.dialogue_id, issued_at=paper.created_at)
    if hamlets is not None:
        rows = rows.filter(hamlet__in=hamlets)
    return list(rows.select_related("hamlet").order_by("kind", "hamlet__order", "pk"))


def invitation_copies(
    paper: Paper, guests: Iterable[Invitation], *, check_in_address: str
) -> list[papers.Invitation]:
    """One invitation a guest, all under the paper's number. `check_in_address` ends before the code."""
    letter = facts_of(paper)
    return [
        replace(
            letter, guest=guest_words(guest), check_in_code=guest.code,
            check_in_address=f"{check_in_address}{guest.code}/",
        )
        for guest in guests
    ]  # fmt: skip
