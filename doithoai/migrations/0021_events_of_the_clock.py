from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('doithoai', '0020_files_of_opinions'),
    ]

    operations = [
        migrations.AddField(
            model_name='dialogue',
            name='events',
            field=models.JSONField(blank=True, default=dict, verbose_name='sự kiện phát sinh thời hạn'),
        ),
        migrations.AddField(
            model_name='dialogue',
            name='reply_days_unit',
            field=models.CharField(choices=[('working', 'ngày làm việc'), ('calendar', 'ngày')], default='working', max_length=8, verbose_name='loại ngày'),
        ),
        migrations.AlterField(
            model_name='dialogue',
            name='reply_days',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số ngày để trả lời'),
        ),
    ]
