"""Correct the form of an issued paper by a letter (công văn đính chính; NĐ 30/2020, Điều 18.3)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from doithoai.actions import typed
from doithoai.actions.changing import MOST, Effect, Kind, is_about_another, is_out_of_force, tell
from doithoai.actions.drafting import is_for_the_chair
from doithoai.actions.issuing import issue_paper
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Paper
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of

MOST_FAULTS = 30
PARTS = {"where": "vị trí", "printed": "lời đã in", "reads": "lời nay đọc là"}


@action(unless=[is_for_the_chair, is_out_of_force, is_about_another])
def correct_paper(
    paper: Paper, *, by: Actor, at: datetime, issued_on: date, because: str, faults: Sequence[dict[str, str]],
    in_form: bool,
) -> Paper:  # fmt: skip
    """`faults`: {"where", "printed", "reads"} each; `in_form`: the person says that only the form or the way of
    issuing was wrong. The paper stays in force and its words stay as they are.

    Raises Refusal for a fault of the content (which is replaced, not corrected), for words that do not stand in
    the paper, and for a date out of order.
    """
    if not in_form:
        raise Refusal(
            "Sai về nội dung thì không đính chính được: văn bản phải được sửa đổi, thay thế bằng văn bản cùng loại "
            "(Nghị định 30/2020, Điều 18.3). Xin chọn “Thay thế”."
        )
    if issued_on < paper.issued_on:
        raise Refusal(f"Công văn đính chính không thể ghi ngày trước {paper.named}. Xin sửa ngày.")
    kept = checked(faults, paper)
    reason = typed.line(because, "lý do đính chính", at_most=MOST, required=True)
    letter = issue_paper(
        paper.dialogue, Kind.CORRECTION, issued_on=issued_on, by=by, at=at, about=paper, effect=Effect.CORRECTS,
        because=reason, faults=kept,
    )  # fmt: skip
    tell(paper, letter, "đã được đính chính", by=by, at=at)
    return letter


def checked(faults: Sequence[dict[str, str]], paper: Paper) -> list[dict[str, Any]]:
    """The faults with all their parts, each found in the paper. Raises Refusal otherwise."""
    kept = [
        {part: typed.line(each.get(part, ""), PARTS[part], at_most=1000) for part in PARTS} for each in faults
    ]
    kept = [each for each in kept if any(each.values())]
    if not kept:
        raise Refusal("Chưa ghi chỗ sai nào. Xin ghi vị trí, lời đã in và lời nay đọc là.")
    if len(kept) > MOST_FAULTS:
        raise Refusal(
            f"Có {len(kept)} chỗ sai; nhiều nhất là {MOST_FAULTS}. Nhiều hơn thì nên thay thế văn bản."
        )
    printed = " ".join(text_of(facts_of(paper).content()).split())
    for number, each in enumerate(kept, start=1):
        if missing := next((PARTS[part] for part in PARTS if not each[part]), ""):
            raise Refusal(f"Chỗ sai thứ {number} chưa có {missing}. Xin điền đủ ba ô.")
        if each["printed"] == each["reads"]:
            raise Refusal(f"Chỗ sai thứ {number}: lời đã in và lời nay đọc là giống nhau. Xin kiểm tra lại.")
        if each["printed"] not in printed:
            raise Refusal(
                f"Không thấy “{each['printed'][:120]}” trong {paper}. Xin chép đúng lời đã in trên văn bản."
            )
    return kept
