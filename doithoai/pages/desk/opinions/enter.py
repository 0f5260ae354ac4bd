"""Type an opinion for somebody who has no phone: one short page, the code at once, and the next one."""

from typing import Any

import segno
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doithoai.actions.bringing import COLLECTORS
from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.models import Actor, Body, Dialogue, Hamlet, Opinion
from doithoai.pages.desk.choices import OneOf, offer_rows
from doithoai.pages.desk.opinions.views import ENTERERS
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.rules.consent import FOR_A_CHILD, WHY_GUARDIAN
from doithoai.rules.procedure import Role


class EnterForm(forms.Form):
    """The words, and as little about the person as they wish to give."""

    words = forms.CharField(
        label="Nguyên văn ý kiến",
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
        help_text="Ghi đúng lời người dân: việc gì, ở đâu, đề nghị thế nào. Nhiều việc thì nhập nhiều lần.",
    )
    hamlet = OneOf(Hamlet.objects.all, label="Thôn, tổ dân phố", required=False, empty_label="Không rõ")
    author = forms.CharField(label="Người nêu", required=False, max_length=120)
    answer_by = forms.ChoiceField(
        label="Muốn nhận trả lời bằng", choices=Opinion.AnswerBy.choices, required=False
    )
    contact = forms.CharField(
        label="Số điện thoại hoặc thư điện tử",
        required=False,
        max_length=120,
        help_text="Chỉ hỏi khi người nêu muốn được gọi, được gửi thư; không công khai.",
    )
    child = forms.BooleanField(
        label="Người nêu chưa đủ 16 tuổi", required=False, help_text="Không nêu tên, thôn; che kỹ hơn."
    )
    guardian = forms.CharField(
        label="Cha, mẹ hoặc người giám hộ", required=False, max_length=120, help_text=WHY_GUARDIAN
    )
    guardian_contact = forms.CharField(label="Liên hệ của người ấy", required=False, max_length=120)
    guardian_agrees = forms.BooleanField(
        label=FOR_A_CHILD.words,
        required=False,
        help_text="Đọc cho người ấy nghe, người ấy đồng ý mới đánh dấu.",
    )
    publish = forms.ChoiceField(
        label="Khi công khai",
        choices=Opinion.Publish.choices,
        initial=Opinion.Publish.NOTHING,
        widget=forms.RadioSelect,
    )
    slip = forms.CharField(
        label="Mã in sẵn trên phiếu",
        required=False,
        max_length=20,
        help_text="Phiếu giấy có mã thì gõ vào đây: mã ấy thành mã theo dõi. Không có thì để trống.",
    )
    dialogue = OneOf(
        Dialogue.objects.collecting, label="Hội nghị", required=False, empty_label="Hội nghị gần nhất"
    )

    collected_by = OneOf(
        lambda: Body.objects.filter(kind__in=COLLECTORS),
        label="Tổ chức tập hợp",
        required=False,
        empty_label="Theo tài khoản của tôi",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hamlets, dialogues = Hamlet.objects.all(), Dialogue.objects.collecting()
        only_own = not actor.is_any(*(set(ENTERERS) - {Role.HAMLET_HEAD}))
        if only_own:  # a hamlet head speaks for their own hamlets, and need not say which when there is one
            hamlets = hamlets.filter(pk__in=actor.hamlet_ids)
        offer_rows(self, "hamlet", hamlets)
        if len(hamlets) == 1 and not self.initial.get("hamlet"):
            self.initial["hamlet"] = hamlets[0]
        if not actor.is_any(Role.FRONT):  # their member organisations bring what they heard to the Front, too
            del self.fields["collected_by"]
        if len(dialogues) < 2:
            del self.fields["dialogue"]


@desk(*ENTERERS)
def enter(request: DeskRequest) -> HttpResponse:
    """Save one opinion, show its receipt code, offer the next with the same hamlet."""
    form = EnterForm(request.POST or None, actor=request.actor, initial={"hamlet": request.GET.get("thon")})
    sentence = None
    if request.method == "POST" and form.is_valid():
        try:
            kept = enter_opinion(request.commune, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect(f"{reverse('desk:enter_opinion')}?ma={kept.code}&thon={kept.hamlet_id or ''}")
    kept_now = Opinion.objects.filter(code=request.GET.get("ma", ""))
    done = kept_now.readable_by(request.actor).first()
    return render(
        request,
        "desk/opinions/enter.html",
        {
            "form": form,
            "sentence": sentence,
            "done": done,
            # its words mean whoever typed them for somebody else
            "apart": done is None and kept_now.filter(written_by=request.actor.user_id).exists(),
            "qr": qr_of(request, done) if done else "",
            "look_up": request.build_absolute_uri(reverse("public:look_up")),
            "why_not": enter_opinion.refusal(request.commune, by=request.actor),
        },
        status=409 if sentence else 200,
    )


def qr_of(request: DeskRequest, opinion: Opinion) -> SafeString:
    """The QR of the page where this person follows their opinion, for the slip they take home."""
    address = request.build_absolute_uri(reverse("public:follow", args=[opinion.code]))
    return mark_safe(segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=2))
