"""What a Word file shows rather than what it stores: text typed with the faces of the old 8-bit letters, and text
that a face or the setting "All caps" shows in capitals.

`.VnTimeH` draws capitals over small letters: without it a heading stores `kÕ ho¹ch`, shown as `KẾ HOẠCH`. So the
letters and their face are read together. Which letters a face really holds is judged by the text: people leave
`.VnTime` standing over text that was long since turned into Unicode.
"""

import re
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn

from .encodings import old_letters

_CAPITAL_FACE = re.compile(r"\.vn.*h", re.IGNORECASE)
Look = tuple[str, bool]
"""The face of some text in small letters ("" when the file does not say), and whether it is shown in capitals."""
_Told = tuple[str, bool | None]
_NOTHING: _Told = ("", None)


class Faces:
    """The faces of one document: its styles, and what was typed with the old ones."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles = {each.get(qn("w:styleId")): each for each in root.iter(qn("w:style"))}
        self._looks: dict[str | None, _Told] = {None: _NOTHING}
        self._usual = next(
            (_told(each.find(qn("w:rPr"))) for each in root.iter(qn("w:rPrDefault"))), _NOTHING
        )
        for name, style in self._styles.items():
            if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph":
                self._usual = _first(self._of_style(name), self._usual)
        typed: dict[str, list[str]] = {}
        for paragraph in document.element.body.iter(qn("w:p")):
            for node in paragraph.iter(qn("w:t")):
                if node.text:
                    typed.setdefault(_family(self.of(node.getparent(), paragraph)[0]), []).append(node.text)
        self._letters = {family: old_letters(" ".join(said)) for family, said in typed.items()}

    def of(self, run: Any, paragraph: Any) -> Look:
        """How this run looks: by its own settings, then by its styles, then as the document does."""
        own = run.find(qn("w:rPr"))
        by_styles = [self._of_style(_named(own, "w:rStyle"))]
        by_styles.append(self._of_style(_named(paragraph.find(qn("w:pPr")), "w:pStyle")))
        face, capitals = _first(_told(own), *by_styles, self._usual)
        return face.lower(), bool(capitals)

    def _of_style(self, name: str | None) -> "_Told":
        if name not in self._looks:
            self._looks[name] = _NOTHING  # a damaged file may name styles in a ring
            style = self._styles.get(name)
            if style is not None:
                base = self._of_style(_named(style, "w:basedOn"))
                self._looks[name] = _first(_told(style.find(qn("w:rPr"))), base)
        return self._looks[name]

    def shown(self, pieces: list[tuple[str, Look]]) -> str:
        """The text of a paragraph as people see it; a letter may be spread over several runs (VNI)."""
        return "".join(
            self._read("".join(said for said, _ in group), look)
            for look, group in groupby(pieces, key=lambda piece: piece[1])
        )

    def _read(self, said: str, look: Look) -> str:
        face, capitals = look
        turned = self._letters.get(_family(face))
        if turned:
            said, capitals = turned(said), capitals or bool(_CAPITAL_FACE.fullmatch(face))
        return said.upper() if capitals else said


def _family(face: str) -> str:
    return next((family for family in (".vn", "vni") if face.startswith(family)), "")


def _named(parent: Any, tag: str) -> str | None:
    child = parent.find(qn(tag)) if parent is not None else None
    return child.get(qn("w:val")) if child is not None else None


def _told(properties: Any) -> _Told:
    """What one set of properties says; of the face, that of the letters above ASCII: there the old encodings live."""
    if properties is None:
        return _NOTHING
    faces, caps = properties.find(qn("w:rFonts")), properties.find(qn("w:caps"))
    face = (faces.get(qn("w:hAnsi")) or faces.get(qn("w:ascii")) or "") if faces is not None else ""
    return face, None if caps is None else caps.get(qn("w:val")) not in ("0", "false", "off")


def _first(*told: _Told) -> _Told:
    """For the face and for the capitals, whoever says something first."""
    face = next((each[0] for each in told if each[0]), "")
    return face, next((each[1] for each in told if each[1] is not None), None)
