"""Put somebody on the guest list."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Dialogue, Hamlet, Invitation
from doithoai.rules.codes import new_code
from doithoai.rules.vietnamese import fold


@action()
def add_guest(
    dialogue: Dialogue,
    *,
    by: Actor,
    at: datetime,
    name: str,
    kind: str = Invitation.Kind.CITIZEN,
    position: str = "",
    hamlet: Hamlet | None = None,
) -> Invitation:
    """Two people of one name in one hamlet exist; the same row twice by mistake is told apart by position."""
    return invite(dialogue, by, name=name, kind=kind, position=position, hamlet=hamlet)


def invite(
    dialogue: Dialogue, by: Actor, *, name: str, kind: str, position: str, hamlet: Hamlet | None
) -> Invitation:
    name = typed.line(name, "họ và tên", at_most=120, required=True)
    position = typed.line(position, "chức vụ, đơn vị", at_most=200)
    if Invitation.objects.filter(dialogue=dialogue, name=name, hamlet=hamlet, position=position).exists():
        place = f" ({hamlet})" if hamlet else ""
        raise Refusal(
            f"{name}{place} đã có trong danh sách mời. Nếu là người khác cùng tên, xin ghi thêm chức vụ."
        )
    return Invitation.objects.create(
        dialogue=dialogue, kind=kind, name=name, position=position, hamlet=hamlet, code=new_code(),
        added_by=by.name, folded=fold(f"{name} {hamlet or ''} {position}")[:300],
    )  # fmt: skip
