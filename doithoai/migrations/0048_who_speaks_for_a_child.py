from django.db import migrations, models


class Migration(migrations.Migration):
    """Who speaks for a child."""

    dependencies = [
        ("doithoai", "0047_two_at_one_opinion"),
    ]

    operations = [
        migrations.AddField(
            model_name="opinion",
            name="guardian",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="người đại diện"),
        ),
        migrations.AddField(
            model_name="opinion",
            name="guardian_contact",
            field=models.CharField(
                blank=True, default="", max_length=120, verbose_name="liên hệ người đại diện"
            ),
        ),
    ]
