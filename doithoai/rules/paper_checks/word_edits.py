"""Changes to a Word paragraph that leave its looks alone: letters are put in and taken out where they stand."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from docx.oxml.ns import qn

LONGEST = 4000
"""Letters. A long paragraph of a plan has fifteen hundred."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}


def text_of_element(paragraph: Any) -> str:
    """The letters of a paragraph as `rewrite` counts them: a tab is \\t, a broken line \\n."""
    return "".join(sign for sign, _ in _signs(paragraph))


def rewrite(paragraph: Any, wanted: str) -> None:
    """Make the paragraph read `wanted`. Letters that stay keep their runs; new ones take the run before them.

    A paragraph longer than `LONGEST` stays as it is: comparing it would take minutes, and nobody wrote it.
    """
    signs = list(_signs(paragraph))
    holders = [node for _, node in signs if node.tag == qn("w:t")]
    if not holders or max(len(signs), len(wanted)) > LONGEST:
        return
    texts: dict[int, list[str]] = {id(node): [] for node in holders}
    last = holders[0]
    for what, start, end, new_start, new_end in _differences("".join(sign for sign, _ in signs), wanted):
        for sign, node in signs[start:end]:
            is_text = node.tag == qn("w:t")
            last = node if is_text else last
            if what == "equal" and is_text:
                texts[id(node)].append(sign)
            elif what != "equal" and not is_text:
                node.getparent().remove(node)
        if what in ("insert", "replace"):
            texts[id(last)].append(wanted[new_start:new_end])
    for node in dict.fromkeys(holders):
        node.text = "".join(texts[id(node)])
        node.set(_SPACE, "preserve")


def _differences(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """What to do with each stretch, as `SequenceMatcher` tells it. Equal ends are cut off first: few letters differ."""
    start = _alike(old, new)
    rest = min(len(old), len(new)) - start
    end = min(rest, _alike(old[::-1], new[::-1]))
    middle = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    return [
        ("equal", 0, start, 0, start),
        *((what, a + start, b + start, c + start, d + start) for what, a, b, c, d in middle.get_opcodes()),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    ]


def _alike(one: str, other: str) -> int:
    """How many letters at the beginning are the same."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _signs(paragraph: Any) -> Iterator[tuple[str, Any]]:
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p")), None) is not paragraph:
            continue
        for node in run:
            if node.tag == qn("w:t"):
                for sign in node.text or "":
                    yield sign, node
            elif node.tag in _SIGNS and not (
                node.tag == qn("w:br") and node.get(qn("w:type")) in ("page", "column")
            ):
                yield _SIGNS[node.tag], node
