"""Change one's own password."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, User


@action()
def change_password(commune: Commune, *, by: Actor, at: datetime, user: User, old: str, new: str) -> User:
    """Raises Refusal when the old one is wrong, the new one weak, or the account is somebody else's."""
    if user.pk != by.user_id:
        raise Refusal("Chỉ đổi được mật khẩu của chính mình.")
    if not user.check_password(old):
        raise Refusal("Mật khẩu hiện tại chưa đúng. Xin gõ lại.")
    try:
        validate_password(new, user)
    except ValidationError as weak:
        raise Refusal(" ".join(weak.messages)) from weak
    user.set_password(new)
    user.save(update_fields=["password"])
    return user
