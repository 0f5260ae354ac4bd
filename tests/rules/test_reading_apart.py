"""A file made to burst takes its own process along, and nothing of ours."""

import os
import time

import pytest

from doithoai.rules.reading_apart import read_apart

HERE = "tests.rules.test_reading_apart"
PLENTY = 1024**3


def length(data: bytes, *words: str) -> list[object]:
    return [len(data), *words]


def burst(data: bytes) -> int:
    return len(bytearray(8 * PLENTY))


def die(data: bytes) -> None:
    os.abort()


def hang(data: bytes) -> None:
    time.sleep(60)


def seen(data: bytes) -> list[str]:
    return sorted(os.environ)


def test_these_tests_read_as_the_program_does():
    from tests.conftest import READING  # not above: this file is a reader's module as well, and light

    assert {each.read_apart for each in READING} == {read_apart}


def test_the_bytes_and_the_words_come_over_and_the_answer_back():
    said = read_apart(f"{HERE}:length", b"x" * 3_000_000, "ý kiến", "-x", memory=PLENTY, seconds=20)
    assert said == [3_000_000, "ý kiến", "-x"]


@pytest.mark.parametrize("reader", ["burst", "die"])
def test_what_goes_wrong_there_stays_there(reader):
    assert read_apart(f"{HERE}:{reader}", b"", memory=PLENTY, seconds=20) is None


def test_what_hangs_is_ended():
    started = time.monotonic()
    assert read_apart(f"{HERE}:hang", b"", memory=PLENTY, seconds=2) is None
    assert time.monotonic() - started < 20


def test_a_reader_knows_nothing_of_our_secrets(monkeypatch):
    monkeypatch.setenv("DOITHOAI_SECRET_KEY", "bí mật")
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@c/d")
    known = read_apart(f"{HERE}:seen", b"", memory=PLENTY, seconds=20)
    assert not {name for name in known if "DOITHOAI" in name or "DATABASE" in name}
