"""Hình chữ ký, hình dấu: what a digital signature shows on a paper. Each keeps their own; the clerk the seals."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.drop_mark import drop_mark
from doithoai.actions.papers.keep_seal_image import LEAST_MM, MOST_MM, keep_seal_image, offices_with_seals
from doithoai.actions.papers.keep_signature_image import keep_signature_image
from doithoai.models import SigningMark
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.mark_images import MOST, NotAMark, clean_mark
from doithoai.rules.procedure import Role

READERS = (*OFFICE, Role.FRONT, Role.ADMIN)  # the Front signs joint papers


class SignatureForm(forms.Form):
    image = forms.FileField(
        label="Hình chữ ký (PNG)", help_text="Nét xanh trên nền trong suốt, dưới 3 MB.",
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )  # fmt: skip

    def clean_image(self) -> Any:
        image = self.cleaned_data["image"]
        if image.size > MOST:
            raise forms.ValidationError("Hình nặng hơn 3 MB. Xin lưu lại hình nhỏ hơn.")
        return image


class SealForm(SignatureForm):
    office = forms.ChoiceField(label="Dấu của")
    width_mm = forms.IntegerField(
        label="Dấu thật rộng bao nhiêu mm", min_value=LEAST_MM, max_value=MOST_MM,
        help_text="Đo đường kính dấu thật: hình dấu trên văn bản phải bằng kích thước thật.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = list(offices_with_seals().items())  # type: ignore[attr-defined]
        self.fields["image"].label = "Hình dấu (PNG)"
        self.fields["image"].help_text = "Nét đỏ trên nền trong suốt, dưới 3 MB."
        self.order_fields(["office", "width_mm", "image"])


@desk(*READERS)
def signing_marks(request: DeskRequest) -> HttpResponse:
    return show(request)


@require_POST
@desk(*READERS)
def keep_signature(request: DeskRequest) -> HttpResponse:
    form = SignatureForm(request.POST, request.FILES)
    return kept(request, form, seal=False) if form.is_valid() else show(request, signature_form=form)


@require_POST
@desk(*READERS)
def keep_seal(request: DeskRequest) -> HttpResponse:
    form = SealForm(request.POST, request.FILES)
    return kept(request, form, seal=True) if form.is_valid() else show(request, seal_form=form)


def kept(request: DeskRequest, form: Any, *, seal: bool) -> HttpResponse:
    by, said = request.actor, form.cleaned_data
    verb: Any = keep_seal_image if seal else keep_signature_image
    try:
        if no := verb.refusal(request.commune, by=by):
            raise Refusal(no)
        image = clean_mark(said["image"].read(), said["image"].name, seal=seal)
        more = {"office": said["office"], "width_mm": said["width_mm"]} if seal else {}
        verb(request.commune, by=by, image=image, **more)
    except (Refusal, NotAMark) as refusal:
        forms_tried = {"seal_form": form} if seal else {"signature_form": form}
        return show(request, sentence=str(refusal), **forms_tried)
    messages.success(request, "Đã lưu hình. Chữ ký số từ nay hiện hình này trên văn bản.")
    return redirect("desk:signing_marks")


@require_POST
@desk(*READERS)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    drop_mark(shown_to(request, pk), by=request.actor)
    messages.success(request, "Đã bỏ hình. Văn bản đã ký vẫn giữ nguyên.")
    return redirect("desk:signing_marks")


@desk(*READERS)
def image(request: DeskRequest, pk: int) -> HttpResponse:
    answer = HttpResponse(shown_to(request, pk).file.read(), content_type="image/png")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def shown_to(request: DeskRequest, pk: int) -> SigningMark:
    """Whoever may take it away may see it; nobody else has a use for somebody's signature."""
    mark = get_object_or_404(SigningMark.objects.select_related("file", "commune"), pk=pk)
    if drop_mark.refusal(mark, by=request.actor):
        raise Http404
    return mark


def show(
    request: DeskRequest, *, signature_form: SignatureForm | None = None, seal_form: SealForm | None = None,
    sentence: str = "",
) -> HttpResponse:  # fmt: skip
    by, marks = request.actor, list(SigningMark.objects.select_related("user"))
    labels = offices_with_seals()
    context = {
        "section": "papers",
        "own": next((each for each in marks if each.user_id and each.user_id == by.user_id), None),
        "seals": [
            {"row": each, "label": labels.get(each.office, each.office)} for each in marks if each.office
        ],
        "no_signature": keep_signature_image.refusal(request.commune, by=by),
        "no_seal": keep_seal_image.refusal(request.commune, by=by),
        "signature_form": signature_form or SignatureForm(),
        "seal_form": seal_form or SealForm(),
        "sentence": sentence,
    }
    tried = signature_form or seal_form
    status = 409 if sentence else 422 if tried and tried.errors else 200
    return render(request, "desk/papers/signing_marks.html", context, status=status)
