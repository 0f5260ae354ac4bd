"""The sum a browser does: one page, one day, one number."""

import hashlib
import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.rules.proof import HARDEST, Challenge, new_challenge, proves

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
KEY, FORM = "a key of the server", "the number of a form"


def solved(given: Challenge, **changed: object) -> str:
    """What the script of the page answers."""
    number = next(
        each
        for each in range(given.hardest + 1)
        if hashlib.sha256(f"{given.salt}{each}".encode()).hexdigest() == given.challenge
    )
    said = {
        "algorithm": "SHA-256", "challenge": given.challenge, "number": number, "salt": given.salt,
        "signature": given.signature,
    }  # fmt: skip
    return b64encode(json.dumps({**said, **changed}).encode()).decode()


@pytest.fixture(scope="module")
def proof() -> str:
    return solved(new_challenge(FORM, key=KEY, until=NOW + timedelta(days=1)))


def test_the_right_number_is_taken(proof):
    assert proves(proof, FORM, key=KEY, at=NOW)


def test_it_is_of_one_form_one_day_and_one_server(proof):
    assert not proves(proof, "another form", key=KEY, at=NOW)
    assert not proves(proof, FORM, key="another key", at=NOW)
    assert not proves(proof, FORM, key=KEY, at=NOW + timedelta(days=1, seconds=1))


def test_a_wrong_number_is_none(proof):
    given = new_challenge(FORM, key=KEY, until=NOW + timedelta(days=1))
    assert not proves(solved(given, number=HARDEST + 1), FORM, key=KEY, at=NOW)


@pytest.mark.parametrize(
    "said", ["", "x", "=", "e30=", "bnVsbA==", "WzFd", "đ" * 20, "A" * 5000, b64encode(b"[" * 900).decode()]
)
def test_nonsense_is_no_proof_and_no_error(said):
    assert not proves(said, FORM, key=KEY, at=NOW)


NAMES = st.sampled_from(["algorithm", "challenge", "number", "salt", "signature"])


@given(st.dictionaries(NAMES, st.none() | st.integers() | st.text(max_size=20)))
def test_nor_is_any_other_json(said):
    assert not proves(b64encode(json.dumps(said).encode()).decode(), FORM, key=KEY, at=NOW)
