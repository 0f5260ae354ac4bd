"""Put somebody on the list of speakers, before the day or in the hall."""

from datetime import datetime

from django.db.models import Max

from doithoai.actions import typed
from doithoai.actions.bringing import Entry, take_down
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Hamlet, Opinion, Slip, SpeakerRequest
from doithoai.rules.codes import read_code
from doithoai.rules.procedure import Role


@action()
def register_to_speak(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    name: str,
    hamlet: Hamlet | None = None,
    about: str = "",
    help_needed: str = "",
    opinion: Opinion | None = None,
    slip: str = "",
) -> SpeakerRequest:
    """At the end of the queue. The same person waiting already is told their place, not listed twice.

    `slip`: the number or the code of a printed slip of those who wish to speak. What stands on it is kept as an
    opinion under that very code, as the slip promises: whoever does not get the floor is answered all the same.
    """
    name = typed.line(name, "họ và tên", at_most=120, required=True)
    queue = SpeakerRequest.objects.filter(dialogue=dialogue)
    if waiting := queue.waiting().filter(name=name, hamlet=hamlet).first():
        ahead = queue.waiting().filter(place__lt=waiting.place).count()
        raise Refusal(f"{name} đã đăng ký rồi, trước mình còn {ahead} người.")
    if slip.strip():
        opinion = opinion_on(slip, dialogue, by=by, at=at, name=name, hamlet=hamlet, about=about)
    return SpeakerRequest.objects.create(
        dialogue=dialogue, name=name, hamlet=hamlet, opinion=opinion, registered_at=at, registered_by=by.name,
        about=typed.line(about, "nội dung phát biểu", at_most=300),
        help_needed=typed.line(help_needed, "hỗ trợ cần có", at_most=200),
        place=(queue.aggregate(n=Max("place"))["n"] or 0) + 1,
    )  # fmt: skip


def opinion_on(
    typed_slip: str, dialogue: Dialogue, *, by: Actor, at: datetime, name: str, hamlet: Hamlet | None, about: str
) -> Opinion:  # fmt: skip
    """The opinion a speaker's slip already became, or the one it becomes now. Raises Refusal."""
    if by.is_any(Role.CITIZEN):
        raise Refusal("Phiếu giấy do văn phòng, trưởng thôn ghi vào danh sách. Xin để trống mã phiếu.")
    code = code_of(typed_slip, dialogue)
    known: Opinion | None = Opinion.objects.filter(code=code, dialogue=dialogue).first()
    if known is not None:
        if SpeakerRequest.objects.filter(opinion=known, withdrawn_at=None).exists():
            raise Refusal(f"Phiếu {code} đã được ghi vào danh sách phát biểu. Xin xem lại danh sách.")
        return known
    if not about.strip():
        raise Refusal("Phiếu có mã thì xin chép cả nội dung sẽ nói: mã phiếu thành mã theo dõi của người ấy.")
    entry = Entry(words=about, author=name, hamlet=hamlet, slip=code)
    return take_down(entry, by=by, at=at, dialogue=dialogue)


def code_of(typed_slip: str, dialogue: Dialogue) -> str:
    """The code of the speaker's slip of this number in this dialogue, or the code as typed."""
    said = typed_slip.strip()
    if not (said.isascii() and said.isdecimal() and len(said) <= 6):
        return read_code(said) or said
    slip = Slip.objects.filter(batch__dialogue=dialogue, batch__kind="speech", number=int(said)).first()
    if slip is None:
        raise Refusal(
            f"Chưa in phiếu đăng ký phát biểu số {int(said)} cho hội nghị này. Xin so lại số, hoặc để trống."
        )
    return str(slip.code)
