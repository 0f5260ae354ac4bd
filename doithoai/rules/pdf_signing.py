"""Sign a PDF with a certificate: PAdES, as a further revision, so that an earlier signature stays whole.

The key is opened in a process of its own (`reading_apart`), used once and forgotten with it: it is handed over
through a pipe, never as an argument, a file or a line of a log. Made with pyHanko; checked like a file from outside.
"""

import base64
import binascii
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .mark_places import Box, corner_box
from .pdf_signatures import MEMORY, Signature, SignedFile, told_of
from .reading_apart import read_apart

SECONDS = 60
MOST_KEY = 100 * 1024  # bytes of a PKCS#12 file; a chain of certificates takes ten thousand
SHORTEST_RSA = 2048  # bits
#: What the extended use of a certificate may say so that it is one for signing; saying nothing is also right.
USES_FOR_SIGNING = frozenset(
    (
        "any_extended_key_usage", "email_protection", "client_auth", "1.3.6.1.5.5.7.3.36", "adobe_authentic_documents_trust",
        "microsoft_document_signing", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5",
    )
)  # fmt: skip
SENTENCES = {
    "broken_key": "Tệp chứng thư số không đúng dạng PKCS#12 (.p12, .pfx) hoặc bị hỏng. Xin chọn lại tệp.",
    "password": "Mật khẩu của tệp chứng thư số không đúng. Xin gõ lại; mật khẩu không được lưu ở đâu cả.",
    "no_key": "Tệp này chỉ có chứng thư số, không có khóa để ký. Xin chọn tệp có cả khóa (.p12, .pfx).",
    "unfit_key": "Loại khóa trong chứng thư số này không dùng để ký PDF được. Xin dùng chứng thư RSA từ 2048 bit hoặc EC.",
    "expired": "Chứng thư số đã hết hạn ngày {day}. Xin dùng chứng thư còn hạn.",
    "early": "Chứng thư số đến ngày {day} mới có hiệu lực. Xin kiểm tra lại chứng thư hoặc giờ của máy chủ.",
    "other_use": "Chứng thư số này cấp cho việc khác ({use}), không phải để ký văn bản. Xin dùng chứng thư chữ ký số.",
    "authority": "Đây là chứng thư của nơi cấp chứng thư, không phải của người ký. Xin chọn chứng thư chữ ký số.",
    "taken": "Chỗ ký này đã có chữ ký số. Xin mở lại trang.",
    "timestamp": "Không lấy được dấu thời gian từ máy chủ dấu thời gian. Xin thử lại, hoặc báo quản trị tắt dấu thời gian.",
    "pdf": "Không ký được tệp PDF này: tệp bị hỏng hoặc bị khóa. Xin xuất lại văn bản rồi ký.",
}  # fmt: skip


class CannotSign(Exception):
    """A sentence: what is wrong with the certificate, its password or the file."""


@dataclass(frozen=True)
class Key:
    """A PKCS#12 file and its password. Never shown by `repr`, so that no traceback holds it."""

    data: bytes = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class Line:
    """A text field to fill in: its value, and how it looks as a PDF page of its own."""

    value: str
    look: bytes


@dataclass(frozen=True)
class ToSign:
    """What is signed, and how it shows. `field_name`: of the signature field, made at `box` when the file has
    none; `mark` is a PNG, `look` a PDF page with what is shown instead, b"" for none. `in_corner`: width and height of
    a field in the upper right corner of the first page, in points. `lines`: text fields filled in just before."""

    pdf: bytes
    field_name: str
    label: str
    box: Box | None = None
    mark: bytes = b""
    look: bytes = b""
    lines: Mapping[str, Line] = field(default_factory=dict)
    in_corner: tuple[float, float] | None = None

    def job(self, at: datetime, trust: Path | None, timestamps: str) -> dict[str, Any]:
        """As JSON values, without the key."""
        return {
            "pdf": _text(self.pdf), "field": self.field_name, "label": self.label, "mark": _text(self.mark),
            "look": _text(self.look), "page": self.box.page if self.box else 0,
            "rect": self.box.rect if self.box else None, "corner": self.in_corner,
            "lines": {name: {"value": each.value, "look": _text(each.look)} for name, each in self.lines.items()},
            "timestamps": timestamps, "at": at.astimezone(UTC).isoformat(), "trust": str(trust or ""),
        }  # fmt: skip


