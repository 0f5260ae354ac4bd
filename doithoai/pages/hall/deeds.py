"""How a screen of the hall does one deed: to htmx a sentence or silence, to a plain form the screen again."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from doithoai.actions.kernel import Refusal
from doithoai.pages.hall.request import HallRequest


def deed(
    request: HallRequest, do: Callable[[], object], *, done: str | Callable[[], str] = ""
) -> HttpResponse:
    """Do it; answer with `done` (a sentence, or what makes it afterwards) or with the refusal, status 409.

    Either way the screen is told "changed", so what it shows is what is true now.
    """
    status = 200
    try:
        do()
        said = {"done": done() if callable(done) else done}
    except Refusal as refusal:
        if not request.htmx:
            raise
        said, status = {"sentence": str(refusal)}, 409
    if not request.htmx:
        return redirect(back(request))
    response = render(request, "hall/_said.html", said, status=status)
    response["HX-Trigger"] = "changed"
    return response


def unfilled(request: HallRequest, errors: str) -> HttpResponse:
    """A form that was not filled in properly: its errors as a sentence, status 422."""
    template = "hall/_said.html" if request.htmx else "shared/refusal.html"
    return render(request, template, {"sentence": errors}, status=422)


def errors_of(form: Form) -> str:
    """ "Họ và tên: Trường này là bắt buộc." for each field that is wrong, in one line."""
    return " ".join(
        f"{form.fields[name].label or name}: {sentence}" if name in form.fields else str(sentence)
        for name, sentences in form.errors.items()
        for sentence in sentences
    )


def back(request: HallRequest) -> str:
    """Where a plain form came from: one of our own pages, never elsewhere."""
    came_from = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(came_from, allowed_hosts=None)
    return came_from if ours and came_from.startswith("/hoi-truong/") else "/"
