"""Put somebody on the list of speakers, before the day or in the hall."""

from datetime import datetime

from django.db.models import Max

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Hamlet, Opinion, SpeakerRequest


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
) -> SpeakerRequest:
    """At the end of the queue. The same person waiting already is told their place, not listed twice."""
    name = typed.line(name, "họ và tên", at_most=120, required=True)
    queue = SpeakerRequest.objects.filter(dialogue=dialogue)
    if waiting := queue.waiting().filter(name=name, hamlet=hamlet).first():
        ahead = queue.waiting().filter(place__lt=waiting.place).count()
        raise Refusal(f"{name} đã đăng ký rồi, trước mình còn {ahead} người.")
    return SpeakerRequest.objects.create(
        dialogue=dialogue, name=name, hamlet=hamlet, opinion=opinion, registered_at=at, registered_by=by.name,
        about=typed.line(about, "nội dung phát biểu", at_most=300),
        help_needed=typed.line(help_needed, "hỗ trợ cần có", at_most=200),
        place=(queue.aggregate(n=Max("place"))["n"] or 0) + 1,
    )  # fmt: skip
