"""What every official letter shares (công văn; Decree 30/2020, mẫu 1.5): no type, `V/v …`, Kính gửi, "Như trên"."""

from dataclasses import dataclass

from .facts import PaperFacts


@dataclass(frozen=True)
class Letter(PaperFacts):
    """A letter to `to`: bodies, or a person as addressed."""

    to: tuple[str, ...]

    def addressees(self) -> tuple[str, ...]:
        """Whom it is written to."""
        return self.to
