"""Follow an opinion by its code, without an account, and say whether the reply satisfies."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.agree_for_child import agree_for_child
from doithoai.actions.opinions.withdraw_consent import withdraw_consent
from doithoai.actions.replies.rate_reply import rate_reply
from doithoai.outputs.open_record import doors
from doithoai.pages.public.dialogue.views import attached
from doithoai.pages.public.page import Visit, address, code_page, show
from doithoai.pages.shared.network import network
from doithoai.rules.codes import read_code

LONGEST_TYPED = 60  # characters of a mistyped code that are shown again


class RateForm(forms.Form):
    """Hài lòng hay chưa."""

    satisfied = forms.ChoiceField(
        label=gettext_lazy("Trả lời này có giải quyết được việc không?"),
        choices=[
            ("yes", gettext_lazy("Được, tôi hài lòng")),
            ("no", gettext_lazy("Chưa được, xin trả lời lại")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Xin chọn một trong hai.")},
    )
    comment = forms.CharField(
        label=gettext_lazy("Còn thiếu điều gì?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


@code_page
def look_up(request: Visit) -> HttpResponse:
    """One box. Spaces, dashes and small letters do not matter; a slip of the finger is found at once."""
    typed = request.GET.get("ma", "").strip()
    if not typed:
        return show(request, "public/follow/look_up.html")
    if code := read_code(typed):
        return redirect(address(request, "follow", code))
    return ask_again(
        request, typed, _("Mã này chưa đúng: có chữ hoặc số chép nhầm. Xin xem lại từng chữ."), 422
    )


@code_page
def follow(request: Visit, code: str) -> HttpResponse:
    if not doors.may_look_up(network(request)):
        return ask_again(
            request, code, _("Đã tra cứu quá nhiều lần từ mạng này. Xin chờ vài phút rồi thử lại."), 429
        )
    if read_code(code) is None:
        return ask_again(
            request, code, _("Mã này chưa đúng: có chữ hoặc số chép nhầm. Xin xem lại từng chữ."), 404
        )
    with doors.holding(code) as holder:
        if holder is None:
            sentence = _("Không có ý kiến nào mang mã này. Xin xem lại mã, hoặc hỏi bộ phận tiếp dân.")
            if doors.is_on_paper(code):
                sentence = _(
                    "Phiếu giấy mang mã này chưa được nhập. Xin gửi phiếu cho trưởng thôn hoặc Văn phòng."
                )
            return ask_again(request, code, sentence, 404)
        if code != holder.opinion.code:
            return redirect(address(request, "follow", holder.opinion.code))
        request.commune = holder.commune
        story, status = holder.story(), 200
        asked = request.POST.get("phan", "0")
        number = int(asked) if asked.isdecimal() else 0
        matter = holder.part(number) if request.method == "POST" else None
        form = RateForm(request.POST, auto_id=ids_of(number)) if matter else None
        if form and not form.is_valid():
            status = 422
        elif form and matter:
            said = form.cleaned_data
            try:
                rate_reply(
                    matter, by=holder.actor, satisfied=said["satisfied"] == "yes", comment=said["comment"]
                )
            except Refusal as refusal:
                status = 409
                form.add_error(None, str(refusal))
            else:
                return redirect(address(request, "follow", code))
        matters = [
            (
                each,
                form if form and each.part == number else RateForm(auto_id=ids_of(each.part)),
                rate_reply.refusal(holder.part(each.part), by=holder.actor),
            )
            for each in story.parts or (story,)
        ]
        return show(
            request, "public/follow/follow.html", {"opinion": story, "matters": matters}, status=status
        )


def ids_of(part: int) -> str:
    """The ids of a form's fields: each part of one page has its own."""
    return f"id_{part}_%s" if part else "id_%s"


@code_page
def withdraw(request: Visit, code: str) -> HttpResponse:
    """Take back the consent to be named. As easy as giving it: the code is enough."""
    return by_code(request, code, withdraw_consent)


@code_page
def agree(request: Visit, code: str) -> HttpResponse:
    """Whoever speaks for a child agrees, as easily as it is taken back."""
    return by_code(request, code, agree_for_child)


def by_code(request: Visit, code: str, verb: Any) -> HttpResponse:
    """Do it as whoever holds the code, where it may be done, and show the page again."""
    if not doors.may_look_up(network(request)):
        return ask_again(
            request, code, _("Đã tra cứu quá nhiều lần từ mạng này. Xin chờ vài phút rồi thử lại."), 429
        )
    with doors.holding(code) as holder:
        if holder is None:
            raise Http404
        if request.method == "POST" and not verb.refusal(holder.opinion, by=holder.actor):
            verb(holder.opinion, by=holder.actor)
        return redirect(address(request, "follow", holder.opinion.code))


@code_page
def letter(request: Visit, code: str, number: int) -> HttpResponse:
    """The reply as the letter that was sent."""
    if not doors.may_look_up(network(request)):
        return ask_again(
            request, code, _("Đã tra cứu quá nhiều lần từ mạng này. Xin chờ vài phút rồi thử lại."), 429
        )
    with doors.holding(code) as holder:
        file = holder.letter(number) if holder else None
    if file is None:
        raise Http404
    return attached(file.data, "application/pdf", file.name)


@code_page
def apology(request: Visit, code: str, paper: str) -> HttpResponse:
    """The letter that says sorry for a late answer."""
    if not doors.may_look_up(network(request)):
        return ask_again(
            request, code, _("Đã tra cứu quá nhiều lần từ mạng này. Xin chờ vài phút rồi thử lại."), 429
        )
    with doors.holding(code) as holder:
        file = holder.apology(paper) if holder else None
    if file is None:
        raise Http404
    return attached(file.data, "application/pdf", file.name)


def ask_again(request: Visit, typed: str, sentence: str, status: int) -> HttpResponse:
    context = {"typed": typed[:LONGEST_TYPED], "sentence": sentence}
    return show(request, "public/follow/look_up.html", context, status=status)
