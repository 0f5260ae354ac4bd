"""Named reasons against, used by more than one verb: each returns a sentence, or None."""

from typing import Any

from doithoai.models import Actor, Membership, Shield
from doithoai.rules.procedure import Role


def belongs_to_another_body(work: Any, by: Actor) -> str | None:
    """An officer answers only for their own body; the clerk may type for any."""
    if Role.CLERK in by.roles or work.body_id in by.body_ids:
        return None
    return f"Nội dung này được giao cho {work.body}. Chỉ đơn vị đó hoặc văn phòng trả lời được."


def has_left_the_dialogue(opinion: Any, by: Actor) -> str | None:
    """A complaint or denunciation follows its own law from the moment it was diverted."""
    if opinion.diverted_at is None:
        return None
    if opinion.kind == "withdrawn":
        return f"{opinion} đã được người nêu rút lại, không còn xử lý trong hội nghị đối thoại."
    return f"{opinion} đã chuyển đến {opinion.diverted_to}, không còn xử lý trong hội nghị đối thoại."


def the_clerk_does_this(opinion: Any, by: Actor) -> str | None:
    """The chair and the reception sort an opinion only when it is kept from every clerk: somebody is always left."""
    if by.is_any(Role.CLERK):
        return None
    kept = Shield.objects.of_people().filter(opinion__in=[opinion.pk, opinion.part_of_id or opinion.pk])
    clerks = Membership.objects.of_role(Role.CLERK).filter(user__is_active=True)
    if not clerks.exclude(user__in=kept.values("user")).exists():
        return None
    return "Việc này do công chức Văn phòng – Thống kê làm."


def is_split(opinion: Any, by: Actor) -> str | None:
    """The parts are classified, grouped and answered; the whole only keeps its words and follows them."""
    if opinion.split_at is None:
        return None
    return f"{opinion} đã được tách. Xin làm việc này với từng phần, hoặc bỏ tách trước."


def belongs_to_no_dialogue(opinion: Any, by: Actor) -> str | None:
    """An opinion that came between two dialogues waits for the next one."""
    if opinion.dialogue_id:
        return None
    return (
        f"{opinion} chưa gắn với hội nghị nào; ý kiến sẽ tự vào hội nghị kế tiếp khi kế hoạch được ban hành."
    )
