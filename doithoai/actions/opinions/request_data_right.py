"""Somebody asks to see, correct, hide or erase their own data, by the code of their opinion."""

from datetime import datetime

from django.utils.timezone import localtime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, DataRequest, Opinion, calendar_of
from doithoai.rules.personal_rights import due

NO_CHILD = (
    "Ý kiến này không ghi là của người chưa đủ 16 tuổi nên không có người đại diện. Nếu người nêu chưa đủ 16 tuổi, xin "
    "nói với bộ phận tiếp dân để ghi điều đó trước."
)


def is_a_stub(opinion: Opinion, by: Actor) -> str | None:
    if opinion.kind == Opinion.Kind.DENUNCIATION and opinion.diverted_at:
        return "Dữ liệu của ý kiến này không còn lưu ở đây."
    return None


@action(unless=[is_a_stub])
def request_data_right(
    opinion: Opinion,
    *,
    by: Actor,
    at: datetime,
    kind: str,
    author: str = "",
    contact: str = "",
    guardian: str = "",
    guardian_contact: str = "",
) -> DataRequest:
    """Acknowledged at once: who asks is shown when it is settled at the latest. The code says whose data it is; a
    person of the office makes sure before anything is changed. `author`, `contact`: of a correction; `guardian`,
    `guardian_contact`: who speaks for them, of a child only."""
    if kind not in DataRequest.Kind.values:
        raise Refusal("Xin chọn điều muốn yêu cầu.")
    if opinion.part_of:  # a person is not divided into parts
        opinion = opinion.part_of
    if opinion.data_requests.waiting().filter(kind=kind).exists():
        raise Refusal("Yêu cầu này đã nhận và đang được giải quyết; ngày hẹn ghi ở mục Đã yêu cầu.")
    right = {
        "author": typed.line(author, "họ và tên", at_most=120),
        "contact": typed.line(contact, "thông tin liên hệ", at_most=120),
        "guardian": typed.line(guardian, "họ và tên người đại diện", at_most=120),
        "guardian_contact": typed.line(guardian_contact, "liên hệ người đại diện", at_most=120),
    }
    if kind != DataRequest.Kind.CORRECT:
        right = dict.fromkeys(right, "")
    elif not any(right.values()):
        raise Refusal("Xin ghi họ tên hoặc liên hệ đúng.")
    elif (right["guardian"] or right["guardian_contact"]) and not opinion.child:
        raise Refusal(NO_CHILD)
    clock = due(kind, localtime(at).date(), calendar_of(opinion.commune))
    return DataRequest.objects.create(
        opinion=opinion, kind=kind, **right, received_at=at, taken_by=by.name,
        acknowledge_by=clock.acknowledge_by, acknowledged_at=at, due_on=clock.due_on, due_because=clock.because,
    )  # fmt: skip
