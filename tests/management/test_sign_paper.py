"""doithoai sign_paper: with a file, and with a token when there is one on this machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from django.core.management import CommandError, call_command

from doithoai.management.commands import sign_paper
from doithoai.models import Paper, SignedCopy
from doithoai.rules.pdf_signing import CannotSign
from doithoai.rules.signing_token import opened_token
from tests import given, signing

SOFT_TOKEN = next(
    (
        path
        for path in (
            os.environ.get("SOFTHSM2_LIB", ""),
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        )
        if path and Path(path).is_file()
    ),
    "",
)


@pytest.fixture
def plan(commune, ba_lan, ong_binh) -> Paper:
    return Paper.objects.get(dialogue=given.an_open_dialogue(commune, ba_lan))


@pytest.fixture
def ong_binh(commune):
    return given.ong_binh(commune)


@pytest.fixture
def typed(monkeypatch):
    """What is typed where nobody sees it."""

    def answers(said: str) -> None:
        monkeypatch.setattr(sign_paper, "getpass", lambda question: said)

    return answers


def test_a_file_signs(plan, typed, tmp_path, capsys):
    file = tmp_path / "khoa.p12"
    file.write_bytes(signing.p12(signing.chair()))
    typed(signing.PASSWORD)
    call_command("sign_paper", str(plan.pk), "--as", "binh", "--p12", str(file))
    assert "Lò Văn Bình (UBND xã Thanh Sơn) ký số" in capsys.readouterr().out
    assert SignedCopy.objects.count() == 1


def test_what_is_refused_is_told(plan, typed, tmp_path):
    file = tmp_path / "khoa.p12"
    file.write_bytes(signing.p12(signing.chair()))
    typed("sai")
    for more, told in (
        ([str(plan.pk), "--as", "binh", "--p12", str(file)], "Mật khẩu của tệp"),
        ([str(plan.pk), "--as", "binh", "--p12", str(tmp_path / "khong-co")], "Không mở được tệp"),
        ([str(plan.pk), "--as", "lan", "--p12", str(file)], "Còn thiếu chữ ký số của Lò Văn Bình"),
        ([str(plan.pk), "--as", "ai", "--p12", str(file)], "Không có người “ai”"),
        (["99999", "--as", "binh", "--p12", str(file)], "Không có văn bản số 99999"),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("sign_paper", *more)
    assert not SignedCopy.objects.exists()


def test_somebody_of_another_commune_is_nobody_here(plan, ong_nam, typed, tmp_path):
    with pytest.raises(CommandError, match="Không có người “nam”"):
        call_command("sign_paper", str(plan.pk), "--as", "nam", "--p12", str(tmp_path))


def test_without_the_package_a_token_is_told_how(monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "pkcs11", None)
    with pytest.raises(CannotSign, match="python-pkcs11"), opened_token(tmp_path, pin="1234"):
        pass


# ---- a token made of software, where there is one


@pytest.fixture
def token(tmp_path, monkeypatch) -> Path:
    """A token with ông Bình's key and certificate; its PIN is 123456."""
    pytest.importorskip("pkcs11")
    if not (SOFT_TOKEN and shutil.which("softhsm2-util")):
        pytest.skip("no SoftHSM2 on this machine")
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    subprocess.run(
        ["softhsm2-util", "--module", SOFT_TOKEN, "--init-token", "--free", "--label", "Binh", "--pin", "123456", "--so-pin", "654321"],
        check=True, capture_output=True,
    )  # fmt: skip
    key = tmp_path / "khoa.pem"
    key.write_bytes(
        signing.chair().key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    subprocess.run(
        ["softhsm2-util", "--module", SOFT_TOKEN, "--import", str(key), "--token", "Binh",
         "--label", "ky", "--id", "01", "--pin", "123456"],
        check=True, capture_output=True,
    )  # fmt: skip
    library = pkcs11.lib(SOFT_TOKEN)
    library.reinitialize()
    with library.get_token(token_label="Binh").open(user_pin="123456", rw=True) as session:
        session.create_object(
            decode_x509_certificate(signing.chair().der)
            | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "ky", pkcs11.Attribute.ID: b"\x01"}
        )
    return Path(SOFT_TOKEN)


def test_a_token_signs(plan, token, typed, capsys):
    typed("123456")
    call_command("sign_paper", str(plan.pk), "--as", "binh", "--pkcs11", str(token), "--token", "Binh")
    assert "Lò Văn Bình (UBND xã Thanh Sơn) ký số" in capsys.readouterr().out
    assert SignedCopy.objects.get().exact


def test_a_wrong_pin_is_told(plan, token, typed):
    typed("999999")
    with pytest.raises(CommandError, match="Mã PIN của token không đúng"):
        call_command("sign_paper", str(plan.pk), "--as", "binh", "--pkcs11", str(token), "--token", "Binh")
