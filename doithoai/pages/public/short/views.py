"""Short addresses, as they stand on paper: /g/K7M2Q leads to the form of one dialogue."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from doithoai.outputs.open_record import sending
from doithoai.pages.public.page import Visit, address, code_page, show

LONGEST_TYPED = 30  # characters of a mistyped address that are shown again


@code_page
def ask(request: Visit) -> HttpResponse:
    """One box, for who has the letters but no way to type the address before them."""
    typed = request.GET.get("ma", "").strip()
    return go(request, typed) if typed else asked(request, "", "", 200)


@code_page
def go(request: Visit, short: str) -> HttpResponse:
    """Straight to the form; after the sitting, to the commune's own. Every other address gets the same sentence."""
    place = sending.place_of_short(short)
    if place is None:
        sentence = _("Không có buổi đối thoại nào ở địa chỉ này. Xin xem lại 5 chữ và số in trên giấy.")
        return asked(request, short, sentence, 404)
    if place.takes:
        return redirect(address(request, "send_to", place.commune, place.dialogue))
    return redirect(address(request, "send", place.commune))


def asked(request: Visit, typed: str, sentence: str, status: int) -> HttpResponse:
    return show(
        request,
        "public/short/short.html",
        {"typed": typed[:LONGEST_TYPED], "sentence": sentence},
        status=status,
    )
