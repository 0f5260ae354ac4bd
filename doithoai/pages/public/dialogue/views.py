"""One dialogue: when and where, what is on the table, what was answered, which papers were issued."""

from django.http import Http404, HttpResponse

from doithoai.outputs import open_record
from doithoai.outputs.open_record import OpenDialogue
from doithoai.outputs.open_record.printed import sheet_file
from doithoai.pages.public.page import Visit, open_page, show, whole_address
from doithoai.pages.shared.address import site_of


def found(slug: str) -> OpenDialogue:
    """The dialogue at this address of the commune being served; 404 under any other commune."""
    dialogue = open_record.find_dialogue(slug)
    if dialogue is None:
        raise Http404
    return dialogue


@open_page
def dialogue(request: Visit, dialogue: str) -> HttpResponse:
    search = request.GET.get("tim", "")[:100].strip()
    context = {
        "dialogue": found(dialogue),
        "questions": open_record.questions(dialogue, search=search),
        "search": search,
    }
    return show(request, "public/dialogue/dialogue.html", context)


@open_page
def calendar(request: Visit, dialogue: str) -> HttpResponse:
    """The sitting for a phone's calendar."""
    home = whole_address(request, "commune", request.commune.slug)
    file = open_record.calendar_of(dialogue, place=request.commune.full_name, home=home)
    if file is None:
        raise Http404
    return attached(file, "text/calendar; charset=utf-8", f"{dialogue}.ics")


@open_page
def paper(request: Visit, dialogue: str, paper: str) -> HttpResponse:
    """An issued paper in its public edition."""
    return paper_answer(dialogue, paper)


@open_page
def large_paper(request: Visit, dialogue: str, paper: str) -> HttpResponse:
    """The same edition in large print."""
    return paper_answer(dialogue, paper, large=True)


def paper_answer(dialogue: str, paper: str, *, large: bool = False) -> HttpResponse:
    file = open_record.paper_file(dialogue, paper, large=large)
    if file is None:
        raise Http404
    return attached(file.data, "application/pdf", file.name)


@open_page
def sheet(request: Visit, dialogue: str, sheet: str) -> HttpResponse:
    """What hangs on the village board: the answers, the table of what was asked."""
    return sheet_answer(request, dialogue, sheet)


@open_page
def large_sheet(request: Visit, dialogue: str, sheet: str) -> HttpResponse:
    """The same in large print."""
    return sheet_answer(request, dialogue, sheet, large=True)


def sheet_answer(request: Visit, dialogue: str, sheet: str, *, large: bool = False) -> HttpResponse:
    file = sheet_file(dialogue, sheet, site=site_of(request), large=large)
    if file is None:
        raise Http404
    return attached(file.data, "application/pdf", file.name)


def attached(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file to look at; `name` is plain letters."""
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
