"""Numbers the parts of a paper: I. · 1. · a). A part with nothing to say takes no number."""

from collections.abc import Iterable, Sequence

from doithoai.rules.paper_style import list_letter, roman, sentence

from .content import Block, Heading, Item, Paragraph

Blocks = Sequence[Block]
Part = tuple[str, Blocks]


def sections(*given: Part) -> tuple[Block, ...]:
    """`I. TITLE` and its blocks, for every part that has blocks."""
    return _numbered(given, level=1)


def parts(*given: Part) -> tuple[Block, ...]:
    """`1. Title` and its blocks, for every part that has blocks."""
    return _numbered(given, level=2)


def _numbered(given: Iterable[Part], *, level: int) -> tuple[Block, ...]:
    out: list[Block] = []
    for number, (title, blocks) in enumerate((each for each in given if each[1]), start=1):
        text = f"{roman(number)}. {title.upper()}" if level == 1 else f"{number}. {title}"
        out += (Heading(text, level), *blocks)
    return tuple(out)


def points(texts: Sequence[str]) -> tuple[Block, ...]:
    """`a) …`, `b) …`; one text alone stands as a paragraph."""
    said = [each for each in texts if each.strip()]
    if len(said) == 1:
        return paragraphs(said[0])
    return tuple(Item(sentence(each), mark=f"{list_letter(place)})") for place, each in enumerate(said))


def dashes(texts: Iterable[str]) -> tuple[Block, ...]:
    """`- …;` for each text, the last one with a full stop."""
    said = [each.strip().rstrip(".;") for each in texts if each.strip(" .;")]
    return tuple(
        Item(f"{each}{'.' if place == len(said) else ';'}") for place, each in enumerate(said, start=1)
    )


def paragraphs(text: str) -> tuple[Block, ...]:
    """A text of several lines as paragraphs; nothing for an empty one."""
    return tuple(Paragraph(sentence(line)) for line in text.splitlines() if line.strip())


def line(lead: str, text: str) -> tuple[Block, ...]:
    """`Thời gian: …` with the label bold; nothing when there is nothing to say."""
    return (Paragraph(sentence(text), lead=f"{lead}:"),) if text.strip() else ()


def labelled(lead: str, blocks: Blocks) -> tuple[Block, ...]:
    """`Thành phần tham dự:` on its own line above its blocks; nothing when there are none."""
    return (Paragraph("", lead=f"{lead}:"), *blocks) if blocks else ()
