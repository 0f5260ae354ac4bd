"""A paper as it is handed to those who sign it: empty signature fields at their places, each with a name.

Our own program and any other (Adobe, the tool of an office's tokens) find the same fields. They are in the structure
of the document too, so that a paper for archives (PDF/A-2a, PDF/UA-1) stays one. `pdf_fields` puts them into the file.
"""

from dataclasses import dataclass

from doithoai.rules.mark_places import Box

#: Our names of the fields; the number and the day are only there in a draft that is signed before it has them.
SIGNER, SECOND, OFFICE, NUMBER, DATED = "NguoiKy", "NguoiKy2", "CoQuan", "SoVanBan", "NgayVanBan"


@dataclass(frozen=True)
class Field:
    """`label` is what a screen reader says of it; `to_sign` False for a line of text."""

    name: str
    label: str
    box: Box
    to_sign: bool = True
