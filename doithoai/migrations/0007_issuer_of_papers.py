from django.db import migrations, models
from django.db.models import Q


def issuer_by_its_words(apps, schema_editor):
    """Until now the words of the plan decided: a council was recognised in them, all others were the committee."""
    dialogues = apps.get_model("doithoai", "Dialogue")._base_manager
    words = Q(issuer_name__icontains="hội đồng") | Q(issuer_name__icontains="Hội đồng")
    dialogues.filter(words | Q(issuer_name__icontains="HỘI ĐỒNG")).update(issuer="tt_hdnd")


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0006_paper_register"),
    ]

    operations = [
        migrations.AddField(
            "dialogue",
            "issuer",
            models.CharField(default="ubnd", max_length=20, verbose_name="ban hành với tư cách"),
        ),
        migrations.AddField(
            "dialogue",
            "partner_signer_name",
            models.CharField(blank=True, max_length=120, verbose_name="người ký của cơ quan phối hợp"),
        ),
        migrations.RunPython(issuer_by_its_words, migrations.RunPython.noop),
    ]
