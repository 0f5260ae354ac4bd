import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("doithoai", "0023_paper_channel_and_slip_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="opinion",
            name="answer_by",
            field=models.CharField(blank=True, choices=[("", "Xem bằng mã"), ("paper", "Thư giấy, nhờ trưởng thôn đưa"), ("phone", "Gọi điện thoại"), ("email", "Thư điện tử")], default="", max_length=5, verbose_name="trả lời bằng"),
        ),
        migrations.AddField(
            model_name="opinion",
            name="child",
            field=models.BooleanField(default=False, verbose_name="người nêu chưa đủ 16 tuổi"),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=8, verbose_name="đồng ý việc")),
                ("version", models.CharField(max_length=12, verbose_name="bản")),
                ("words", models.TextField(verbose_name="lời đã đồng ý")),
                ("through", models.CharField(max_length=10, verbose_name="qua kênh")),
                ("by", models.CharField(blank=True, max_length=120, verbose_name="người ghi")),
                ("given_at", models.DateTimeField(verbose_name="đồng ý lúc")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="rút lúc")),
                ("commune", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="doithoai.commune")),
                ("opinion", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="doithoai.opinion")),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
    ]
