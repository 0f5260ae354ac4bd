"""A commune's own page: the next dialogue, the ways in, and what became of what was asked."""

from django.http import HttpResponse

from doithoai.outputs import open_record
from doithoai.pages.public.page import Visit, open_page, show, whole_address

QUESTIONS_SHOWN = 3


@open_page
def commune(request: Visit) -> HttpResponse:
    cards = open_record.cards()
    answered = [each for each in open_record.questions() if each.is_answered]
    context = {
        "ahead": [each for each in cards if each.is_ahead],
        "past": [each for each in cards if not each.is_ahead],
        "numbers": open_record.numbers(),
        "questions": answered[:QUESTIONS_SHOWN],
        "more": len(answered) - QUESTIONS_SHOWN,
    }
    return show(request, "public/commune/commune.html", context)


@open_page
def calendar(request: Visit) -> HttpResponse:
    """All sittings of the commune, for a calendar program to follow by itself."""
    place = request.commune
    file = open_record.calendar_of_commune(
        place=place.full_name, home=whole_address(request, "commune", place.slug)
    )
    named = {"Content-Disposition": f'inline; filename="doi-thoai-{place.slug}.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=named)
