"""Ask for the floor: name, hamlet, what about, which help."""

from typing import Any, cast

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.kernel import Refusal
from doithoai.outputs import open_record
from doithoai.outputs.open_record import doors
from doithoai.pages.public.dialogue.views import found
from doithoai.pages.public.page import Visit, address, form_page, show
from doithoai.pages.shared.network import network

#: What the office reads (Vietnamese) and what the person ticks.
HELP = [
    ("nói bằng tiếng dân tộc", gettext_lazy("Tôi nói bằng tiếng dân tộc, cần phiên dịch")),
    ("nghe khó", gettext_lazy("Tôi nghe khó")),
    ("đi lại khó, cần đưa micro", gettext_lazy("Tôi đi xe lăn hoặc đi lại khó")),
    ("nhờ người nói thay", gettext_lazy("Tôi muốn nhờ người nói thay")),
]
RECEIPT = Signer(salt="đăng ký phát biểu")


class SpeakForm(forms.Form):
    """Đăng ký phát biểu."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Xin ghi tên để người điều hành mời.")},
    )  # fmt: skip
    hamlet = forms.ChoiceField(label=gettext_lazy("Ở thôn, tổ nào?"), required=False)
    about = forms.CharField(
        label=gettext_lazy("Muốn nói về việc gì?"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    help_needed = forms.MultipleChoiceField(
        label=gettext_lazy("Cần giúp gì?"), choices=HELP, required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.CharField(
        label=gettext_lazy("Nếu cần phiên dịch: tiếng gì?"), max_length=40, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Chọn thôn, tổ")), *doors.hamlet_choices()]
        cast(forms.ChoiceField, self.fields["hamlet"]).choices = choices

    def help_in_words(self) -> str:
        """ "nói bằng tiếng dân tộc (Mông), nghe khó"."""
        ticked, language = list(self.cleaned_data["help_needed"]), self.cleaned_data["language"]
        if language:
            ticked = [f"{HELP[0][0]} ({language})", *(each for each in ticked if each != HELP[0][0])]
        return ", ".join(ticked)


@form_page
def speak(request: Visit, dialogue: str) -> HttpResponse:
    held = doors.dialogue(dialogue)
    if held is None:
        raise Http404
    form, status = SpeakForm(request.POST or None), 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif not doors.may_register(network(request)):
            status = 429
            form.add_error(
                None, _("Có quá nhiều lượt đăng ký từ mạng này. Xin chờ vài phút rồi bấm lần nữa.")
            )
        else:
            said = form.cleaned_data
            try:
                speaker = register_to_speak(
                    held,
                    by=request.actor,
                    name=said["name"],
                    hamlet=doors.hamlet(said["hamlet"]),
                    about=said["about"],
                    help_needed=form.help_in_words(),
                )
            except Refusal as refusal:
                status = 409
                form.add_error(None, str(refusal))
            else:
                receipt = RECEIPT.sign(str(speaker.pk))
                return redirect(address(request, "registered", held.commune.slug, held.slug, receipt))
    why_not = register_to_speak.refusal(held, by=request.actor)
    context = {"dialogue": found(dialogue), "form": form, "why_not": why_not}
    return show(request, "public/speak/speak.html", context, status=status)


@form_page
def registered(request: Visit, dialogue: str, receipt: str) -> HttpResponse:
    """One's place in the queue, as it is now; only for who holds this address."""
    try:
        speaker = int(RECEIPT.unsign(receipt))
    except BadSignature:
        raise Http404 from None
    context = {"dialogue": found(dialogue), "ahead": open_record.people_ahead(speaker)}
    return show(request, "public/speak/registered.html", context)
