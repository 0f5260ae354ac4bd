"""Mẫu văn bản: what each paper says, changed in Word or in the text itself, tried out before it is saved."""

from difflib import unified_diff
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.commune.change_wording import LONGEST, change_wording
from doithoai.actions.commune.drop_wording import drop_wording
from doithoai.actions.kernel import Refusal
from doithoai.models import Dialogue, Paper, PaperWording
from doithoai.outputs.papers import KINDS as PAPERS
from doithoai.outputs.papers import render_docx, render_pdf, text_of
from doithoai.outputs.papers.packs import troubles_of, without_own, wording_in_use, wordings_in_use
from doithoai.outputs.papers.preview import tried_out
from doithoai.outputs.papers.wording import (
    as_paper,
    lost_tables,
    read,
    told,
    up_to_date,
    written,
)
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import readable_by
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.procedure import Role
from doithoai.rules.vietnamese import slug

KEPT_BY = (Role.CLERK, Role.ADMIN)
LARGEST = 5 * 1024 * 1024  # bytes of a template: ours has 40 kB
SOURCES = {
    "commune": ("done", "Mẫu riêng của đơn vị"),
    "province": ("work", "Mẫu của tỉnh"),
    "national": ("note", "Mẫu chung"),
}


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tệp Word đã sửa", help_text="Tải mẫu về, sửa trong Word, lưu dạng .docx rồi nạp vào đây.",
        allow_empty_file=True,  # the reader's own sentence says more
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"Tệp nặng {file.size / 1024**2:.0f} MB, quá giới hạn {LARGEST // 1024**2} MB. Mẫu chỉ có chữ; xin bỏ hình."
            )
        return file


class TextForm(forms.Form):
    text = forms.CharField(
        label="Lời văn", strip=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        help_text="Chữ trong ngoặc nhọn là từ của phần mềm. Sửa tại đây cũng được, không cần Word.",
    )  # fmt: skip
    note = forms.CharField(
        label="Ghi chú", max_length=200, required=False, help_text="Sửa gì, theo văn bản nào."
    )


def kinds() -> dict[str, tuple[str, str]]:
    """Every paper with a wording, by the address of its page: (kind, label)."""
    labels = dict(Paper.Kind.choices)
    return {slug(labels[kind]): (kind, labels[kind]) for kind in PAPERS if kind in labels}


def kind_at(address: str) -> tuple[str, str]:
    found = kinds().get(address)
    if found is None:
        raise Http404
    return found


@desk(*KEPT_BY)
def wordings(request: DeskRequest) -> HttpResponse:
    """Every paper, whose wording it is said in, and what is wrong with one that is set aside."""
    used = wordings_in_use(request.commune)
    rows = [
        {"address": address, "label": label, "used": used[kind], "state": SOURCES[used[kind].source]}
        for address, (kind, label) in kinds().items()
    ]
    return render(request, "desk/papers/wording/wordings.html", {"rows": rows, "section": "papers"})


@desk(*KEPT_BY)
def wording(request: DeskRequest, address: str) -> HttpResponse:
    """The wording in use; a file read or a text tried out (POST), or an old version (`?ban=2`), not saved yet."""
    kind, _ = kind_at(address)
    if request.method == "POST" and request.FILES:
        from doithoai.outputs.papers.wording.from_word import read_word  # heavy; once in a while

        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return show(request, address, file_form=form, status=422)
        file = form.cleaned_data["file"]
        try:
            given, notes = read_word(file.read(), file.name)
        except Unreadable as refusal:
            return show(request, address, sentence=str(refusal), status=409)
        return show(request, address, text=written(given), notes=notes, given=f"Đọc từ tệp “{file.name}”.")
    if request.method == "POST":
        given_text = request.POST.get("text", "")[:LONGEST]
        return show(request, address, text=written(read(given_text)), given="Đang xem thử.")
    if request.GET.get("ban", "").isdecimal():
        old = get_object_or_404(PaperWording.objects.of_kind(kind), version=int(request.GET["ban"][:9]))
        text = old.text or without_own(request.commune, kind).text
        return show(request, address, text=text, given=f"Bản số {old.version}, {old.by} lưu.")
    return show(request, address)


