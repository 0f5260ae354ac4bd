"""What reading a file comes to: its text, or a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """The raw text of a file, before normalising.

    `kind`: txt, docx, doc, pdf, scan. `notes`: Vietnamese sentences for the reader.
    """

    content: str
    kind: str
    notes: tuple[str, ...] = ()


class Unreadable(Exception):
    """The file cannot be read; `str()` is a Vietnamese sentence: what happened and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
