"""A province's regulation, written or changed in a form: the same TOML file a person would type, with advice.

The file can be downloaded, or kept on this computer (`save_regulation`), where it counts at once.
"""

import tomllib
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.commune.drop_regulation import drop_regulation
from doithoai.actions.commune.save_regulation import save_regulation, why_not_here
from doithoai.actions.kernel import Refusal
from doithoai.pages.middleware import desk
from doithoai.pages.province.forms import RegulationForms
from doithoai.pages.province.regulations import WRITERS, as_download
from doithoai.rules.regulation import LABELS
from doithoai.rules.regulation_advice import Advice, advise_text
from doithoai.rules.regulation_files import LARGEST, file_of, known, load_all
from doithoai.rules.regulation_writing import as_toml

FOLDER = "doithoai/regulations/provinces"
#: Keys of a file -> the field of its form, where they are called differently.
FIELD_OF = {"working_days": "days", "after": "start", "before": "start", "quote": "words", "says": "words"}
ENDS = {"retired": "retired_on", "transition": "transition_until", "doubt": "doubt_from"}


class FileForm(forms.Form):
    """A file somebody has already, to go on from."""

    file = forms.FileField(label="Tệp TOML có sẵn", allow_empty_file=True)

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("Tệp quá lớn: một quy chế chỉ vài nghìn chữ. Xin chọn lại tệp .toml.")
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as trouble:
            raise forms.ValidationError("Tệp không phải UTF-8. Xin lưu lại với mã UTF-8.") from trouble


@desk(*WRITERS)
def new_regulation(request: HttpRequest) -> HttpResponse:
    """The form, empty or filled from a file that was sent (`do=mo`)."""
    if request.method == "POST" and request.POST.get("do") == "mo":
        return opened(request)
    return written(request, name="", said=None)


@desk(*WRITERS)
def edit_regulation(request: HttpRequest, regulation: str) -> HttpResponse:
    """The form filled from a file that counts now, also to retire it."""
    path = file_of(regulation)
    if path is None or regulation not in known().regulations:
        raise Http404
    return written(request, name=regulation, said=tomllib.loads(path.read_text(encoding="utf-8")))


@require_POST
@desk(*WRITERS)
def drop(request: HttpRequest, regulation: str) -> HttpResponse:
    """Back to the shipped file, or to none."""
    drop_regulation(request.commune, by=request.actor, name=regulation)  # type: ignore[attr-defined]  # set by the wrapper `desk`
    again = regulation in load_all()
    messages.success(
        request, "Đã bỏ tệp riêng; bản có sẵn được dùng lại." if again else "Đã bỏ tệp riêng của máy chủ này."
    )
    return redirect("province:regulation", regulation) if again else redirect("province:regulations")


def opened(request: HttpRequest) -> HttpResponse:
    """What a sent file says, in the form, with everything that is wrong in it told first."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, RegulationForms(), name="", opening=form, status=422)
    text = form.cleaned_data["file"]
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return shown(request, RegulationForms(), name="", advice=advise_text(text, "tep"), status=422)
    name = said.get("id") if isinstance(said.get("id"), str) else "tep"
    made = RegulationForms(said=said)
    return shown(request, made, name="", advice=beside(advise_text(text, str(name)), made))


def written(request: HttpRequest, *, name: str, said: dict[str, Any] | None) -> HttpResponse:
    """Sent, the file it makes with advice (`do=xem`), the file itself (`do=tai`), or kept here (`do=luu`)."""
    if request.method != "POST":
        return shown(request, RegulationForms(said=said, name=name), name=name)
    made, do = RegulationForms(request.POST, said=said, name=name), request.POST.get("do")
    if not made.is_valid():
        return shown(request, made, name=name, wrong=True, status=422)
    tables = made.tables()
    text, kept_as = as_toml(tables), tables["id"]
    if do == "tai":
        return as_download(text, kept_as)
    sentence = ""
    if do == "luu":
        try:
            save_regulation(request.commune, by=request.actor, name=kept_as, text=text)  # type: ignore[attr-defined]  # set by the wrapper `desk`
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, "Đã lưu vào máy chủ này; từ bây giờ chọn được khi lập kế hoạch.")
            return redirect("province:regulation", kept_as)
    advice = beside(advise_text(text, kept_as), made)
    return shown(
        request, made, name=name, text=text, advice=advice, sentence=sentence, status=409 if sentence else 200
    )


def shown(
    request: HttpRequest,
    made: RegulationForms,
    *,
    name: str,
    text: str = "",
    advice: tuple[Advice, ...] = (),
    opening: FileForm | None = None,
    wrong: bool = False,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    kept_as = made.head.cleaned_data["id"] if text else name
    for_others = why_not_here(request.commune, kept_as, text)  # type: ignore[attr-defined]  # set by the wrapper `desk`
    context = {
        "section": "regulations",
        "made": made,
        "name": name,
        "own": name in known().own,
        "parts": made.parts(),
        "wrong": wrong,
        "text": text,
        "advice": advice,
        "opening": opening or FileForm(),
        "sentence": sentence,
        "no_save": save_regulation.refusal(request.commune, by=request.actor) or for_others,  # type: ignore[attr-defined]  # set by the wrapper `desk`
        "for_others": for_others,
        "place": f"{FOLDER}/{kept_as}.toml" if text else "",
    }
    return render(request, "province/draft.html", context, status=status)


def beside(advice: tuple[Advice, ...], made: RegulationForms) -> tuple[Advice, ...]:
    """Each finding at its field too; the list names it by the words of the form."""
    return tuple(at_its_field(each, made) for each in advice)


def at_its_field(each: Advice, made: RegulationForms) -> Advice:
    form, field, label = found_at(each, made)
    if form is None:
        return each
    if field not in form.fields:  # a key nobody knows: beside the first thing of its table
        field = next(iter(form.fields))
    it = form.fields[field]
    it.advised = True
    it.help_text = " ".join(filter(None, (str(it.help_text), f"Xin xem lại: {each.says}")))
    return Advice(each.severity, label or str(it.label), each.says, each.key)


def found_at(each: Advice, made: RegulationForms) -> tuple[Any, str, str]:
    """The form, its field and what people call the place; no form: the advice is about the whole."""
    table, _, step = each.where.strip("[]").partition(".")
    field = FIELD_OF.get(each.key, each.key or "words")
    if table in ("deadline", "unnumbered") and step in made.steps:
        return made.steps[step], field, LABELS[step]
    if table in made.terms:
        return made.terms[table], field, made.terms[table].LABEL
    if table == "other":
        rows = (row for row in made.clocks.forms if row["name"].value() == step)
        return next(rows, None), field, f"Thời hạn khác: {step}"
    if table in ENDS:
        return made.end, ENDS[table], ""
    for form in (made.head, made.end):
        if table in form.fields:
            return form, table, ""
    return None, "", ""
