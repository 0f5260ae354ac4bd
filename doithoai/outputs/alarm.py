"""Word that leaves the house when somebody is in danger: a letter, a text message. It names no person and repeats no
word of theirs; who is rung opens the page."""

import logging
import shlex
import subprocess

from django.conf import settings
from django.core.mail import send_mail

from doithoai.models import Emergency, EmergencyDuty

log = logging.getLogger("doithoai.alarm")
SECONDS = 30  # a command that takes longer is given up


def word_of(emergency: Emergency) -> str:
    place = f", {emergency.opinion.hamlet}" if emergency.opinion.hamlet else ""
    return (
        f"KHẨN CẤP: {emergency.commune.full_name}{place}, báo lúc {emergency.raised_at.astimezone():%H:%M %d/%m}. "
        "Mở phần mềm Đối Thoại, mục Việc khẩn cấp, và bấm nhận."
    )


def ring_outside(emergency: Emergency, duty: EmergencyDuty) -> list[str]:
    """Send what this installation can send; returns which ("email", "sms"). Raises when a way that is set up fails,
    so that the job loop tries again. Not to whoever is accused: the desks ring then (actions/ringing.py)."""
    if duty.user_id in emergency.accused:
        return []
    sent, said = [], word_of(emergency)
    if duty.email and settings.EMAIL_HOST:
        send_mail("Việc khẩn cấp", said, None, [duty.email], fail_silently=False)
        sent.append("email")
    if duty.phone and settings.SMS_COMMAND:
        filled = [
            part.replace("{phone}", duty.phone).replace("{text}", said)
            for part in shlex.split(settings.SMS_COMMAND)
        ]
        subprocess.run(
            filled, check=True, timeout=SECONDS, capture_output=True
        )  # no shell: the words stay one argument
        sent.append("sms")
    return sent
