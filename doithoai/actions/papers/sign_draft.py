"""Record that a draft is signed; number and day come after it (NĐ 30/2020, Điều 15.2)."""

from datetime import date, datetime

from doithoai.actions.drafting import add_step, is_not_next
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.papers.submit_draft import tell_next
from doithoai.models import Actor, PaperDraft, StoredFile
from doithoai.outputs.signing import SignedDraft
from doithoai.rules.paper_trail import Act
from doithoai.rules.signer_names import same_person
from doithoai.rules.vietnamese import table_date


@action(unless=[is_not_next(Act.SIGNED)])
def sign_draft(
    draft: PaperDraft, *, by: Actor, at: datetime, signed_on: date | None = None, comment: str = "",
    signed: SignedDraft | None = None,
) -> PaperDraft:  # fmt: skip
    """`signed_on`: the day written beside the signature, today when not given; the clerk records what was signed
    on paper. `signed`: the file its person signed digitally just now, today; number and day come into it when
    the office signs. Raises Refusal for a day before the draft was handed in or after today, for a file of another
    draft, and for a digital signature somebody else brings."""
    if signed and signed.sha256 != draft.sha256:
        raise Refusal("Dự thảo vừa được trình lại. Xin mở lại trang, đọc bản mới rồi ký.")
    if signed and not same_person(by.name, draft.facts["issue"]["signer"]["name"]):
        raise Refusal(
            f"Dự thảo này do {draft.facts['issue']['signer']['name']} ký. Chữ ký số của ai thì người ấy tự ký."
        )
    on = at.date() if signed else signed_on or at.date()
    first = min(step.at.date() for step in draft.steps.all())
    if not first <= on <= at.date():
        raise Refusal(
            f"Ngày ký {table_date(on)} phải từ ngày trình {table_date(first)} đến hôm nay. Xin kiểm tra lại ngày."
        )
    file = StoredFile.keep(signed.pdf, name=f"{draft} (đã ký số).pdf", at=at) if signed else None
    add_step(draft, Act.SIGNED, by=by, at=at, signed_on=on, comment=comment, file=file)
    tell_next(PaperDraft.objects.prefetch_related("steps").get(pk=draft.pk), by=by, at=at)
    return draft
