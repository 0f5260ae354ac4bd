"""A wording and the facts of one paper make the parts of the content model.

What is left out: a block with a word that has nothing to say, a table without rows, a label or a heading with
nothing under it. What is counted again: numbers and letters. What is put right: the end of every sentence.
Values are data: whatever a citizen wrote is never read as notation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from doithoai.rules.paper_style import basis_lines, finished, list_letter, roman, sentence

from ..content import Block, Column, Heading, Item, Paragraph, Qr, Table
from .notation import Part, Text, Wording, fields_of
from .renaming import up_to_date
from .scope import Scope, Words, index, list_of
from .words import Offer


@dataclass(frozen=True)
class Filled:
    """The words of one paper. `type` and `subject` are empty for a letter, `about` for all others;
    `appendices` are titles with their blocks."""

    type: str
    subject: str
    about: str
    body: tuple[Block, ...]
    appendices: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True)
class _Said:
    """One block as it was said: `block` None where the block was left out and only its number restarts."""

    part: Part
    block: Block | None = None


def fill(wording: Wording, offer: Offer, facts: object) -> Filled:
    """The wording with the facts in it; words it knows by an old name are said too."""
    wording, _ = up_to_date(wording, offer)
    scope = Scope(index(offer), facts)
    appendices = ((attached.title, _blocks(attached.parts, scope)) for attached in wording.appendices)
    return Filled(
        type=wording.type,
        subject=scope.said(wording.subject) or "",
        about=scope.said(wording.about) or "",
        body=_ended(_blocks(wording.parts, scope)),
        appendices=tuple((scope.said(title) or "", blocks) for title, blocks in appendices if blocks),
    )


def _ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The last sentence of the body takes the style's end mark."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph | Item) or not last.text:
        return blocks
    return (*blocks[:-1], replace(last, text=finished(last.text)))


def _blocks(parts: Sequence[Part], scope: Scope) -> tuple[Block, ...]:
    said = [each for run in _runs(parts, scope.words) for each in _run(*run, scope)]
    kept = _under_labels(_under_headings(_under_labels(said, of_sections=False)), of_sections=True)
    return tuple(_alone(_pointed(_numbered(kept))))


# -- saying


def _runs(parts: Sequence[Part], words: Words) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Neighbours that speak of the same list are told together, entry by entry."""
    for name, run in groupby(parts, key=lambda part: _list_of(part, words)):
        yield name, tuple(run)


def _list_of(part: Part, words: Words) -> str:
    if part.kind == "table":
        return ""
    names = (list_of(each.name, words) for text in part.texts() for each in fields_of(text))
    return next((name for name in names if name), "")


def _run(name: str, parts: tuple[Part, ...], scope: Scope) -> Iterator[_Said]:
    if not name:
        for part in parts:
            yield from _said(part, scope)
        return
    for part in parts:
        if _restarts(part):
            yield _Said(part)
    for entry in scope.entries(name):
        for part in parts:
            yield from (replace(each, part=_going_on(each.part)) for each in _said(part, entry) if each.block)


def _said(part: Part, scope: Scope) -> Iterator[_Said]:
    if _restarts(part):
        yield _Said(part)
    if several := scope.several(part):
        for one in scope.apart(several):
            yield from _once(part, one)
    else:
        yield from _once(part, scope)


def _once(part: Part, scope: Scope) -> Iterator[_Said]:
    lead, text = scope.said(part.lead), scope.said(part.text)
    if part.kind == "end":
        yield _Said(part)
    elif part.kind == "table":
        if table := _table(part, scope):
            yield _Said(part, table)
    elif lead is None or text is None:
        return
    elif part.kind == "heading":
        yield _Said(part, Heading(text.upper() if part.level == 1 else text, part.level))
    elif part.kind == "item":
        yield _Said(part, Item(text, part.mark, lead))
    elif part.kind == "basis":
        yield _Said(part, Paragraph(text, italic=True))
    elif part.kind == "qr":
        if data := scope.said(part.code):
            yield _Said(part, Qr(data, text))
    elif part.lead:
        yield _Said(part, Paragraph(sentence(text), lead=_raised(lead, part.lead)))
    else:
        for line in filter(str.strip, text.splitlines()):
            yield _Said(part, Paragraph(sentence(_raised(line.strip(), part.text))))


def _raised(text: str, wording: Text) -> str:
    """A sentence begins with a capital even when it begins with a value."""
    begins = wording and not isinstance(wording[0], str)
    return text[:1].upper() + text[1:] if begins else text


