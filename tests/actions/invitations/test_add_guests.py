"""A pasted list of people: all of them, or none."""

from doithoai.actions.invitations.add_guests import Guest, add_guests
from doithoai.models import Deed, Hamlet, Invitation
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_all_come_in_under_one_deed(dialogue, ba_lan):
    deeds, hamlet = Deed.objects.count(), Hamlet.objects.first()
    add_guests(
        dialogue,
        by=ba_lan,
        guests=[
            Guest(1, "Vàng Thị Súa", "citizen", hamlet),
            Guest(2, "Lò Văn Bình", "delegate", None, "Chủ tịch"),
        ],
    )
    assert set(Invitation.objects.values_list("name", "kind", "added_by")) == {
        ("Vàng Thị Súa", "citizen", ba_lan.name),
        ("Lò Văn Bình", "delegate", ba_lan.name),
    }
    assert Deed.objects.count() == deeds + 1


def test_every_bad_line_is_named_and_none_comes_in(dialogue, ba_lan):
    given.a_guest(dialogue, ba_lan, "Lê Văn Ba")
    guests = [Guest(1, "Người mới", "citizen"), Guest(2, "Lê Văn Ba", "citizen"), Guest(3, " ", "citizen")]
    lines = refused(add_guests, dialogue, by=ba_lan, guests=guests).splitlines()
    assert [line.split(":")[0] for line in lines] == ["Dòng 2", "Dòng 3"]


def test_the_same_line_twice_in_one_list_is_told(dialogue, ba_lan):
    twice = [Guest(line, "Lê Văn Ba", "citizen") for line in (1, 2)]
    assert refused(add_guests, dialogue, by=ba_lan, guests=twice).startswith("Dòng 2: Lê Văn Ba đã có")


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(add_guests, dialogue, by=ong_nam) == STRANGER


def test_the_officer_may_not(dialogue, ong_tu):
    assert refused_beforehand(add_guests, dialogue, by=ong_tu) == only_for(add_guests)


def test_not_from_the_hall(session, ba_lan):
    assert refused_beforehand(add_guests, session, by=ba_lan) == not_during(add_guests, Stage.IN_SESSION)
