"""The dialogues of the commune; a new one; and one with its nine steps on one page."""

from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.create_dialogue import create_dialogue
from doithoai.actions.plan.record_proof import LARGEST, record_proof
from doithoai.actions.recounting import recount
from doithoai.models import Actor, Commune, Deed, Dialogue, Duty, Paper, PastProof, StoredFile, calendar_of
from doithoai.models.clock import today
from doithoai.models.progress import progress_of
from doithoai.pages.desk.dialogues.lines import lines, state_of
from doithoai.pages.desk.dialogues.moves import MOVES, day_preview, lines_of, offered
from doithoai.pages.desk.dialogues.steps import Proving, may_prove, may_recount, steps_of
from doithoai.pages.desk.doors import tabs
from doithoai.pages.desk.fields import DayField, HourField
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, desk
from doithoai.rules import regulation
from doithoai.rules.procedure import PROCEDURE, Role, Stage
from doithoai.rules.sitting_day import about_the_year

#: How many of the last deeds are shown on a dialogue's page.
LAST_DEEDS = 5
#: No commune has more voters; a longer number is a slip of the finger.
MOST_VOTERS = 1_000_000
#: The first bytes of what a browser may show, and its type.
SHOWN = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"%PDF-": "application/pdf"}


@desk(*ANY_DESK)
def dialogues(request: DeskRequest) -> HttpResponse:
    rows, day = list(Dialogue.objects.all()), today()
    shown = lines(rows, progress_of(rows, day), day)
    over = (Stage.CLOSED, Stage.CANCELLED)
    context = {
        "alive": [line for line in shown if line["dialogue"].stage not in over],
        "closed": [line for line in shown if line["dialogue"].stage in over],
        "why_not": create_dialogue.refusal(request.commune, by=request.actor),
    }
    return render(request, "desk/dialogues/dialogues.html", context)


