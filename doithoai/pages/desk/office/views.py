"""The office: who works here in which role, the hamlets, the bodies."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from doithoai.actions.commune.add_body import add_body
from doithoai.actions.commune.add_hamlet import add_hamlet
from doithoai.actions.commune.add_person import add_person
from doithoai.actions.kernel import Refusal
from doithoai.models import Backup, Body, Hamlet, Membership
from doithoai.models.person import SIGN_IN_ROLES
from doithoai.pages.desk.choices import OneOf
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import name_key

#: Three forms on one page, and a label finds the box of its own.
OF_HAMLET, OF_BODY = "thon_%s", "don_vi_%s"


class PersonForm(forms.Form):
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    title = forms.CharField(label="Chức vụ", max_length=120, required=False)
    role = forms.ChoiceField(
        label="Vai trò trong phần mềm",
        choices=[(code, label[:1].upper() + label[1:]) for code, label in SIGN_IN_ROLES],
    )
    body = OneOf(
        Body.objects.all,
        label="Đơn vị",
        empty_label="Không",
        required=False,
        help_text="Cần cho công chức chuyên môn.",
    )
    hamlet = OneOf(
        Hamlet.objects.all,
        label="Thôn",
        empty_label="Không",
        required=False,
        help_text="Cần cho trưởng thôn.",
    )
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Không dấu, viết liền. Người đã có tài khoản thì ghi tên cũ.",
    )
    password = forms.CharField(
        label="Mật khẩu ban đầu",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ít nhất 10 ký tự. Người đã có tài khoản thì để trống.",
    )


class HamletForm(forms.Form):
    name = forms.CharField(
        label="Tên thôn, tổ dân phố", max_length=80, help_text="Ghi cả loại: thôn Đồng Mới."
    )
    households = forms.IntegerField(label="Số hộ", min_value=1, max_value=100_000, required=False)


class BodyForm(forms.Form):
    name = forms.CharField(label="Tên cơ quan, đơn vị", max_length=150)
    kind = forms.ChoiceField(label="Loại", choices=Body.Kind.choices, initial=Body.Kind.UNIT)
    abbreviation = forms.CharField(label="Viết tắt", max_length=20, required=False)


@desk(Role.CLERK, Role.ADMIN)
def office(request: DeskRequest) -> HttpResponse:
    return show(request)


@desk(Role.CLERK, Role.ADMIN)
def new_person(request: DeskRequest) -> HttpResponse:
    return added(request, "person", PersonForm(request.POST), add_person, "Đã thêm {}.")


@desk(Role.CLERK, Role.ADMIN)
def new_hamlet(request: DeskRequest) -> HttpResponse:
    return added(request, "hamlet", HamletForm(request.POST, auto_id=OF_HAMLET), add_hamlet, "Đã thêm {}.")


@desk(Role.CLERK, Role.ADMIN)
def new_body(request: DeskRequest) -> HttpResponse:
    return added(request, "body", BodyForm(request.POST, auto_id=OF_BODY), add_body, "Đã thêm {}.")


def added(
    request: DeskRequest, which: str, form: forms.Form, verb: Callable[..., Any], told: str
) -> HttpResponse:
    """One more of something; the form again, with what was typed, when it is refused."""
    if request.method != "POST":  # a reload of this address, or the way back after signing in
        return redirect("desk:office")
    sentence = ""
    if form.is_valid():
        try:
            made = verb(request.commune, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, told.format(made))
            return redirect("desk:office")
    return show(request, **{which: form}, sentence=sentence)


def show(
    request: DeskRequest,
    *,
    person: forms.Form | None = None,
    hamlet: forms.Form | None = None,
    body: forms.Form | None = None,
    sentence: str = "",
) -> HttpResponse:
    by, commune = request.actor, request.commune
    people = Membership.objects.select_related("user", "body", "hamlet")
    context = {
        "section": "office",
        "old_backups": Backup.objects.holding_what_was_erased().count(),
        "people": sorted(people, key=lambda place: name_key(place.user.full_name)),
        "hamlets": Hamlet.objects.all(),
        "bodies": Body.objects.all(),
        "person_form": person or PersonForm(),
        "hamlet_form": hamlet or HamletForm(auto_id=OF_HAMLET),
        "body_form": body or BodyForm(auto_id=OF_BODY),
        "no_person": add_person.refusal(commune, by=by),
        "no_hamlet": add_hamlet.refusal(commune, by=by),
        "no_body": add_body.refusal(commune, by=by),
        "sentence": sentence,
    }
    return render(request, "desk/office/office.html", context, status=409 if sentence else 200)
