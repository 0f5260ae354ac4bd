"""Correct what was read from a plan file, beside its text."""

from datetime import datetime
from typing import Any

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, PlanFile
from doithoai.rules.plan_corrections import corrected

MOST_ROWS = 300
LONGEST = 4000  # characters of one value: a paragraph


@action()
def correct_plan_facts(
    plan_file: PlanFile, *, by: Actor, at: datetime, seen: int, facts: dict[str, Any], doubts: list[str]
) -> PlanFile:
    """Keep the facts as this person has them (plan JSON) and which doubts were looked at. The plan is untouched.

    `seen` is the revision the page was opened at. What the machine read stays beside it in `PlanFile.facts`.
    """
    if seen != plan_file.revision:
        raise Refusal(
            "Phần đối chiếu vừa được người khác sửa sau khi bạn mở trang này. Nội dung bạn gõ chưa được lưu: xin xem "
            "lại rồi bấm lưu lần nữa nếu muốn lấy bản của bạn."
        )
    for value in facts.values():
        refuse_too_long(value)
    plan_file.corrected = corrected(plan_file.text, plan_file.said, facts)
    known = {each["says"] for each in plan_file.facts.get("doubts") or []}
    plan_file.doubts_seen = [says for says in doubts if says in known]
    plan_file.revision += 1
    plan_file.save(update_fields=["corrected", "doubts_seen", "revision"])
    return plan_file


def refuse_too_long(value: Any) -> None:
    if isinstance(value, list):
        if len(value) > MOST_ROWS:
            raise Refusal(f"Một mục có {len(value)} dòng; nhiều nhất là {MOST_ROWS}. Xin gộp bớt.")
        for row in value:
            refuse_too_long(row)
    elif isinstance(value, dict):
        refuse_too_long(list(value.values()))
    elif isinstance(value, str) and len(value) > LONGEST:
        raise Refusal(f"“{value[:60]}…” dài {len(value)} ký tự; nhiều nhất là {LONGEST}. Xin viết gọn lại.")
