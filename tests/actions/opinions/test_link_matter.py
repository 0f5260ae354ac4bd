"""The third time the same canal: a person says so, it is counted, and the chair is told."""

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.models import Message, Opinion, OpinionGroup, SameMatter
from doithoai.models.same_matter import repeats_of
from doithoai.outputs.earlier import judged_of, repeated_in
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.opinions import earlier
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


@pytest.fixture
def before(commune, ba_lan) -> OpinionGroup:
    return earlier.unanswered_in(commune, ba_lan, 11).group


@pytest.fixture
def now_asked(commune, ba_lan, before) -> OpinionGroup:
    earlier.the_next(commune, ba_lan)
    return earlier.asked_again(commune, ba_lan)


def link(group, to, by, **more):
    keys = list(group.opinions.values_list("pk", flat=True))
    return link_matter(group.dialogue, by=by, opinions=keys, earlier=to, **more)


def times(group) -> int:
    return repeats_of([group.pk])[group.pk].times


def test_it_is_counted_and_shown_with_what_became_of_it(now_asked, before, ba_lan):
    link(now_asked, before, ba_lan)
    (told,) = repeated_in(now_asked.dialogue)
    assert (told.times, told.unanswered, told.earlier[0].because) == (2, 1, "chưa trả lời")


def test_the_third_time_goes_back_through_the_second_and_the_chair_is_told_once(commune, before, ba_lan):
    second = earlier.unanswered_in(commune, ba_lan, 18).group
    SameMatter.objects.create(opinion=second.opinions.get(), earlier=before, by="", at=given.BEFORE)
    earlier.the_next(commune, ba_lan)
    third = earlier.asked_again(commune, ba_lan)
    link(third, second, ba_lan)
    link(third, second, ba_lan)
    assert times(third) == 3
    assert Message.objects.filter(role="chair", text__contains="lần thứ 3").count() == 1
    assert repeated_in(third.dialogue, at_least=4) == []


def test_another_matter_is_remembered_and_not_counted(now_asked, before, ba_lan):
    link(now_asked, before, ba_lan, same=False)
    assert times(now_asked) == 1
    assert judged_of(now_asked.opinions.all()) == (set(), {before.pk})
    link(now_asked, before, ba_lan)
    assert times(now_asked) == 2


def test_whoever_is_merged_split_or_put_back_takes_it_along(commune, now_asked, before, ba_lan):
    one = now_asked.opinions.get()
    link(now_asked, before, ba_lan)
    other = given.a_group(commune, ba_lan, "Nước không về ruộng.")
    merge_opinions(other, by=ba_lan, opinions=[one])
    assert times(other) == 2
    undo_triage(other.dialogue, by=ba_lan)
    one.refresh_from_db()
    assert (times(other), times(one.group)) == (1, 2)
    split_opinion(one, by=ba_lan, begins=[one.words.index("đề nghị")])
    assert SameMatter.objects.get().opinion == one.parts.order_by("pk")[0]
    unsplit_opinion(Opinion.objects.get(pk=one.pk), by=ba_lan)
    assert SameMatter.objects.get().opinion == one


def test_a_denunciation_is_tied_to_nothing(now_asked, before, ba_lan):
    link(now_asked, before, ba_lan)
    divert_opinion(
        now_asked.opinions.get(),
        by=ba_lan,
        kind="denunciation",
        to="Ủy ban kiểm tra",
        otherwise=given.BY_HAND,
    )
    assert not SameMatter.objects.exists()


def test_only_to_an_earlier_dialogue_and_only_from_this_one(commune, now_asked, before, ba_lan):
    other = given.a_group(commune, ba_lan, "Nước không về ruộng.")
    assert "đã họp trước" in refused(link_matter, now_asked.dialogue, by=ba_lan, opinions=[1], earlier=other)
    theirs = list(before.opinions.values_list("pk", flat=True))
    assert "Chưa chọn ý kiến" in refused(
        link_matter, now_asked.dialogue, by=ba_lan, opinions=theirs, earlier=before
    )


def test_ong_nam_may_not(now_asked, before, ong_nam):
    sentence = refused_beforehand(link_matter, now_asked.dialogue, by=ong_nam, opinions=[], earlier=before)
    assert sentence == STRANGER


def test_the_chair_may_not(now_asked, before, ong_binh):
    sentence = refused_beforehand(link_matter, now_asked.dialogue, by=ong_binh, opinions=[], earlier=before)
    assert sentence == only_for(link_matter)


def test_not_after_the_conclusion(assignment, ba_lan):
    group = assignment.group
    sentence = refused_beforehand(link_matter, group.dialogue, by=ba_lan, opinions=[], earlier=group)
    assert sentence == not_during(link_matter, Stage.FOLLOW_UP)
