"""edXML: an official document as one XML file, as document systems of state bodies exchange it (QCVN 102:2016/BTTTT
and its amendment SĐ1:2022; the shape as a working gateway sends it). A file goes in and out by hand: we speak to no
gateway.
"""

from .document import Answered, Attachment, Document, Organ, code_fault, codes_in
from .reading import Received, read_edxml
from .writing import faults, write_edxml

__all__ = [
    "Answered", "Attachment", "Document", "Organ", "Received", "code_fault", "codes_in", "faults", "read_edxml", "write_edxml",
]  # fmt: skip
