"""Do what a person asked about their own data, or say why not."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.consenting import show_no_more, take_back, take_back_for_the_child
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.purging import forget_person, kin_of
from doithoai.models import Actor, DataRequest, Erasure, Opinion
from doithoai.models.erasure import leave_no_trace
from doithoai.outputs.own_data import held_of
from doithoai.rules.vietnamese import fold


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
    guardian agreed to, another has not."""
    before = speaks_for(request.opinion)
    for each in kin_of(request.opinion):
        names = [name for name in DataRequest.CORRECTED if each.child or not name.startswith("guardian")]
        for name in names:
            setattr(each, name, getattr(request, name) or getattr(each, name))
        each.save(update_fields=names)
    request.opinion.refresh_from_db()
    if speaks_for(request.opinion) != before:
        take_back_for_the_child(request.opinion, at=at)


def speaks_for(opinion: Opinion) -> str:
    """Whoever speaks for the child, by name or else by number; another way of writing the name is nobody else."""
    return fold(opinion.guardian or opinion.guardian_contact)


def withdraw(request: DataRequest, by: Actor, at: datetime) -> None:
    """Neither the name nor the words nor a photo stay public, and nothing that was agreed to stands."""
    take_back(request.opinion, at=at)
    request.opinion.agreed.withdraw(at)
    show_no_more(request.opinion)


def erase(request: DataRequest, by: Actor, at: datetime) -> None:
    """Nothing that was agreed to stands for somebody nobody knows any more."""
    forget_person(request.opinion, why=Erasure.Why.RIGHT, at=at, by=by)
    request.opinion.agreed.withdraw(at)
    leave_no_trace(by.commune_id)


DO = {
    DataRequest.Kind.SEE: see,
    DataRequest.Kind.CORRECT: correct,
    DataRequest.Kind.WITHDRAW: withdraw,
    DataRequest.Kind.ERASE: erase,
}
