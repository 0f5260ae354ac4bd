"""The front door: sign in, sign out, choose the commune one works in."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from doithoai.actions.commune.change_password import change_password as change_own_password
from doithoai.actions.kernel import Refusal
from doithoai.models import Commune
from doithoai.models.door import give_back, too_many
from doithoai.pages.middleware import ANY_DESK, anyone, desk
from doithoai.pages.shared.network import network
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold

REQUIRED = {"required": "Xin điền ô này."}
#: Wrong sign-ins let through in ten minutes. One network alone cannot shut a name out for everybody else.
OF_A_NETWORK, OF_A_NAME_THERE, OF_A_NAME = 30, 10, 60


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập", max_length=60, error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )  # fmt: skip
    password = forms.CharField(
        label="Mật khẩu", max_length=200, strip=False, error_messages=REQUIRED,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """Officials go to their day, supervisors to the regulations; everyone else sees which communes are here."""
    if request.user.is_authenticated and (places := request.user.memberships_everywhere()):
        only_above = all(place.role == Role.SUPERVISOR for place in places)
        return redirect("province:regulations" if only_above else "desk:today")
    return render(request, "door/home.html", {"communes": Commune.objects.all()[:200]})


@anyone
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """One form. The wrong tries of a network are counted (an office shares one), of a name there, of a name."""
    form = SignInForm(request.POST or None)
    onward = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST" and form.is_valid():
        username = fold(form.cleaned_data["username"]).replace(" ", "")
        here = network(request)
        knocks = ((here, OF_A_NETWORK), (f"{username} {here}", OF_A_NAME_THERE), (username, OF_A_NAME))
        if any(too_many("sign_in", whose, tries=tries, minutes=10) for whose, tries in knocks):
            form.add_error(
                None,
                "Đăng nhập sai nhiều lần. Xin chờ mười phút rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.",
            )
        elif user := authenticate(request, username=username, password=form.cleaned_data["password"]):
            for whose, tries in knocks:
                give_back("sign_in", whose, tries=tries)
            login(request, user)
            return HttpResponseRedirect(safe(request, onward))
        else:
            form.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin gõ lại.")
    return render(
        request, "door/sign_in.html", {"form": form, "next": onward}, status=422 if form.errors else 200
    )


def safe(request: HttpRequest, onward: str) -> str:
    """Only an address of our own: a sign-in page must not send people elsewhere."""
    good = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    return onward if onward and good else reverse("home")


@anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("home")


class PasswordForm(forms.Form):
    old = forms.CharField(
        label="Mật khẩu hiện tại", strip=False, error_messages=REQUIRED, widget=forms.PasswordInput
    )
    new = forms.CharField(
        label="Mật khẩu mới", strip=False, error_messages=REQUIRED, widget=forms.PasswordInput,
        help_text="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất.",
    )  # fmt: skip


@desk(*ANY_DESK)
def change_password(request: Any) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = change_own_password(
                request.commune, by=request.actor, user=request.user, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            update_session_auth_hash(request, user)
            return redirect("desk:today")
    return render(request, "door/password.html", {"form": form}, status=422 if form.errors else 200)


@desk(*ANY_DESK)
def choose_commune(request: Any) -> HttpResponse:
    """For who works in several communes: which one now."""
    places = {place.commune_id: place.commune for place in request.user.memberships_everywhere()}
    chosen = request.POST.get("commune", "")
    if chosen in map(str, places):
        request.session["commune"] = int(chosen)
        return redirect("desk:today")
    return render(request, "door/communes.html", {"communes": list(places.values())})
