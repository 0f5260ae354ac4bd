"""Say sorry to the people whose answer is late, with the reason and the day it will come."""

from datetime import date, datetime, timedelta

from doithoai.actions import typed
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.reply_clock import is_answered
from doithoai.models import Actor, Assignment, Message, Paper
from doithoai.rules.vietnamese import table_date

FURTHEST = timedelta(days=180)


@action(unless=[is_answered, is_for_the_chair])
def apologise(
    assignment: Assignment, *, by: Actor, at: datetime, issued_on: date, reason: str, answers_on: date
) -> Paper:
    """Everyone who asked reads reason and day under their code. The date owed does not move.

    Raises Refusal when the matter is not late, or for a day that is not ahead.
    """
    reason = typed.line(reason, "lý do chậm", at_most=500, required=True)
    if not assignment.is_late(issued_on):
        raise Refusal(
            f"Nội dung này chưa quá hạn vào ngày {table_date(issued_on)} (hạn {table_date(assignment.due_on)}) nên chưa "
            "có gì phải xin lỗi. Cần thêm thời gian thì xin gia hạn."
        )
    if not issued_on < answers_on <= issued_on + FURTHEST:
        raise Refusal(
            f"Ngày sẽ trả lời phải sau ngày {table_date(issued_on)}, trong vòng sáu tháng. Xin sửa ngày."
        )
    paper = issue_paper(
        assignment.dialogue, Paper.Kind.APOLOGY, issued_on=issued_on, by=by, at=at, assignment=assignment,
        reason=reason, answers_on=answers_on,
    )  # fmt: skip
    assignment.apology, assignment.promised_on = paper, answers_on
    assignment.save(update_fields=["apology", "promised_on"])
    Message.objects.create(
        dialogue=assignment.dialogue, body=assignment.body, assignment=assignment, at=at,
        text=f"Đã xin lỗi người dân vì chậm trả lời “{assignment.group.question[:200]}”; hẹn trả lời "
        f"trước {table_date(answers_on)}.",
    )  # fmt: skip
    return paper
