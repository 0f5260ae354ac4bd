"""Nothing is erased by the clock before the head of the office said so."""

import pytest

from doithoai.actions.commune.approve_retention import approve_retention
from doithoai.models import RetentionApproval
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_the_chair_says_how_long_and_may_change_it(commune, ong_binh):
    approve_retention(commune, by=ong_binh, kind="contact", months=12)
    approve_retention(commune, by=ong_binh, kind="contact", months=24)
    row = RetentionApproval.objects.get()
    assert (row.kind, row.months, row.by) == ("contact", 24, ong_binh.name)


@pytest.mark.parametrize(("kind", "months"), [("contact", 0), ("contact", 1201), ("everything", 12)])
def test_what_cannot_be_is_refused(commune, ong_binh, kind, months):
    assert refused(approve_retention, commune, by=ong_binh, kind=kind, months=months)


def test_the_clerk_may_not(commune, ba_lan):
    sentence = refused_beforehand(approve_retention, commune, by=ba_lan, kind="contact", months=12)
    assert sentence == only_for(approve_retention)


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(approve_retention, commune, by=ong_nam, kind="contact", months=12) == STRANGER
