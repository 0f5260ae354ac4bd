"""The opinions of a dialogue have been compared; what is alike waits for a person."""

from collections.abc import Sequence
from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, LikenessRun


@action(lock=False)
def finish_likeness(
    run: LikenessRun, *, by: Actor, at: datetime, proposals: Sequence[Sequence[int]], compared: int
) -> LikenessRun:
    """Keep the keys, the largest proposal first. Twice is as once: a job may run again."""
    if run.is_waiting:
        run.proposals = [list(each) for each in proposals]
        run.compared, run.made_at = compared, at
        run.save(update_fields=["proposals", "compared", "made_at"])
    return run
