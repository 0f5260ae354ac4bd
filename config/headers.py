"""The security headers of every answer. Nothing inline, nothing from elsewhere, no frames."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # data: for QR codes drawn into the page
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# Where an opinion may be spoken instead of written: what was recorded is played from the page's own memory.
RECORDING_POLICY = CONTENT_SECURITY_POLICY.replace("img-src", "media-src 'self' blob:; img-src")
# The camera is for scanning invitations at the door; nothing else of a person's device is touched.
PERMISSIONS_POLICY = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def secure_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add the policies Django has no setting for (it sets nosniff, COOP, referrer and frame options)."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(response, "records_sound", False):
            response.headers["Content-Security-Policy"] = RECORDING_POLICY
            response.headers["Permissions-Policy"] = PERMISSIONS_POLICY.replace(
                "microphone=()", "microphone=(self)"
            )
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return answer
