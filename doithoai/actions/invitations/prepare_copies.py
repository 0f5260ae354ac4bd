"""Ask for all invitations of one batch as one file; a large one is made by the job loop."""

from collections.abc import Collection
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Copies, Job, Paper
from doithoai.outputs.papers.archive import guests_of

FORMS = ("pdf", "docx", "zip")
TRIED_AT_MOST = 3
"""A file at which the server dies three times is not tried for ever."""


@action()
def prepare_copies(
    paper: Paper, *, by: Actor, at: datetime, form: str, check_in_address: str, hamlets: Collection[int] | None = None
) -> Copies:  # fmt: skip
    """`hamlets`: whose guests, None for everybody's. Asked for twice, the file that is being made or lies ready is
    the answer. Raises Refusal for a batch without guests."""
    if form not in FORMS or paper.kind != Paper.Kind.INVITATION:
        raise Refusal("Không có dạng tệp này. Xin chọn PDF, Word hoặc zip.")
    wanted = None if hamlets is None else sorted(hamlets)
    known = Copies.objects.fresh(at).filter(
        paper=paper, form=form, why_not="", check_in_address=check_in_address
    )
    for asked in known:
        if asked.hamlets == wanted and (asked.made_at is None or asked.is_ready()):
            return asked
    if not (total := len(guests_of(paper, wanted))):
        raise Refusal("Không có khách mời nào trong đợt này. Xin xem lại danh sách.")
    asked = Copies.objects.create(
        paper=paper,
        form=form,
        hamlets=wanted,
        check_in_address=check_in_address,
        total=total,
        asked_at=at,
        by=by.name,
    )
    Job.objects.create(
        commune_id=by.commune_id, kind="make_copies", payload={"copies": asked.pk}, unique_key=asked.job_key,
        run_after=at, max_attempts=TRIED_AT_MOST,
    )  # fmt: skip
    return asked