@dataclass(frozen=True)
class Made:
    """The signed file, whose certificate signed it, and what is found in it when it is looked at again."""

    pdf: bytes
    who: str
    found: SignedFile


def sign_apart(asked: ToSign, key: Key, *, at: datetime, trust: Path | None, timestamps: str = "") -> Made:
    """`at`: the moment by which the certificate must be valid. `timestamps`: the address of an RFC 3161 server; ""
    for none. Raises CannotSign."""
    if len(key.data) > MOST_KEY:
        raise CannotSign(SENTENCES["broken_key"])
    job = asked.job(at, trust, timestamps) | {"key": _text(key.data), "password": key.password}
    said = read_apart(
        "doithoai.rules.pdf_signing:told_of_signing", json.dumps(job).encode(), memory=MEMORY, seconds=SECONDS
    )
    if said is None:
        raise CannotSign(SENTENCES["pdf"])
    return made_from(said)


def made_from(said: dict[str, Any]) -> Made:
    """The answer of `told_of_signing` as a value. Raises CannotSign for a refusal."""
    if "no" in said:
        raise CannotSign(sentence(said["no"], said))
    signatures = tuple(Signature(**each) for each in said["signatures"])
    return Made(base64.b64decode(said["pdf"]), said["who"], SignedFile(signatures, tuple(said["words"])))


def sentence(why: str, more: Mapping[str, str]) -> str:
    """A key of SENTENCES as its sentence."""
    return SENTENCES.get(why, SENTENCES["pdf"]).format(**more)


def told_of_signing(data: bytes) -> dict[str, Any]:
    """The signed file as JSON, or {"no": why, …}. Runs apart: the library and the key live here only."""
    job = json.loads(data)
    try:
        signer = _opened(base64.b64decode(job["key"]), job["password"])
        return signed_with(signer, job)
    except No as no:
        return {"no": no.why, **no.more}


class No(Exception):
    """Why not, as a key of SENTENCES, with what its sentence needs."""

    def __init__(self, why: str, **more: str) -> None:
        super().__init__(why)
        self.why, self.more = why, more


