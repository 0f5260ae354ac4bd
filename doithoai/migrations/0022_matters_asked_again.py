import django.db.models.deletion
from django.db import migrations, models

CHANNELS = [
    ("web", "Trang công khai"),
    ("desk", "Văn phòng nhập"),
    ("hamlet", "Trưởng thôn nhập"),
    ("front", "Mặt trận nhập"),
    ("reception", "Bộ phận tiếp dân"),
    ("excel", "Danh sách Excel"),
    ("hall", "Nói tại hội nghị"),
    ("email", "Hộp thư điện tử"),
    ("carried", "Từ hội nghị trước"),
]
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def commune():
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="doithoai.commune"
    )


class Migration(migrations.Migration):
    dependencies = [("doithoai", "0021_events_of_the_clock")]
    operations = [
        migrations.AddField(
            model_name="opinion",
            name="carried_from",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="carried_to",
                to="doithoai.opinion", verbose_name="chuyển từ",
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="doubt",
            field=models.CharField(
                blank=True, default="", max_length=200, verbose_name="vì sao có thể không phải ý kiến"
            ),
        ),
        migrations.AlterField(
            model_name="opinion",
            name="channel",
            field=models.CharField(choices=CHANNELS, max_length=10, verbose_name="kênh"),
        ),
        migrations.CreateModel(
            name="ListMapping",
            fields=[
                ("id", KEY),
                ("name", models.CharField(max_length=120, verbose_name="tên loại danh sách")),
                ("columns", models.JSONField(default=dict, verbose_name="cột")),
                ("by", models.CharField(max_length=120, verbose_name="người chọn")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("commune", commune()),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "name"), name="one_mapping_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="SameMatter",
            fields=[
                ("id", KEY),
                ("same", models.BooleanField(default=True, verbose_name="cùng việc")),
                ("by", models.CharField(max_length=120, verbose_name="người xác nhận")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("commune", commune()),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asked_again",
                        to="doithoai.opiniongroup",
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="same_matters",
                        to="doithoai.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("opinion", "earlier"), name="one_link_each")
                ],
            },
        ),
    ]  # fmt: skip
