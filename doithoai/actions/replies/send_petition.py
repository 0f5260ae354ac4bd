"""Pass what is beyond the commune's powers to whoever may decide it (công văn kiến nghị)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from doithoai.actions import typed
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Dialogue, Paper, Petition
from doithoai.rules.vietnamese import table_date

FURTHEST = timedelta(days=366)
MOST = 5000  # characters of each part


@action(unless=[is_for_the_chair])
def send_petition(
    dialogue: Dialogue, *, by: Actor, at: datetime, issued_on: date, assignments: Iterable[Assignment], to: str,
    not_ours: str, asks: str, reply_by: date, done: str = "", tells_citizens: bool = True,
) -> Petition:  # fmt: skip
    """One letter about all of `assignments`; they stay owed to the people by their own dates.

    `tells_citizens`: whoever asked reads under their code that it was sent, and later what came back. Raises
    Refusal for a matter that is answered or was passed on already, and for a date that is not ahead.
    """
    chosen = list(
        Assignment.objects.filter(dialogue=dialogue, pk__in=[each.pk for each in assignments]).select_related("group", "petition")
    )  # fmt: skip
    if not chosen:
        raise Refusal("Chưa chọn nội dung nào để kiến nghị. Xin đánh dấu ít nhất một nội dung.")
    for each in chosen:
        if each.answered_at:
            raise Refusal(
                f"“{each.group.question[:120]}” đã trả lời, không kiến nghị nữa. Xin bỏ nội dung này."
            )
        if each.petition:
            raise Refusal(
                f"“{each.group.question[:120]}” đã kiến nghị đến {each.petition.to}. Gửi lại thì thu hồi công văn cũ."
            )
    receiver = typed.line(to, "cơ quan nhận kiến nghị", at_most=200, required=True)
    if not issued_on < reply_by <= issued_on + FURTHEST:
        raise Refusal(
            f"Ngày xin trả lời phải sau ngày {table_date(issued_on)}, trong vòng một năm. Xin sửa ngày."
        )
    said: dict[str, Any] = {
        "not_ours": typed.words(not_ours, "lý do vượt thẩm quyền", at_least=10, at_most=MOST, better="rõ ai có thẩm quyền"),
        "asks": typed.words(asks, "đề nghị cụ thể", at_least=10, at_most=MOST, better="rõ việc, nơi, thời gian"),
        "done": typed.words(done, "hiện trạng, việc đã làm", at_most=MOST),
    }  # fmt: skip
    paper = issue_paper(
        dialogue, Paper.Kind.PETITION, issued_on=issued_on, by=by, at=at, assignments=chosen, to=receiver,
        reply_by=reply_by, tells_citizens=tells_citizens, **said,
    )  # fmt: skip
    petition = Petition.objects.create(
        dialogue=dialogue, paper=paper, to=receiver, reply_by=reply_by, tells_citizens=tells_citizens
    )
    Assignment.objects.filter(pk__in=[each.pk for each in chosen]).update(petition=petition)
    return petition
