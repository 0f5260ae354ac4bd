"""The phone in the hall, without account and without JavaScript: the queue by order and hamlet."""

from django.http import HttpResponse

from doithoai.outputs import open_record
from doithoai.pages.public.dialogue.views import found
from doithoai.pages.public.page import Visit, open_page, show


@open_page
def floor(request: Visit, dialogue: str) -> HttpResponse:
    """Asks again by itself every fifteen seconds; the front answers a whole hall from memory."""
    context = {"dialogue": found(dialogue), "floor": open_record.floor_of(dialogue)}
    return show(request, "public/floor/floor.html", context)
