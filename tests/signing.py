"""An authority, its people and their signatures, made for the tests: nobody's real certificate."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSWORD = "mat khau cua khoa"
BEGINS, ENDS = datetime(2025, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)


def named(name: str, office: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, office), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def made(
    name: str, office: str, by: Holder | None, *, stamps: bool = False, begins: datetime = BEGINS, ends: datetime = ENDS,
    use: x509.ObjectIdentifier | None = None, weak: bool = False,
) -> Holder:  # fmt: skip
    # The library's own clock for tests signs with RSA only.
    key = (
        rsa.generate_private_key(65537, 1024 if weak else 2048)
        if stamps or weak
        else ec.generate_private_key(ec.SECP256R1())
    )
    subject = named(name, office)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                by is not None, by is not None, False, False, False, by is None, by is None, False, False
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if use := x509.ExtendedKeyUsageOID.TIME_STAMPING if stamps else use:
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=True)
    return Holder(builder.sign(by.key if by else key, hashes.SHA256()), key)


@cache
def authority() -> Holder:
    return made("Cơ quan chứng thực thử", "Ban Thử nghiệm", None)


@cache
def holder(name: str = "Vi Văn Bình", office: str = "UBND xã Thanh Sơn") -> Holder:
    return made(name, office, authority())


@cache
def stamper() -> Holder:
    return made("Dấu thời gian thử", "Ban Thử nghiệm", authority(), stamps=True)


@cache
def chair() -> Holder:
    """Of ông Bình, who signs the plan of `given`."""
    return holder("Lò Văn Bình", "UBND xã Thanh Sơn")


@cache
def office() -> Holder:
    return holder("UBND XÃ THANH SƠN", "Tỉnh Mường Xa")


@cache
def alone(name: str) -> Holder:
    """Whom nobody vouches for: made with a common tool, which calls it an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = named(name, "")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGINS)
        .not_valid_after(ENDS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Holder(certificate, key)


def p12(who: Holder, password: str = PASSWORD) -> bytes:
    """Their certificate and key, as the file an issuer hands out."""
    lock = serialization.BestAvailableEncryption(password.encode())
    chain = [authority().certificate]
    return pkcs12.serialize_key_and_certificates(b"ky", who.key, who.certificate, chain, lock)


def png(*, red: bool = False, clear: bool = True, size: tuple[int, int] = (400, 160)) -> bytes:
    """A zigzag in blue, or a ring in red, on a ground that shows through."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0) if clear else (255, 255, 255, 255))
    pen, (wide, high) = ImageDraw.Draw(picture), size
    if red:
        pen.ellipse((4, 4, wide - 5, high - 5), outline=(215, 20, 30, 255), width=12)
    else:
        pen.line(
            [(4, high - 5), (wide // 3, 4), (wide // 2, high - 5), (wide - 5, 8)], fill=(20, 40, 160), width=8
        )
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _asn1(each: Holder) -> tuple[asn1_x509.Certificate, asn1_keys.PrivateKeyInfo]:
    private = each.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return asn1_x509.Certificate.load(each.der), asn1_keys.PrivateKeyInfo.load(private)


def signed(pdf: bytes, who: Holder | None = None, *, field: str = "ChuKy1", stamped: bool = False) -> bytes:
    """The PDF with one more PAdES signature, as an incremental update; visible, as an office's tool draws it."""
    certificate, key = _asn1(who or holder())
    root, _ = _asn1(authority())
    store = SimpleCertificateStore()
    store.register(root)
    signer = signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)
    clock = None
    if stamped:
        tsa_certificate, tsa_key = _asn1(stamper())
        clock = DummyTimeStamper(tsa_certificate, tsa_key, certs_to_embed=store)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    meta = signers.PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    out = signers.PdfSigner(meta, signer, timestamper=clock, new_field_spec=SigFieldSpec(field)).sign_pdf(
        writer, in_place=False
    )
    return out.getvalue()
