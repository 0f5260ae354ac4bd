"""How a paragraph and a run of a Word file really look: the file's defaults, then styles, then what is set on them.

A "look" is a flat dict of what is set; a later one wins key by key (WordprocessingML, 17.7.2). Font slots are kept
apart, because each may be set on another level.
"""

from functools import cached_property
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

Look = dict[str, Any]
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
MM_PER_TWIP = 25.4 / 1440
_OFF = ("0", "false", "off", "none")
_THEME_FACES = {
    "major": "majorFont", "minor": "minorFont",
    "HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs",
}  # fmt: skip
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Looks:
    """The looks of one document: `of_paragraph`, `of_run`."""

    def __init__(self, document: Document) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
        }
        self._faces = _theme_faces(document)
        self._known: dict[str, Look] = {}
        defaults = document.styles.element.find(qn("w:docDefaults"))
        self._defaults: Look = {}
        if defaults is not None:
            for kind in ("w:rPrDefault", "w:pPrDefault"):
                holder = defaults.find(qn(kind))
                for inner in holder if holder is not None else ():
                    self._defaults |= self._set_by(inner)

    @cached_property
    def default_style(self) -> str:
        """The id of the style of a paragraph that names none."""
        for name, style in self._styles.items():
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                return str(name)
        return ""

    @property
    def plain(self) -> Look:
        """What somebody who types a new line gets."""
        return self._defaults | self.of_style(self.default_style)

    def of_style(self, name: str | None) -> Look:
        """A style with all it is based on. A circle of styles ends where it began."""
        if not name or name not in self._styles:
            return {}
        if name not in self._known:
            self._known[name] = {}
            style = self._styles[name]
            based = style.find(qn("w:basedOn"))
            look = dict(self.of_style(based.get(qn("w:val")))) if based is not None else {}
            for kind in ("w:pPr", "w:rPr"):
                inner = style.find(qn(kind))
                if inner is not None:
                    look |= self._set_by(inner)
            self._known[name] = look
        return self._known[name]

    def of_paragraph(self, paragraph: Any) -> Look:
        properties = paragraph.find(qn("w:pPr"))
        named = _value(properties, "w:pStyle")
        look = self._defaults | self.of_style(named if named in self._styles else self.default_style)
        return look | self._set_by(properties) if properties is not None else look

    def of_run(self, run: Any, paragraph: Look) -> Look:
        """The run's look inside a paragraph of that look."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return paragraph
        return paragraph | self.of_style(_value(properties, "w:rStyle")) | self._set_by(properties)

    def _set_by(self, properties: Any) -> Look:
        look: Look = {}
        for each in properties:
            match each.tag.rpartition("}")[2]:
                case "rFonts":
                    look |= self._fonts(each)
                case "sz":
                    look["size"] = _number(each.get(qn("w:val")), 0.5)
                case "b" | "i" as letter:
                    look["bold" if letter == "b" else "italic"] = _is_on(each)
                case "u":
                    look["underlined"] = each.get(qn("w:val"), "none") != "none"
                case "caps":
                    look["caps"] = _is_on(each)
                case "color":
                    look["colour"] = _colour(each)
                case "jc":
                    look["align"] = _align(each.get(qn("w:val")))
                case "ind":
                    look |= _indents(each)
                case "spacing" if properties.tag == qn("w:pPr"):
                    look |= _spacing(each)
                case "pBdr":
                    look["border"] = any(
                        edge.get(qn("w:val"), "none") not in ("none", "nil")
                        for edge in each
                        if edge.tag in (qn("w:top"), qn("w:bottom"))
                    )
        return {key: value for key, value in look.items() if value is not None}

    def _fonts(self, fonts: Any) -> Look:
        look: Look = {}
        for slot in SLOTS:
            theme = fonts.get(qn("w:cstheme" if slot == "cs" else f"w:{slot}Theme"))
            face = self._faces.get(theme, "") if theme else fonts.get(qn(f"w:{slot}"))
            if face is not None:
                look[slot] = face
        return look


def fonts_of(look: Look) -> tuple[str, ...]:
    """The four slots; "" where nothing is declared, which Word draws in Times New Roman."""
    return tuple(look.get(slot, "") for slot in SLOTS)


def _theme_faces(document: Document) -> dict[str, str]:
    """`minorHAnsi` -> "Calibri": the faces a theme stands for."""
    from docx.oxml import parse_xml

    faces: dict[str, str] = {}
    for part in document.part.package.iter_parts():
        if not str(part.partname).startswith("/word/theme/"):
            continue
        theme = parse_xml(part.blob)
        for size in ("major", "minor"):
            group = next(theme.iter(f"{_DRAWING}{_THEME_FACES[size]}"), None)
            for name in ("HAnsi", "Ascii", "EastAsia", "Bidi"):
                face = group.find(f"{_DRAWING}{_THEME_FACES[name]}") if group is not None else None
                faces[size + name] = face.get("typeface", "") if face is not None else ""
    return faces


def _value(parent: Any, tag: str) -> str | None:
    child = parent.find(qn(tag)) if parent is not None else None
    return child.get(qn("w:val")) if child is not None else None


def _is_on(element: Any) -> bool:
    return element.get(qn("w:val"), "1") not in _OFF


def _number(text: str | None, times: float) -> float | None:
    try:
        return float(text) * times if text is not None else None
    except ValueError:
        return None


def _colour(element: Any) -> str:
    shown = (element.get(qn("w:val")) or "auto").upper()
    return (
        "" if shown in ("AUTO", "000000") or element.get(qn("w:themeColor")) in ("text1", "dark1") else shown
    )


def _align(name: str | None) -> str:
    known = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}
    return known.get(name or "", "left")


def _indents(element: Any) -> Look:
    def length(*names: str) -> float | None:
        return next(
            (
                found
                for name in names
                if (found := _number(element.get(qn(f"w:{name}")), MM_PER_TWIP)) is not None
            ),
            None,
        )

    hanging = length("hanging")
    return {
        "left": length("left", "start"),
        "right": length("right", "end"),
        "first": -hanging if hanging is not None else length("firstLine"),
    }


def _spacing(element: Any) -> Look:
    look: Look = {}
    for side in ("before", "after"):
        automatic = element.get(qn(f"w:{side}Autospacing"))
        look[side] = 14.0 if automatic in ("1", "true", "on") else _number(element.get(qn(f"w:{side}")), 0.05)
    pitch = element.get(qn("w:line"))
    if pitch is not None:
        rule = element.get(qn("w:lineRule"), "auto")
        look["line"] = _number(pitch, 1 / 240 if rule == "auto" else 0.05)
        look["line_rule"] = rule
    return look
