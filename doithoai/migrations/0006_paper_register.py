"""The outgoing register. Every paper issued so far gets its line; series are named by type and issuer."""

import django.db.models.deletion
from django.db import migrations, models

import doithoai.models.register
from doithoai.models.clock import now
from doithoai.rules.paper_numbers import TYPES, parted, series_of


def write_lines(apps, schema_editor):
    Paper, Series, Entry = (apps.get_model("doithoai", name) for name in ("Paper", "PaperSeries", "OutgoingEntry"))
    for row in Series.objects.all():
        named = series_of(row.series)
        if named == row.series:
            continue
        merged = Series.objects.filter(commune=row.commune_id, series=named, period=row.period).first()
        if merged:  # two letter series of one issuer become one
            merged.last = max(merged.last, row.last)
            merged.save()
            row.delete()
        else:
            row.series = named
            row.save()
    for paper in Paper.objects.order_by("pk").iterator():
        issue = paper.facts.get("issue") or {}
        Entry.objects.create(
            commune_id=paper.commune_id, series=series_of(paper.symbol), period=str(paper.issued_on.year),
            number=paper.number, symbol=paper.symbol, state="issued", paper=paper, dialogue_id=paper.dialogue_id,
            issued_on=paper.issued_on, type_name=TYPES[parted(paper.symbol)[0]],
            # a reply's own subject holds the code that opens a person's page
            subject="Trả lời ý kiến của Nhân dân" if paper.kind == "reply" else paper.subject,
            signer=(issue.get("signer") or {}).get("name", "")[:120], recipients=issue.get("recipients") or [],
            archive=issue.get("archive", "")[:120], taken_at=paper.created_at, by=paper.by,
        )
    for row in Series.objects.all():  # what was numbered and is not here (an older backup) is still told
        lines = Entry.objects.filter(commune=row.commune_id, series=row.series, period=row.period)
        known, first = {*lines.values_list("number", flat=True)}, lines.order_by("taken_at").first()
        start = None
        for number in range(1, row.last + 2):
            missing = number <= row.last and number not in known
            if missing and start is None:
                start = number
            elif not missing and start is not None:
                Entry.objects.create(
                    commune_id=row.commune_id, series=row.series, period=row.period, number=start, until=number - 1,
                    state="before", note="Có từ trước khi lập sổ này.", by="Hệ thống",
                    taken_at=first.taken_at if first else now(),
                )
                start = None


class Migration(migrations.Migration):

    dependencies = [
        ('doithoai', '0005_proof_of_the_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=40)),
                ('period', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('until', models.PositiveIntegerField(blank=True, null=True, verbose_name='đến số')),
                ('symbol', models.CharField(blank=True, max_length=40, verbose_name='ký hiệu')),
                ('state', models.CharField(choices=[('issued', 'Đã ban hành'), ('outside', 'Ban hành ngoài phần mềm'), ('reserved', 'Đang giữ số'), ('cancelled', 'Đã hủy số'), ('before', 'Đã cấp ở sổ khác')], max_length=10, verbose_name='tình trạng')),
                ('kept_for', models.CharField(blank=True, max_length=20, verbose_name='giữ cho loại')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày văn bản')),
                ('type_name', models.CharField(blank=True, max_length=60, verbose_name='tên loại')),
                ('subject', models.CharField(blank=True, max_length=500, verbose_name='trích yếu')),
                ('signer', models.CharField(blank=True, max_length=120, verbose_name='người ký')),
                ('recipients', models.JSONField(blank=True, default=doithoai.models.register.new_list, verbose_name='nơi nhận')),
                ('archive', models.CharField(blank=True, max_length=120, verbose_name='đơn vị, người nhận bản lưu')),
                ('copies', models.PositiveIntegerField(blank=True, null=True, verbose_name='số lượng bản')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('taken_at', models.DateTimeField(verbose_name='lấy số lúc')),
                ('by', models.CharField(max_length=120, verbose_name='người lấy số')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy số lúc')),
                ('closed_by', models.CharField(blank=True, max_length=120, verbose_name='người hủy số')),
            ],
            options={
                'ordering': ['period', 'series', 'number'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveConstraint(
            model_name='paperseries',
            name='one_series_a_year',
        ),
        migrations.RenameField(
            model_name='paperseries',
            old_name='year',
            new_name='period',
        ),
        migrations.AlterField(
            model_name='paperseries',
            name='period',
            field=models.CharField(max_length=20),
        ),
        migrations.AddField(
            model_name='commune',
            name='shared_types',
            field=models.JSONField(blank=True, default=list, verbose_name='loại văn bản chung một dãy số'),
        ),
        migrations.AddField(
            model_name='paper',
            name='about',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='doithoai.paper'),
        ),
        migrations.AddField(
            model_name='paper',
            name='because',
            field=models.CharField(blank=True, max_length=500, verbose_name='lý do'),
        ),
        migrations.AddField(
            model_name='paper',
            name='effect',
            field=models.CharField(blank=True, choices=[('replaces', 'thay thế'), ('corrects', 'đính chính'), ('withdraws', 'thu hồi')], max_length=10, verbose_name='tác động'),
        ),
        migrations.AlterField(
            model_name='paper',
            name='kind',
            field=models.CharField(choices=[('plan', 'Kế hoạch'), ('invitation', 'Giấy mời'), ('public_notice', 'Thông báo tổ chức hội nghị'), ('minutes', 'Biên bản'), ('conclusion_notice', 'Thông báo kết luận'), ('reply', 'Văn bản trả lời'), ('report', 'Báo cáo kết quả'), ('postponement', 'Thông báo hoãn hội nghị'), ('cancellation', 'Thông báo hủy hội nghị'), ('correction', 'Công văn đính chính'), ('withdrawal', 'Công văn thu hồi')], max_length=20, verbose_name='loại'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', None), ('effect', '')), models.Q(('about__isnull', False), models.Q(('effect', ''), _negated=True)), _connector='OR'), name='an_effect_is_on_a_paper'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('effect__in', ('replaces', 'withdraws'))), fields=('about',), name='replaced_or_withdrawn_once'),
        ),
        migrations.AddConstraint(
            model_name='paperseries',
            constraint=models.UniqueConstraint(fields=('commune', 'series', 'period'), name='one_series_a_period'),
        ),
        migrations.AddField(
            model_name='outgoingentry',
            name='commune',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='doithoai.commune'),
        ),
        migrations.AddField(
            model_name='outgoingentry',
            name='dialogue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='doithoai.dialogue'),
        ),
        migrations.AddField(
            model_name='outgoingentry',
            name='paper',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='doithoai.paper'),
        ),
        migrations.AddConstraint(
            model_name='outgoingentry',
            constraint=models.UniqueConstraint(fields=('commune', 'series', 'period', 'number'), name='one_line_a_number'),
        ),
        migrations.AddConstraint(
            model_name='outgoingentry',
            constraint=models.UniqueConstraint(condition=models.Q(('symbol', ''), _negated=True), fields=('commune', 'symbol', 'period', 'number'), name='one_number_a_symbol'),
        ),
        migrations.RunPython(write_lines, migrations.RunPython.noop),
    ]
