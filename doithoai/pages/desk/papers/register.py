"""Sổ văn bản đi: every number of the office, what became of it, and the deeds of the one who keeps it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.actions.kernel import Refusal
from doithoai.actions.papers.cancel_number import cancel_number
from doithoai.actions.papers.choose_paper_way import choose_paper_way
from doithoai.actions.papers.enter_outside_paper import enter_outside_paper
from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.papers.share_series import share_series
from doithoai.actions.papers.start_numbering import start_numbering
from doithoai.models import Commune, OutgoingEntry, PaperSeries
from doithoai.models.clock import today
from doithoai.outputs.outgoing_register import as_docx, as_pdf, as_xlsx, remarks, summary
from doithoai.pages.desk.fields import DayField, LinesField
from doithoai.pages.desk.papers.files import as_file
from doithoai.pages.desk.request import DeskRequest
from doithoai.pages.middleware import OFFICE, desk
from doithoai.rules.paper_numbers import TYPES, series_name, told_period
from doithoai.rules.paper_trail import WAY_LABELS
from doithoai.rules.procedure import Role

PER_PAGE = 50
READERS = (*OFFICE, Role.ADMIN)
State = OutgoingEntry.State
#: State of a line -> kind of `_status.html`.
SHAPES = {
    State.ISSUED: "done",
    State.OUTSIDE: "done",
    State.RESERVED: "wait",
    State.CANCELLED: "stop",
    State.BEFORE: "note",
}
RENDERERS: dict[str, Callable[..., bytes]] = {"pdf": as_pdf, "docx": as_docx, "xlsx": as_xlsx}
SYMBOL_HELP = "Tên loại và cơ quan, ví dụ KH-UBND, TB-UBND; công văn ghi UBND-VP."


class SymbolForm(forms.Form):
    symbol = forms.CharField(label="Ký hiệu", max_length=40, help_text=SYMBOL_HELP)


class KeepForm(SymbolForm):
    summary = forms.CharField(label="Trích yếu (nếu đã biết)", max_length=500, required=False)
    why = forms.CharField(label="Vì sao giữ số", max_length=500, help_text="Ví dụ: đã trình ký bản giấy.")


class OutsideForm(SymbolForm):
    number = forms.IntegerField(
        label="Số", required=False, help_text="Số ghi trên văn bản. Để trống thì lấy số tiếp theo."
    )
    issued_on = DayField(label="Ngày văn bản")
    summary = forms.CharField(label="Trích yếu", max_length=500)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    recipients = LinesField(label="Nơi nhận", help_text="Mỗi dòng một nơi.")
    archive = forms.CharField(label="Đơn vị, người nhận bản lưu", max_length=120, required=False)
    copies = forms.IntegerField(label="Số lượng bản", required=False, min_value=0)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)


class StartForm(SymbolForm):
    first = forms.IntegerField(label="Số tiếp theo sẽ là", help_text="Cao hơn mọi số đã cấp.")
    why = forms.CharField(label="Lý do", max_length=500, help_text="Ví dụ: sổ giấy năm 2026 đã đến số 45.")


class ShareForm(forms.Form):
    types = forms.MultipleChoiceField(
        label="Các loại dùng chung một dãy số",
        choices=[(short, f"{named} ({short})") for short, named in TYPES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class WayForm(forms.Form):
    way = forms.ChoiceField(
        label="Ban hành văn bản", choices=list(WAY_LABELS.items()), widget=forms.RadioSelect
    )


#: The deeds of the register: address -> (form, verb, what is told after it).
DEEDS: dict[str, tuple[type[forms.Form], Callable[..., Any], str]] = {
    "giu-so": (KeepForm, reserve_number, "Đã giữ số {}."),
    "vao-so": (OutsideForm, enter_outside_paper, "Đã vào sổ số {}."),
    "so-bat-dau": (StartForm, start_numbering, "Đã đặt số bắt đầu; các số {} ghi là đã cấp ở sổ khác."),
    "day-chung": (ShareForm, share_series, "Đã lưu cách đánh số."),
    "cac-buoc": (WayForm, choose_paper_way, "Đã lưu các bước ban hành văn bản."),
}
TITLES = {
    "giu-so": "Giữ số tiếp theo",
    "vao-so": "Vào sổ văn bản ngoài phần mềm",
    "so-bat-dau": "Đặt số bắt đầu",
    "day-chung": "Loại nào chung một dãy số",
    "cac-buoc": "Các bước ban hành văn bản",
}


@desk(*READERS)
def register(request: DeskRequest) -> HttpResponse:
    return show(request)


@desk(*READERS)
def register_file(request: DeskRequest, form: str) -> HttpResponse:
    """The register of one period (and series) as the decree's table, in the order of the numbers."""
    if form not in RENDERERS:
        raise Http404
    period, series = asked(request)
    entries = lines_of(period, series).order_by("series", "number")
    data = RENDERERS[form](request.commune, period, entries)
    name = " ".join(
        part for part in ("Sổ văn bản đi", told_period(period), series_name(series) if series else "") if part
    )
    return as_file(data, name, form, inline=form == "pdf")


