"""Bản sao lưu: which backups still hold what was erased after they were made, until somebody destroys them."""

from pathlib import Path

from django.contrib import messages
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.commune.record_backup_gone import record_backup_gone
from doithoai.actions.kernel import Refusal
from doithoai.models import Backup
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role

SHOWN = 100


@desk(Role.CLERK, Role.ADMIN)
def page(request: DeskRequest) -> HttpResponse:
    return show(request)


def show(request: DeskRequest, sentence: str = "") -> HttpResponse:
    rows = list(Backup.objects.kept().with_erased_since()[:SHOWN])
    context = {
        "section": "office",
        "backups": [(each, Path(each.file).exists()) for each in rows],
        "holding": sum(each.erased_since > 0 for each in rows),
        "on_postgresql": connection.vendor == "postgresql",
        "reads_log": request.actor.is_any(Role.CLERK),
        "sentence": sentence,
    }
    return render(request, "desk/backups/page.html", context, status=409 if sentence else 200)


@require_POST
@desk(Role.CLERK, Role.ADMIN)
def gone(request: DeskRequest, pk: int) -> HttpResponse:
    try:
        record_backup_gone(get_object_or_404(Backup, pk=pk), by=request.actor)
    except Refusal as refusal:
        return show(request, str(refusal))
    messages.success(request, "Đã ghi bản sao lưu này không còn.")
    return redirect("desk:backups")
