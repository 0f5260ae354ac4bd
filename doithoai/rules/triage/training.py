"""The training texts: `regulations/training/<field>.tsv`, one opinion a line, all made up.

Three letters, a tab, the text. The letters: urgency k(hẩn) c(ao) t(hường); competence x(ã) t(ỉnh) w (trung ương) or
- (cannot be told); kind o(pinion) c(omplaint) d(enunciation) e(mergency) n(one).
"""

from dataclasses import dataclass
from pathlib import Path

from doithoai.rules.vietnamese import nfc

from .learned import DENOUNCES

URGENCY = {"k": "khẩn", "c": "cao", "t": "thường"}
COMPETENCE = {"x": "xã", "t": "tỉnh", "w": "trung ương", "-": None}
KIND = {"o": "opinion", "c": "complaint", "d": "denunciation", "e": "emergency", "n": "none"}


class NotTraining(ValueError):
    """A line that is no training text; says which and why."""


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    field: str
    urgency: str
    competence: str | None
    kind: str

    @property
    def labels(self) -> frozenset[str]:
        """What the learned layer is taught about it."""
        return frozenset({self.field, DENOUNCES} if self.kind == "denunciation" else {self.field})


def read_training(folder: Path) -> list[Example]:
    """All examples of a folder, in the order of the files' names."""
    return [
        _example(line, path, number)
        for path in sorted(folder.glob("*.tsv"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
    ]


def _example(line: str, path: Path, number: int) -> Example:
    labels, _, text = line.partition("\t")
    try:
        urgency, competence, kind = tuple(labels)
        return Example(nfc(text), path.stem, URGENCY[urgency], COMPETENCE[competence], KIND[kind])
    except (ValueError, KeyError) as wrong:
        raise NotTraining(
            f"{path.name}, dòng {number}: cần ba chữ nhãn, dấu tab rồi ý kiến; đang là {labels!r}."
        ) from wrong
