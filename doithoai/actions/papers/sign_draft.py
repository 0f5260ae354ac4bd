"""Record that a draft is signed; number and day come after it (NĐ 30/2020, Điều 15.2)."""

from datetime import date, datetime

from doithoai.actions.drafting import add_step, is_not_next
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.papers.submit_draft import tell_next
from doithoai.models import Actor, PaperDraft
from doithoai.rules.paper_trail import Act
from doithoai.rules.vietnamese import table_date


@action(unless=[is_not_next(Act.SIGNED)])
def sign_draft(
    draft: PaperDraft, *, by: Actor, at: datetime, signed_on: date | None = None, comment: str = ""
) -> PaperDraft:
    """`signed_on`: the day written beside the signature, today when not given; the clerk records what was signed
    on paper. Raises Refusal for a day before the draft was handed in or after today."""
    on = signed_on or at.date()
    first = min(step.at.date() for step in draft.steps.all())
    if not first <= on <= at.date():
        raise Refusal(
            f"Ngày ký {table_date(on)} phải từ ngày trình {table_date(first)} đến hôm nay. Xin kiểm tra lại ngày."
        )
    add_step(draft, Act.SIGNED, by=by, at=at, signed_on=on, comment=comment)
    tell_next(PaperDraft.objects.prefetch_related("steps").get(pk=draft.pk), by=by, at=at)
    return draft
