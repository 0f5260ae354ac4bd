"""Say how many days one step takes, where the regulation only says "kịp thời" or "trong thời gian ngắn nhất"."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.duties import store_duties, tell_of_moves
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue
from doithoai.rules import regulation
from doithoai.rules.procedure import Stage
from doithoai.rules.vietnamese import count_words
from doithoai.rules.working_days import UNIT_WORDS, Unit

LEAST, MOST = 1, 60


@action()
def choose_days(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    step: str,
    days: int,
    unit: Unit = "working",
    chosen_by: str = "",
) -> Dialogue:
    """`days` of `unit` for `step` (regulation.KEYS), before or after what regulation_terms.USUAL says.

    `chosen_by` answers for the number (the person at the keyboard when not given). Raises Refusal for an odd
    number, or for a step that the regulation has a number for or does not speak of. Replies have a verb of
    their own (`choose_reply_days`): there a plan may also be stricter than its regulation.
    """
    chosen_by = typed.line(chosen_by, "người ấn định", at_most=120) or by.name
    day = dialogue.held_on or regulation.day_of_year(dialogue.year, at.date())
    if step == "reply" or step not in regulation.vague_steps(dialogue.regulation, dialogue_on=day):
        raise Refusal(
            "Quy chế đã có số ngày cho việc này, hoặc không nói đến nó: không cần ấn định. Xin mở lại trang kế hoạch."
        )
    if not LEAST <= days <= MOST:
        raise Refusal(f"Số ngày phải từ {LEAST} đến {MOST}.")
    if unit not in UNIT_WORDS:
        raise Refusal("Xin chọn ngày làm việc hay ngày (kể cả ngày nghỉ).")
    dialogue.days_chosen = {**dialogue.days_chosen, step: {"days": days, "by": chosen_by, "unit": unit}}
    dialogue.save(update_fields=["days_chosen"])
    if dialogue.stage != Stage.PLANNING:
        label = regulation.LABELS[step].lower()
        why = f"{chosen_by} ấn định {count_words(days)} {UNIT_WORDS[unit]} cho việc {label}:"
        tell_of_moves(dialogue, store_duties(dialogue, at=at), why=why, at=at)
    return dialogue
