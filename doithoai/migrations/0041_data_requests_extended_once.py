from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0040_who_is_meant_in_what_waits"),
    ]

    operations = [
        migrations.AddField(
            model_name="datarequest",
            name="first_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="hạn ban đầu"),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="extended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gia hạn lúc"),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="extended_by",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="người cho gia hạn"),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="extended_because",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="lý do gia hạn"),
        ),
    ]
