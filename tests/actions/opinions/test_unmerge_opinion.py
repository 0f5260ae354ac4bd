"""It was another matter after all."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.models import Opinion
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def merged(commune, group, ba_lan) -> Opinion:
    """The second of two in one group."""
    opinion = given.an_opinion(commune, "Nước không về ruộng vì mương vỡ.")
    merge_opinions(group, by=ba_lan, opinions=[opinion], question="Sửa mương")
    return Opinion.objects.get(pk=opinion.pk)


def test_it_gets_a_group_of_its_own_and_the_rest_stays(group, merged, ba_lan):
    own = unmerge_opinion(merged, by=ba_lan)
    assert (own.number, own.question) == (2, "Nước không về ruộng vì mương vỡ.")
    group.refresh_from_db()
    assert (group.question, group.opinions.count()) == ("Sửa mương", 1)


def test_the_second_click_is_told(merged, ba_lan):
    other_tab = Opinion.objects.get(pk=merged.pk)
    unmerge_opinion(merged, by=ba_lan)
    assert refused(unmerge_opinion, other_tab, by=ba_lan).endswith("đang đứng một mình, không có gì để tách.")


def test_one_that_stands_alone_has_nothing_to_leave(group, ba_lan):
    assert "đứng một mình" in refused_beforehand(unmerge_opinion, group.opinions.get(), by=ba_lan)


def test_not_once_the_hall_has_decided(group, merged, ba_lan):
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    assert "đã có kết quả" in refused_beforehand(
        unmerge_opinion, Opinion.objects.get(pk=merged.pk), by=ba_lan
    )


def test_ong_nam_may_not(merged, ong_nam):
    assert refused_beforehand(unmerge_opinion, merged, by=ong_nam) == STRANGER


def test_the_chair_may_not(merged, ong_binh):
    assert refused_beforehand(unmerge_opinion, merged, by=ong_binh) == only_for(unmerge_opinion)


def test_not_after_the_conclusion(assignment, ba_lan):
    opinion = assignment.group.opinions.get()
    assert refused_beforehand(unmerge_opinion, opinion, by=ba_lan) == not_during(
        unmerge_opinion, Stage.FOLLOW_UP
    )
