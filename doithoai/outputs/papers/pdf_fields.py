"""The signature fields inside a PDF: put there, and found again.

Apart from their names (`signing_fields`), because the library is heavy and only a paper on its way to be signed needs it.
"""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from doithoai.rules.mark_places import Box

from .signing_fields import OFFICE, Field

PRINTED = 4  # the flag of an annotation that is printed
READ_ONLY = 1  # nobody types into it by hand


def pages_of(pdf: bytes) -> int:
    """How many."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def page_size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height in points."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        left, bottom, right, top = (float(each) for each in opened.pages[page].mediabox)
    return right - left, top - bottom


def with_fields(pdf: bytes, fields: tuple[Field, ...]) -> bytes:
    """The PDF with these fields, empty. The office's signature locks the lines of text: from then on no number can
    be changed unnoticed."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        made = [_field(opened, each, fields) for each in fields]
        opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=Array(made), SigFlags=1))
        out = io.BytesIO()
        opened.save(out, deterministic_id=True)
    return out.getvalue()


def boxes_in(pdf: bytes) -> dict[str, Box]:
    """Where the fields of a PDF stand, by name."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            for each in page.obj.get("/Annots", []):
                if "/T" in each and "/Rect" in each:
                    found[str(each.T)] = Box(number, *(float(side) for side in each.Rect))
    return found


def _field(pdf: pikepdf.Pdf, field: Field, all_fields: tuple[Field, ...]) -> Any:
    page = pdf.pages[field.box.page].obj
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, T=String(field.name), TU=String(field.label), F=PRINTED, P=page,
            FT=Name.Sig if field.to_sign else Name.Tx, Rect=Array([round(each, 2) for each in field.box.rect]),
            AP=Dictionary(N=_nothing(pdf, field.box)),
        )
    )  # fmt: skip
    if not field.to_sign:
        made.Ff = READ_ONLY
        made.DA = String("/Helv 0 Tf 0 g")  # required of the kind; what is shown is the appearance
    lines = [String(each.name) for each in all_fields if not each.to_sign]
    if field.name == OFFICE and lines:
        made.Lock = Dictionary(Type=Name.SigFieldLock, Action=Name.Include, Fields=Array(lines))
    if Name.Annots not in page:
        page.Annots = Array([])
    page.Annots.append(made)
    page.Tabs = Name.S
    _into_structure(pdf, made, page)
    return made


def _nothing(pdf: pikepdf.Pdf, box: Box) -> Any:
    look = pdf.make_stream(b"")
    look.Type, look.Subtype, look.Resources = Name.XObject, Name.Form, Dictionary()
    look.BBox = Array([0, 0, round(box.width, 2), round(box.height, 2)])
    return look


def _into_structure(pdf: pikepdf.Pdf, widget: Any, page: Any) -> None:
    """A form field of a tagged document hangs in its tree, or a screen reader never comes to it."""
    tree = pdf.Root.get(Name.StructTreeRoot)
    if tree is None or Name.ParentTree not in tree:
        return
    top = tree.K[0] if isinstance(tree.K, Array) else tree.K
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=top,
            Pg=page,
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    if Name.K not in top:
        top.K = Array([])
    elif not isinstance(top.K, Array):
        top.K = Array([top.K])
    top.K.append(element)
    parents = pikepdf.NumberTree(tree.ParentTree)
    key = max((int(tree.get(Name.ParentTreeNextKey, 0)), *(each + 1 for each in parents)))
    parents[key] = element
    tree.ParentTreeNextKey = key + 1
    widget.StructParent = key
