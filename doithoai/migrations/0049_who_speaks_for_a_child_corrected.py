from django.db import migrations, models


class Migration(migrations.Migration):
    """What to write instead of who speaks for a child, of a correction."""

    dependencies = [
        ("doithoai", "0048_who_speaks_for_a_child"),
    ]

    operations = [
        migrations.AddField(
            model_name="datarequest",
            name="guardian",
            field=models.CharField(
                blank=True, default="", max_length=120, verbose_name="người đại diện sửa thành"
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="guardian_contact",
            field=models.CharField(
                blank=True, default="", max_length=120, verbose_name="liên hệ người đại diện sửa thành"
            ),
        ),
    ]
