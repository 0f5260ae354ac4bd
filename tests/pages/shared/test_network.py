"""By which address tries are counted."""

import pytest
from django.test import RequestFactory

from doithoai.pages.shared.network import network


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:1:2:3", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("", "unix", False),
    ],
)
def test_one_line_is_one_network(one, other, same):
    knocks = [network(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (knocks[0] == knocks[1]) is same
