"""The digital signatures in a PDF: who, when, whether it is still whole, and who vouches for the signer.

Checked with pyHanko (PAdES, RFC 3161). A file from outside is read in a process of its own (`signatures_in`);
nothing is fetched from the network, so a certificate taken back by its issuer is known only when the file says so.
"""

import io
import re
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .plan_reading.outcome import Unreadable
from .reading_apart import read_apart
from .vietnamese import clean

MEMORY = 1024**3  # bytes of address space
SECONDS = 30
MOST_SIGNATURES = 20
MOST_WORDS = 60_000
MOST_ROOTS = 200
ENDINGS = (".pem", ".crt", ".cer", ".der")


@dataclass(frozen=True)
class Signature:
    """One signature of a file, the earliest first.

    `signed_at` is what the signer's clock said, `stamped_at` what a timestamp authority confirmed: both ISO 8601 or
    "". `whole`: what was signed is as it was. `changed`: later additions go beyond further signatures.
    `trusted`: the certificate leads to a root the office keeps; `taken_back`: it was revoked.
    """

    who: str
    office: str
    issuer: str
    serial: str
    signed_at: str
    stamped_at: str
    whole: bool
    changed: bool
    trusted: bool
    taken_back: bool = False

    @property
    def stands(self) -> bool:
        return self.whole and not self.changed and not self.taken_back

    def says(self) -> tuple[str, ...]:
        """What there is to tell a person, a sentence each."""
        who = f"{self.who} ({self.office})" if self.office and self.office != self.who else self.who
        said = [f"{who} ký số{_moment(self.signed_at)}."]
        if self.stamped_at:
            said.append(f"Dấu thời gian xác nhận chữ ký có từ{_moment(self.stamped_at)}.")
        else:
            said.append("Không có dấu thời gian: giờ ký là giờ của máy người ký.")
        if not self.whole:
            said.append("Nội dung đã bị thay đổi so với lúc ký: chữ ký không còn giá trị.")
        elif self.changed:
            said.append("Sau khi ký, tệp đã bị sửa, không chỉ thêm chữ ký.")
        else:
            said.append("Nội dung còn nguyên vẹn như lúc ký.")
        if self.taken_back:
            said.append("Chứng thư số đã bị thu hồi.")
        elif self.issuer == self.who and not self.trusted:
            said.append("Chứng thư số tự lập, chưa do tổ chức tin cậy cấp.")
        elif self.trusted:
            said.append(f"Chứng thư số do {self.issuer} cấp, đúng nơi cấp mà cơ quan tin cậy.")
        else:
            said.append(f"Chưa kiểm tra được nơi cấp chứng thư số ({self.issuer}).")
        return tuple(said)


