"""Which work is ready."""

from datetime import timedelta

import pytest

from doithoai.models import Job
from tests import given

AT = given.BEFORE


@pytest.mark.parametrize(
    ("given_", "ready", "why"),
    [
        ({}, True, "its time has come"),
        ({"run_after": AT + timedelta(seconds=1)}, False, "its time has not come"),
        ({"done_at": AT}, False, "it is done"),
        ({"leased_until": AT + timedelta(seconds=1)}, False, "somebody is at it"),
        ({"leased_until": AT - timedelta(seconds=1)}, True, "whoever was at it died"),
        ({"attempts": 7}, True, "one try is left"),
        ({"attempts": 8}, False, "it failed too often"),
    ],
)
def test_ready(db, given_, ready, why):
    Job.objects.create(**{"kind": "remind_due", "run_after": AT, **given_})
    assert Job.objects.ready(AT).exists() is ready, why
