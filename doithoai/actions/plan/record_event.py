"""Write down what a term counts from besides the sitting: a request for a dialogue, the opening of a consultation."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from doithoai.actions import typed
from doithoai.actions.duties import store_event_duties, tell_of_moves
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue
from doithoai.rules.legal_events import HAPPENINGS, WRITTEN
from doithoai.rules.vietnamese import table_date

#: A day longer ago than this is a slip of the finger.
LONGEST_AGO = timedelta(days=2 * 366)


@action()
def record_event(
    dialogue: Dialogue, *, by: Actor, at: datetime, event: str, happened_on: date | None, says: str = ""
) -> Dialogue:
    """`event` (legal_events.WRITTEN) happened on `happened_on`; `says`: who asked, or the paper that opened it.

    None takes the day back; its duty goes with it unless it was proved. Where no source states a term the day is
    kept all the same. Raises Refusal for a day to come, one too long ago, or without the words.
    """
    note_event(dialogue, at=at, event=event, happened_on=happened_on, says=says)
    return dialogue


def note_event(dialogue: Dialogue, *, at: datetime, event: str, happened_on: date | None, says: str) -> None:
    if event not in WRITTEN:
        raise Refusal("Không có loại sự kiện này. Xin mở lại trang.")
    asks = HAPPENINGS[event].asks
    others = {key: said for key, said in dialogue.events.items() if key != event}
    if happened_on is None:
        if event not in dialogue.events:
            raise Refusal(f"Chưa có {asks.lower()}. Xin ghi ngày rồi bấm lại.")
        why = f"Bỏ {asks.lower()} {table_date(dialogue.happened[event])}:"
        dialogue.events = others
    else:
        if happened_on > localtime(at).date():
            raise Refusal(f"Ngày {table_date(happened_on)} chưa đến. Xin ghi ngày đã nhận hoặc đã công khai.")
        if happened_on < localtime(at).date() - LONGEST_AGO:
            raise Refusal(f"Ngày {table_date(happened_on)} đã quá lâu; xin kiểm tra lại năm.")
        words = typed.line(says, "ai yêu cầu, hoặc văn bản nào", at_most=300, required=True)
        dialogue.events = {**others, event: {"on": happened_on.isoformat(), "says": words}}
        why = f"{asks} {table_date(happened_on)} ({words}):"
    dialogue.save(update_fields=["events"])
    tell_of_moves(dialogue, store_event_duties(dialogue, at=at), why=why, at=at)
