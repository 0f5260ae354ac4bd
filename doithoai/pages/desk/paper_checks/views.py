"""Kiểm tra văn bản: what a finished paper does otherwise than its style asks, anybody's or our own."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from doithoai.models import Dialogue
from doithoai.models.clock import now, today
from doithoai.outputs.papers import render_docx
from doithoai.outputs.papers.archive import docx_of, facts_of
from doithoai.outputs.papers.drafts import draft
from doithoai.outputs.papers.known import known_of, known_of_draft
from doithoai.outputs.signed_copies import trusted_roots
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.papers.kinds import KINDS, readable_by
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import ANY_DESK, OFFICE, desk
from doithoai.rules.paper_checks import (
    Finding,
    PaperChecked,
    Rule,
    Severity,
    check_paper_file,
    findings,
    read_paper,
    rules,
)
from doithoai.rules.paper_style import PaperStyle
from doithoai.rules.pdf_signatures import Signature, signatures_in
from doithoai.rules.plan_reading import Unreadable

#: Bytes of a paper that travels with its findings until the mended copy is asked for (as base64 it stays within
#: the limit of a form). A plan of four pages weighs a thirtieth of it.
MOST_KEPT = 1_400_000
NOTHING_SAFE = "Không có chỗ nào máy sửa được. Các chỗ dưới đây cần người sửa."
BROKEN = "Trang này không còn nguyên vẹn. Xin chọn lại tệp."


STYLES = (
    ("", "Nhận ra từ văn bản"), ("nd30", "Văn bản của Nhà nước"), ("party", "Văn bản của Đảng"),
    ("front", "Văn bản của Mặt trận"),
)  # fmt: skip


class PaperForm(forms.Form):
    file = forms.FileField(
        label="Văn bản (docx hoặc PDF)",
        allow_empty_file=True,  # the reader's own sentence says more
        error_messages={"required": "Chưa chọn tệp. Xin chọn tệp docx hoặc PDF rồi bấm “Kiểm tra”."},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf"}),
    )
    style = forms.ChoiceField(label="Thể thức", required=False, choices=STYLES)
    public = forms.BooleanField(label="Văn bản sẽ được công khai", required=False)


@dataclass(frozen=True)
class Group:
    """The findings of one check, told together."""

    rule: Rule
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


@dataclass(frozen=True)
class Sorted:
    """Findings as a page shows them: for a person to mend, and those that the mended copy no longer has."""

    all: tuple[Finding, ...]
    left: tuple[Finding, ...] | None = None

    @property
    def errors(self) -> int:
        return sum(each.severity == "error" for each in self.all)

    @property
    def warnings(self) -> int:
        return sum(each.severity == "warning" for each in self.all)

    @property
    def for_a_person(self) -> list[Group]:
        return grouped(self.all if self.left is None else self.left)

    @property
    def for_the_machine(self) -> list[Group]:
        if self.left is None:
            return []
        stays = {(each.rule, each.says) for each in self.left}
        return grouped([each for each in self.all if (each.rule, each.says) not in stays])


def grouped(found: Iterable[Finding]) -> list[Group]:
    """One group a check and gravity, in the order given."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for each in found:
        groups.setdefault((each.rule, each.severity), []).append(each)
    return [Group(rules()[rule], severity, tuple(each)) for (rule, severity), each in groups.items()]


@desk(*ANY_DESK)
def check(request: DeskRequest) -> HttpResponse:
    """GET: the form. POST with a file: its findings. POST with `kept`, the same bytes: the mended copy."""
    if request.method != "POST":
        return show(request, PaperForm())
    form = PaperForm(request.POST, request.FILES)
    form.fields["file"].required = "kept" not in request.POST
    if not form.is_valid():
        return show(request, form, status=422)
    asked = form.cleaned_data
    try:
        name, data = given(request, form)
        checked = check_paper_file(
            data, name, style=asked["style"], public=asked["public"] or None, mend=True, today=today()
        )
        signatures = () if "kept" in request.POST else signatures_of(data, name)
    except Unreadable as unreadable:
        return show(request, form, sentence=str(unreadable), status=422)
    if "kept" not in request.POST:
        return show(request, form, checked=checked, name=name, data=data, signatures=signatures)
    if checked.mended is None:
        return show(request, form, checked=checked, name=name, sentence=NOTHING_SAFE, status=409)
    return as_file(checked.mended, f"{name.removesuffix('.docx')} (đã sửa thể thức)", "docx")


def signatures_of(data: bytes, name: str) -> tuple[Signature, ...]:
    """The digital signatures of a PDF: who, when, still whole or changed since. Raises `Unreadable`."""
    if b"%PDF-" not in data[:1024] or b"/ByteRange" not in data:
        return ()
    return signatures_in(data, name, at=now(), trust=trusted_roots()).signatures


def given(request: DeskRequest, form: forms.Form) -> tuple[str, bytes]:
    """The paper's name and bytes: chosen now, or kept in the page since it was checked."""
    if "kept" in request.POST:
        try:
            return request.POST.get("name", "")[:200] or "van-ban.docx", base64.b64decode(
                request.POST["kept"], validate=True
            )
        except (binascii.Error, ValueError) as broken:
            raise Unreadable(BROKEN) from broken
    file = form.cleaned_data["file"]
    return file.name, file.read()


def show(
    request: DeskRequest, form: forms.Form, *, checked: PaperChecked | None = None, name: str = "", data: bytes = b"",
    sentence: str = "", status: int = 200, signatures: tuple[Signature, ...] = (),
) -> HttpResponse:  # fmt: skip
    mended = bool(checked and checked.mended)
    fits = len(data) <= MOST_KEPT
    context = {
        "form": form,
        "checked": checked,
        "found": Sorted(checked.findings, checked.left if mended else None) if checked else None,
        "name": name,
        "signatures": signatures,
        "sentence": sentence,
        "kept": base64.b64encode(data).decode() if mended and fits else "",
        "too_heavy": mended and not fits,
    }
    return render(request, "desk/paper_checks/check.html", context, status=status)


@desk(*ANY_DESK)
def issued(request: DeskRequest, pk: int) -> HttpResponse:
    """The findings on an issued paper."""
    paper = get_object_or_404(readable_by(request.actor).select_related("dialogue__commune"), pk=pk)
    style = facts_of(paper).issue.in_style
    found = findings(read_paper(docx_of(paper), "van-ban.docx"), style, known_of(paper))
    return own(request, paper.dialogue, str(paper), style, found)


@desk(*OFFICE)
def drafted(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """The findings on the draft of the facts as they stand."""
    dialogue = get_object_or_404(Dialogue, pk=pk)
    if kind not in KINDS:
        raise Http404
    facts = draft(KINDS[kind].value, dialogue)
    style = facts.issue.in_style
    known = known_of_draft(KINDS[kind].value, dialogue, today=today())
    found = findings(read_paper(render_docx(facts.content()), "du-thao.docx"), style, known)
    return own(request, dialogue, f"Dự thảo: {KINDS[kind].label}", style, found)


def own(
    request: DeskRequest, dialogue: Dialogue, name: str, style: PaperStyle, found: tuple[Finding, ...]
) -> HttpResponse:
    context = {"dialogue": dialogue, "name": name, "style": style, "found": Sorted(found)}
    return render(request, "desk/paper_checks/own.html", context)
