"""One paper: its state, its file, who issued it, and the three ways to change what went out."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.correct_paper import correct_paper
from doithoai.actions.papers.replace_paper import preview, replace_paper, undated
from doithoai.actions.papers.withdraw_paper import withdraw_paper
from doithoai.models import Assignment, DraftStep, OutgoingEntry, Paper, SignedCopy
from doithoai.models.clock import now, today
from doithoai.outputs.papers import text_of
from doithoai.outputs.papers.archive import facts_of
from doithoai.outputs.signing import places_of
from doithoai.pages.desk.papers.change_forms import (
    CorrectForm,
    IssuedForm,
    ReplaceForm,
    fault_rows,
    faults_in,
)
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, OFFICE, desk
from doithoai.pages.shared.address import site_of
from doithoai.rules.procedure import Role

Kind = Paper.Kind
CHANGERS = (Role.CLERK, Role.CHAIR)


@desk(*ANY_DESK)
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, found(request, pk))


def found(request: DeskRequest, pk: int) -> Paper:
    return get_object_or_404(readable_by(request.actor).select_related("dialogue", "about"), pk=pk)


@require_POST
@desk(*CHANGERS)
def change(request: DeskRequest, pk: int, how: str) -> HttpResponse:
    """Replace (`thay-the`), correct (`dinh-chinh`) or withdraw (`thu-hoi`); with `xem` only the preview."""
    old = found(request, pk)
    form = form_of(how, old, request.POST)
    if not form.is_valid():
        return show(request, old, tried=(how, form))
    said = {name: form.cleaned_data[name] for name in ("issued_on", "because")}
    try:
        if isinstance(form, ReplaceForm):
            changes = form.changes()
            if old.kind == Kind.PUBLIC_NOTICE:
                changes["site"] = site_of(request)
            if "xem" in request.POST:
                return show(request, old, tried=(how, form), seen=previewed(request, old, changes))
            new = replace_paper(old, by=request.actor, **said, **changes)
        elif isinstance(form, CorrectForm):
            faults = faults_in(request.POST)
            new = correct_paper(
                old, by=request.actor, faults=faults, in_form=form.cleaned_data["in_form"], **said
            )
        else:
            new = withdraw_paper(old, by=request.actor, **said)
    except Refusal as refusal:
        return show(request, found(request, pk), tried=(how, form), sentence=str(refusal))
    messages.success(request, f"Đã ban hành: {new}.")
    return redirect("desk:paper", new.pk)


def form_of(how: str, old: Paper, data: Any = None) -> Any:
    initial = {"issued_on": today()}
    if how == "thay-the":
        return ReplaceForm(old, data, initial=initial)
    forms_of: dict[str, type[forms.Form]] = {"dinh-chinh": CorrectForm, "thu-hoi": IssuedForm}
    if how not in forms_of:
        raise Http404
    return forms_of[how](data, initial=initial)


def previewed(request: DeskRequest, old: Paper, changes: dict[str, Any]) -> dict[str, Any]:
    """What the new paper would say otherwise, and the dates it leaves as they are."""
    words = {name: value for name, value in changes.items() if name != "dialogue_says"}
    facts = preview(old, by=request.actor, at=now(), dialogue_says=changes["dialogue_says"], words=words)
    owed = Assignment.objects.filter(dialogue=old.dialogue_id).unanswered().select_related("body", "group")
    return {
        "changes": list(differences(text_of(undated(old).content()), text_of(facts.content()))),
        "owed": list(owed) if old.kind == Kind.CONCLUSION_NOTICE else [],
    }


def differences(old: str, new: str) -> Iterator[dict[str, str]]:
    """Lines that differ: {"old", "new"}, either of them empty when lines were only added or taken out."""
    before, after = old.splitlines(), new.splitlines()
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield {"old": "\n".join(before[i:j]), "new": "\n".join(after[k:m])}


def show(
    request: DeskRequest, old: Paper, *, tried: tuple[str, Any] | None = None, seen: dict[str, Any] | None = None,
    sentence: str = "",
) -> HttpResponse:  # fmt: skip
    by = request.actor
    verbs = (
        ("thay-the", "Thay thế", "Sai về nội dung: ban hành văn bản cùng loại thay cho văn bản này.", replace_paper),
        ("dinh-chinh", "Đính chính", "Sai về thể thức, kỹ thuật trình bày, thủ tục: gửi công văn đính chính.", correct_paper),
        ("thu-hoi", "Thu hồi", "Không đáng ban hành: gửi công văn thu hồi.", withdraw_paper),
    )  # fmt: skip
    ways = []
    for how, label, means, verb in verbs if by.is_any(*CHANGERS) else ():
        why_not = verb.refusal(old, by=by)
        is_tried = bool(tried and tried[0] == how)
        form = tried[1] if tried and is_tried else None if why_not else form_of(how, old)
        ways.append(
            {"how": how, "label": label, "means": means, "why_not": why_not, "form": form, "open": is_tried}
        )
    context = {
        "section": "papers",
        "paper": old,
        "changed_by": old.changed_by,
        "states": old.states(),
        "line": OutgoingEntry.objects.filter(paper=old).first(),
        "exchanges": by.is_any(*OFFICE),
        "signed": SignedCopy.objects.all().of(old).first(),
        "missing_signatures": [each.who for each in places_of(old) if not each.signed],
        "signer": facts_of(old).issue.signer.name,
        "trail": DraftStep.objects.filter(draft__paper=old),
        "ways": ways,
        "faults": fault_rows(faults_in(request.POST)),
        "seen": seen,
        "sentence": sentence,
    }
    status = 409 if sentence else 200 if seen or not tried else 422
    return render(request, "desk/papers/paper.html", context, status=status)