@require_POST
@desk(*KEPT_BY)
def save(request: DeskRequest, address: str) -> HttpResponse:
    kind, label = kind_at(address)
    form = TextForm(request.POST)
    if not form.is_valid():
        return show(request, address, text=request.POST.get("text", "")[:LONGEST], text_form=form, status=422)
    text, note = form.cleaned_data["text"], form.cleaned_data["note"]
    try:
        made = change_wording(request.commune, by=request.actor, kind=kind, text=text, note=note)
    except Refusal as refusal:
        return show(request, address, text=text, sentence=str(refusal), status=409)
    messages.success(
        request, f"Đã lưu mẫu {label}, bản số {made.version}. Văn bản đã ban hành giữ nguyên lời cũ."
    )
    return redirect("desk:wording", address)


@require_POST
@desk(*KEPT_BY)
def drop(request: DeskRequest, address: str) -> HttpResponse:
    kind, label = kind_at(address)
    try:
        drop_wording(request.commune, by=request.actor, kind=kind)
    except Refusal as refusal:
        return show(request, address, sentence=str(refusal), status=409)
    now_in_use = SOURCES[wording_in_use(request.commune, kind).source][1].lower()
    messages.success(request, f"{label} dùng lại {now_in_use}. Mẫu riêng vẫn còn trong các bản đã lưu.")
    return redirect("desk:wording", address)


@desk(*KEPT_BY)
def template(request: DeskRequest, address: str) -> HttpResponse:
    """The wording in use as a Word file to edit."""
    kind, label = kind_at(address)
    given = read(wording_in_use(request.commune, kind).text)
    paper = as_paper(given, PAPERS[kind].WORDS, author=request.commune.full_name)
    return as_file(render_docx(paper), f"Mẫu {label}", "docx")


@require_POST
@desk(*KEPT_BY)
def pdf(request: DeskRequest, address: str) -> HttpResponse:
    """The text that was sent, as the PDF it would make."""
    kind, label = kind_at(address)
    paper, _ = tried(request, kind, request.POST.get("text", "")[:LONGEST])
    return as_file(render_pdf(paper), f"Xem thử {label}", "pdf", inline=True)


def tried(request: DeskRequest, kind: str, text: str) -> tuple[Any, str]:
    """The paper with real facts, of what this person may read."""
    dialogues = Dialogue.objects.all() if request.actor.is_any(*OFFICE) else Dialogue.objects.none()
    return tried_out(request.commune, kind, text, issued=readable_by(request.actor), dialogues=dialogues)


def show(
    request: DeskRequest, address: str, *, text: str = "", text_form: TextForm | None = None,
    file_form: FileForm | None = None, notes: tuple[str, ...] = (), given: str = "", sentence: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of one paper. `text`: what is tried out instead of the wording in use."""
    kind, label = kind_at(address)
    used = wording_in_use(request.commune, kind)
    newest, renames = up_to_date(read(used.text), PAPERS[kind].WORDS)
    in_use = written(newest)
    shown = text or in_use
    found = troubles_of(kind, shown)
    paper, whose = tried(request, kind, shown)
    context = {
        "section": "papers",
        "address": address,
        "label": label,
        "used": used,
        "state": SOURCES[used.source],
        "given": given,
        "notes": notes,
        "lost": lost_tables(newest, read(text)) if text else (),
        "troubles": found,
        "sentence": sentence,
        "changes": changes(in_use, shown),
        "text_form": text_form or TextForm(initial={"text": shown}),
        "file_form": file_form or FileForm(),
        "words": list(told(PAPERS[kind].WORDS)),
        "renames": renames,
        "new_words": new_words(used.version, kind),
        "said": text_of(paper),
        "whose": whose,
        "versions": PaperWording.objects.of_kind(kind)[:20],
        "no_save": change_wording.refusal(request.commune, by=request.actor),
        "no_drop": drop_wording.refusal(request.commune, by=request.actor),
    }
    return render(request, "desk/papers/wording/wording.html", context, status=status)


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ: ("bỏ" or "thêm", line)."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    named = {"-": "bỏ", "+": "thêm"}
    return [
        (named[line[0]], line[1:])
        for line in lines
        if line[0] in named and line[1:].strip() and not line.startswith(("---  ", "+++ ", "--- "))
    ]


def new_words(version: PaperWording | None, kind: str) -> list[str]:
    """Words the paper offers now and did not when the commune's wording was saved."""
    if version is None or not version.text or not version.offered:
        return []
    return [each.name for each in told(PAPERS[kind].WORDS) if each.name not in version.offered]
