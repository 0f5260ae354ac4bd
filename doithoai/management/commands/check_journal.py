"""doithoai check_journal: does every commune's chain of deeds hold?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.models import Commune, Deed, serving
from doithoai.models.journal import first_broken_deed


class Command(BaseCommand):
    help = "Kiểm tra nhật ký còn nguyên vẹn · verify the journal"

    def handle(self, *args: Any, **options: Any) -> None:
        checked = 0
        for commune in Commune.objects.all():
            with serving(commune):
                if broken := first_broken_deed(commune.pk):
                    raise CommandError(f"{commune}: nhật ký không còn nguyên vẹn. Mục sai đầu tiên: {broken}")
                checked += Deed.objects.count()
        self.stdout.write(f"Nhật ký nguyên vẹn: {checked} việc.")
