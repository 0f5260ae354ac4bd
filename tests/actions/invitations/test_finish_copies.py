"""Only the clock says that a large file is made."""

import pytest

from doithoai.actions.invitations.finish_copies import finish_copies
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.prepare_copies import prepare_copies
from doithoai.models import Actor, Copies
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand


@pytest.fixture
def waiting(dialogue, ba_lan) -> Copies:
    given.a_guest(dialogue, ba_lan)
    paper = issue_invitations(dialogue, by=ba_lan, at=given.BEFORE, issued_on=given.BEFORE.date())
    return prepare_copies(paper, by=ba_lan, form="pdf", check_in_address="https://doithoai.example/d/")


def test_what_could_not_be_made_says_why(waiting, commune):
    finish_copies(waiting, by=Actor.clock(commune.pk), why_not="Không còn khách mời nào.")
    assert Copies.objects.get().why_not == "Không còn khách mời nào."
    assert not Copies.objects.waiting().exists()


def test_ba_lan_and_ong_nam_may_not(waiting, ba_lan, ong_nam):
    assert refused_beforehand(finish_copies, waiting, by=ba_lan) == only_for(finish_copies)
    assert refused_beforehand(finish_copies, waiting, by=ong_nam) == STRANGER
