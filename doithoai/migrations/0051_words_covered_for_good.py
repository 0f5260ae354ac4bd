from django.db import migrations, models


class Migration(migrations.Migration):
    """When all that is personal in the words was covered for good."""

    dependencies = [
        ("doithoai", "0050_judged_doubts"),
    ]

    operations = [
        migrations.AddField(
            model_name="opinion",
            name="covered_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="đã che hết dữ liệu cá nhân lúc"
            ),
        ),
    ]
