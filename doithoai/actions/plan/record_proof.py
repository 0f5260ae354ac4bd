"""Close a duty with what proves it: a paper's number, a photo of the board, the loudspeaker log."""

from datetime import date, datetime

from django.utils.timezone import localtime

from doithoai.actions import typed
from doithoai.actions.duties import set_aside, start_what_lasts
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Duty, StoredFile
from doithoai.rules.legal_clock import AFTER_THE_DAY, MUST_LAST, PROOF_LABELS, proofs_for, step_of
from doithoai.rules.procedure import BEFORE_THE_DAY, Stage
from doithoai.rules.vietnamese import table_date

LARGEST = 10 * 1024 * 1024  # bytes of a photo or a scanned list


def comes_after_the_day(duty: Duty, by: Actor) -> str | None:
    """Nothing of what follows a sitting can be done before it was held."""
    if step_of(duty.key) in AFTER_THE_DAY and duty.dialogue.stage in BEFORE_THE_DAY:
        return f"Việc “{duty.label}” làm sau hội nghị; hội nghị chưa họp nên chưa có gì để chứng minh."
    return None


def waits_for_a_day(duty: Duty, by: Actor) -> str | None:
    if duty.dialogue.stage != Stage.POSTPONED:
        return None
    return "Hội nghị đang hoãn nên việc này tạm dừng. Xin ấn định ngày mới rồi ghi."


@action(unless=[waits_for_a_day, comes_after_the_day])
def record_proof(
    duty: Duty,
    *,
    by: Actor,
    at: datetime,
    proof: str,
    kind: str = "",
    done_on: date | None = None,
    data: bytes | None = None,
    name: str = "",
) -> Duty:
    """A duty without proof is open, whatever anybody ticked: the proof is required, in words.

    `kind` is one of the proofs that close this duty (`legal_clock.CLOSED_BY`; "" when nobody asked); `done_on`:
    the day the thing was done, today when not given; `data`, `name`: the photo or the scanned list itself.
    A proof recorded before is replaced and stays to be seen.
    """
    allowed, today = proofs_for(duty.key), localtime(at).date()
    if kind and kind not in allowed:
        named = ", ".join(PROOF_LABELS[each] for each in allowed)
        raise Refusal(f"Việc “{duty.label}” được chứng minh bằng {named}. Xin chọn một trong các loại đó.")
    if data is not None and len(data) > LARGEST:
        raise Refusal("Tệp minh chứng lớn hơn 10 MB. Xin chụp lại nhỏ hơn hoặc tách tệp.")
    if done_on and done_on > today:
        raise Refusal(f"Ngày làm {table_date(done_on)} chưa đến. Xin ghi ngày đã làm, rồi ghi minh chứng.")
    held_on = duty.dialogue.held_on
    if done_on and held_on and done_on < held_on and step_of(duty.key) in AFTER_THE_DAY:
        raise Refusal(
            f"Ngày làm {table_date(done_on)} trước ngày họp {table_date(held_on)}: việc “{duty.label}” chỉ làm được "
            "sau hội nghị. Xin ghi lại ngày."
        )
    if step_of(duty.key) in MUST_LAST and (done_on or today) < duty.due_on:
        raise Refusal(
            f"Việc “{duty.label}” phải kéo dài đến hết ngày {table_date(duty.due_on)}, chưa xong được trước ngày ấy. Xin ghi "
            "minh chứng khi đã đủ ngày."
        )
    words = typed.line(proof, "minh chứng", at_most=300, required=True)
    set_aside(duty, at=at)
    duty.proof, duty.done_on, duty.proved_for = words, done_on or today, held_on
    duty.proof_kind = kind
    duty.proof_file = StoredFile.keep(data, name=name or "minh-chung", at=at) if data else None
    duty.proved_at, duty.proved_by = at, by.name
    duty.save()
    start_what_lasts(duty)
    return duty
