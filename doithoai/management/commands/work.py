"""`doithoai work`: the job loop as a process of its own, for installations on PostgreSQL."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from config.jobs import JobLoop


class Command(BaseCommand):
    help = "Làm các việc chờ (nhắc hạn, gửi tin) · run the waiting jobs until stopped"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        loop = JobLoop(wanted=True)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: loop.stop())
        self.stderr.write("Đang làm việc chờ. Ctrl+C để dừng. · Working; Ctrl+C to stop.")
        loop.turn()
