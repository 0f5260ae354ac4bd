"""Several tagged PDFs of ours as one, with their tags: what a reader aloud needs survives the joining.

typst writes one structure tree with a flat parent tree, pages numbered from 0 by `StructParents`, and an outline.
Joining renumbers the pages of each part behind those before it. Fonts stand once for each part.

A program of its own, so that a thousand pages leave the server's memory as it was: `python joined.py A B …` reads
the files and writes the whole to standard output. This file therefore imports nothing of ours.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, Object, Pdf


def joined(parts: Iterable[bytes]) -> bytes:
    """The parts in their order as one PDF; the same parts give the same bytes. Raises ValueError for none."""
    whole: Pdf | None = None
    for part in parts:
        if whole is None:
            whole = Pdf.open(BytesIO(part))
        else:
            with Pdf.open(BytesIO(part)) as more:
                _add(whole, more)
    if whole is None:
        raise ValueError("Không có văn bản nào để in.")
    out = BytesIO()
    with whole:
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _add(whole: Pdf, more: Pdf) -> None:
    tree, outline = whole.Root.StructTreeRoot, whole.Root.get(Name.Outlines)
    taken = int(tree.ParentTreeNextKey)
    for page in more.pages:
        page.obj.StructParents += taken
    whole.pages.extend(more.pages)
    added = whole.copy_foreign(more.Root.StructTreeRoot)
    for branch in added.K:
        branch.P = tree
        tree.K.append(branch)
    of_pages = list(added.ParentTree.Nums)
    for number, marked in zip(of_pages[::2], of_pages[1::2], strict=True):
        tree.ParentTree.Nums.extend(Array([int(number) + taken, marked]))
    tree.ParentTreeNextKey = taken + int(added.ParentTreeNextKey)
    if outline is not None and Name.Outlines in more.Root:
        _add_outline(outline, whole.copy_foreign(more.Root.Outlines))


def _add_outline(outline: Object, added: Object) -> None:
    """The entries of one outline behind those of another: a chain of siblings."""
    entry: Object | None = added.First
    outline.Last.Next, added.First.Prev = added.First, outline.Last
    while entry is not None:
        entry.Parent = outline
        entry = entry.get(Name.Next)
    outline.Last = added.Last
    outline.Count = int(outline.get(Name.Count, 0)) + int(added.get(Name.Count, 0))


if __name__ == "__main__":
    sys.stdout.buffer.write(joined(Path(name).read_bytes() for name in sys.argv[1:]))
