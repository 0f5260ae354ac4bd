"""Issue a letter to a body whose answers are overdue (công văn đôn đốc)."""

from datetime import date, datetime, timedelta

from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Assignment, Body, Dialogue, Message, Paper
from doithoai.outputs.papers.drafts.letters import overdue_of, reminders_to
from doithoai.outputs.papers.reminder.paper import EXPLAINS
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import table_date

FURTHEST = timedelta(days=180)


@action(unless=[is_for_the_chair])
def issue_reminder(
    dialogue: Dialogue, *, by: Actor, at: datetime, body: Body, new_due: date, issued_on: date
) -> Paper:
    """The first letter reminds, the second does so again, the third asks the head of the body to explain. The date
    owed to the people stays: `new_due` is only between the office and the body.

    Raises Refusal when nothing of the body is overdue on `issued_on`, for a second letter of one day, and for a
    `new_due` that does not lie after the letter.
    """
    late = overdue_of(dialogue, body, issued_on)
    if not late:
        raise Refusal(f"{body} không có nội dung nào quá hạn vào ngày {table_date(issued_on)}.")
    earlier = reminders_to(dialogue, body)
    if earlier and earlier[-1].issued_on >= issued_on:
        raise Refusal(f"{body} đã được đôn đốc tại {earlier[-1].named}. Xin đợi ngày sau hãy gửi tiếp.")
    if new_due <= issued_on:
        raise Refusal(f"Ngày phải hoàn thành phải sau ngày công văn {table_date(issued_on)}.")
    if new_due > issued_on + FURTHEST:
        raise Refusal(f"Ngày phải hoàn thành {table_date(new_due)} xa quá; xin kiểm tra lại năm.")
    paper = issue_paper(
        dialogue, Paper.Kind.REMINDER, issued_on=issued_on, by=by, at=at, body=body, new_due=new_due
    )
    Assignment.objects.filter(pk__in=[each.pk for each in late]).update(reminded_at=at)
    level = len(earlier) + 1
    Message.objects.create(
        dialogue=dialogue, body=body, at=at, about=f"paper {paper.pk}",
        text=f"Công văn đôn đốc số {paper.code} (lần {level}): {len(late)} nội dung quá hạn, hoàn thành trước "
        f"{table_date(new_due)}.",
    )  # fmt: skip
    if level >= EXPLAINS:
        Message.objects.create(
            dialogue=dialogue, role=Role.CHAIR, at=at, about=f"paper {paper.pk}",
            text=f"{body} bị đôn đốc lần {level} và phải giải trình trước {table_date(new_due)} (công văn số {paper.code}).",
        )  # fmt: skip
    return paper
