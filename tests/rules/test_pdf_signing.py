"""A key, a PDF, and what comes of them."""

import base64
import json
import traceback
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from pyhanko.sign import timestamps
from pyhanko.sign.timestamps import DummyTimeStamper

from doithoai.outputs.papers import render_pdf
from doithoai.rules.pdf_signatures import told_of
from doithoai.rules.pdf_signing import (
    MOST_KEY,
    SENTENCES,
    CannotSign,
    Key,
    ToSign,
    sentence,
    sign_apart,
    told_of_signing,
)
from tests import signing
from tests.outputs.papers.given_papers import PLAN

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LONG_AGO, SOON = NOW - timedelta(days=400), NOW + timedelta(days=30)
USES = x509.ExtendedKeyUsageOID


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(PLAN.content())


def told(pdf: bytes, data: bytes, password: str = signing.PASSWORD, **more) -> dict:
    """What the process that holds the key would say, without the process."""
    job = ToSign(pdf, "NguoiKy", "Chữ ký số").job(NOW, None, more.get("timestamps", ""))
    key = {"key": base64.b64encode(data).decode(), "password": password}
    return told_of_signing(json.dumps(job | key).encode())


def made(**more) -> bytes:
    return signing.p12(signing.made("Lò Văn Bình", "UBND xã Thanh Sơn", signing.authority(), **more))


def test_the_file_grows_and_stays_what_it_was(pdf):
    made = sign_apart(
        ToSign(pdf, "NguoiKy", "Chữ ký số"),
        Key(signing.p12(signing.chair()), signing.PASSWORD),
        at=NOW,
        trust=None,
    )
    assert made.pdf.startswith(pdf)
    assert made.who == "Lò Văn Bình"
    assert made.found.signatures[0].stands
    for kept in (b"/StructTreeRoot", b"/OutputIntents", b"pdfaid:part"):
        assert kept in made.pdf


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"begins": LONG_AGO, "ends": NOW - timedelta(days=1)}, "expired"),
        ({"begins": SOON}, "early"),
        ({"use": USES.SERVER_AUTH}, "other_use"),
        ({"use": USES.CODE_SIGNING}, "other_use"),
        ({"weak": True}, "unfit_key"),
    ],
)
def test_a_certificate_that_may_not_sign_is_told(pdf, more, why):
    said = told(pdf, made(**more))
    assert said["no"] == why
    assert "{" not in sentence(why, said)


@pytest.mark.parametrize(
    "use", [USES.EMAIL_PROTECTION, USES.CLIENT_AUTH, x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")]
)
def test_the_uses_offices_have_in_theirs_may(pdf, use):
    assert "pdf" in told(pdf, made(use=use))


def test_an_issuers_own_certificate_signs_no_paper(pdf):
    assert told(pdf, signing.p12(signing.authority()))["no"] == "authority"


def test_what_somebody_made_alone_signs_and_says_so(pdf):
    said = told(pdf, signing.p12(signing.alone("Lò Văn Bình")))
    from doithoai.rules.pdf_signatures import Signature

    assert "Chứng thư số tự lập, chưa do tổ chức tin cậy cấp." in Signature(**said["signatures"][0]).says()


@pytest.mark.parametrize(
    ("data", "password", "why"),
    [
        (signing.p12(signing.chair()), "sai", "password"),
        (signing.p12(signing.chair()), "", "password"),
        (b"", "", "broken_key"),
        (b"rac", "", "broken_key"),
        (signing.p12(signing.chair())[:-50], signing.PASSWORD, "broken_key"),
        (signing.chair().der, "", "broken_key"),
        (signing.chair().pem, "", "broken_key"),
    ],
)
def test_a_key_that_does_not_open(pdf, data, password, why):
    assert told(pdf, data, password) == {"no": why}


def test_a_file_without_a_key_is_told(pdf):
    from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

    bare = pkcs12.serialize_key_and_certificates(
        b"x", None, signing.chair().certificate, None, NoEncryption()
    )
    assert told(pdf, bare, "")["no"] == "no_key"


def test_the_same_place_is_signed_once(pdf):
    once = base64.b64decode(told(pdf, signing.p12(signing.chair()))["pdf"])
    assert told(once, signing.p12(signing.chair()))["no"] == "taken"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rac", b"\x00" * 500])
def test_what_is_no_pdf_is_told(data):
    assert told(data, signing.p12(signing.chair()))["no"] == "pdf"


def test_fifty_megabytes_are_not_even_looked_at(pdf):
    with pytest.raises(CannotSign, match="không đúng dạng"):
        sign_apart(ToSign(pdf, "a", "b"), Key(bytes(MOST_KEY + 1), ""), at=NOW, trust=None)


def test_no_traceback_holds_a_key_or_its_password(pdf):
    key = Key(b"rac bi mat", "mật khẩu bí mật")
    try:
        sign_apart(ToSign(pdf, "a", "b"), key, at=NOW, trust=None)
    except CannotSign:
        said = "".join(traceback.format_exc())
    assert "bí mật" not in said + repr(key)
    assert "bi mat" not in said + repr(key)


# ---- the hour


def test_a_timestamp_server_is_asked_when_there_is_one(pdf, monkeypatch):
    certificate, key = signing._asn1(signing.stamper())
    asked = []

    def server(address, **more):
        asked.append(address)
        return DummyTimeStamper(certificate, key)

    monkeypatch.setattr(timestamps, "HTTPTimeStamper", server)
    said = told(pdf, signing.p12(signing.chair()), timestamps="http://gio.example")
    assert asked == ["http://gio.example"]
    seen = told_of(base64.b64decode(said["pdf"]), NOW.isoformat(), "")
    assert seen["signatures"][0]["whole"]
    assert told(pdf, signing.p12(signing.chair()))["signatures"]
    assert len(asked) == 1


def test_a_timestamp_server_that_is_not_there_is_told(pdf):
    assert told(pdf, signing.p12(signing.chair()), timestamps="http://127.0.0.1:1/")["no"] == "timestamp"


def test_every_sentence_says_what_to_do():
    for said in SENTENCES.values():
        assert "Xin" in said or "hết hạn" in said
