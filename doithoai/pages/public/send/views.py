"""Send an opinion: one short page, then a code. Nothing typed is ever lost to a refusal."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from doithoai.actions.kernel import Refusal
from doithoai.actions.opinions.submit_opinion import prepare_to_read, read_ahead, submit_opinion
from doithoai.outputs import open_record
from doithoai.outputs.open_record import sending
from doithoai.outputs.open_record.sending import Kept, Welcome
from doithoai.outputs.papers.qr import qr_svg
from doithoai.pages.public.page import (
    Visit,
    address,
    drawn_for_all,
    form_page,
    in_other_language,
    open_page,
    show,
    whole_address,
)
from doithoai.pages.public.send.form import TYPED, SendForm, cleaned, fingerprint, new_form
from doithoai.pages.shared.network import network
from doithoai.rules.triage.cues import danger_now

RECEIPT = Signer(salt="đã nhận ý kiến")
#: Why a person should look first.
DOUBTS = {Welcome.DOUBTED: sending.DOUBT, Welcome.HELD: sending.DOUBT_HELD}


@form_page
def send(request: Visit, dialogue: str = "") -> HttpResponse:
    """The form of the commune, or of one dialogue under its own address."""
    if (
        dialogue and sending.collecting(dialogue) is None
    ):  # its day has passed: the next one takes what is said
        return redirect(address(request, "send", request.commune.slug))
    if request.method != "POST":
        return with_microphone(empty_form(request, dialogue))
    form, status = SendForm(request.POST, request.FILES), 422
    if form.is_valid():
        try:
            kept, status = receive(request, form, dialogue)
        except sending.FormServed:  # one form, one opinion: a program that sends one form for ever stops here
            form.renew()
            form.add_error(
                None, _("Trang này đã gửi một ý kiến. Điều vừa viết vẫn còn: xin bấm gửi lần nữa.")
            )
            kept, status = None, 422
        if kept:
            receipt = address(request, "received", request.commune.slug, RECEIPT.sign(kept.code))
            receipt += "?khan" if kept.rang else ""
            by_script = request.headers.get("Accept") == "application/json"
            return JsonResponse({"receipt": receipt}) if by_script else redirect(receipt)
    context = {
        "form": form,
        "ahead": ahead(dialogue),
        "challenge": sending.challenge_for(number_of(form)),
        "danger_now": danger_now(),
    }
    return with_microphone(show(request, "public/send/send.html", context, status=status))


def receive(request: Visit, form: SendForm, dialogue: str) -> tuple[Kept | None, int]:
    """The opinion now kept; or none and the status of the refusal, which the form now shows."""
    said, enclosed = form.cleaned_data, form.enclosed()
    sent = sending.Sent(
        form=said["form"],
        browser=request.META.get("CSRF_COOKIE", ""),
        typed=(
            request.commune.slug,
            *(said[each] for each in TYPED),
            fingerprint([data for _, data in enclosed]),
        ),
    )
    if enclosed and (before := sending.brought_by(sent)):  # before anything heavy is looked at again
        return before, 200
    proved = sending.has_proved(said["proof"], said["form"])
    if not sending.may_enclose(network(request), proved=proved, files=len(enclosed)):
        form.add_error(None, words_only())
        return None, 429
    enclosures = cleaned(form, enclosed)  # drawn again before anybody else has to wait for us
    if form.errors:
        return None, 422
    read_ahead(said["words"])
    try:
        with sending.entering(network(request), browser=sent.browser, proved=proved) as welcome:
            if before := sending.brought_by(sent):
                return before, 200
            if welcome == Welcome.NO:
                form.add_error(None, too_many())
                return None, 429
            if welcome == Welcome.HELD and enclosed:
                form.add_error(None, words_only())
                return None, 429
            opinion = submit_opinion(
                request.commune,
                by=request.actor,
                words=said["words"],
                author=said["author"],
                contact=said["contact"],
                hamlet=said["place"],
                publish=said["publish"],
                answer_by=said["answer_by"],
                child=said["child"],
                guardian=said["guardian"],
                guardian_contact=said["guardian_contact"],
                guardian_agrees=said["guardian_agrees"],
                dialogue=sending.taking(dialogue),
                enclosures=enclosures,
                doubt=DOUBTS.get(welcome, ""),
            )
            return sending.remember(opinion, sent), 200
    except Refusal as refusal:
        form.add_error("words", _(str(refusal)))
        return None, 409


def too_many() -> str:
    return _(
        "Đang có quá nhiều ý kiến gửi từ mạng này. Điều đã viết vẫn còn ở dưới: xin chờ vài phút "
        "rồi bấm gửi lần nữa, hoặc nói với trưởng thôn."
    )


def words_only() -> str:
    return _(
        "Đang có quá nhiều ý kiến gửi từ mạng này nên chưa nhận thêm ảnh, ghi âm. Xin gửi lời trước, không kèm tệp; "
        "ảnh đưa cho trưởng thôn hoặc gửi sau."
    )


@form_page
def received(request: Visit, receipt: str) -> HttpResponse:
    """The receipt. The address is signed, so nobody can make one up, and reading it asks no database."""
    code = code_of(receipt)

    def told() -> dict[str, Any]:
        return {
            "code": "own-code",
            "receipt": "own-receipt",
            "same_page": "own-page-in-the-other-language",
            "promise": sending.promise(),
            "urgent": urgent,
        }

    urgent = "khan" in request.GET  # danger was read in it
    own = {
        "own-code": code,
        "own-receipt": receipt,
        "own-page-in-the-other-language": in_other_language(request),
    }
    return drawn_for_all(request, "public/send/received.html", told, own, key="urgent" if urgent else "")


@form_page
def receipt_qr(request: Visit, receipt: str) -> HttpResponse:
    """Where this opinion is followed, as a QR code for the printed receipt."""
    drawn = qr_svg(whole_address(request, "follow", code_of(receipt)))
    return HttpResponse(drawn, content_type="image/svg+xml")


def code_of(receipt: str) -> str:
    try:
        return RECEIPT.unsign(receipt)
    except BadSignature:
        raise Http404 from None


@open_page
def qr(request: Visit) -> HttpResponse:
    """The address of the sending page as a QR code, for notices."""
    drawn = qr_svg(whole_address(request, "send", request.commune.slug))
    return HttpResponse(drawn, content_type="image/svg+xml")


@open_page
def paper_form(request: Visit) -> HttpResponse:
    """The same questions on a sheet to print: half of the people will use only that."""
    return show(
        request,
        "public/send/paper_form.html",
        {
            "address": whole_address(request, "send", request.commune.slug),
            "ahead": open_record.next_dialogue(),
        },
    )


def empty_form(request: Visit, dialogue: str) -> HttpResponse:
    """The page before anything is typed. Only its tokens are each visitor's own."""

    def told() -> dict[str, Any]:
        prepare_to_read()
        form = SendForm(initial={"form": "own-form-number", "answer_by": ""})
        return {
            "form": form,
            "ahead": ahead(dialogue),
            "csrf_token": "own-csrf-token",
            "challenge": "own-challenge",
            "danger_now": danger_now(),
        }

    number = new_form()
    own = {
        "own-form-number": number,
        "own-csrf-token": get_token(request),
        "own-challenge": sending.challenge_for(number.rpartition(":")[0]),
    }
    return drawn_for_all(request, "public/send/send.html", told, own, key=dialogue)


def number_of(form: SendForm) -> str:
    """The number of a form that is shown again, without its signature."""
    return form.number.rpartition(":")[0]


def ahead(dialogue: str) -> Any:
    """The dialogue that takes what is sent here; None between two of them."""
    return open_record.find_dialogue(dialogue) if dialogue else open_record.next_dialogue()


def with_microphone(response: HttpResponse) -> HttpResponse:
    """This page may record, and play what it recorded; no other page may (config/headers.py)."""
    response.records_sound = True  # type: ignore[attr-defined]
    return response
