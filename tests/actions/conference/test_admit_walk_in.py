"""Ông Ba has no invitation. He comes all the same."""

from doithoai.actions.conference.admit_walk_in import admit_walk_in
from doithoai.models import Arrival, Hamlet
from doithoai.rules.procedure import Stage
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_a_name_and_a_hamlet_are_enough(session, ong_hoa):
    hamlet = Hamlet.objects.first()
    arrival = admit_walk_in(session, by=ong_hoa, name=" Lê  Văn Ba", hamlet=hamlet)
    assert (arrival.name, arrival.hamlet, arrival.invitation, arrival.kind) == (
        "Lê Văn Ba",
        hamlet,
        None,
        "citizen",
    )


def test_two_people_of_one_name_are_two_people(session, ba_lan):
    for _ in range(2):
        admit_walk_in(session, by=ba_lan, name="Nguyễn Văn An")
    assert Arrival.objects.count() == 2


def test_a_name_is_needed(session, ba_lan):
    assert refused(admit_walk_in, session, by=ba_lan, name="").startswith("Chưa có họ và tên")


def test_ong_nam_may_not(session, ong_nam):
    assert refused_beforehand(admit_walk_in, session, by=ong_nam) == STRANGER


def test_the_officer_may_not(session, ong_tu):
    assert refused_beforehand(admit_walk_in, session, by=ong_tu) == only_for(admit_walk_in)


def test_not_when_it_is_over(assignment, ba_lan):
    sentence = refused_beforehand(admit_walk_in, assignment.dialogue, by=ba_lan)
    assert sentence == not_during(admit_walk_in, Stage.FOLLOW_UP)
