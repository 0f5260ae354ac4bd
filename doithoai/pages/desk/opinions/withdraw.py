"""Rút ý kiến: somebody who sent an opinion says that it no longer needs an answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from doithoai.actions.opinions.withdraw_opinion import withdraw_opinion
from doithoai.models import Opinion
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role


@require_POST
@desk(Role.CLERK, Role.RECEPTION)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.seen_by(request.actor), pk=pk)
    withdraw_opinion(opinion, by=request.actor, how=request.POST.get("how", ""))
    messages.success(request, f"Đã ghi: người nêu rút {opinion}. Lời và mã vẫn còn trong hồ sơ.")
    return redirect("desk:opinion", opinion.pk)
