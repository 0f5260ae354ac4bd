"""Record the written authorisation under which somebody signs TUQ. (NĐ 30/2020, Điều 13.4)."""

from datetime import date, datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue


@action()
def record_authorisation(
    dialogue: Dialogue, *, by: Actor, at: datetime, number: str, issued_on: date | None, until: date | None
) -> Dialogue:
    """It is limited in time: from the day it was issued to `until`, both included. All empty takes it away. Raises
    Refusal when it is only half said."""
    number = typed.line(number, "số văn bản ủy quyền", at_most=60)
    if not (number or issued_on or until):
        dialogue.authorisation = {}
    elif not (number and issued_on and until):
        raise Refusal(
            "Văn bản ủy quyền cần đủ số, ngày ban hành và ngày hết hiệu lực. Xin điền đủ, hoặc để trống cả ba."
        )
    elif until < issued_on:
        raise Refusal("Ngày hết hiệu lực trước ngày ban hành văn bản ủy quyền. Xin kiểm tra lại hai ngày.")
    else:
        dialogue.authorisation = {
            "number": number, "issued_on": issued_on.isoformat(), "until": until.isoformat(),
        }  # fmt: skip
    dialogue.save(update_fields=["authorisation"])
    return dialogue
