"""Day before month, always; and nothing inline in any answer."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.formats import date_format

from config.headers import secure_headers


@pytest.mark.parametrize("typed", ["05/06/2026", "5/6/2026", "05-06-2026", "05.06.2026", "2026-06-05"])
def test_a_typed_day_is_read_day_first(typed):
    assert forms.DateField().clean(typed) == date(2026, 6, 5)


@pytest.mark.parametrize("typed", ["8:30", "08:30", "8h30", "8g30"])
def test_a_typed_hour_is_read(typed):
    assert forms.TimeField().clean(typed) == time(8, 30)


def test_a_day_is_written_day_first():
    assert date_format(date(2026, 6, 5), "SHORT_DATE_FORMAT") == "05/06/2026"
    assert date_format(date(2026, 6, 5)) == "ngày 05 tháng 6 năm 2026"
    assert date_format(datetime(2026, 6, 5, 8, 5), "DATETIME_FORMAT") == "08:05 05/06/2026"


def test_an_id_in_an_address_gets_no_dots():
    assert Template("/y-kien/{{ pk }}/").render(Context({"pk": 12345})) == "/y-kien/12345/"


def test_every_answer_forbids_what_is_inline_or_from_elsewhere():
    from django.http import HttpResponse

    answer = secure_headers(lambda _: HttpResponse())(RequestFactory().get("/"))
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert {"default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy.split("; "))


def test_argon2_is_the_first_hasher_outside_the_tests():
    from config import settings as real

    assert real.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert not settings.DEBUG
