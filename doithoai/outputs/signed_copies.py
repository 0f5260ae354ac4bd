"""A signed PDF beside our own: whose signatures, and whether it says what our paper says."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from doithoai.models import Paper, SignedCopy
from doithoai.models.clock import now
from doithoai.outputs.papers.archive import pdf_of
from doithoai.rules.pdf_signatures import (
    Differences,
    Signature,
    compared,
    drawn_by_signing,
    signatures_in,
    words_of,
)

#: Less of our words than this and it is another paper.
SAME_PAPER = 0.8


@dataclass(frozen=True)
class Examined:
    """A file that somebody brought as the signed copy of a paper, looked at but not kept."""

    data: bytes
    name: str
    signatures: tuple[Signature, ...]
    differ: Differences
    is_picture: bool  # a scan: there are no words to compare

    @property
    def foreign(self) -> tuple[str, ...]:
        """What it adds beyond what a visible signature draws."""
        return tuple(word for word in self.differ.added if not drawn_by_signing(word, self.signatures))

    @property
    def is_another_paper(self) -> bool:
        return not self.is_picture and self.differ.share < SAME_PAPER

    @property
    def exact(self) -> bool:
        return not self.differ.missing and not self.foreign


def examine(paper: Paper, data: bytes, name: str) -> Examined:
    """Takes a second. Raises `Unreadable` with a sentence."""
    found = signatures_in(data, name, at=now(), trust=trusted_roots())
    differ = compared(words_of(pdf_of(paper)), found.words)
    return Examined(data, name, found.signatures, differ, not found.words)


def trusted_roots() -> Path:
    """Where the office puts the root certificates it trusts (docs/huong-dan/quan-tri.md); none come with us."""
    return Path(settings.DATA) / "trust"


def says(copy: SignedCopy) -> list[tuple[str, ...]]:
    """The sentences of each signature, as it was found when the copy came."""
    return [Signature(**each).says() for each in copy.signatures]
