"""Write the chair's own words of the conclusion; the rest of the paper comes from the outcomes."""

from collections.abc import Mapping
from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Conclusion, Dialogue


@action()
def draft_conclusion(
    dialogue: Dialogue, *, by: Actor, at: datetime, assessment: str, monitor: str, seen: int,
    helpers: Mapping[int, str] | None = None,
) -> Conclusion:  # fmt: skip
    """`seen` is the revision the form was opened at (0 when there was none): two tabs, one wins. `helpers`: by the number
    of a group, who works on it with the body that answers (đơn vị phối hợp); None leaves them as they are."""
    conclusion, _ = Conclusion.objects.get_or_create(dialogue=dialogue)
    write(conclusion, assessment=assessment, monitor=monitor, seen=seen, helpers=helpers)
    return conclusion


def write(
    conclusion: Conclusion,
    *,
    assessment: str,
    monitor: str,
    seen: int,
    helpers: Mapping[int, str] | None = None,
) -> None:
    """Keep the words. Raises Refusal when somebody else wrote since the form was opened at `seen`."""
    if seen != conclusion.revision:
        raise Refusal(
            "Dự thảo kết luận vừa được người khác sửa. Nội dung bạn gõ chưa được lưu: xin mở trang mới để đối chiếu."
        )
    conclusion.assessment = typed.words(assessment, "đánh giá chung", at_most=10_000)
    conclusion.monitor = typed.line(monitor, "đơn vị theo dõi", at_most=200)
    if helpers is not None:
        named = {number: typed.line(who, "đơn vị phối hợp", at_most=300) for number, who in helpers.items()}
        conclusion.helpers = {str(number): who for number, who in named.items() if who}
    conclusion.revision += 1
    conclusion.save()
