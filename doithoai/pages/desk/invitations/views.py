"""The guest list, the invitations (one PDF or docx with a QR each), and the public notice."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from doithoai.actions.invitations.add_guest import add_guest
from doithoai.actions.invitations.add_guests import add_guests
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.publish_notice import publish_notice
from doithoai.actions.invitations.remove_guest import remove_guest
from doithoai.actions.kernel import Refusal
from doithoai.models import Actor, Dialogue, Hamlet, Invitation, Paper
from doithoai.models.clock import today
from doithoai.pages.desk.choices import OneOf, offer_rows
from doithoai.pages.desk.fields import IssueForm, Textarea
from doithoai.pages.desk.invitations.copies import READERS
from doithoai.pages.desk.invitations.pasted import read_guests
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import desk
from doithoai.pages.shared.address import site_of
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import fold


def own_hamlets(actor: Actor) -> Any:
    """Everybody chooses among all hamlets, a hamlet head among those they speak for."""
    hamlets = Hamlet.objects.all()
    if actor.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT):
        return hamlets
    return hamlets.filter(pk__in=actor.hamlet_ids)


class GuestForm(forms.Form):
    name = forms.CharField(label="Họ và tên", max_length=120)
    hamlet = OneOf(
        Hamlet.objects.all,
        label="Thôn, tổ dân phố",
        required=False,
        empty_label="Không ở thôn nào",
    )
    position = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)
    kind = forms.ChoiceField(
        label="Thành phần",
        choices=Invitation.Kind.choices,
        initial=Invitation.Kind.CITIZEN,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hamlets = own_hamlets(actor)
        only_own = not actor.is_any(Role.CLERK, Role.FRONT)
        offer_rows(self, "hamlet", hamlets, needed=only_own)
        if only_own and len(hamlets) == 1:
            self.initial.setdefault("hamlet", hamlets[0])


class PasteForm(forms.Form):
    lines = forms.CharField(
        label="Mỗi dòng một người",
        widget=Textarea(
            8, placeholder="Nguyễn Văn An, thôn Đồng Mới\nLò Thị Hoa, bản Nà Hạ, Chi hội trưởng phụ nữ"
        ),
        help_text="Họ tên, thôn, chức vụ. Dán thẳng từ Excel cũng được. Không ghi thôn là đại biểu.",
    )


@desk(*READERS)
def guests(request: DeskRequest, pk: int) -> HttpResponse:
    dialogue = get_object_or_404(Dialogue, pk=pk)
    return show(request, dialogue)


@desk(Role.CLERK, Role.FRONT, Role.HAMLET_HEAD)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """One more guest."""
    dialogue, form = get_object_or_404(Dialogue, pk=pk), GuestForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            guest = add_guest(dialogue, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            return show(request, dialogue, form=form, sentence=str(refusal))
        messages.success(request, f"Đã thêm {guest.name}.")
        return redirect(f"{reverse('desk:guests', args=[pk])}#them")
    return show(request, dialogue, form=form)


@desk(Role.CLERK, Role.FRONT, Role.HAMLET_HEAD)
def paste(request: DeskRequest, pk: int) -> HttpResponse:
    """Many guests from pasted lines: all of them, or none and what is wrong in which line."""
    dialogue, form = get_object_or_404(Dialogue, pk=pk), PasteForm(request.POST or None)
    if not form.is_valid():
        return show(request, dialogue, pasted=form)
    read, errors = read_guests(form.cleaned_data["lines"], own_hamlets(request.actor))
    if not errors:
        try:
            add_guests(dialogue, by=request.actor, guests=read)
        except Refusal as refusal:
            errors = str(refusal).splitlines()
    if errors:
        return show(request, dialogue, pasted=form, errors=errors)
    messages.success(request, f"Đã thêm {len(read)} người.")
    return redirect("desk:guests", pk)


@desk(Role.CLERK, Role.FRONT)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    dialogue = get_object_or_404(Dialogue, pk=pk)
    chosen = request.POST.get("guest", "")
    guest = get_object_or_404(Invitation, dialogue=dialogue, pk=int(chosen) if chosen.isdecimal() else 0)
    try:
        remove_guest(guest, by=request.actor)
    except Refusal as refusal:
        return show(request, dialogue, sentence=str(refusal))
    messages.success(request, f"Đã bỏ {guest.name} khỏi danh sách.")
    return redirect("desk:guests", pk)


@desk(Role.CLERK)
def issue(request: DeskRequest, pk: int) -> HttpResponse:
    """Issue the invitations of everybody who has none yet."""
    return issue_with(issue_invitations, "Giấy mời", request, pk)


@desk(Role.CLERK)
def notice(request: DeskRequest, pk: int) -> HttpResponse:
    return issue_with(publish_notice, "Thông báo", request, pk, site=site_of(request))


def issue_with(verb: Any, what: str, request: DeskRequest, pk: int, **more: str) -> HttpResponse:
    dialogue, form = get_object_or_404(Dialogue, pk=pk), IssueForm(request.POST)
    if not form.is_valid():
        return show(request, dialogue, sentence="Xin ghi ngày ban hành theo dạng ngày/tháng/năm.")
    try:
        paper = verb(dialogue, by=request.actor, issued_on=form.cleaned_data["issued_on"], **more)
    except Refusal as refusal:
        return show(request, dialogue, sentence=str(refusal))
    messages.success(request, f"{what} đã ban hành, số {paper.code}.")
    return redirect("desk:guests", pk)


def visible(rows: Any, actor: Actor) -> list[Invitation]:
    """A hamlet head sees the guests of their hamlets, the office everybody."""
    rows = rows.select_related("hamlet")
    if not actor.is_any(Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.FRONT):
        rows = rows.filter(hamlet__in=actor.hamlet_ids)
    return list(rows.order_by("kind", "hamlet__order", "pk"))


def show(
    request: DeskRequest,
    dialogue: Dialogue,
    *,
    form: GuestForm | None = None,
    pasted: PasteForm | None = None,
    errors: list[str] | None = None,
    sentence: str = "",
) -> HttpResponse:
    by = request.actor
    everyone = visible(Invitation.objects.filter(dialogue=dialogue), by)
    asked = fold(request.GET.get("q", "")).split()
    batches = Paper.objects.filter(dialogue=dialogue, kind=Paper.Kind.INVITATION).defer("facts")
    context = {
        "section": "dialogues",
        "dialogue": dialogue,
        "guests": [each for each in everyone if all(word in each.folded for word in asked)],
        "asked": request.GET.get("q", ""),
        "total": len(everyone),
        "citizens": sum(each.kind == Invitation.Kind.CITIZEN for each in everyone),
        "without": sum(each.issued_at is None for each in everyone),
        "batches": [each for each in batches if each.created_at in {guest.issued_at for guest in everyone}],
        "notices": Paper.objects.filter(dialogue=dialogue, kind=Paper.Kind.PUBLIC_NOTICE).defer("facts"),
        "form": form or GuestForm(actor=by),
        "pasted": pasted or PasteForm(),
        "errors": errors or [],
        "issue_form": IssueForm.on(today()),
        "is_clerk": by.is_any(Role.CLERK),
        "may_remove": by.is_any(Role.CLERK, Role.FRONT),
        "no_add": add_guest.refusal(dialogue, by=by),
        "no_issue": issue_invitations.refusal(dialogue, by=by),
        "no_notice": publish_notice.refusal(dialogue, by=by),
        "sentence": sentence,
    }
    status = 409 if sentence or errors else 200
    return render(request, "desk/invitations/guests.html", context, status=status)
