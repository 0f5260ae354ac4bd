import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import TruncDate

KINDS = [
    ("paper", "số, ngày văn bản"),
    ("photo", "ảnh chụp bảng niêm yết"),
    ("loudspeaker", "sổ theo dõi phát thanh"),
    ("delivery", "danh sách giao nhận"),
    ("link", "địa chỉ trang đã đăng"),
]


def proved_for_its_day(apps, schema_editor):
    """What was proved so far was proved for the day that stands, on the day it was recorded."""
    duties = apps.get_model("doithoai", "Duty")._base_manager
    day = apps.get_model("doithoai", "Dialogue")._base_manager.filter(pk=models.OuterRef("dialogue_id"))
    duties.exclude(proved_at=None).update(
        done_on=TruncDate("proved_at"), proved_for=models.Subquery(day.values("held_on")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0004_plan_file_in_steps"),
    ]

    operations = [
        migrations.AddField(
            "duty", "done_on", models.DateField(blank=True, null=True, verbose_name="làm ngày")
        ),
        migrations.AddField(
            "duty",
            "proved_for",
            models.DateField(blank=True, null=True, verbose_name="minh chứng cho ngày họp"),
        ),
        migrations.CreateModel(
            name="PastProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=200, verbose_name="việc")),
                ("proof", models.CharField(max_length=300, verbose_name="minh chứng")),
                (
                    "proof_kind",
                    models.CharField(
                        blank=True, choices=KINDS, max_length=12, verbose_name="loại minh chứng"
                    ),
                ),
                ("proved_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("proved_by", models.CharField(max_length=120, verbose_name="người ghi")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="làm ngày")),
                (
                    "proved_for",
                    models.DateField(blank=True, null=True, verbose_name="minh chứng cho ngày họp"),
                ),
                ("set_aside_at", models.DateTimeField(verbose_name="thôi dùng lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past_proofs",
                        to="doithoai.dialogue",
                    ),
                ),
                (
                    "proof_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["proved_at", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(proved_for_its_day, migrations.RunPython.noop, elidable=True),
    ]
