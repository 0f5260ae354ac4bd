"""The software could not read an opinion when it came: a person is told to read it, and a job reads it again."""

from datetime import datetime

from django.utils.timezone import localtime

from doithoai.actions.kernel import action
from doithoai.models import Actor, Job, Message, Opinion
from doithoai.rules.procedure import Role

#: Waits of twenty seconds, doubled up to an hour: with these a fault has a week to be mended in.
ATTEMPTS_AT_MOST = 170


@action(lock=False)
def put_off_reading(opinion: Opinion, *, by: Actor, at: datetime, reading: str) -> Job:
    """`reading`: a name of `actions/jobs.READINGS`. One notice a minute to the clerk, however many opinions; it never
    repeats the words. Danger and complaints wait for no machine, so a person is asked to look."""
    told = {
        "dialogue": opinion.dialogue,
        "role": Role.CLERK,
        "about": "unsorted",
        "text": f"Máy chưa đọc được ý kiến nhận lúc {localtime(opinion.received_at):%H:%M ngày %d/%m/%Y} để tìm việc "
        "khẩn cấp, lời phản ánh cơ quan và thông tin cá nhân. Ý kiến vẫn còn đủ: xin mở đọc ngay. Máy sẽ tự đọc lại.",
    }
    if not Message.objects.filter(**told, read_at=None).exists():
        Message.objects.create(**told, at=at)
    job, _ = Job.objects.get_or_create(
        unique_key=f"read_again {reading} {opinion.pk}",
        defaults={
            "kind": "read_again", "commune_id": opinion.commune_id, "run_after": at,
            "payload": {"opinion": opinion.pk, "reading": reading}, "max_attempts": ATTEMPTS_AT_MOST,
        },
    )  # fmt: skip
    return job
