"""What a measurement says: a figure, its goal, and the bare limit measured in the same run."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One number; `limit` is what the bare machinery did at the same moment."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    limit: float | None = None
    limit_is: str = ""
    more_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        """The figure as a share (or multiple) of the bare limit."""
        return round(self.value / self.limit, 2) if self.limit else None

    @property
    def reached(self) -> bool | None:
        if self.goal is None:
            return None
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}

    def line(self) -> str:
        mark = {True: "✓", False: "✗", None: " "}[self.reached]
        goal = f"goal {self.goal:,g}" if self.goal is not None else ""
        limit = f"{self.limit_is} {self.limit:,.5g} (×{self.ratio})" if self.limit else ""
        return f"  {mark} {self.what:<44}{self.value:>10,.5g} {self.unit:<7}{goal:<14}{limit}"
