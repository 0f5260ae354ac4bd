"""Give somebody an account and a role; a person who has one gets a further role."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.actions.newcomers import keep_from_newcomer, tell_the_chair
from doithoai.models import Actor, Body, Commune, Hamlet, Membership, User
from doithoai.models.person import SIGN_IN_ROLES
from doithoai.models.reading import OFFICE
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold

NEEDS_BODY = {Role.OFFICER}
NEEDS_HAMLET = {Role.HAMLET_HEAD}


@action()
def add_person(
    commune: Commune,
    *,
    by: Actor,
    at: datetime,
    username: str,
    full_name: str,
    role: str,
    password: str = "",
    title: str = "",
    body: Body | None = None,
    hamlet: Hamlet | None = None,
) -> Membership:
    """Raises Refusal for a weak password, a name taken by somebody of another commune, a role without
    its body or hamlet. An administrator's role is given only by an administrator, and where there is another one
    than whoever asks, so is a role that reads what people say."""
    username = fold(typed.line(username, "tên đăng nhập", at_most=60, required=True)).replace(" ", "")
    if role not in dict(SIGN_IN_ROLES):
        raise Refusal("Xin chọn vai trò trong danh sách.")
    if role == Role.ADMIN and not by.is_any(Role.ADMIN, Role.CLOCK):
        raise Refusal("Chỉ quản trị mới giao được vai quản trị.")
    if role in OFFICE and not by.is_any(Role.ADMIN, Role.CLOCK) and another_administers(by):
        raise Refusal("Tài khoản xem được mọi ý kiến của dân do quản trị thêm. Xin nhờ quản trị của đơn vị.")
    if role in NEEDS_BODY and body is None:
        raise Refusal("Công chức chuyên môn phải thuộc một đơn vị. Xin chọn đơn vị.")
    if role in NEEDS_HAMLET and hamlet is None:
        raise Refusal("Trưởng thôn phải gắn với một thôn. Xin chọn thôn.")
    user = User.objects.filter(username=username).first()
    if new := user is None:
        user = new_user(username, typed.line(full_name, "họ và tên", at_most=120, required=True), password)
    elif all(place.commune_id != commune.pk for place in user.memberships_everywhere()):
        raise Refusal(f"Tên đăng nhập “{username}” đã có người dùng. Xin chọn tên khác.")
    elif Membership.objects.filter(user=user, role=role, body=body, hamlet=hamlet).exists():
        raise Refusal(f"{user.full_name} đã có vai này rồi.")
    place = Membership.objects.create(
        user=user, role=role, title=typed.line(title, "chức vụ", at_most=120), body=body, hamlet=hamlet
    )
    keep_from_newcomer(place, by=by, at=at, new=new)
    tell_the_chair(place, by=by, at=at)
    return place


def another_administers(by: Actor) -> bool:
    places = Membership.objects.of_role(Role.ADMIN).filter(user__is_active=True)
    return places.exclude(user=by.user_id).exists()


def new_user(username: str, full_name: str, password: str) -> User:
    try:
        validate_password(password, User(username=username, full_name=full_name))
    except ValidationError as weak:
        raise Refusal(" ".join(weak.messages)) from weak
    return User.objects.create_user(username, full_name, password)
