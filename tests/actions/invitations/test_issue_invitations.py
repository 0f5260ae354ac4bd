"""Three hundred envelopes, one number."""

from doithoai.actions.invitations.issue_invitations import issue_invitations
from doithoai.models import Invitation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

ON = given.BEFORE.date()


def test_everybody_waiting_is_invited_under_one_number(dialogue, ba_lan):
    for name in ("Vàng Thị Súa", "Lê Văn Ba"):
        given.a_guest(dialogue, ba_lan, name)
    paper = issue_invitations(dialogue, by=ba_lan, issued_on=ON)
    assert paper.code == "01/GM-UBND"
    assert Invitation.objects.filter(issued_at=None).count() == 0


def test_who_comes_later_makes_a_further_batch(dialogue, ba_lan):
    first = given.a_guest(dialogue, ba_lan)
    issue_invitations(dialogue, by=ba_lan, issued_on=ON)
    given.a_guest(dialogue, ba_lan, "Lê Văn Ba")
    assert issue_invitations(dialogue, by=ba_lan, at=given.AFTER, issued_on=ON).code == "02/GM-UBND"
    assert Invitation.objects.get(pk=first.pk).issued_at == given.BEFORE


def test_an_empty_list_invites_nobody(dialogue, ba_lan):
    assert refused_beforehand(issue_invitations, dialogue, by=ba_lan).startswith(
        "Không có ai trong danh sách"
    )


def test_the_second_click_is_told(dialogue, ba_lan):
    given.a_guest(dialogue, ba_lan)
    issue_invitations(dialogue, by=ba_lan, issued_on=ON)
    assert refused(issue_invitations, dialogue, by=ba_lan, issued_on=ON).startswith(
        "Không có ai trong danh sách"
    )


def test_nobody_is_invited_to_no_day(commune, ba_lan):
    vague = given.an_open_dialogue(commune, ba_lan, held_on=None, time_words="Quý II năm 2026")
    given.a_guest(vague, ba_lan)
    sentence = refused_beforehand(issue_invitations, vague, by=ba_lan)
    assert sentence == "Giấy mời cần ngày, giờ và địa điểm họp. Xin ấn định ngày họp trước."


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(issue_invitations, dialogue, by=ong_nam) == STRANGER


def test_the_front_may_not(dialogue, ong_hoa):
    assert refused_beforehand(issue_invitations, dialogue, by=ong_hoa) == only_for(issue_invitations)


def test_not_before_the_plan(plan, ba_lan):
    assert refused_beforehand(issue_invitations, plan, by=ba_lan) == not_during(
        issue_invitations, Stage.PLANNING
    )
