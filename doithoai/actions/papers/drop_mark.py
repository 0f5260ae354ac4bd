"""Take the image of a signature or a seal away: signatures from now on show nothing there."""

from datetime import datetime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Commune, SigningMark
from doithoai.rules.procedure import Role


def is_not_theirs(mark: SigningMark, by: Actor) -> str | None:
    """A condition: a seal is the office's, a signature is one person's own."""
    if mark.user_id is None:
        if by.is_any(Role.CLERK, Role.ADMIN):
            return None
        return "Hình dấu do văn thư hoặc quản trị giữ. Xin nhờ người đó."
    return None if mark.user_id == by.user_id else "Hình chữ ký của ai chỉ người ấy bỏ được."


@action(unless=[is_not_theirs])
def drop_mark(mark: SigningMark, *, by: Actor, at: datetime) -> Commune:
    """Papers that were signed with it keep it."""
    commune, file = mark.commune, mark.file
    SigningMark.objects.filter(pk=mark.pk).delete()
    file.erase()
    return commune
