"""Issue the public notice: when, where, about what, how to take part."""

from datetime import date, datetime

from doithoai.actions.invitations.issue_invitations import has_no_day
from doithoai.actions.issuing import is_not_ready, issue_paper
from doithoai.actions.kernel import action
from doithoai.models import Actor, Dialogue, Paper


@action(unless=[has_no_day, is_not_ready(Paper.Kind.PUBLIC_NOTICE)])
def publish_notice(dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date, site: str = "") -> Paper:
    """The paper alone does not prove the notice: posting and the loudspeaker are proved by `record_proof`
    (Luật 10/2022, Điều 13: at the seat, in the hamlets, on the loudspeaker).

    `site` ("https://…/", empty when nobody else could open it) makes the QR that leads to the public form.
    """
    return issue_paper(dialogue, Paper.Kind.PUBLIC_NOTICE, issued_on=issued_on, by=by, at=at, site=site)
