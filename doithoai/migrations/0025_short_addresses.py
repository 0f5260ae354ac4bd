from django.db import migrations, models

import doithoai.rules.codes


def give_short_addresses(apps, schema_editor):
    """Every dialogue that is already here gets its own."""
    rows = apps.get_model("doithoai", "Dialogue")._base_manager.using(schema_editor.connection.alias)
    taken = set()
    for pk in list(rows.filter(short=None).values_list("pk", flat=True)):
        short = doithoai.rules.codes.new_short()
        while short in taken:
            short = doithoai.rules.codes.new_short()
        taken.add(short)
        rows.filter(pk=pk).update(short=short)


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL does not alter a table in the transaction that filled it

    dependencies = [
        ("doithoai", "0024_what_the_sender_chose"),
    ]

    operations = [
        migrations.AddField(
            model_name="dialogue",
            name="short",
            field=models.CharField(max_length=8, null=True, verbose_name="địa chỉ ngắn"),
        ),
        migrations.RunPython(give_short_addresses, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="dialogue",
            name="short",
            field=models.CharField(default=doithoai.rules.codes.new_short, max_length=8, unique=True, verbose_name="địa chỉ ngắn"),
        ),
    ]
