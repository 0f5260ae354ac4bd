"""Every test that asks for `commune` serves it; bà Lan is its clerk."""

import pytest

from doithoai.models import Actor, Commune, serving
from tests import given


@pytest.fixture
def commune(db) -> Commune:
    commune = given.a_commune()
    with serving(commune):
        given.hamlets(commune)
        yield commune


@pytest.fixture
def ba_lan(commune) -> Actor:
    return given.ba_lan(commune)


@pytest.fixture
def ong_nam(db) -> Actor:
    """Always the wrong person: the clerk of another commune."""
    elsewhere = given.a_commune("Nà Lốc", "na-loc")
    with serving(elsewhere):
        return given.a_person(elsewhere, "nam", "Vi Văn Năm", given.Role.CLERK)


@pytest.fixture
def signs_here(monkeypatch) -> None:
    """Keys sign in this process, which has the library loaded; `tests/rules/test_pdf_signing.py` holds the process of
    their own that they have outside the tests."""
    from doithoai.rules import pdf_signing

    def at_once(reader: str, data: bytes, **bounds: int) -> object:
        return pdf_signing.told_of_signing(data)

    monkeypatch.setattr(pdf_signing, "read_apart", at_once)
