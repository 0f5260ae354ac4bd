from django.db import migrations, models

import doithoai.models.dialogue


def already_taken(apps, schema_editor):
    """Files read so far went straight into the plan."""
    rows = apps.get_model("doithoai", "PlanFile")._base_manager
    rows.filter(taken_at=None).update(taken_at=models.F("read_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0003_legal_clock"),
    ]

    operations = [
        migrations.AlterField(
            model_name="planfile",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="planfile",
            name="facts",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="planfile",
            name="read_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="planfile",
            name="unreadable",
            field=models.TextField(blank=True, default="", verbose_name="vì sao không đọc được"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="planfile",
            name="corrected",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="planfile",
            name="doubts_seen",
            field=models.JSONField(
                blank=True,
                default=doithoai.models.dialogue.new_list,
                verbose_name="chỗ chưa chắc đã xem",
            ),
        ),
        migrations.AddField(
            model_name="planfile",
            name="revision",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="planfile",
            name="taken_at",
            field=models.DateTimeField(null=True, verbose_name="đưa vào kế hoạch lúc"),
        ),
        migrations.RunPython(already_taken, migrations.RunPython.noop, elidable=True),
    ]