def signed_with(signer: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Sign with any signer pyHanko knows (a file's key, a token's). Raises No."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError

    at = datetime.fromisoformat(job["at"])
    refuse_unfit(signer.signing_cert, at)
    try:
        pdf = _signed(signer, job)
    except TimestampRequestError as unreached:
        raise No("timestamp") from unreached
    except SigningError as unsigned:
        raise No("taken" if "already" in str(unsigned).lower() else "pdf") from unsigned
    except (PdfError, ValueError, KeyError, TypeError, IndexError, binascii.Error) as broken:
        raise No("pdf") from broken
    found = told_of(pdf, job["at"], job["trust"])
    if "no" in found:
        raise No("pdf")
    return {"pdf": _text(pdf), "who": found["signatures"][-1]["who"], **found}


def refuse_unfit(certificate: Any, at: datetime) -> None:
    """Whether a certificate (asn1crypto) may sign a paper at this moment. Raises No."""
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if at > ends:
        raise No("expired", day=_day(ends))
    if at < begins:
        raise No("early", day=_day(begins))
    public = certificate.public_key
    if public.algorithm not in ("rsa", "rsassa_pss", "ec"):
        raise No("unfit_key")
    if public.algorithm != "ec" and public.bit_size < SHORTEST_RSA:
        raise No("unfit_key")
    usage = certificate.key_usage_value
    uses = set(usage.native) if usage else {"digital_signature"}
    if not uses & {"digital_signature", "non_repudiation"}:
        raise No("authority" if "key_cert_sign" in uses else "other_use", use=", ".join(sorted(uses)))
    extended = certificate.extended_key_usage_value
    named = set(extended.native) if extended else USES_FOR_SIGNING
    if not named & USES_FOR_SIGNING:
        raise No("other_use", use=", ".join(sorted(named)))
    # What somebody made alone with a common tool calls itself an authority; it is only its own.
    if certificate.ca and certificate.subject != certificate.issuer:
        raise No("authority")


def _opened(data: bytes, password: str) -> Any:
    from asn1crypto import pkcs12
    from pyhanko.sign import signers

    try:
        file = pkcs12.Pfx.load(data, strict=True)
        if file["version"].native != "v3" or file["auth_safe"]["content_type"].native != "data":
            raise No("broken_key")
    except (ValueError, TypeError, KeyError) as broken:
        raise No("broken_key") from broken
    try:
        return signers.SimpleSigner.load_pkcs12_data(data, (), password.encode() or None)
    except ValueError as wrong:
        raise No("password") from wrong
    except (AttributeError, TypeError) as missing:  # nothing to sign with, or nobody's
        raise No("no_key") from missing
    except Exception as unknown:  # a kind of key the library has no word for
        raise No("unfit_key") from unknown


def _signed(signer: Any, job: dict[str, Any]) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.sign.timestamps import HTTPTimeStamper

    writer = IncrementalPdfFileWriter(io.BytesIO(base64.b64decode(job["pdf"])), strict=False)
    for name, line in job["lines"].items():
        _fill(writer, name, line["value"], base64.b64decode(line["look"]))
    spec = None
    if not any(name == job["field"] for name, _, _ in fields.enumerate_sig_fields(writer)):
        rect = _corner(writer, *job["corner"]) if job["corner"] else job["rect"]
        rect = rect and tuple(round(each) for each in rect)
        spec = fields.SigFieldSpec(
            job["field"], on_page=job["page"], box=rect, readable_field_name=job["label"]
        )
    meta = signers.PdfSignatureMetadata(
        field_name=job["field"], md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    clock = HTTPTimeStamper(job["timestamps"], timeout=20) if job["timestamps"] else None
    made = signers.PdfSigner(meta, signer, timestamper=clock, new_field_spec=spec, stamp_style=_style(job))
    return bytes(made.sign_pdf(writer, in_place=False).getvalue())


def _corner(writer: Any, width: float, height: float) -> tuple[float, float, float, float]:
    """Of the first page as it lies in the file."""
    page = writer.find_page_for_modification(0)[0].get_object()
    while "/MediaBox" not in page:
        page = page["/Parent"].get_object()
    left, bottom, right, top = (float(each) for each in page["/MediaBox"])
    box = corner_box(right - left, top - bottom, width, height)
    return box.left + left, box.bottom + bottom, box.right + left, box.top + bottom


def _style(job: dict[str, Any]) -> Any:
    """Only what the decree has stand there: the image alone, without a frame and without words."""
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import NoOpStampStyle, StaticStampStyle

    if job["mark"]:
        from PIL import Image

        shown: Any = PdfImage(Image.open(io.BytesIO(base64.b64decode(job["mark"])), formats=["PNG"]))
    elif job["look"]:
        shown = _page(base64.b64decode(job["look"]))
    else:
        return NoOpStampStyle()
    filled = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0))
    return StaticStampStyle(background=shown, background_layout=filled, background_opacity=1, border_width=0)


def _page(data: bytes) -> Any:
    """A page of a PDF in memory as something to draw."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Imported(PdfContent):
        def render(self) -> bytes:
            drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(data)))
            self.resources.xobject["/Line"] = drawn
            left, bottom, right, top = drawn.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            return b"/Line Do"

    return Imported()


def _fill(writer: Any, name: str, value: str, look: bytes) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    for reference in writer.root["/AcroForm"]["/Fields"]:
        held = reference.get_object()
        if held["/T"] == name:
            drawn = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(look)))
            held["/V"] = generic.pdf_string(value)
            held["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): drawn})
            writer.update_container(held)
            return
    raise KeyError(name)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _day(moment: datetime) -> str:
    from zoneinfo import ZoneInfo

    return f"{moment.astimezone(ZoneInfo('Asia/Ho_Chi_Minh')):%d/%m/%Y}"
