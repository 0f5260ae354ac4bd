"""Việc khẩn cấp: the red bar on every desk page, one page with what is open, and who is on duty."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from doithoai.actions.commune.set_emergency_duty import set_emergency_duty
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.actions.opinions.raise_emergency import raise_emergency
from doithoai.actions.ringing import may_answer
from doithoai.models import Actor, Emergency, Membership, Opinion, User
from doithoai.models.clock import now
from doithoai.models.emergency import MINUTES, duty_for, duty_of_commune, is_on_duty
from doithoai.outputs.shielding import for_reader
from doithoai.pages.desk.choices import OneOf
from doithoai.pages.desk.opinions.still import watch
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules.procedure import Role

SHOWN = 50  # emergencies of the past on one page
#: To whoever presses on a page that stayed open, and tells nothing of why.
GONE = "Việc này không còn ở đây nên không nhận được. Những việc còn chờ hiện ở dưới."


class DutyForm(forms.Form):
    """Người trực."""

    user = OneOf(
        lambda: User.objects.filter(pk__in=Membership.objects.values("user"), is_active=True).order_by("full_name"),
        label="Người trực", required=False, empty_label="Chưa cử: báo Văn phòng và người chủ trì",
    )  # fmt: skip
    phone = forms.CharField(
        label="Điện thoại trực",
        max_length=40,
        required=False,
        help_text="Hiện trên dải đỏ để ai cũng gọi được.",
    )
    email = forms.CharField(
        label="Thư điện tử trực", max_length=254, required=False,
        help_text="Nhận thư ngay khi có việc khẩn cấp, nếu máy chủ đã cài gửi thư.",
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="Quá bao nhiêu phút chưa ai nhận thì báo người chủ trì",
        min_value=2,
        max_value=120,
        initial=MINUTES,
    )


@desk(*ANY_DESK)
def bar(request: DeskRequest) -> HttpResponse:
    """The fragment every desk page asks for again and again. It says that, when and where; never what or who."""
    rows = Emergency.objects.unanswered().not_about_reader().select_related("opinion__hamlet")
    context: dict[str, Any] = {}
    if waiting := list(rows):
        first = waiting[0]
        for_reader([first.opinion], request.actor)
        duty, at = duty_for(waiting), now()
        context = {
            "first": first,
            "late": first.waits_too_long(at, duty.minutes),
            "today": localdate(first.raised_at) == localdate(at),
            "many": len(waiting),
            "duty": duty,
            "may_answer": may_answer(request.actor, is_on_duty(request.actor)),
        }
    return render(request, "desk/emergencies/_bar.html", context)


@desk(*ANY_DESK)
def emergencies(request: DeskRequest) -> HttpResponse:
    return show(request)


def show(request: DeskRequest, sentence: str = "", status: int = 409) -> HttpResponse:
    """What waits first. The words are for the person on duty, the office, and who heads the hamlet where it is: they are
    nearest. Others see that and when."""
    by, duty, at = request.actor, duty_of_commune(), now()
    rows = Emergency.objects.not_about_reader().select_related("opinion__hamlet", "opinion__dialogue")
    waiting = list(rows.unanswered())
    past = list(rows.exclude(acknowledged_at=None).order_by("-raised_at")[:SHOWN])
    for_reader([each.opinion for each in (*waiting, *past)], by)
    answers, own = may_answer(by, is_on_duty(by)), of_their_hamlets(waiting, by)
    context: dict[str, Any] = {
        "section": "emergencies",
        "watch": watch(each.opinion for each in waiting if answers or each.pk in own),
        "waiting": [(each, each.waits_too_long(at, duty.minutes)) for each in waiting],
        "past": past,
        "duty": duty,
        "call": duty_for(waiting),
        "may_answer": answers,
        "own": own,
        "may_open": by.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.RECEPTION, Role.FRONT),
        "may_set": by.is_any(Role.CLERK, Role.ADMIN),
        "sentence": sentence,
    }
    return render(request, "desk/emergencies/page.html", context, status=status if sentence else 200)


def of_their_hamlets(waiting: list[Emergency], by: Actor) -> set[int]:
    """What this hamlet head may read of; without who reported it (models/reading.py), never what accuses them."""
    if not by.is_any(Role.HAMLET_HEAD):
        return set()
    near = [each for each in waiting if each.opinion.hamlet_id in by.hamlet_ids]
    may = Opinion.objects.readable_by(by).filter(pk__in=[each.opinion_id for each in near])
    readable = set(may.values_list("pk", flat=True))
    return {each.pk for each in near if each.opinion_id in readable}


@require_POST
@desk(*ANY_DESK)
def acknowledge(request: DeskRequest, pk: int) -> HttpResponse:
    emergency = Emergency.objects.not_about_reader().filter(pk=pk).first()
    if emergency is None:
        return show(request, GONE, status=404)
    try:
        acknowledge_emergency(emergency, by=request.actor, doing=request.POST.get("doing", ""))
    except Refusal as refusal:
        return show(request, str(refusal))
    messages.success(request, "Đã ghi: bạn nhận việc này. Chuông tắt ở mọi máy.")
    return redirect("desk:emergencies")


@require_POST
@desk(Role.CLERK, Role.SECRETARY, Role.RECEPTION, Role.HAMLET_HEAD, Role.FRONT)
def ring(request: DeskRequest, pk: int) -> HttpResponse:
    opinion = get_object_or_404(Opinion.objects.readable_by(request.actor), pk=pk)
    raise_emergency(opinion, by=request.actor)
    messages.success(request, "Đã báo khẩn cấp cho người trực.")
    return redirect("desk:emergencies")


@desk(Role.CLERK, Role.ADMIN)
def duty(request: DeskRequest) -> HttpResponse:
    """Who is on duty, and in how many minutes the chair is told."""
    row, sentence = duty_of_commune(), ""
    asked = {"user": row.user, "phone": row.phone, "email": row.email, "minutes": row.minutes}
    form = DutyForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            set_emergency_duty(request.commune, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã lưu người trực việc khẩn cấp.")
            return redirect("desk:emergency_duty")
    context = {
        "section": "office",
        "form": form,
        "sentence": sentence,
        "why_not": set_emergency_duty.refusal(request.commune, by=request.actor),
    }
    return render(request, "desk/emergencies/duty.html", context, status=409 if sentence else 200)
