"""Say who is on duty for emergencies, under which number, and how long they have to answer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, EmergencyDuty, Membership, User
from doithoai.models.emergency import MINUTES

FEWEST, MOST = 2, 120  # minutes


@action()
def set_emergency_duty(
    commune: Commune, *, by: Actor, at: datetime, user: User | None, phone: str = "", email: str = "",
    minutes: int = MINUTES,
) -> EmergencyDuty:  # fmt: skip
    """`user`: somebody with a desk in this commune, or None: then the clerk and the chair are rung."""
    if user and not Membership.objects.filter(user=user).exists():
        raise Refusal("Người trực phải có tài khoản ở đây. Xin thêm tài khoản cho người đó trước.")
    if not FEWEST <= minutes <= MOST:
        raise Refusal(f"Số phút chờ nhận từ {FEWEST} đến {MOST}.")
    email = typed.line(email, "thư điện tử", at_most=254)
    if email:
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise Refusal(f"“{email}” không phải địa chỉ thư điện tử. Xin ghi lại hoặc để trống.") from wrong
    duty, _ = EmergencyDuty.objects.update_or_create(
        commune=commune,
        defaults={
            "user": user, "phone": typed.line(phone, "điện thoại trực", at_most=40), "email": email, "minutes": minutes,
        },
    )  # fmt: skip
    return duty