@dataclass(frozen=True)
class SignedFile:
    """What a PDF brought: its signatures and its words in the order they are drawn (none in a scan)."""

    signatures: tuple[Signature, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """Words of ours that the other lacks, and words it adds; each in its order, repeated as often as missing."""

    missing: tuple[str, ...]
    added: tuple[str, ...]
    share: float  # of our words that are there, 0 to 1


def signatures_in(data: bytes, name: str, *, at: datetime, trust: Path | None) -> SignedFile:
    """Read apart. A signature that tells no time is judged as of `at`. `trust`: the folder of root certificates the
    office trusts. Raises `Unreadable` with a sentence.
    """
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(f"Tệp “{name}” không phải PDF. Hãy chọn tệp PDF đã ký số.")
    words = (at.astimezone(UTC).isoformat(), str(trust or ""))
    said = read_apart("doithoai.rules.pdf_signatures:told_of", data, *words, memory=MEMORY, seconds=SECONDS)
    if said is None or "no" in said:
        raise Unreadable(
            f"Tệp “{name}” bị hỏng, bị khóa hoặc quá nặng nên không kiểm tra được chữ ký. Hãy lấy lại tệp đã ký và thử lại."
        )
    return SignedFile(tuple(Signature(**each) for each in said["signatures"]), tuple(said["words"]))


def told_of(data: bytes, at: str, trust: str) -> dict[str, Any]:
    """The fields of `SignedFile` as JSON, or {"no": …}. Runs apart: the library is loaded here only."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            return {"no": "locked"}
        found = reader.embedded_regular_signatures[:MOST_SIGNATURES]
        roots = _roots(Path(trust)) if trust else []
        signatures = [asdict(_seen(each, datetime.fromisoformat(at), roots)) for each in found]
        return {"signatures": signatures, "words": words_of(data)}
    except (
        PdfError,
        Unreadable,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        OSError,
        RecursionError,
    ) as broken:
        return {"no": type(broken).__name__}


def words_of(data: bytes) -> list[str]:
    """The words drawn on the pages of a PDF, those of filled-in fields and of visible signatures too. Raises
    `Unreadable` when it cannot be opened."""
    import pypdfium2

    from .plan_reading.pdf_files import lay_flat

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            lay_flat(pdf)
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("Không mở được tệp PDF.") from error
    return clean(text.replace("\ufffe", "")).split()[:MOST_WORDS]


def compared(ours: list[str], theirs: tuple[str, ...]) -> Differences:
    """Where words stand is not compared: two columns of a letterhead are drawn in any order."""
    lacking, extra = Counter(ours), Counter(theirs)
    lacking, extra = lacking - extra, extra - lacking
    there = 1 - lacking.total() / len(ours) if ours else 0.0
    return Differences(_in_order(ours, lacking), _in_order(theirs, extra), there)


def drawn_by_signing(word: str, signatures: tuple[Signature, ...]) -> bool:
    """Whether a word that a signed copy adds is of the kind a visible signature draws: a name of its
    certificate, a moment, or the label before them."""
    names = " ".join(f"{each.who} {each.office} {each.issuer}" for each in signatures)
    plain = word.strip(".,;:()[]").casefold()
    return (
        plain in LABELS
        or plain in {each.strip(".,;:()").casefold() for each in names.split()}
        or bool(re.fullmatch(r"[\d/:.+\-TZ]+", word))
    )


LABELS = frozenset(
    ("ký", "bởi", "người", "số", "ngày", "giờ", "thời", "gian", "lúc", "cơ", "quan", "đơn", "vị", "email", "digitally", "signed",
     "by", "date", "time")
)  # fmt: skip


def _in_order(words: "list[str] | tuple[str, ...]", wanted: "Counter[str]") -> tuple[str, ...]:
    left, found = wanted.copy(), []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            found.append(word)
    return tuple(found)


def _seen(embedded: Any, at: datetime, roots: list[Any]) -> Signature:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    claimed = embedded.self_reported_timestamp
    moment = claimed or at
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail",
        moment=moment, best_signature_time=moment,
    )  # fmt: skip
    certificate = embedded.signer_cert
    subject, issuer = certificate.subject.native, certificate.issuer.native
    signature = Signature(
        _name(subject), clean(str(subject.get("organization_name") or ""))[:200], _name(issuer),
        str(certificate.serial_number), claimed.isoformat() if claimed else "", "", False, False, False,
    )  # fmt: skip
    try:
        status = validate_pdf_signature(embedded, context, ts_validation_context=context)
    except Exception:  # whatever the library cannot follow vouches for nothing
        return signature
    stamp = status.timestamp_validity
    stamped = stamp.timestamp.isoformat() if stamp and stamp.intact and stamp.valid else ""
    changed = status.modification_level is None or status.modification_level > ModificationLevel.FORM_FILLING
    return Signature(
        signature.who, signature.office, signature.issuer, signature.serial, signature.signed_at, stamped,
        bool(status.intact and status.valid), bool(changed), bool(status.trusted), bool(status.revoked),
    )  # fmt: skip


def _roots(folder: Path) -> list[Any]:
    """The certificates an office put there (PEM, several in one file, or DER); what is none is passed over."""
    from asn1crypto import pem, x509

    found: list[Any] = []
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in ENDINGS)
    for path in files[:MOST_ROOTS]:
        data = path.read_bytes()
        try:
            parts = [part for _, _, part in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            found += [x509.Certificate.load(part, strict=True) for part in parts]
        except ValueError:
            continue
    return found


def _name(subject: dict[str, Any]) -> str:
    said = subject.get("common_name") or subject.get("organization_name") or "(không ghi tên)"
    return clean(str(said if isinstance(said, str) else said[0]))[:200]


def _moment(said: str) -> str:
    """ " lúc 08:05 ngày 05/11/2026", in the hours of Vietnam; "" when nothing is said."""
    from zoneinfo import ZoneInfo

    if not said:
        return ""
    at = datetime.fromisoformat(said)
    at = at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    return f" lúc {at:%H:%M} ngày {at:%d/%m/%Y}"
