"""Sổ ghi nhận: the list that proves nothing was removed."""

from django.http import HttpResponse

from doithoai.outputs import open_record
from doithoai.pages.public.dialogue.views import found
from doithoai.pages.public.page import Visit, open_page, show


@open_page
def register(request: Visit, dialogue: str) -> HttpResponse:
    context = {"dialogue": found(dialogue), "register": open_record.register_of(dialogue)}
    return show(request, "public/register/register.html", context)
