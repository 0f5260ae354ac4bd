"""What every official letter shares (công văn; Decree 30/2020, mẫu 1.5): no type, `V/v …`, Kính gửi, "Như trên"."""

from dataclasses import dataclass, replace

from .content import Closing
from .facts import Issue, PaperFacts


def closed(issue: Issue, to: tuple[str, ...]) -> Closing:
    """The foot of a letter sent to `to`, who are not named a second time."""
    others = tuple(each for each in issue.recipients if each not in to)
    return replace(issue, recipients=others).closing(sent_up=True)


@dataclass(frozen=True)
class Letter(PaperFacts):
    """A letter to `to`: bodies, or a person as addressed."""

    to: tuple[str, ...]

    def addressees(self) -> tuple[str, ...]:
        """Whom it is written to."""
        return self.to

    def closing(self) -> Closing:
        """ "Như trên", and whoever else reads it."""
        return closed(self.issue, self.to)
