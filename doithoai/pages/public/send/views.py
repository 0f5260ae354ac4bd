"""Send an opinion: one short page, then a code. Nothing typed is ever lost to a refusal."""

import secrets
from typing import Any, cast

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.outputs import open_record
from doithoai.outputs.open_record import doors
from doithoai.outputs.papers.qr import qr_svg
from doithoai.pages.public.page import (
    Visit,
    address,
    drawn_for_all,
    form_page,
    in_other_language,
    open_page,
    show,
    whole_address,
)
from doithoai.pages.shared.network import network

FORM = Signer(salt="một lượt gửi ý kiến")
RECEIPT = Signer(salt="đã nhận ý kiến")
TYPED = ("words", "hamlet", "author", "contact", "publish")


class SendForm(forms.Form):
    """Gửi ý kiến. Only the words are asked for; consent is never ticked beforehand."""

    words = forms.CharField(
        label=gettext_lazy("Ông/bà muốn nói điều gì?"),
        help_text=gettext_lazy(
            "Mỗi lần gửi một việc. Nói rõ ở đâu, từ bao giờ, mong được giải quyết thế nào."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Xin viết điều muốn nói.")},
    )
    hamlet = forms.ChoiceField(label=gettext_lazy("Ở thôn, tổ nào?"), required=False)
    author = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Số điện thoại hoặc địa chỉ"), max_length=120, required=False,
        help_text=gettext_lazy("Chỉ cán bộ giải quyết được xem."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )  # fmt: skip
    show_hamlet = forms.BooleanField(
        label=gettext_lazy("Khi công khai, được nêu tên thôn của tôi"), required=False
    )
    show_name = forms.BooleanField(
        label=gettext_lazy("Khi công khai, được nêu họ tên và thôn của tôi"), required=False
    )
    # For programs that fill in every box; people never see it.
    website = forms.CharField(
        label=gettext_lazy("Xin để trống ô này"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    form = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Chọn thôn, tổ")), *doors.hamlet_choices()]
        cast(forms.ChoiceField, self.fields["hamlet"]).choices = choices

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Xin xóa chữ trong ô này rồi gửi lại."))
        return ""

    def clean_form(self) -> str:
        """The form's own number, signed when the page was drawn; empty when it is not ours."""
        try:
            return FORM.unsign(self.cleaned_data["form"])
        except BadSignature:
            return ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said["form"]:
            self.data = {**self.data, "form": new_form()}
            raise forms.ValidationError(_("Trang đã cũ. Điều đã viết vẫn còn: xin bấm gửi lần nữa."))
        said["publish"] = "name" if said.get("show_name") else "hamlet" if said.get("show_hamlet") else "none"
        return said


@form_page
def send(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return empty_form(request)
    form, status = SendForm(request.POST), 422
    if form.is_valid():
        code, status = receive(request, form)
        if code:
            receipt = address(request, "received", request.commune.slug, RECEIPT.sign(code))
            return redirect(receipt)
    return show(
        request, "public/send/send.html", {"form": form, "ahead": open_record.next_dialogue()}, status=status
    )


def receive(request: Visit, form: SendForm) -> tuple[str, int]:
    """The code of the opinion now kept; or no code and the status of the refusal, which the form now shows."""
    said = form.cleaned_data
    sent = doors.Sent(
        form=said["form"],
        browser=request.META.get("CSRF_COOKIE", ""),
        typed=(request.commune.slug, *(said[each] for each in TYPED)),
    )
    try:
        with doors.entering(network(request)) as welcome:
            if code := doors.brought_by(sent):
                return code, 200
            if not welcome:
                form.add_error(
                    None,
                    _(
                        "Đang có quá nhiều ý kiến gửi từ mạng này. Điều đã viết vẫn còn ở dưới: xin chờ vài phút "
                        "rồi bấm gửi lần nữa, hoặc nói với trưởng thôn."
                    ),
                )
                return "", 429
            opinion = submit_opinion(
                request.commune,
                by=request.actor,
                words=said["words"],
                author=said["author"],
                contact=said["contact"],
                hamlet=doors.hamlet(said["hamlet"]),
                publish=said["publish"],
            )
            doors.remember(opinion.code, sent)
            return opinion.code, 200
    except Refusal as refusal:
        form.add_error("words", str(refusal))
        return "", 409


@form_page
def received(request: Visit, receipt: str) -> HttpResponse:
    """The receipt. The address is signed, so nobody can make one up, and reading it asks no database."""
    try:
        code = RECEIPT.unsign(receipt)
    except BadSignature:
        raise Http404 from None
    told = {"code": "own-code", "same_page": "own-page-in-the-other-language"}
    own = {"own-code": code, "own-page-in-the-other-language": in_other_language(request)}
    return drawn_for_all(request, "public/send/received.html", lambda: told, own)


@open_page
def qr(request: Visit) -> HttpResponse:
    """The address of the sending page as a QR code, for notices."""
    drawn = qr_svg(whole_address(request, "send", request.commune.slug))
    return HttpResponse(drawn, content_type="image/svg+xml")


@open_page
def paper_form(request: Visit) -> HttpResponse:
    """The same questions on a sheet to print: half of the people will use only that."""
    return show(
        request,
        "public/send/paper_form.html",
        {
            "address": whole_address(request, "send", request.commune.slug),
            "ahead": open_record.next_dialogue(),
        },
    )


def empty_form(request: Visit) -> HttpResponse:
    """The page before anything is typed. Only its two tokens are each visitor's own."""

    def told() -> dict[str, Any]:
        form = SendForm(initial={"form": "own-form-number"})
        return {"form": form, "ahead": open_record.next_dialogue(), "csrf_token": "own-csrf-token"}

    own = {"own-form-number": new_form(), "own-csrf-token": get_token(request)}
    return drawn_for_all(request, "public/send/send.html", told, own)


def new_form() -> str:
    return FORM.sign(secrets.token_urlsafe(9))
