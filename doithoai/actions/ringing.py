"""The bell of an emergency: rung by the words themselves at every door, or by a person who reads them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from doithoai.models import Actor, Emergency, Job, Membership, Message, Opinion
from doithoai.models.emergency import EmergencyDuty, duty_of_commune
from doithoai.models.reading import OFFICE
from doithoai.rules.procedure import Role
from doithoai.rules.triage import calls_for_help, kind_of

#: Doors through which many texts of earlier days come at once: only what says "now" rings.
BULK = (Opinion.Channel.EXCEL, Opinion.Channel.CARRIED)
#: Who is told where somebody before them is accused.
NEXT = (Role.CLERK, Role.RECEPTION, Role.CHAIR, Role.SECRETARY, Role.ADMIN)


def ring_if_danger(opinion: Opinion, *, at: datetime) -> Emergency | None:
    """The words tell of danger to people or homes, now or soon: ring at once, and let a person say it was nothing.
    Tuned to miss little; an opinion stays an opinion whether or not it rang."""
    urgent = calls_for_help(opinion.words)
    now = urgent and kind_of(opinion.words)[0] == "emergency"
    if not now and (not urgent or opinion.channel in BULK):
        return None
    return ring(opinion, at=at, by="Hệ thống")


def ring(opinion: Opinion, *, at: datetime, by: str) -> Emergency:
    """Tell who must come; send word out of the house; look again later."""
    emergency, new = Emergency.objects.get_or_create(
        opinion=opinion, defaults={"raised_at": at, "raised_by": by}
    )
    if not new:
        return emergency
    duty = duty_of_commune()
    notify(emergency, called(emergency, duty), at=at)
    after = timedelta(minutes=duty.minutes)
    for kind, when in (("ring_outside", at), ("escalate_emergency", at + after)):
        Job.objects.create(
            kind=kind, commune_id=opinion.commune_id, run_after=when, payload={"emergency": emergency.pk},
            unique_key=f"{kind} {emergency.pk}",
        )  # fmt: skip
    return emergency


def call(emergency: Emergency, *, at: datetime) -> None:
    """A notice for the clerk, and for the chair where nobody is on duty; once for each."""
    told = set(Message.objects.filter(about=emergency.about).values_list("role", flat=True))
    notify(emergency, [role for role in called(emergency, duty_of_commune()) if role not in told], at=at)


def notify(emergency: Emergency, roles: Iterable[Role], *, at: datetime) -> None:
    text = f"Có việc khẩn cấp lúc {localtime(at):%H:%M}: mở mục Việc khẩn cấp và bấm nhận."
    for role in roles:
        tell(emergency, role, text, at)


def called(emergency: Emergency, duty: EmergencyDuty, *, late: bool = False) -> list[Role]:
    """Whom to tell. Where one of them, or whoever is on duty, is accused, the next office as well; an office in which
    everybody is accused, not at all. `late`: nobody took it in time."""
    accused = emergency.accused
    alone = late or not duty.user_id or duty.user_id in accused
    wanted = [Role.CLERK, Role.CHAIR] if alone else [Role.CLERK]
    if not accused:
        return wanted
    places = Membership.objects.filter(user__is_active=True, role__in=NEXT).values_list("role", "user")
    able = [role for role in NEXT if any(held == role and who not in accused for held, who in places)]
    accused_here = {role for role, who in places if who in accused}
    if duty.user_id not in accused and accused_here.isdisjoint(wanted):
        return wanted
    others = [role for role in able if role not in wanted]
    return [*(role for role in wanted if role in able), *others[:1]]


def tell(emergency: Emergency, role: Role, text: str, at: datetime) -> None:
    """A notice on the desk. It never repeats the words."""
    Message.objects.create(
        dialogue=emergency.opinion.dialogue, role=role, text=text, at=at, about=emergency.about
    )


def escalate(emergency: Emergency, *, at: datetime) -> bool:
    """Nobody took it in time: the chair is told. False when somebody did, or it is too early."""
    duty = duty_of_commune()
    if not emergency.waits_too_long(at, duty.minutes):
        return False
    minutes = int((at - emergency.raised_at).total_seconds() // 60)
    text = f"Việc khẩn cấp đã {minutes} phút chưa ai nhận. Xin mở mục Việc khẩn cấp."
    for role in called(emergency, duty, late=True):
        if role != Role.CLERK:
            tell(emergency, role, text, at)
    return True


def may_answer(by: Actor, on_duty: bool) -> bool:
    """Who takes an emergency: the person on duty, and the office."""
    return on_duty or by.is_any(*OFFICE)
