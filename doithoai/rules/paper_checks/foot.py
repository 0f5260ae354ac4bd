"""The end of a paper: who signs, who receives, what is attached."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .seen import Passage

Passages = tuple[Passage, ...]

RECIPIENTS = re.compile(r"^nơi nhận\s*:?$", re.IGNORECASE)
_APPENDIX = re.compile(r"^phụ lục(?:\s+(?:số\s*)?(?P<mark>[IVXLC]+|\d+))?\s*[.:]?$", re.IGNORECASE)
PREFIX = re.compile(r"^\**(?P<sign>TM|KT|TL|TUQ|Q(?=[.\s])|T/M|K/T|T/L|T/UQ)(?P<after>\.?\s*)(?=[A-ZĐÀ-Ỹ])")
_TITLE_WORDS = (
    "CHỦ TỊCH", "PHÓ", "BÍ THƯ", "CHÁNH", "TRƯỞNG", "GIÁM ĐỐC", "THƯ KÝ", "CHỦ TỌA", "CHỦ TOẠ", "CHỦ TRÌ",
    "NGƯỜI ", "CÔNG CHỨC", "ĐẠI DIỆN", "HIỆU TRƯỞNG",
)  # fmt: skip


@dataclass(frozen=True)
class Signed:
    """One block of a signature: its capital lines and the name under them."""

    lines: Passages
    name: Passage | None = None


@dataclass(frozen=True)
class Appendix:
    """An appendix: its label, what stands between the label and the text, and the text."""

    label: Passage
    mark: str
    title: Passages
    attached: Passage | None
    body: Passages


def is_appendix(passage: Passage, place: int) -> bool:
    return place > 5 and bool(_APPENDIX.match(passage.text)) and not passage.ruled_table


def foot_start(main: Sequence[Passage]) -> int:
    """Where the foot begins: at `Nơi nhận` or at the first line of a signature, whichever comes first near the end."""
    label = next(
        (place for place in range(len(main) - 1, -1, -1) if RECIPIENTS.match(main[place].text)), None
    )
    start = label if label is not None else len(main)
    near = max(0, start - 25, len(main) - 60)
    for place in range(near, len(main)):
        passage = main[place]
        # A centred capital line in the upper part is the letterhead's, not a signature's.
        if (
            place > 6
            and _is_title(passage)
            and not passage.ruled_table
            and any(len(each.text) > 60 for each in main[:place])
        ):
            return min(start, _cell_start(main, place))
    return start


def _cell_start(main: Sequence[Passage], place: int) -> int:
    table = main[place].cell
    while table and place and main[place - 1].cell and main[place - 1].cell[0] == table[0] != 0:  # type: ignore[index]
        place -= 1
    return place


def _is_title(passage: Passage) -> bool:
    return (
        passage.upper
        and len(passage.text) < 90
        and bool(PREFIX.match(passage.text) or passage.text.startswith(_TITLE_WORDS))
    )


def foot_of(foot: Sequence[Passage]) -> tuple[Passage | None, Passages, tuple[Signed, ...]]:
    label = next((each for each in foot if RECIPIENTS.match(each.text)), None)
    recipients: list[Passage] = []
    wrapped: list[Passage] = []
    if label is not None:
        for passage in foot[foot.index(label) + 1 :]:
            beside = label.cell and passage.cell and label.cell[2] != passage.cell[2]
            if not passage.text or beside:
                continue
            if not passage.text.startswith(("-", "–", "+", "•")) and (_is_title(passage) or recipients):
                if not passage.bold and not passage.upper:
                    wrapped.append(passage)  # the second line of a recipient in a PDF
                continue
            recipients.append(passage)
    taken = {id(each) for each in (label, *recipients, *wrapped)}
    blocks: list[Signed] = []
    columns: dict[object, list[Passage]] = {}
    for passage in foot:
        if passage.text and id(passage) not in taken:
            columns.setdefault(passage.cell[2] if passage.cell else None, []).append(passage)
    for column in columns.values():
        lines: list[Passage] = []
        name: Passage | None = None
        for passage in column:
            if passage.text.startswith("("):
                continue
            if passage.upper and name is None and (lines or _is_title(passage)):
                lines.append(passage)
            elif lines and name is None:
                name = passage
        if lines:
            blocks.append(Signed(tuple(lines), name))
    return label, tuple(recipients), tuple(blocks)


def appendices_of(rest: Sequence[Passage]) -> list[Appendix]:
    starts = [place for place, each in enumerate(rest) if is_appendix(each, 99)]
    ends = [*starts, len(rest)][1:]
    out = []
    for start, end in zip(starts, ends, strict=True):
        label = rest[start]
        inside = [each for each in rest[start + 1 : end] if each.text]
        title = []
        attached = None
        for passage in inside[:8]:
            if passage.text.lower().startswith(("(kèm theo", "(ban hành kèm")):
                attached = passage
                break
            if passage.align not in ("center", None) or passage.ruled_table:
                break
            title.append(passage)
        used = {id(each) for each in (*title, attached)}
        found = _APPENDIX.match(label.text)
        out.append(
            Appendix(
                label, (found["mark"] or "") if found else "", tuple(title), attached,
                tuple(each for each in inside if id(each) not in used),
            )
        )  # fmt: skip
    return out
