"""How somebody wants to be told the answer, and what that needs: nothing more is asked."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doithoai.actions.kernel import Refusal
from doithoai.models import Hamlet, Opinion

DIGITS = range(8, 16)  # of a telephone number, with or without the country


def way_to_answer(answer_by: str, *, author: str, contact: str, hamlet: Hamlet | None) -> str:
    """The way asked for, when what it needs is there. Raises Refusal that says what is missing."""
    if answer_by not in Opinion.AnswerBy.values:
        raise Refusal("Xin chọn một cách nhận trả lời trong danh sách.")
    if answer_by == Opinion.AnswerBy.PAPER and not (hamlet and author):
        raise Refusal("Muốn nhận thư giấy, xin chọn thôn và ghi họ tên để trưởng thôn đưa đúng người.")
    if answer_by == Opinion.AnswerBy.PHONE and len(re.sub(r"\D", "", contact)) not in DIGITS:
        raise Refusal("Muốn được gọi điện, xin ghi số điện thoại, ví dụ 0912 345 678.")
    if answer_by == Opinion.AnswerBy.EMAIL:
        try:
            validate_email(contact)
        except ValidationError as wrong:
            raise Refusal("Muốn nhận thư điện tử, xin ghi địa chỉ thư, ví dụ ten@congty.vn.") from wrong
    return answer_by
