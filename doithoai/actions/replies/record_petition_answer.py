"""Write down what the body outside answered, so that the people read it and ours can answer them."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Message, Petition
from doithoai.rules.vietnamese import table_date


def is_answered_already(petition: Petition, by: Actor) -> str | None:
    if petition.answered_on is None:
        return None
    return f"Trả lời của {petition.to} đã được ghi (văn bản ngày {table_date(petition.answered_on)})."


def was_taken_back(petition: Petition, by: Actor) -> str | None:
    if (ended := petition.paper.ended_by) is None:
        return None
    return f"Công văn kiến nghị này không còn hiệu lực ({ended.named}). Xin ghi trả lời ở công văn đang hiệu lực."


@action(unless=[is_answered_already, was_taken_back])
def record_petition_answer(
    petition: Petition, *, by: Actor, at: datetime, answered_on: date, answer: str, code: str = ""
) -> Petition:
    """`code` and `answered_on` are those of their letter. The matter stays owed: the body that has it answers the
    people with this in hand. Raises Refusal for a day before ours or ahead of today."""
    if not petition.paper.issued_on <= answered_on <= at.date():
        raise Refusal(
            f"Ngày văn bản trả lời phải từ ngày gửi kiến nghị {table_date(petition.paper.issued_on)} đến hôm nay."
        )
    petition.answer = typed.words(
        answer, "nội dung trả lời", at_least=10, at_most=20_000, better="đúng ý văn bản trả lời"
    )
    petition.answer_code = typed.line(code, "số, ký hiệu văn bản trả lời", at_most=60)
    petition.answered_on, petition.answer_by = answered_on, by.name
    petition.save(update_fields=["answer", "answer_code", "answered_on", "answer_by"])
    for each in petition.assignments.unanswered().select_related("body", "group"):
        Message.objects.create(
            dialogue=petition.dialogue, body=each.body, assignment=each, at=at,
            text=f"{petition.to} đã trả lời kiến nghị “{each.group.question[:200]}”; xin trả lời người dân.",
        )  # fmt: skip
    return petition
