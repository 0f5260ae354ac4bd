"""One dialogue: when and where, what is on the table, what was answered, which papers were issued."""

from django.http import Http404, HttpResponse

from doithoai.outputs import open_record
from doithoai.outputs.open_record import OpenDialogue
from doithoai.pages.public.page import Visit, open_page, show, whole_address


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
    page = whole_address(request, "dialogue", request.commune.slug, dialogue)
    place = request.commune.full_name
    file = open_record.calendar_of(found(dialogue), place=place, address=page)
    if file is None:
        raise Http404
    return attached(file, "text/calendar; charset=utf-8", f"{dialogue}.ics")


@open_page
def paper(request: Visit, dialogue: str, paper: str) -> HttpResponse:
    """An issued paper in its public edition."""
    file = open_record.paper_file(dialogue, paper)
    if file is None:
        raise Http404
    return attached(file.data, "application/pdf", file.name)


def attached(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file to look at; `name` is plain letters."""
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
