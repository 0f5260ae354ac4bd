"""Eight indexes fewer are written for every opinion that comes: those that others begin with, and those of what few have.

The indexes are dropped by what they stand on: SQLite would make the whole table anew for each, and forget the triggers
of the search.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ALONE = (
    "commune_id", "dialogue_id", "received_at",
    "part_of_id", "carried_from_id", "batch_id", "collected_by_id", "written_by_id",
)  # fmt: skip
RARE = ("part_of", "carried_from", "batch", "collected_by", "written_by")
FIELDS = {
    "commune": models.ForeignKey(
        "doithoai.commune", django.db.models.deletion.PROTECT, related_name="+", editable=False, db_index=False
    ),
    "dialogue": models.ForeignKey(
        "doithoai.dialogue", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="opinions",
        db_index=False,
    ),
    "received_at": models.DateTimeField("nhận lúc"),
    "part_of": models.ForeignKey(
        "doithoai.opinion", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name="phần của", db_index=False,
    ),
    "carried_from": models.ForeignKey(
        "doithoai.opinion", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="carried_to",
        verbose_name="chuyển từ", db_index=False,
    ),
    "batch": models.ForeignKey(
        "doithoai.opinionbatch", django.db.models.deletion.SET_NULL, null=True, blank=True, related_name="opinions",
        db_index=False,
    ),
    "collected_by": models.ForeignKey(
        "doithoai.body", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="+", db_index=False
    ),
    "written_by": models.ForeignKey(
        settings.AUTH_USER_MODEL, django.db.models.deletion.SET_NULL, null=True, blank=True, related_name="+",
        db_index=False,
    ),
}  # fmt: skip


def drop(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "doithoai_opinion")
    for name, what in found.items():
        if what["index"] and not what["unique"] and what["columns"] in [[column] for column in ALONE]:
            schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("doithoai", "0051_words_covered_for_good")]
    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField("opinion", name, field) for name, field in FIELDS.items()]
        ),
        # one dialogue's are counted on its triage page
        migrations.RemoveIndex("opinion", "doubted"),
        migrations.AddIndex(
            "opinion",
            models.Index(
                fields=["commune", "dialogue", "received_at"], condition=~models.Q(doubt=""), name="doubted"
            ),
        ),
        *(
            migrations.AddIndex(
                "opinion",
                models.Index(
                    fields=[name],
                    condition=models.Q((f"{name}__isnull", False)),
                    name=f"opinions_with_{name}",
                ),
            )
            for name in RARE
        ),
    ]
