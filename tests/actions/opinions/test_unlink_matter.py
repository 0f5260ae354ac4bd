"""Linked by mistake: it is taken back; what was carried over stays what it is."""

import pytest

from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.unlink_matter import unlink_matter
from doithoai.models import OpinionGroup, SameMatter
from tests.actions.opinions import earlier
from tests.actions.refusals import STRANGER, refused, refused_beforehand


@pytest.fixture
def before(commune, ba_lan, assignment) -> OpinionGroup:
    return assignment.group


@pytest.fixture
def group(commune, ba_lan, before) -> OpinionGroup:
    earlier.the_next(commune, ba_lan)
    return earlier.asked_again(commune, ba_lan)


def keys(group: OpinionGroup) -> list[int]:
    return list(group.opinions.values_list("pk", flat=True))


def test_it_is_taken_back_and_may_be_said_again(group, before, ba_lan):
    link_matter(group.dialogue, by=ba_lan, opinions=keys(group), earlier=before)
    assert unlink_matter(group.dialogue, by=ba_lan, opinions=keys(group), earlier=before) == 1
    assert not SameMatter.objects.exists()
    assert "đã bỏ rồi" in refused(
        unlink_matter, group.dialogue, by=ba_lan, opinions=keys(group), earlier=before
    )


def test_what_was_carried_over_is_that_matter(group, before, ba_lan):
    (carried,) = carry_over(group.dialogue, by=ba_lan, groups=[before.pk])
    sentence = refused(unlink_matter, group.dialogue, by=ba_lan, opinions=keys(carried), earlier=before)
    assert "chuyển từ hội nghị trước" in sentence


def test_ong_nam_may_not(group, before, ong_nam):
    sentence = refused_beforehand(unlink_matter, group.dialogue, by=ong_nam, opinions=[], earlier=before)
    assert sentence == STRANGER
