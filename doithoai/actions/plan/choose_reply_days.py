"""Set how many days replies may take, where the regulation does not say, or to be stricter than it."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.duties import asked_of, store_duties, tell_of_moves
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue
from doithoai.rules.procedure import Stage
from doithoai.rules.vietnamese import count_words, table_date
from doithoai.rules.working_days import UNIT_WORDS, Unit

LEAST, MOST = 1, 60


@action()
def choose_reply_days(
    dialogue: Dialogue, *, by: Actor, at: datetime, days: int, unit: Unit = "working", chosen_by: str = ""
) -> Dialogue:
    """`days` of `unit` from the conclusion notice; `chosen_by` answers for the number (the person at the
    keyboard when not given).

    Raises Refusal for an odd number, or one laxer than the regulation's own.
    """
    chosen_by = typed.line(chosen_by, "người ấn định", at_most=120) or by.name
    if not LEAST <= days <= MOST:
        raise Refusal(f"Số ngày để trả lời phải từ {LEAST} đến {MOST}.")
    if unit not in UNIT_WORDS:
        raise Refusal("Xin chọn ngày làm việc hay ngày (kể cả ngày nghỉ).")
    dialogue.reply_days = None
    ruled = {duty.key: duty for duty in asked_of(dialogue)}.get("reply")
    dialogue.reply_days, dialogue.reply_days_by, dialogue.reply_days_unit = days, chosen_by, unit
    binding = {duty.key: duty for duty in asked_of(dialogue)}.get("reply")
    if ruled and binding and binding.source != chosen_by:
        raise Refusal(
            f"{count_words(days)} {UNIT_WORDS[unit]} muộn hơn quy chế (hạn {table_date(ruled.due_on)}). {ruled.because} "
            "Kế hoạch chỉ được chặt hơn quy chế; cần thêm thời gian thì gia hạn từng nội dung kèm lý do."
        )
    dialogue.save(update_fields=["reply_days", "reply_days_by", "reply_days_unit"])
    if dialogue.stage != Stage.PLANNING:
        why = f"{chosen_by} ấn định {count_words(days)} {UNIT_WORDS[unit]} để trả lời:"
        tell_of_moves(dialogue, store_duties(dialogue, at=at), why=why, at=at)
    return dialogue
