"""Take over into the plan what a person has looked at in its file."""

from collections.abc import Collection
from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.actions.plan.revise_plan import fit, refuse_nonsense
from doithoai.actions.stated import stated
from doithoai.models import Actor, PlanFile
from doithoai.rules.issuers import issuer_named


@action()
def take_plan_facts(
    plan_file: PlanFile, *, by: Actor, at: datetime, seen: int, revision: int, fields: Collection[str]
) -> PlanFile:
    """Write these fields of the plan as the file (corrected) states them; a field it does not speak of stays.

    `seen` is the plan's revision and `revision` that of the corrections, both as the person saw them.
    """
    dialogue = plan_file.dialogue
    if seen != dialogue.plan_revision or revision != plan_file.revision:
        raise Refusal(
            "Kế hoạch hoặc phần đối chiếu vừa được sửa sau khi bạn mở trang này. Chưa đưa gì vào: xin xem lại bảng dưới "
            "đây rồi bấm lần nữa."
        )
    says = stated(plan_file.said, dialogue)
    if not (taken := [field for field in says if field in fields]):
        raise Refusal("Chưa chọn mục nào để đưa vào kế hoạch. Xin đánh dấu ít nhất một mục.")
    for field in taken:
        setattr(dialogue, field, fit(field, says[field]))
    if "issuer_name" in taken:
        dialogue.issuer = issuer_named(dialogue.issuer_name)
    refuse_nonsense(dialogue)
    dialogue.plan_revision += 1
    dialogue.save()
    plan_file.taken_at = at
    plan_file.save(update_fields=["taken_at"])
    return plan_file
