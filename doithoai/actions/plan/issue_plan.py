"""Issue the plan: the dialogue opens, its dates are set, opinions can come in."""

from datetime import date, datetime

from doithoai.actions.duties import prove_duties, store_duties
from doithoai.actions.issuing import is_incomplete, issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Opinion, Paper


@action(unless=[is_incomplete(Paper.Kind.PLAN)])
def issue_plan(dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date) -> Paper:
    """Number and date the plan, store every duty with its sentence, and take in the waiting opinions."""
    dialogue.plan_issued_on = issued_on
    dialogue.save(update_fields=["plan_issued_on"])
    paper = issue_paper(dialogue, Paper.Kind.PLAN, issued_on=issued_on, by=by, at=at)
    store_duties(dialogue)
    prove_duties(dialogue, "publish_plan", proof=f"Kế hoạch số {paper.code}", by=by, at=at)
    Opinion.objects.filter(dialogue=None, diverted_at=None).update(dialogue=dialogue)
    return paper
