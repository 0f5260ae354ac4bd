"""One line of Today."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """One line of Today: what, where, by when and why; `action` is the word on its button.

    `key` names the duty it fulfils, so that a duty and the work it asks for are one line; `verb` is the deed.
    """

    what: str
    where: str
    href: str
    action: str = "Mở"
    due_on: date | None = None
    because: str = ""
    days: int | None = None
    key: str = ""
    verb: str = ""
    at_once: bool = False  # before everything that has a date

    @property
    def kind(self) -> str:
        if self.at_once:
            return "late"
        if self.days is None:
            return "now"
        return "late" if self.days < 0 else "soon" if self.days <= 3 else ""
