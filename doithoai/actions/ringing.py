"""The bell of an emergency: rung by the words themselves at every door, or by a person who reads them."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from doithoai.models import Actor, Emergency, Job, Message, Opinion
from doithoai.models.emergency import duty_of_commune
from doithoai.rules.procedure import Role
from doithoai.rules.triage import calls_for_help, kind_of

#: Doors through which many texts of earlier days come at once: only what says "now" rings.
BULK = (Opinion.Channel.EXCEL, Opinion.Channel.CARRIED)


def ring_if_danger(opinion: Opinion, *, at: datetime) -> Emergency | None:
    """The words tell of danger to people or homes, now or soon: ring at once, and let a person say it was nothing.
    Tuned to miss little; an opinion stays an opinion whether or not it rang."""
    urgent = calls_for_help(opinion.words)
    now = urgent and kind_of(opinion.words)[0] == "emergency"
    if not now and (not urgent or opinion.channel in BULK):
        return None
    return ring(opinion, at=at, by="Hệ thống")


def ring(opinion: Opinion, *, at: datetime, by: str) -> Emergency:
    """Tell the clerk, and the chair where nobody is on duty; send word out of the house; look again later."""
    emergency, new = Emergency.objects.get_or_create(
        opinion=opinion, defaults={"raised_at": at, "raised_by": by}
    )
    if not new:
        return emergency
    duty = duty_of_commune()
    told = (Role.CLERK,) if duty.user else (Role.CLERK, Role.CHAIR)
    for role in told:
        tell(
            emergency,
            role,
            f"Có việc khẩn cấp lúc {localtime(at):%H:%M}: mở mục Việc khẩn cấp và bấm nhận.",
            at,
        )
    after = timedelta(minutes=duty.minutes)
    for kind, when in (("ring_outside", at), ("escalate_emergency", at + after)):
        Job.objects.create(
            kind=kind, commune_id=opinion.commune_id, run_after=when, payload={"emergency": emergency.pk},
            unique_key=f"{kind} {emergency.pk}",
        )  # fmt: skip
    return emergency


def tell(emergency: Emergency, role: Role, text: str, at: datetime) -> None:
    """A notice on the desk. It never repeats the words."""
    Message.objects.create(
        dialogue=emergency.opinion.dialogue, role=role, text=text, at=at, about="emergencies"
    )


def escalate(emergency: Emergency, *, at: datetime) -> bool:
    """Nobody took it in time: the chair is told. False when somebody did, or it is too early."""
    if not emergency.waits_too_long(at, duty_of_commune().minutes):
        return False
    minutes = int((at - emergency.raised_at).total_seconds() // 60)
    tell(
        emergency, Role.CHAIR, f"Việc khẩn cấp đã {minutes} phút chưa ai nhận. Xin mở mục Việc khẩn cấp.", at
    )
    return True


def may_answer(by: Actor, on_duty: bool) -> bool:
    """Who takes an emergency: the person on duty, and the office."""
    return on_duty or by.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.RECEPTION)
