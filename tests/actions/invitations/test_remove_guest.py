"""She has moved away."""

from doithoai.actions.conference.check_in import check_in
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.actions.invitations.remove_guest import remove_guest
from doithoai.models import Deed, Invitation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_she_leaves_the_list_and_the_journal_remembers_which_row(dialogue, ba_lan):
    guest = given.a_guest(dialogue, ba_lan)
    name = guest.in_journal()
    remove_guest(guest, by=ba_lan)
    assert Invitation.objects.count() == 0
    assert Deed.objects.last().subject == name


def test_the_second_click_is_told(dialogue, ba_lan):
    guest = given.a_guest(dialogue, ba_lan)
    other_tab = Invitation.objects.get(pk=guest.pk)
    remove_guest(guest, by=ba_lan)
    assert refused(remove_guest, other_tab, by=ba_lan).startswith("Mục này không còn nữa")


def test_an_invitation_that_went_out_stands(dialogue, ba_lan):
    guest = given.a_guest(dialogue, ba_lan)
    issue_invitations(dialogue, by=ba_lan, issued_on=given.BEFORE.date())
    guest.refresh_from_db()
    assert refused_beforehand(remove_guest, guest, by=ba_lan).startswith("Giấy mời đã ban hành")


def test_who_has_come_stays_on_the_list(dialogue, ba_lan):
    guest = given.a_guest(dialogue, ba_lan)
    check_in(guest, by=ba_lan)
    assert "đã điểm danh vào hội trường" in refused_beforehand(remove_guest, guest, by=ba_lan)


def test_ong_nam_may_not(dialogue, ba_lan, ong_nam):
    assert refused_beforehand(remove_guest, given.a_guest(dialogue, ba_lan), by=ong_nam) == STRANGER


def test_the_hamlet_head_may_not(dialogue, ba_lan, ba_mai):
    assert refused_beforehand(remove_guest, given.a_guest(dialogue, ba_lan), by=ba_mai) == only_for(
        remove_guest
    )


def test_not_from_the_hall(dialogue, ba_lan):
    guest = given.a_guest(dialogue, ba_lan)
    open_conference(dialogue, by=ba_lan)
    guest.refresh_from_db()
    assert refused_beforehand(remove_guest, guest, by=ba_lan) == not_during(remove_guest, Stage.IN_SESSION)
