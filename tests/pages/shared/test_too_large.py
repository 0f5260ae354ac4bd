"""A form longer than can be taken is told so in a sentence; nobody's log fills with it."""

import logging
from urllib.parse import urlencode

import pytest

FORM = "/dang-nhap/"


@pytest.mark.parametrize(
    "sent", [{"username": "a" * 6_400_000}, {f"x{number}": "1" for number in range(5001)}]
)
def test_a_form_too_large_is_a_sentence(db, client, caplog, sent):
    with caplog.at_level(logging.ERROR):
        answer = client.post(FORM, urlencode(sent), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "chưa lưu gì" in answer.content.decode()
    assert not caplog.records
