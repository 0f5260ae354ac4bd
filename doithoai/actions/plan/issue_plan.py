"""Issue the plan: the dialogue opens, its dates are set, opinions can come in."""

from datetime import date, datetime

from doithoai.actions.duties import prove_plan, store_duties
from doithoai.actions.issuing import is_not_ready, issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Opinion, Paper


@action(unless=[is_not_ready(Paper.Kind.PLAN)])
def issue_plan(dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date) -> Paper:
    """Number and date the plan, store every duty with its sentence, and take in the waiting opinions.

    Raises Refusal for a day before the plan's own: last year's file with last year's day in it.
    """
    if dialogue.held_on and dialogue.held_on < issued_on:
        raise Refusal(
            f"Ngày họp {dialogue.held_on:%d/%m/%Y} trước ngày ban hành kế hoạch {issued_on:%d/%m/%Y}. "
            "Xin sửa ngày họp trong kế hoạch rồi ban hành."
        )
    dialogue.plan_issued_on = issued_on
    dialogue.save(update_fields=["plan_issued_on"])
    paper = issue_paper(dialogue, Paper.Kind.PLAN, issued_on=issued_on, by=by, at=at)
    store_duties(dialogue, at=at)
    prove_plan(dialogue, by=by, at=at)
    Opinion.objects.filter(dialogue=None, diverted_at=None).update(dialogue=dialogue)
    return paper
