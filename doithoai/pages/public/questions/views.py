"""Every question that was confirmed for the public, with its answer; searchable, accents or not."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.http import urlencode

from doithoai.outputs import open_record
from doithoai.pages.public.page import Visit, open_page, show

ON_A_PAGE = 20
LONGEST_SEARCH = 100  # characters


@open_page
def questions(request: Visit) -> HttpResponse:
    search = request.GET.get("tim", "")[:LONGEST_SEARCH].strip()
    found = open_record.questions(search=search)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    query = f"{urlencode({'tim': search})}&" if search else ""
    return show(request, "public/questions/questions.html", {"search": search, "page": page, "query": query})


@open_page
def photo(request: Visit, key: int) -> HttpResponse:
    """A photo that a person covered and released."""
    data = open_record.photo(key)
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="image/jpeg", headers={"Content-Disposition": "inline"})