class NewDialogueForm(forms.Form):
    """Where the new one starts from is a choice of three; the rest has sensible answers already."""

    start = forms.ChoiceField(
        label="Bắt đầu từ",
        choices=[
            ("file", "Tệp kế hoạch có sẵn (Word, PDF, văn bản): phần mềm đọc và điền giúp"),
            ("like", "Một cuộc đối thoại trước: chép lại thành phần, chương trình, phân công"),
            ("blank", "Trang trắng"),
        ],
        widget=forms.RadioSelect,
        initial="file",
    )
    like: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Cuộc đối thoại chép lại", required=False, empty_label="(chọn khi chép lại cuộc trước)"
    )
    title = forms.CharField(
        label="Tên hội nghị", max_length=300, help_text="Có thể để nguyên; tệp kế hoạch hoặc bạn sẽ sửa sau."
    )
    year = forms.IntegerField(label="Năm")
    regulation = forms.ChoiceField(
        label="Quy chế áp dụng", help_text="Quyết định các thời hạn. Đổi được khi soạn kế hoạch."
    )
    asking = forms.IntegerField(
        label="Số cử tri ký yêu cầu đối thoại",
        required=False,
        min_value=1,
        max_value=MOST_VOTERS,
        help_text="Chỉ ghi khi cử tri yêu cầu tổ chức; căn cứ được ghi vào mục đích của kế hoạch.",
    )
    voters = forms.IntegerField(
        label="Tổng số cử tri của xã", required=False, min_value=1, max_value=MOST_VOTERS
    )
    requested_on = DayField(
        label="Ngày nhận yêu cầu đối thoại",
        required=False,
        help_text="Khi cử tri hoặc tổ chức (như Đoàn thanh niên) yêu cầu: hạn xem xét, nếu có, được tính từ ngày này.",
    )

    def __init__(self, *args: Any, commune: Commune, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = Dialogue.objects.all()  # type: ignore[attr-defined]
        known = regulation.choices_on(today(), office=commune.full_name, province=commune.province)
        self.fields["regulation"].choices = [(each.id, each.short) for each in known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("start") == "like" and not said.get("like"):
            self.add_error("like", "Xin chọn cuộc đối thoại để chép lại.")
        if said.get("start") != "like":
            said["like"] = None
        return said


@desk(Role.CLERK)
def new_dialogue(request: DeskRequest) -> HttpResponse:
    day, commune, sentence = today(), request.commune, ""
    initial = {
        "title": f"Hội nghị đối thoại trực tiếp với Nhân dân năm {day.year}",
        "year": day.year,
        "regulation": commune.regulation,
    }
    form = NewDialogueForm(request.POST or None, initial=initial, commune=commune)
    if form.is_valid():
        given = dict(form.cleaned_data)
        start = given.pop("start")
        try:
            made = create_dialogue(commune, by=request.actor, **given)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            for doubt in about_the_year(made.year, calendar_of(commune)):
                messages.warning(request, doubt)
            return redirect("desk:plan_file" if start == "file" else "desk:plan", made.pk)
    status = 409 if sentence else 422 if form.errors else 200
    return render(
        request, "desk/dialogues/new_dialogue.html", {"form": form, "sentence": sentence}, status=status
    )


@desk(*ANY_DESK)
def dialogue(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, get_object_or_404(Dialogue, pk=pk))


def show(
    request: DeskRequest,
    subject: Dialogue,
    *,
    sentence: str = "",
    tried: tuple[str, forms.Form] | None = None,
    proving: Proving | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one dialogue, perhaps with the refusal of what was just tried."""
    day = today()
    progress = progress_of([subject], day)[subject.pk]
    steps = steps_of(subject, progress, by=request.actor, today=day, tried=tried, proving=proving)
    deeds = Deed.objects.filter(dialogue=subject).not_about_reader().order_by("-position")[:LAST_DEEDS]
    context = {
        "dialogue": subject,
        "tabs": tabs(subject, request.actor, "desk:dialogue"),
        "state": state_of(subject),
        "steps": steps,
        "thread": [
            {"number": s.number, "name": s.name, "state": s.state, "href": f"#buoc-{s.number}"} for s in steps
        ],
        "regulation": regulation.load_all().get(subject.regulation),
        "recount": recount_of(subject, request.actor, tried),
        "no_proof": may_prove(subject, request.actor),
        "deeds": [{"at": deed.at, "what": PROCEDURE[deed.action].label, "who": deed.by} for deed in deeds],
        "sentence": sentence,
        "proving": str(proving[0]) if proving else "",
    }
    return render(request, "desk/dialogues/dialogue.html", context, status=status)


def recount_of(subject: Dialogue, by: Actor, tried: tuple[str, forms.Form] | None) -> dict[str, Any] | None:
    """What counting again today would move; None when nothing would, or while no date was given to anybody."""
    if subject.stage == Stage.PLANNING or may_recount(subject, by) is not None:
        return None
    found = recount(subject)
    if not found:
        return None
    return {
        "rule": found.rule,
        "lines": lines_of(found),
        "moves": offered(subject, step="recount", by=by, tried=tried),
    }


@desk(*ANY_DESK)
def day_moves(request: DeskRequest, pk: int, move: str) -> HttpResponse:
    """The fragment under a day, hour or place being typed: what it would change and move, old and new."""
    subject = get_object_or_404(Dialogue, pk=pk)
    if move not in MOVES or not MOVES[move].moves_the_day:
        raise Http404
    said = {name: request.GET.get(f"{move}-{name}", "") for name in ("held_on", "starts_at", "venue")}
    try:
        day = DayField(required=False).clean(said["held_on"])
        hour = HourField(required=False).clean(said["starts_at"])
    except forms.ValidationError:
        day = hour = None  # half typed: nothing to show yet
    preview = day_preview(subject, day, hour, said["venue"]) if day else None
    context = {"dialogue": subject, "slug": move, "preview": preview}
    return render(request, "desk/dialogues/_day_moves.html", context)


@require_POST
@desk(*ANY_DESK)
def move(request: DeskRequest, pk: int, move: str) -> HttpResponse:
    """Move the stage or the day; a refusal comes back on the same page with what was typed."""
    subject = get_object_or_404(Dialogue, pk=pk)
    if move not in MOVES:
        return redirect("desk:dialogue", pk)
    chosen = MOVES[move]
    form = chosen.form(request.POST, prefix=chosen.slug)
    if not form.is_valid():
        return show(request, subject, tried=(move, form), status=422)
    if "xem" in request.POST:  # without a script: the dates are shown on the whole page, nothing is done yet
        return show(request, subject, tried=(move, form))
    try:
        chosen.verb(subject, by=request.actor, **form.cleaned_data)
    except Refusal as refusal:
        subject.refresh_from_db()
        return show(request, subject, sentence=str(refusal), tried=(move, form), status=409)
    paper = chosen.paper and Paper.objects.filter(dialogue=subject, kind=chosen.paper).order_by("pk").last()
    messages.success(request, told_with(chosen.told, paper) if paper else chosen.told)
    return redirect("desk:dialogue", pk)


def told_with(told: str, paper: Paper) -> SafeString:
    """What was done, and the paper that says so to people."""
    href = reverse("desk:paper_file", args=[paper.pk, "pdf"])
    return format_html('{} <a href="{}">{} số {}</a>', told, href, paper.get_kind_display(), paper.code)


@require_POST
@desk(*ANY_DESK)
def proof(request: DeskRequest, pk: int, duty: int) -> HttpResponse:
    """Record what proves that a duty was done."""
    subject: Duty = get_object_or_404(Duty.objects.select_related("dialogue"), pk=duty, dialogue=pk)
    typed = {name: request.POST.get(name, "") for name in ("proof", "kind", "done_on")}
    file = request.FILES.get("file")
    given = {"data": file.read(LARGEST + 1), "name": file.name or ""} if file else {}
    sentence = ""
    try:
        done_on = DayField(required=False).clean(typed["done_on"])
        said = {"proof": typed["proof"], "kind": typed["kind"], "done_on": done_on}
        record_proof(subject, by=request.actor, **said, **given)
    except forms.ValidationError as slip:
        sentence = " ".join(slip.messages)
    except Refusal as refusal:
        sentence = str(refusal)
    if sentence:
        proving = (duty, {**typed, "says": sentence})
        return show(request, subject.dialogue, sentence=sentence, proving=proving, status=409)
    messages.success(request, f"Đã ghi: {subject.label}.")
    return redirect(reverse("desk:dialogue", args=[pk]) + f"#viec-{subject.pk}")


@desk(*ANY_DESK)
def proof_file(request: DeskRequest, pk: int, duty: int) -> HttpResponse:
    """The photo or the scanned list that closes a duty."""
    subject = get_object_or_404(Duty.objects.select_related("proof_file"), pk=duty, dialogue=pk)
    return shown_file(subject.proof_file)


@desk(*ANY_DESK)
def past_proof_file(request: DeskRequest, pk: int, proof: int) -> HttpResponse:
    """The file of a proof that no longer closes its duty."""
    subject = get_object_or_404(PastProof.objects.select_related("proof_file"), pk=proof, dialogue=pk)
    return shown_file(subject.proof_file)


def shown_file(file: StoredFile | None) -> HttpResponse:
    """A stored file, shown by the browser only when its bytes are a picture or a PDF."""
    if file is None:
        raise Http404
    data = file.read()
    shown_as = next((kind for opening, kind in SHOWN.items() if data.startswith(opening)), None)
    response = HttpResponse(data, content_type=shown_as or "application/octet-stream")
    how = "inline" if shown_as else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(file.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
