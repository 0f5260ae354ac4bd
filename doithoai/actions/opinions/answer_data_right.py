"""Do what a person asked about their own data, or say why not."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.consenting import take_back
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.purging import forget_person, kin_of
from doithoai.models import Actor, DataRequest, Erasure, Opinion, PublicPhoto
from doithoai.outputs.own_data import held_of


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
    request.author = request.contact = ""
    request.granted, request.answered_at, request.answered_by = granted, at, by.name
    request.save()
    return request


def see(request: DataRequest, by: Actor, at: datetime) -> None:
    """What is held, told so that a code found on the road gives nobody away."""
    request.answer = " ".join(filter(None, (held_of(request.opinion).told(), request.answer)))[:500]


def correct(request: DataRequest, by: Actor, at: datetime) -> None:
    for each in kin_of(request.opinion):
        each.author = request.author or each.author
        each.contact = request.contact or each.contact
        each.save(update_fields=["author", "contact"])


def withdraw(request: DataRequest, by: Actor, at: datetime) -> None:
    """Neither the name nor the words nor a photo stay public."""
    take_back(request.opinion, at=at)
    rows = kin_of(request.opinion)
    for each in rows:
        each.public_words, each.public_at, each.publish = "", None, Opinion.Publish.NOTHING
        each.save(update_fields=["public_words", "public_at", "publish"])
    photos = list(PublicPhoto.objects.filter(photo__opinion__in=rows).select_related("file"))
    PublicPhoto.objects.filter(pk__in=[each.pk for each in photos]).delete()
    for photo in photos:
        photo.file.erase()


def erase(request: DataRequest, by: Actor, at: datetime) -> None:
    forget_person(request.opinion, why=Erasure.Why.RIGHT, at=at, by=by)


DO = {
    DataRequest.Kind.SEE: see,
    DataRequest.Kind.CORRECT: correct,
    DataRequest.Kind.WITHDRAW: withdraw,
    DataRequest.Kind.ERASE: erase,
}
