"""Which communes are here, in English; the Vietnamese door is also where officials come in."""

from django.http import HttpRequest, HttpResponse

from doithoai.outputs import open_record
from doithoai.pages.public.page import open_page_of_all, show


@open_page_of_all
def home(request: HttpRequest) -> HttpResponse:
    return show(request, "door/home.html", {"communes": open_record.communes()})