@require_POST
@desk(Role.CLERK, Role.ADMIN)
def deed(request: DeskRequest, what: str) -> HttpResponse:
    """One deed of whoever keeps the register; the form again, as it was typed, when it is refused."""
    if what not in DEEDS:
        raise Http404
    kind, verb, told = DEEDS[what]
    form, sentence = kind(request.POST), ""
    if form.is_valid():
        try:
            made = verb(request.commune, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, told.format(made.code if isinstance(made, OutgoingEntry) else ""))
            return redirect("desk:register")
    return show(request, tried=(what, form), sentence=sentence)


@require_POST
@desk(Role.CLERK)
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    entry = get_object_or_404(OutgoingEntry, pk=pk)
    try:
        cancel_number(entry, by=request.actor, why=request.POST.get("why", ""))
    except Refusal as refusal:
        return show(request, sentence=str(refusal))
    messages.success(request, f"Đã hủy số {entry.code}; số này vẫn nằm trong sổ và không cấp lại.")
    return redirect("desk:register")


def asked(request: DeskRequest) -> tuple[str, str]:
    """The period and series of the address; this year, and every series, when they are not ours."""
    known = set(PaperSeries.objects.values_list("period", flat=True))
    period = request.GET.get("ky", "")
    series = request.GET.get("day", "")
    period = period if period in known else str(today().year)
    return period, series if PaperSeries.objects.filter(series=series, period=period).exists() else ""


def lines_of(period: str, series: str) -> Any:
    lines = OutgoingEntry.objects.filter(period=period).with_papers()
    return lines.filter(series=series) if series else lines


def show(
    request: DeskRequest, *, tried: tuple[str, forms.Form] | None = None, sentence: str = ""
) -> HttpResponse:
    by, commune = request.actor, Commune.objects.get(pk=request.commune.pk)
    period, series = asked(request)
    found = lines_of(period, series).order_by("-issued_on", "-taken_at", "-number")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    initial: dict[str, dict[str, Any]] = {
        "day-chung": {"types": commune.shared_types}, "vao-so": {"issued_on": today()},
        "cac-buoc": {"way": commune.paper_way},
    }  # fmt: skip
    boxes = [
        {
            "what": what,
            "title": TITLES[what],
            "form": tried[1] if tried and tried[0] == what else form(initial=initial.get(what)),
            "open": bool(tried and tried[0] == what),
            "why_not": verb.refusal(commune, by=by),  # type: ignore[attr-defined]
        }
        for what, (form, verb, _) in DEEDS.items()
    ]
    context = {
        "page": page,
        "lines": [line(each, by) for each in page],
        "period": period,
        "told_period": told_period(period),
        "periods": sorted({period, *PaperSeries.objects.values_list("period", flat=True)}),
        "series": series,
        "all_series": [
            {"series": each.series, "name": series_name(each.series), "last": each.last}
            for each in PaperSeries.objects.filter(period=period).order_by("series")
        ],
        "boxes": [box for box in boxes if by.is_any(Role.CLERK) or not box["why_not"]],
        "query": f"ky={period}&day={series}&",
        "sentence": sentence,
    }
    status = 409 if sentence else 422 if tried else 200
    return render(request, "desk/papers/register.html", context, status=status)


def line(entry: OutgoingEntry, by: Any) -> dict[str, Any]:
    """One line for the screen."""
    return {
        "entry": entry,
        "summary": summary(entry),
        "remarks": remarks(entry, with_state=False),
        "shape": SHAPES[State(entry.state)],
        "may_cancel": cancel_number.refusal(entry, by=by) is None,
    }
