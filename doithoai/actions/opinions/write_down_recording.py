"""Put into letters what somebody spoke instead of writing."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.conditions import has_left_the_dialogue, is_split
from doithoai.actions.grouping import UNREAD, ask_anew, question_from
from doithoai.actions.kernel import action
from doithoai.actions.opinions.submit_opinion import read_on_arrival
from doithoai.actions.remembering import refuse_if_stale
from doithoai.actions.unharmed import unharmed
from doithoai.models import Actor, Opinion
from doithoai.rules.enclosures import SPOKEN


def has_its_words(opinion: Opinion, by: Actor) -> str | None:
    if opinion.words != SPOKEN:
        return "Ý kiến này đã có chữ. Lời người dân được giữ nguyên, không sửa."
    return None


@action(unless=[has_left_the_dialogue, is_split, has_its_words])
def write_down_recording(opinion: Opinion, *, by: Actor, at: datetime, words: str, seen: str = "") -> Opinion:
    """Once, word for word; the recording stays beside them, so that anybody who may hear it can compare."""
    refuse_if_stale(opinion, seen)
    group, unheard = opinion.group, question_from(opinion.words)
    opinion.words = typed.words(
        words, "lời nghe được", at_least=typed.WORDS_AT_LEAST, at_most=typed.WORDS_AT_MOST
    )
    opinion.save(update_fields=["words"])
    read_on_arrival(opinion, at=at)  # only now are there words to read
    if group and group.question == unheard:
        group.question = UNREAD
        group.save(update_fields=["question"])
        unharmed("question", opinion, at=at, do=lambda: ask_anew(opinion, at=at))
    return opinion
