"""A hardware token (PKCS#11) that signs: only on the machine it is plugged into, so only from the command line.

Needs the package `python-pkcs11`, which is no part of the installation: `pip install python-pkcs11` beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .pdf_signing import CannotSign

NOT_INSTALLED = (
    "Chưa cài phần ký bằng USB token. Xin cài thêm gói python-pkcs11 vào .venv (pip install python-pkcs11), hoặc ký bằng "
    "phần mềm của cơ quan rồi nạp bản đã ký."
)


@contextmanager
def opened_token(library: Path, *, pin: str, token: str = "", certificate: str = "") -> Iterator[Any]:
    """A signer of pyHanko on the token, as long as the block lasts. `library`: the driver of the token (.so, .dll);
    `token`, `certificate`: labels, where there are several. Raises CannotSign."""
    try:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError as missing:
        raise CannotSign(NOT_INSTALLED) from missing
    if not library.is_file():
        raise CannotSign(
            f"Không có tệp trình điều khiển {library}. Xin ghi đúng đường dẫn tệp của nhà cung cấp token."
        )
    criteria = TokenCriteria(label=token) if token else None
    try:
        session = open_pkcs11_session(str(library), token_criteria=criteria, user_pin=pin)
    except (
        pkcs11.exceptions.PinIncorrect,
        pkcs11.exceptions.PinLenRange,
        pkcs11.exceptions.PinInvalid,
    ) as wrong:
        raise CannotSign("Mã PIN của token không đúng. Gõ sai nhiều lần token sẽ bị khóa.") from wrong
    except pkcs11.exceptions.PinLocked as locked:
        raise CannotSign("Token đã bị khóa vì gõ sai mã PIN. Xin liên hệ nơi cấp chứng thư số.") from locked
    except (pkcs11.PKCS11Error, RuntimeError) as closed:
        raise CannotSign(
            "Không mở được token. Xin cắm token, kiểm tra trình điều khiển, và ghi --token khi cắm nhiều token."
        ) from closed
    try:
        with session:
            held, is_curve = _certificate(session, certificate)
            # Of the ways to sign with a curve, tokens share only the one that takes a finished digest.
            yield PKCS11Signer(
                session, cert_id=held, key_id=held, other_certs_to_pull=None, use_raw_mechanism=is_curve
            )
    except pkcs11.PKCS11Error as broken:
        raise CannotSign("Token ngừng trả lời giữa chừng. Xin rút ra, cắm lại rồi ký.") from broken


def _certificate(session: Any, label: str) -> tuple[bytes, bool]:
    """The id of the certificate that has a key beside it, and whether that key is one of an elliptic curve."""
    from pkcs11 import Attribute, KeyType, ObjectClass

    keys = {
        bytes(each[Attribute.ID]): each[Attribute.KEY_TYPE] == KeyType.EC
        for each in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    }
    found = {
        bytes(each[Attribute.ID]): str(each[Attribute.LABEL])
        for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    }
    usable = {held: name for held, name in found.items() if held in keys and label in ("", name)}
    if not usable:
        raise CannotSign(
            "Trong token không có chứng thư số nào có khóa để ký (hoặc tên sau --certificate không đúng)."
        )
    if len(usable) > 1:
        named = ", ".join(sorted(usable.values()))
        raise CannotSign(f"Token có nhiều chứng thư số: {named}. Xin ghi tên chứng thư sau --certificate.")
    held = next(iter(usable))
    return held, keys[held]
