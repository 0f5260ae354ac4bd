"""Have all opinions of a dialogue compared, so that a person is shown which may ask the same."""

from datetime import datetime

from django.db.models import F

from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Job, LikenessRun, Opinion

TRIED_AT_MOST = 3
"""A reading at which the server dies three times is not tried for ever."""


def nothing_to_compare(dialogue: Dialogue, by: Actor) -> str | None:
    if Opinion.objects.filter(dialogue=dialogue).matters().on_the_dialogue_track()[:2].count() < 2:
        return "Hội nghị này chưa có hai ý kiến để so với nhau."
    return None


def is_being_read(run: LikenessRun) -> bool:
    """It waits, and its job has not been given up."""
    alive = Job.objects.filter(unique_key=run.job_key, done_at=None, attempts__lt=F("max_attempts"))
    leased = Job.objects.filter(unique_key=run.job_key, done_at=None).exclude(leased_until=None)
    return run.is_waiting and (alive | leased).exists()


@action(unless=[nothing_to_compare])
def ask_likeness(dialogue: Dialogue, *, by: Actor, at: datetime) -> LikenessRun:
    """The job loop reads; asked for again meanwhile it is read once. What was proposed before gives way."""
    known = LikenessRun.objects.filter(dialogue=dialogue).first()
    if known and is_being_read(known):
        return known
    run, _ = LikenessRun.objects.update_or_create(
        dialogue=dialogue,
        defaults={"asked_at": at, "by": by.name, "made_at": None, "proposals": [], "compared": 0},
    )
    Job.objects.filter(unique_key=run.job_key).delete()  # of an earlier reading
    Job.objects.create(
        commune_id=by.commune_id, kind="find_alike", payload={"run": run.pk}, unique_key=run.job_key,
        run_after=at, max_attempts=TRIED_AT_MOST,
    )  # fmt: skip
    return run
