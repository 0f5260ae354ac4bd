from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('doithoai', '0027_signing_marks'),
    ]

    operations = [
        migrations.AddField(
            model_name='shield',
            name='published',
            field=models.CharField(blank=True, max_length=8, verbose_name='mức công khai trước đó'),
        ),
    ]
