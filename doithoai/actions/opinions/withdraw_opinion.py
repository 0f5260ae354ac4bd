"""Whoever sent an opinion takes it back: nobody owes it an answer any more, and it stays on the record as taken back."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import hall_has_decided, move
from doithoai.actions.kernel import action
from doithoai.actions.remembering import forget
from doithoai.models import Actor, Opinion, SpeakerRequest


@action(unless=[has_left_the_dialogue, is_split, hall_has_decided])
def withdraw_opinion(opinion: Opinion, *, by: Actor, at: datetime, how: str) -> Opinion:
    """`how` they said so ("gọi điện thoại ngày 02/6/2026"). Words and code stay for the office and for whoever holds the
    code; nothing of it is public any more, and it counts among what was received and taken back. Not possible once
    the hall has decided: then it is answered."""
    opinion.diverted_to = typed.line(how, "rút ý kiến bằng cách nào", at_most=200, required=True)
    opinion.kind, opinion.diverted_at = Opinion.Kind.WITHDRAWN, at
    forget(opinion)
    opinion.public_words, opinion.public_at = "", None
    SpeakerRequest.objects.filter(opinion=opinion).update(opinion=None)
    move([opinion], None)
    opinion.save()
    return opinion
