"""A file that waited for the job loop has been read, or cannot be."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, PlanFile
from doithoai.rules.plan_reading import PlanRead


@action()
def finish_plan_reading(
    plan_file: PlanFile, *, by: Actor, at: datetime, read: PlanRead | None, why_not: str = ""
) -> PlanFile:
    """Keep the facts, or the sentence that says why there are none. Twice is as once: a job may run again."""
    if plan_file.read_at is None and not plan_file.unreadable:
        if read is None:
            plan_file.unreadable = why_not
            plan_file.save(update_fields=["unreadable"])
        else:
            plan_file.keep_reading(read.text, read.facts, at=at)
    return plan_file
