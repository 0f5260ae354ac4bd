"""Take back that an opinion asks again what an earlier dialogue heard."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, OpinionGroup, SameMatter


@action()
def unlink_matter(
    dialogue: Dialogue, *, by: Actor, at: datetime, opinions: list[int], earlier: OpinionGroup
) -> int:
    """How many links were taken away; what the rules propose is proposed again. A link that comes from carrying
    over stays: those people's words are that matter."""
    found = SameMatter.objects.filter(
        opinion__dialogue=dialogue, opinion__in=opinions, earlier=earlier, opinion__carried_from=None
    )
    gone, _ = found.delete()
    if not gone:
        raise Refusal("Không còn gì để bỏ nối: đã bỏ rồi, hoặc việc này được chuyển từ hội nghị trước sang.")
    return gone
