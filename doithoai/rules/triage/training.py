"""The training texts: `regulations/training/<field>.tsv`, one opinion a line, all made up.

Three letters, a tab, the text. The letters: urgency k(hẩn) c(ao) t(hường); competence x(ã) t(ỉnh) w (trung ương) or
- (cannot be told); kind o(pinion) c(omplaint) d(enunciation) e(mergency) n(one).

`flags/denunciation.tsv` and `flags/danger.tsv` say one thing only: d or k, a tab and a text that is one; or o, a tab and
one that only looks like it.
"""

from dataclasses import dataclass
from pathlib import Path

from doithoai.rules.vietnamese import nfc

from .fields import FIELDS
from .learned import DANGER, DENOUNCES, Lesson

LABELS = (*(field.code for field in FIELDS), DENOUNCES, DANGER)

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
    def lesson(self) -> Lesson:
        """What the learned layer is taught about it."""
        labels = {self.field}
        if self.kind == "denunciation":
            labels.add(DENOUNCES)
        if self.urgency == "khẩn":
            labels.add(DANGER)
        return Lesson(self.text, frozenset(labels), frozenset(LABELS))


def read_training(folder: Path) -> list[Example]:
    """All examples of a folder, in the order of the files' names."""
    return [
        _example(line, path, number)
        for path in sorted(folder.glob("*.tsv"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
    ]


def read_flags(folder: Path) -> list[Lesson]:
    """Texts that teach only what a denunciation and what danger sounds like."""
    return [
        *_flagged(folder / "flags" / "denunciation.tsv", DENOUNCES, "d"),
        *_flagged(folder / "flags" / "danger.tsv", DANGER, "k"),
    ]


def lessons(folder: Path) -> list[Lesson]:
    """All that is taught."""
    return [*(each.lesson for each in read_training(folder)), *read_flags(folder)]


def _flagged(path: Path, label: str, sign: str) -> list[Lesson]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        said, _, text = line.partition("\t")
        if said not in (sign, "o") or not text:
            raise NotTraining(
                f"{path.name}, dòng {number}: cần {sign} hoặc o, dấu tab rồi ý kiến; đang là {said!r}."
            )
        found.append(Lesson(nfc(text), frozenset({label} if said == sign else ()), frozenset({label})))
    return found


def _example(line: str, path: Path, number: int) -> Example:
    labels, _, text = line.partition("\t")
    try:
        urgency, competence, kind = tuple(labels)
        return Example(nfc(text), path.stem, URGENCY[urgency], COMPETENCE[competence], KIND[kind])
    except (ValueError, KeyError) as wrong:
        raise NotTraining(
            f"{path.name}, dòng {number}: cần ba chữ nhãn, dấu tab rồi ý kiến; đang là {labels!r}."
        ) from wrong
