"""Do what a person asked about their own data, or say why not."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.consenting import show_no_more, take_back, take_back_for_the_child
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.purging import forget_person, kin_of
from doithoai.models import Actor, DataRequest, Erasure
from doithoai.models.erasure import leave_no_trace
from doithoai.outputs.own_data import held_of
from doithoai.outputs.redaction import secrets_of, without_people
from doithoai.rules.consent import Representative

SAME = (
    "Coi là cùng một người đại diện, chỉ sửa cách viết hoặc cách liên hệ: sự đồng ý thay cháu vẫn còn. Nếu là người khác, "
    "xin bấm “Rút đồng ý giúp người đại diện” ở trang ý kiến."
)
ANOTHER = (
    "Coi là người đại diện khác: làm theo thì sự đồng ý của người trước hết hiệu lực, lời của cháu thôi công khai. Người "
    "mới đồng ý, hoặc vẫn là người ấy, thì ghi đồng ý lại ở trang ý kiến; nhật ký giữ cả hai lần."
)


def was_answered(request: DataRequest, by: Actor) -> str | None:
    return f"{request.answered_by} đã giải quyết yêu cầu này." if request.answered_at else None


@action(unless=[was_answered])
def answer_data_right(
    request: DataRequest, *, by: Actor, at: datetime, granted: bool, answer: str = ""
) -> DataRequest:
    """`answer` is read under the code by whoever holds it: it may not repeat the data. Refusing needs a reason
    (Luật 91/2025/QH15, Điều 19). What is erased goes from every row of the person; the matter and its answer stay."""
    request.answer = typed.line(answer, "câu trả lời", at_most=500)
    if not granted and not request.answer:
        raise Refusal("Từ chối thì phải ghi lý do. Xin ghi rồi lưu lại.")
    if granted:
        DO[DataRequest.Kind(request.kind)](request, by, at)
    for name in DataRequest.CORRECTED:
        setattr(request, name, "")
    request.granted, request.answered_at, request.answered_by = granted, at, by.name
    request.save()
    return request


def see(request: DataRequest, by: Actor, at: datetime) -> None:
    """What is held, told so that a code found on the road gives nobody away."""
    request.answer = " ".join(filter(None, (held_of(request.opinion).told(), request.answer)))[:500]


def correct(request: DataRequest, by: Actor, at: datetime) -> None:
    """Only what was told is changed; a row that is no child's any more is given nobody to speak for it. What one
    guardian agreed to, another has not (`Representative.is_still` says who is another)."""
    ends = end_of_consent(request) == ANOTHER
    for each in kin_of(request.opinion):
        names = [name for name in DataRequest.CORRECTED if each.child or not name.startswith("guardian")]
        for name in names:
            setattr(each, name, getattr(request, name) or getattr(each, name))
        each.save(update_fields=names)
    request.opinion.refresh_from_db()
    if ends:
        take_back_for_the_child(request.opinion, at=at)


def end_of_consent(request: DataRequest) -> str:
    """What this correction does to what somebody agreed to for a child, for whoever decides over it; "" when it does not
    touch that."""
    of = request.opinion
    if request.kind != DataRequest.Kind.CORRECT or not (request.guardian or request.guardian_contact):
        return ""
    if not of.spoken_for:
        return ""
    before = Representative(of.guardian, of.guardian_contact)
    after = Representative(request.guardian or before.name, request.guardian_contact or before.contact)
    return SAME if before.is_still(after) else ANOTHER


def withdraw(request: DataRequest, by: Actor, at: datetime) -> None:
    """Neither the name nor the words nor a photo stay public, and nothing that was agreed to stands."""
    take_back(request.opinion, at=at)
    request.opinion.agreed.withdraw(at)
    show_no_more(request.opinion)


def erase(request: DataRequest, by: Actor, at: datetime) -> None:
    """Nothing that was agreed to stands for somebody nobody knows any more; nor does the answer name them."""
    request.answer = without_people(request.answer, secrets_of(kin_of(request.opinion)))[:500]
    forget_person(request.opinion, why=Erasure.Why.RIGHT, at=at, by=by)
    request.opinion.agreed.withdraw(at)
    leave_no_trace(by.commune_id)


DO = {
    DataRequest.Kind.SEE: see,
    DataRequest.Kind.CORRECT: correct,
    DataRequest.Kind.WITHDRAW: withdraw,
    DataRequest.Kind.ERASE: erase,
}
