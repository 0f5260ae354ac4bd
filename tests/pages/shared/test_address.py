"""The QR on the wall opens on a phone, not only on the laptop that shows it."""

import pytest
from django.test import RequestFactory

from doithoai.pages.shared.address import for_phones, reaches_phones


@pytest.mark.parametrize(
    ("opened_as", "served_as", "expected", "phones"),
    [
        ("127.0.0.1:8000", ["127.0.0.1", "192.168.1.7", "may-van-phong"], "http://192.168.1.7:8000/x/", True),
        (
            "localhost",
            ["localhost", ".xa.example", "*", "doithoai.xa.example"],
            "http://doithoai.xa.example/x/",
            True,
        ),
        ("[::1]:8000", ["[::1]", "127.0.0.1"], "http://[::1]:8000/x/", False),
        ("192.168.1.7:8000", ["192.168.1.7", "khac"], "http://192.168.1.7:8000/x/", True),
    ],
)
def test_the_address_for_phones(settings, opened_as, served_as, expected, phones):
    settings.ALLOWED_HOSTS = served_as
    request = RequestFactory().get("/", HTTP_HOST=opened_as)
    assert (for_phones(request, "/x/"), reaches_phones(request)) == (expected, phones)
