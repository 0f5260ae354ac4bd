"""Keep an existing plan file beside the plan."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Job, PlanFile, StoredFile
from doithoai.rules.plan_reading import PlanRead


@action()
def attach_plan_file(
    dialogue: Dialogue, *, by: Actor, at: datetime, data: bytes, name: str, read: PlanRead | None = None
) -> PlanFile:
    """Keep the file and what was read from it (plan JSON). The plan itself stays as it is: a person first looks
    (`correct_plan_facts`), then takes over what is right (`take_plan_facts`).

    Without `read` the file waits for the job loop: a scan takes minutes. It is on disk before this returns.
    """
    kept = PlanFile.objects.create(dialogue=dialogue, file=StoredFile.keep(data, name=name, at=at))
    if read is None:
        Job.objects.create(
            commune_id=by.commune_id,
            kind="read_plan",
            payload={"plan_file": kept.pk},
            unique_key=kept.job_key,
            run_after=at,
            max_attempts=READ_AT_MOST,
        )
    else:
        kept.keep_reading(read.text, read.facts, at=at)
    return kept


#: A file at which the server dies three times is not tried for ever.
READ_AT_MOST = 3
