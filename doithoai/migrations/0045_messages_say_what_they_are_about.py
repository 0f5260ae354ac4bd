from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0044_groups_alike_and_edited_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="about",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="nói về"),
        ),
    ]