def _table(part: Part, scope: Scope) -> Table | None:
    """The table, or None when it has no rows. A column that has nothing to say in any row is left out."""
    wide = len(part.columns)
    rows: list[tuple[str, ...]] = []
    for row in part.rows:
        names = [list_of(each.name, scope.words) for text in row for each in fields_of(text)]
        name = next((each for each in names if each), "")
        for entry in scope.entries(name) if name else (scope,):
            cells = tuple(entry.said(text) or "" for text in row)
            if any(cells) or not names:
                rows.append((*cells, *[""] * wide)[:wide])
    if not rows:
        return None
    spoken = {place for row in part.rows for place, text in enumerate(row) if any(fields_of(text))}
    kept = [place for place in range(wide) if place not in spoken or any(row[place] for row in rows)]
    columns = [part.columns[place] for place in kept]
    if not all(column.share for column in columns):
        columns = [Column(column.title, 1, column.align) for column in columns]
    return Table(tuple(columns), tuple(tuple(row[place] for place in kept) for row in rows))


# -- leaving out


def _under_labels(said: Sequence[_Said], *, of_sections: bool) -> list[_Said]:
    """Without labels that announce nothing. A label stands for the points, tables and codes right under it;
    one of sections (`level` 1) for the sections that begin there."""
    announced = ("heading",) if of_sections else ("item", "table", "qr")
    out: list[_Said] = []
    after = ""
    for each in reversed(said):
        is_label = each.part.kind == "label" and bool(each.part.level) == of_sections
        if not is_label or after in announced:
            out.append(each)
            after = each.part.kind if each.block or each.part.kind == "end" else after
    out.reverse()
    return out


def _under_headings(said: Sequence[_Said]) -> list[_Said]:
    """Without headings that have nothing under them, down to the next of their level or the sections' end."""
    out: list[_Said] = []
    words, parts = (
        False,
        False,
    )  # what was seen, from the end: words, and parts of a section, under no heading yet
    for each in reversed(said):
        if isinstance(each.block, Heading):
            keeps = words or (parts and each.block.level == 1)
            words, parts = False, (parts or keeps) and each.block.level > 1
            if not keeps:
                continue
        elif each.part.kind == "end":
            words, parts = False, False
        else:
            words = words or each.block is not None
        out.append(each)
    out.reverse()
    return out


# -- counting


_FIRST = ("I.", "1.", "a)")


def _restarts(part: Part) -> bool:
    """Whether the wording begins to count anew here: it wrote the first number or letter."""
    return part.mark in _FIRST


def _going_on(part: Part) -> Part:
    return replace(part, mark=_next_of(part)) if _restarts(part) else part


def _next_of(part: Part) -> str:
    return {"I.": "II.", "1.": "2.", "a)": "b)"}[part.mark]


def _numbered(said: Iterable[_Said]) -> Iterator[Block]:
    """The blocks with their numbers: counted again from where the wording begins to count."""
    count: dict[tuple[str, int, str], int] = {}
    for each in said:
        part, block = each.part, each.block
        way = "roman" if part.mark[:1] in tuple("IVXL") else "letter" if part.mark.endswith(")") else "number"
        key = (part.kind, part.level, way)
        if block is None:
            count[key] = 0
        elif not part.mark or part.mark == "-":
            yield block
        else:
            place = count[key] = count.get(key, 0) + 1
            yield _marked(block, _mark(way, place))


def _mark(way: str, place: int) -> str:
    if way == "letter":
        return f"{list_letter(place - 1)})"
    return f"{roman(place) if way == 'roman' else place}."


def _marked(block: Block, mark: str) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=f"{mark} {block.text}")
    return replace(block, mark=mark) if isinstance(block, Item) else block


# -- ends of sentences


def _pointed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Points and legal bases end as the decree says: `;` and after the last one a full stop."""
    for (dashed, basis), same in groupby(blocks, key=lambda each: (_is_dash(each), _is_basis(each))):
        run = list(same)
        if basis:
            lines = basis_lines([each.text for each in run if isinstance(each, Paragraph)])
            yield from (Paragraph(line, italic=True) for line in lines)
            continue
        for place, each in enumerate(run, start=1):
            if isinstance(each, Item):
                each = replace(
                    each, text=_point(each.text, last=place == len(run)) if dashed else sentence(each.text)
                )
            yield each


def _is_dash(block: Block) -> bool:
    return isinstance(block, Item) and block.mark == "-"


def _is_basis(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.italic


def _point(text: str, *, last: bool) -> str:
    bare = text.strip().rstrip(".;").rstrip()
    if bare[-1:] in tuple(":?!…"):
        return bare
    return f"{bare}{'.' if last else ';'}"


def _alone(blocks: Iterable[Block]) -> Iterator[Block]:
    """A point that is the only one under its heading is a sentence, not a list."""
    given = list(blocks)
    for before, each, after in zip((None, *given), given, (*given[1:], None), strict=False):
        alone = isinstance(each, Item) and (each.mark == "-" or each.mark.endswith(")")) and not each.lead
        if alone and isinstance(before, Heading) and not isinstance(after, Item):
            yield Paragraph(sentence(each.text.rstrip(";")))  # type: ignore[union-attr]
        else:
            yield each
