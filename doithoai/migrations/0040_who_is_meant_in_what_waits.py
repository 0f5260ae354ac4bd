"""What nobody has sorted yet is kept apart until the software has read whom it means: a job of each commune does, and
gives back what means nobody. Nothing is lost, and nothing is shown that should not be while it waits."""

from django.db import migrations
from django.db.models import Count, Min
from django.utils.timezone import now


def keep_apart(apps, schema_editor):
    Opinion, Job = apps.get_model("doithoai", "Opinion"), apps.get_model("doithoai", "Job")
    waiting = Opinion._base_manager.filter(classified_at=None, diverted_at=None).exclude(words="")
    communes = list(waiting.order_by().values_list("commune", flat=True).distinct())
    waiting.update(suspected=True)
    for commune in communes:
        Job._base_manager.get_or_create(
            unique_key=f"read_suspicions {commune}",
            defaults={"kind": "read_suspicions", "commune_id": commune, "run_after": now(), "payload": {}},
        )


def who_wrote_it(apps, schema_editor):
    """The account behind the name, where one alone in the commune bears it."""
    Opinion, Membership = apps.get_model("doithoai", "Opinion"), apps.get_model("doithoai", "Membership")
    people = (
        Membership._base_manager.order_by()
        .values("commune", "user__full_name")
        .annotate(many=Count("user", distinct=True), only=Min("user"))
    )
    for each in people:
        if each["many"] == 1:
            Opinion._base_manager.filter(commune=each["commune"], entered_by=each["user__full_name"]).exclude(
                channel="carried"
            ).update(written_by=each["only"])


class Migration(migrations.Migration):
    dependencies = [("doithoai", "0039_who_may_read_what")]

    operations = [
        migrations.RunPython(keep_apart, migrations.RunPython.noop),
        migrations.RunPython(who_wrote_it, migrations.RunPython.noop),
    ]
