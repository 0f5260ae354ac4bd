"""Trình ký: one draft on its way to its number, and the button of whoever does the next step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doithoai.actions.drafting import WORDS, draft_now, open_draft, way_of
from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.approve_draft import approve_draft
from doithoai.actions.papers.return_draft import return_draft
from doithoai.actions.papers.review_draft import review_draft
from doithoai.actions.papers.sign_draft import sign_draft
from doithoai.actions.papers.submit_draft import submit_draft
from doithoai.actions.replies.send_reply import send_reply
from doithoai.models import Assignment, Dialogue, DraftStep, PaperDraft, calendar_of
from doithoai.models.clock import now, today
from doithoai.outputs.papers import KINDS as CONTENTS
from doithoai.outputs.papers import render_pdf, text_of
from doithoai.outputs.signing import SignedDraft, sign_before_number
from doithoai.pages.desk.fields import DayField, Textarea
from doithoai.pages.desk.papers.certificate_form import CertificateForm, open_way
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import KINDS
from doithoai.pages.desk.papers.one import differences
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.pages.shared.address import site_of
from doithoai.rules.paper_trail import ACT_LABELS, NEEDED, WAITS_FOR, Act, acts_now
from doithoai.rules.pdf_signing import CannotSign
from doithoai.rules.procedure import Role
from doithoai.rules.signer_names import same_person

READERS = (*OFFICE, Role.OFFICER)
REPLY = "tra-loi"
LABELS = {
    "text": "Nội dung trả lời", "summary": "Trả lời ngắn gọn", "findings": "Kết quả kiểm tra", "bases": "Căn cứ",
    "lessons": "Đánh giá", "proposals": "Kiến nghị",
}  # fmt: skip
#: The next step -> the deed that does it, and its button.
STEPS: dict[Act, tuple[Callable[..., Any], str]] = {
    Act.REVIEWED: (review_draft, "Đã kiểm tra, chuyển tiếp"),
    Act.APPROVED: (approve_draft, "Duyệt, chuyển ký"),
    Act.SIGNED: (sign_draft, "Đã ký"),
}


class CommentForm(forms.Form):
    comment = forms.CharField(label="Ý kiến", max_length=2000, required=False, widget=Textarea(rows=2))


class SignForm(CommentForm):
    signed_on = DayField(label="Ngày ký")


class IssuedOnForm(forms.Form):
    issued_on = DayField(label="Ngày ban hành")


class SubmitForm(CommentForm):
    """The words of a kind that takes some of its own, and a word to whoever is next."""

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = WORDS.get(kind, ())  # type: ignore[call-overload]
        for name in self.own:
            self.fields[name] = forms.CharField(
                label=LABELS[name], max_length=20_000, required=name == "text", widget=Textarea(rows=6)
            )
        self.order_fields([*self.own, "comment"])

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.own}


class Asked:
    """The paper that the address names: a kind of a dialogue, or the reply to one matter."""

    def __init__(self, request: DeskRequest, pk: int, kind: str) -> None:
        self.address = kind
        self.assignment: Assignment | None = None
        if kind == REPLY:
            self.assignment = get_object_or_404(
                Assignment.objects.select_related("dialogue", "group", "body"), pk=pk
            )
            if not request.actor.is_any(*OFFICE) and self.assignment.body_id not in request.actor.body_ids:
                raise Http404
            self.dialogue, self.kind, self.label = self.assignment.dialogue, "reply", "Văn bản trả lời"
        elif kind in KINDS and request.actor.is_any(*OFFICE):
            self.dialogue = get_object_or_404(Dialogue, pk=pk)
            self.kind, self.label = KINDS[kind].value, KINDS[kind].label
        else:
            raise Http404
        self.pk = pk

    def open(self) -> PaperDraft | None:
        return open_draft(self.dialogue, self.kind, self.assignment)


@desk(*READERS)
def draft(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    return show(request, Asked(request, pk, kind))


@sensitive_post_parameters()
@require_POST
@desk(*READERS)
def step(request: DeskRequest, pk: int, kind: str, what: str) -> HttpResponse:
    """Hand in (`trinh`), do the next step (`buoc`), sign digitally (`ky-so`), send back (`tra-lai`), give number and day (`ban-hanh`)."""
    asked = Asked(request, pk, kind)
    handed_in = asked.open()
    form = form_of(what, asked, handed_in, request.POST, request.FILES)
    if form is None or not form.is_valid():
        return show(request, asked, tried=(what, form))
    said, by = form.cleaned_data, request.actor
    try:
        if isinstance(form, SubmitForm):
            submit_draft(
                asked.dialogue, by=by, kind=asked.kind, assignment=asked.assignment, words=form.words(),
                comment=said["comment"],
            )  # fmt: skip
            told = "Đã trình. Người làm bước tiếp theo được báo trên bàn làm việc."
        elif handed_in is None:
            raise Refusal("Chưa có dự thảo nào được trình. Xin trình trước.")
        elif isinstance(form, CertificateForm):
            sign_draft(handed_in, by=by, signed=signed_now(request, handed_in, form))
            told = "Đã ký số. Văn thư được báo để cấp số, ngày và ký số của cơ quan."
        elif what == "tra-lai":
            return_draft(handed_in, by=by, comment=said["comment"])
            told = "Đã trả lại dự thảo kèm ý kiến."
        elif what == "ban-hanh":
            paper = issued(request, asked, handed_in, said)
            messages.success(request, f"Đã ban hành: {paper}.")
            return redirect("desk:paper", paper.pk)
        else:
            verb, _ = STEPS[waits(handed_in)]
            verb(handed_in, by=by, **said)
            told = "Đã ghi. Người làm bước tiếp theo được báo trên bàn làm việc."
    except (Refusal, CannotSign) as refusal:
        return show(request, asked, tried=(what, form), sentence=str(refusal))
    messages.success(request, told)
    return redirect("desk:paper_draft", pk, kind)


def signed_now(request: DeskRequest, handed_in: PaperDraft, form: CertificateForm) -> SignedDraft:
    """Signed before its number: outside the transaction, because it takes a second."""
    if no := sign_draft.refusal(handed_in, by=request.actor) or open_way(request):
        raise Refusal(no)
    return sign_before_number(handed_in, form.key(), at=now())


@desk(*READERS)
def signed_draft(request: DeskRequest, pk: int) -> HttpResponse:
    """The file of the step in which somebody signed digitally, for whoever may read the draft."""
    row = get_object_or_404(DraftStep.objects.select_related("file", "draft__assignment"), pk=pk)
    reply_of = row.draft.assignment
    if row.file is None:
        raise Http404
    if not request.actor.is_any(*OFFICE) and (
        reply_of is None or reply_of.body_id not in request.actor.body_ids
    ):
        raise Http404
    return as_file(row.file.read(), f"{row.draft} (đã ký số, chưa có số)", "pdf", inline=True)


@desk(*READERS)
def handed_in_file(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """The draft as it was handed in, as the paper it will be, still without number and day."""
    handed_in = Asked(request, pk, kind).open()
    if handed_in is None:
        raise Http404
    content = CONTENTS[handed_in.kind].from_json(handed_in.facts).content()
    return as_file(render_pdf(content), f"Bản trình – {content.name[:100]}", "pdf", inline=True)


def issued(request: DeskRequest, asked: Asked, handed_in: PaperDraft, said: dict[str, Any]) -> Any:
    """The paper, through the verb that issues its kind, in the words that were handed in."""
    if asked.assignment:
        return send_reply(asked.assignment, by=request.actor, **handed_in.words).paper
    more = {"site": site_of(request)} if asked.kind == "public_notice" else {}
    verb = KINDS[asked.address].verb
    return verb(asked.dialogue, by=request.actor, issued_on=said["issued_on"], **handed_in.words, **more)


def waits(handed_in: PaperDraft | None) -> Act:
    """What the paper waits for in this office; DRAFTED when nothing is handed in."""
    return (handed_in and handed_in.waits_for(way_of(handed_in.commune_id))) or Act.DRAFTED


def form_of(
    what: str, asked: Asked, handed_in: PaperDraft | None, data: Any = None, files: Any = None
) -> Any:
    waits_for = waits(handed_in)
    if what == "trinh":
        return SubmitForm(asked.kind, data, initial=handed_in.words if handed_in else {})
    if what == "tra-lai":
        return CommentForm(data)
    if what == "ban-hanh":
        return IssuedOnForm(data, initial={"issued_on": today()})
    if what == "ky-so":
        return CertificateForm(data, files) if waits_for == Act.SIGNED else None
    if what != "buoc":
        raise Http404
    if waits_for == Act.SIGNED:
        return SignForm(data, initial={"signed_on": today()})
    return CommentForm(data) if waits_for in STEPS else None


def show(
    request: DeskRequest, asked: Asked, *, tried: tuple[str, Any] | None = None, sentence: str = ""
) -> HttpResponse:
    by, handed_in = request.actor, asked.open()
    next_step, way = waits(handed_in), way_of(asked.dialogue.commune_id)
    done = acts_now(handed_in.acts()) if handed_in else ()
    changes = differing(handed_in) if handed_in else []

    def filled(what: str) -> Any:
        return tried[1] if tried and tried[0] == what else form_of(what, asked, handed_in)

    verb, button = STEPS.get(next_step, (None, ""))
    context = {
        "section": "papers",
        "dialogue": asked.dialogue,
        "label": asked.label,
        "about": asked.assignment.group.question if asked.assignment else asked.dialogue.title,
        "pk": asked.pk,
        "kind": asked.address,
        "draft": handed_in,
        "steps": [(ACT_LABELS[act], act in done) for act in (Act.DRAFTED, *NEEDED[way], Act.ISSUED)],
        "waits": WAITS_FOR.get(next_step, ""),
        "is_ready": next_step == Act.ISSUED,
        "number_by": number_by(handed_in) if next_step == Act.ISSUED and handed_in else None,
        "changes": changes,
        "content": text_of(CONTENTS[handed_in.kind].from_json(handed_in.facts).content())
        if handed_in
        else "",
        "submit_form": filled("trinh"),
        "no_submit": submit_draft.refusal(asked.dialogue, by=by),
        "step_form": filled("buoc") if verb else None,
        "step_button": button,
        "step_kind": "" if is_signer(handed_in, by) and next_step == Act.SIGNED else "primary",
        "no_step": verb.refusal(handed_in, by=by) if verb else "",  # type: ignore[attr-defined]
        "key_form": filled("ky-so") if next_step == Act.SIGNED and is_signer(handed_in, by) else None,
        "no_key": open_way(request),
        "return_form": filled("tra-lai"),
        "tried": tried[0] if tried else "",
        "sent_back": sent_back(handed_in) if handed_in and next_step == Act.DRAFTED else None,
        "no_return": return_draft.refusal(handed_in, by=by) if handed_in else "",
        "issue_form": filled("ban-hanh") if next_step == Act.ISSUED else None,
        "no_issue": no_issue(asked, by) if next_step == Act.ISSUED else "",
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if tried else 200
    return render(request, "desk/papers/draft.html", context, status=status)


def sent_back(handed_in: PaperDraft) -> DraftStep | None:
    """The step that sent it back to whoever wrote it, with what is to be changed."""
    last = list(handed_in.steps.all())[-1]
    return last if last.act == Act.RETURNED else None


def is_signer(handed_in: PaperDraft | None, by: Any) -> bool:
    return handed_in is not None and same_person(by.name, handed_in.facts["issue"]["signer"]["name"])


def no_issue(asked: Asked, by: Any) -> str | None:
    """Why this person cannot issue it now."""
    if asked.assignment:
        return send_reply.refusal(asked.assignment, by=by)
    return KINDS[asked.address].verb.refusal(asked.dialogue, by=by)  # type: ignore[attr-defined]


def number_by(handed_in: PaperDraft) -> dict[str, Any] | None:
    """By when the number is due: the working day after the signature (NĐ 30/2020, Điều 15.2)."""
    signed = handed_in.signed_on()
    if signed is None:
        return None
    due = calendar_of(handed_in.dialogue.commune).after(signed, 1).date
    return {"signed_on": signed, "due_on": due, "late": due < today()}


def differing(handed_in: PaperDraft) -> list[dict[str, str]]:
    """Where the dialogue would say something else today than the frozen draft."""
    today_says = draft_now(handed_in.kind, handed_in.dialogue, handed_in.assignment, handed_in.words)
    then = CONTENTS[handed_in.kind].from_json(handed_in.facts)
    return list(differences(text_of(then.content()), text_of(today_says.content())))
