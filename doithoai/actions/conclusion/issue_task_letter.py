"""Issue the task letter: the matters of the conclusion, to every body at once or to one (công văn giao việc)."""

from datetime import date, datetime

from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Body, Dialogue, Message, Paper
from doithoai.rules.vietnamese import table_date

MOST_ASK_DAYS = 15


def owes_nothing(dialogue: Dialogue, by: Actor) -> str | None:
    if Assignment.objects.filter(dialogue=dialogue).unanswered().exists():
        return None
    return "Không còn nội dung nào chờ trả lời nên không có việc để giao."


@action(unless=[owes_nothing, is_for_the_chair])
def issue_task_letter(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    issued_on: date,
    body: Body | None = None,
    ask_days: int = 3,
) -> Paper:
    """The dates are those the conclusion set; the letter moves none. `ask_days`: how many working days before the
    date a body asks for more time.

    Raises Refusal when `body` owes nothing, or for a day before the conclusion.
    """
    owed = Assignment.objects.filter(dialogue=dialogue).unanswered()
    if body and not owed.filter(body=body).exists():
        raise Refusal(f"{body} không còn nội dung nào chờ trả lời. Xin chọn đơn vị khác.")
    if not 1 <= ask_days <= MOST_ASK_DAYS:
        raise Refusal(f"Số ngày báo trước phải từ 1 đến {MOST_ASK_DAYS} ngày làm việc.")
    concluded = Paper.objects.in_force().filter(dialogue=dialogue, kind=Paper.Kind.CONCLUSION_NOTICE).first()
    if concluded and issued_on < concluded.issued_on:
        raise Refusal(f"Công văn giao việc không thể ghi ngày trước {concluded.named}. Xin sửa ngày.")
    paper = issue_paper(
        dialogue, Paper.Kind.TASK_LETTER, issued_on=issued_on, by=by, at=at, body=body, ask_days=ask_days
    )
    bodies = [body] if body else list(Body.objects.filter(pk__in=owed.values("body")))
    Message.objects.bulk_create(
        Message(
            commune_id=dialogue.commune_id, dialogue=dialogue, body=each, at=at, about=f"paper {paper.pk}",
            text=f"Công văn giao việc số {paper.code} ngày {table_date(issued_on)}: xem việc và hạn ở trang theo dõi.",
        )
        for each in bodies
    )  # fmt: skip
    return paper
