"""The letters about a paper that has gone out already (Decree 30/2020, Article 18.3; công văn, mẫu 1.5).

What is wrong in the form or the way of issuing is corrected by a letter; a paper that should not have gone out
is withdrawn by one. What is wrong in the content is neither: it is replaced by a paper of the same kind.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ..facts import Facts, PaperFacts
from ..offers import OFFICE
from ..wording import Filled, Offer, Rows, Word

_FOLDER = Path(__file__).parent
_OLD: Offer = (
    Word("văn bản", "văn bản cũ: tên loại, số, ngày", lambda paper: paper.old, must=True,
         example="Kế hoạch số 05/KH-UBND ngày 09/9/2026"),
    Word("trích yếu của văn bản", "trích yếu của văn bản cũ", lambda paper: paper.old_subject,
         example="tổ chức Hội nghị đối thoại năm 2026"),
    Word("lý do", "vì sao", lambda paper: paper.reason, must=True, example="sơ suất khi trình bày"),
)  # fmt: skip


@dataclass(frozen=True)
class Fault(Facts):
    """One place that is corrected: where it stands, the words as printed, the words as they are to be read."""

    where: str
    printed: str
    reads: str


@dataclass(frozen=True)
class Correction(PaperFacts):
    """The letter of correction. `old` names the paper ("Kế hoạch số 05/KH-UBND ngày 09/9/2026"); `to` are its
    recipients."""

    old: str
    old_subject: str
    reason: str
    faults: tuple[Fault, ...]
    to: tuple[str, ...] = ()

    REQUIRED: ClassVar = (("faults", "chỗ sai cần đính chính"), ("reason", "lý do"))
    NATIONAL: ClassVar = _FOLDER / "correction.txt"
    WORDS: ClassVar[Offer] = (
        *OFFICE,
        *_OLD,
        Rows("chỗ sai", "mỗi chỗ được đính chính", lambda paper: paper.faults, (
            Word("vị trí", "chỗ nào trong văn bản", lambda each: each.where, must=True, example="Trang 1, nơi nhận"),
            Word("đã in", "lời đã in", lambda each: each.printed, must=True, example="Lưu VT"),
            Word("đọc là", "nay đọc là", lambda each: each.reads, must=True, example="Lưu: VT, VP"),
        ), must=True),
    )  # fmt: skip

    def addressees(self) -> tuple[str, ...]:
        """Everyone who was sent the paper."""
        return self.to

    def name_of(self, said: Filled) -> str:
        """By the paper it corrects."""
        return f"Công văn đính chính {self.old}"


@dataclass(frozen=True)
class Withdrawal(PaperFacts):
    """The letter of withdrawal. `old` names the paper; `to` are its recipients."""

    old: str
    old_subject: str
    reason: str
    to: tuple[str, ...] = ()

    REQUIRED: ClassVar = (("reason", "lý do"),)
    NATIONAL: ClassVar = _FOLDER / "withdrawal.txt"
    WORDS: ClassVar[Offer] = (*OFFICE, *_OLD)

    def addressees(self) -> tuple[str, ...]:
        """Everyone who was sent the paper."""
        return self.to

    def name_of(self, said: Filled) -> str:
        """By the paper it withdraws."""
        return f"Công văn thu hồi {self.old}"
