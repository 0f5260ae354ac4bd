"""Files on their way to a person: named in plain letters, safe in every browser."""

from urllib.parse import quote

from django.http import HttpResponse

from doithoai.rules.vietnamese import slug

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def as_file(data: bytes, name: str, extension: str, *, inline: bool = False) -> HttpResponse:
    """A download called `name` (Vietnamese allowed: RFC 5987); `inline` shows it in the browser instead."""
    response = HttpResponse(data, content_type=TYPES[extension])
    plain = f"{slug(name)[:120] or 'tep'}.{extension}"
    full = quote(f"{name}.{extension}", safe="")
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename=\"{plain}\"; filename*=UTF-8''{full}"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
