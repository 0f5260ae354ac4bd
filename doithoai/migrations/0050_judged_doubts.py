import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0049_who_speaks_for_a_child_corrected"),
    ]

    operations = [
        migrations.CreateModel(
            name="JudgedDoubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("doubt", models.CharField(max_length=200, verbose_name="vì sao đã ngờ")),
                ("aside_at", models.DateTimeField(blank=True, null=True, verbose_name="đã để riêng lúc")),
                ("at", models.DateTimeField(verbose_name="xem lúc")),
                ("by", models.CharField(max_length=120, verbose_name="người xem")),
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
                    "opinion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judged_doubt",
                        to="doithoai.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["commune", "at"], name="judged_at_once")],
            },
        ),
    ]
