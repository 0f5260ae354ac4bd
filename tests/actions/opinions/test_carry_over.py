"""What one dialogue left unsettled is put before the next: everyone keeps words, receipt and own reply."""

import pytest

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.leave_behind import leave_behind
from doithoai.actions.opinions.link_matter import link_matter
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.models import Dialogue, Opinion, OpinionGroup, OpinionState, SameMatter
from doithoai.models.progress import progress_of
from doithoai.models.same_matter import repeats_of
from doithoai.outputs.earlier import here_already, offered_to
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.opinions import earlier
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

CANAL, SLUICE = "Mương thôn Đồng Mới vẫn vỡ.", "Cửa cống của mương ấy cũng kẹt."


@pytest.fixture
def before(assignment) -> OpinionGroup:
    confirm_mask(
        assignment.group.opinions.get(),
        by=given.clock(assignment.commune),
        public_words="Mương vỡ.",
        because="rút gọn cho dễ đọc",
    )
    return assignment.group


@pytest.fixture
def next_one(commune, ba_lan, before) -> Dialogue:
    return earlier.the_next(commune, ba_lan)


def test_everyone_keeps_words_name_mask_and_receipt(next_one, before, ba_lan):
    (group,) = carry_over(next_one, by=ba_lan, at=earlier.NEXT, groups=[before.pk])
    old, new = before.opinions.get(), group.opinions.get()
    assert (new.words, new.author, new.public_words, new.received_at) == (
        old.words, old.author, "Mương vỡ.", old.received_at
    )  # fmt: skip
    assert (new.code, new.receipt, new.carried_from) == (f"{old.code}+2", old.code, old)
    assert (new.channel, new.state, group.question, group.dialogue) == (
        "carried", OpinionState.SORTED, before.question, next_one
    )  # fmt: skip
    assert old.state == OpinionState.WAITING


def test_it_counts_as_asked_again(next_one, before, ba_lan):
    (group,) = carry_over(next_one, by=ba_lan, groups=[before.pk])
    assert repeats_of([group.pk])[group.pk].times == 2
    assert SameMatter.objects.get().earlier == before


def test_what_was_carried_or_settled_is_not_offered(commune, next_one, before, ba_lan):
    assert list(offered_to(next_one)) == [before]
    carry_over(next_one, by=ba_lan, groups=[before.pk])
    assert list(offered_to(next_one)) == []
    assert "đã chuyển rồi" in refused(carry_over, next_one, by=ba_lan, groups=[before.pk])


def test_when_the_sitting_is_called_off_they_wait_for_the_following_one(commune, next_one, before, ba_lan):
    carry_over(next_one, by=ba_lan, groups=[before.pk])
    cancel_dialogue(next_one, by=ba_lan, at=earlier.NEXT, reason="Bão lớn.")
    third = earlier.the_next(commune, ba_lan)
    assert Opinion.objects.get(channel="carried").dialogue == third
    assert list(offered_to(third)) == []


def test_who_left_the_dialogue_is_not_carried(commune, ba_lan, session):
    group = given.a_group(commune, ba_lan)
    divert_opinion(group.opinions.get(), by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    close_conference(session, by=ba_lan, at=given.AFTER)
    assert list(offered_to(earlier.the_next(commune, ba_lan))) == []


def test_looking_and_leaving_everything_is_a_deed_too(next_one, before, ba_lan):
    assert carry_over(next_one, by=ba_lan, groups=[]) == []
    assert next_one.deeds.filter(action="carry_over").exists()


def test_ong_nam_may_not(next_one, ong_nam):
    assert refused_beforehand(carry_over, next_one, by=ong_nam, groups=[]) == STRANGER


def test_the_chair_may_not(next_one, ong_binh):
    assert refused_beforehand(carry_over, next_one, by=ong_binh, groups=[]) == only_for(carry_over)


def test_not_in_the_hall(session, ba_lan):
    assert refused_beforehand(carry_over, session, by=ba_lan, groups=[]) == not_during(
        carry_over, Stage.IN_SESSION
    )


def test_two_parts_of_one_person_are_still_one_person_there(commune, ba_lan):
    """Bà Súa wrote of the canal and of its sluice, ông Ba of the canal: two people, here and there."""
    first = given.an_open_dialogue(commune, ba_lan)
    group = given.a_group(commune, ba_lan)
    both = given.an_opinion(commune, f"{CANAL} {SLUICE}", author="Vàng Thị Súa")
    split_opinion(both, by=ba_lan, begins=[len(CANAL) + 1])
    merge_opinions(group, by=ba_lan, opinions=list(both.parts.all()))
    open_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    close_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    second = earlier.the_next(commune, ba_lan)
    carry_over(second, by=ba_lan, at=earlier.NEXT, groups=[group.pk])
    there = OpinionGroup.objects.with_counts().get(dialogue=second)
    assert (there.opinions.count(), there.asked_by) == (3, 2)
    rows = Opinion.objects.filter(dialogue=second)
    assert (rows.received().count(), rows.senders().count()) == (3, 2)  # both are listed, one is counted
    assert progress_of([first, second], given.BEFORE.date())[second.pk].opinions == 2
    assert progress_of([first, second], given.BEFORE.date())[first.pk].opinions == 2


def test_who_asked_before_comes_into_the_group_that_was_linked_so_that_nothing_is_asked_twice(
    commune, next_one, before, ba_lan
):
    anew = given.an_opinion(commune, CANAL, author="Vàng A Páo")
    asks = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
    here = classify_opinion(anew, by=ba_lan, at=earlier.NEXT, **asks).group
    link_matter(next_one, by=ba_lan, at=earlier.NEXT, opinions=[anew.pk], earlier=before)
    assert here_already(next_one) == {before.pk: here}
    assert carry_over(next_one, by=ba_lan, at=earlier.NEXT, groups=[before.pk]) == [here]
    assert OpinionGroup.objects.filter(dialogue=next_one).count() == 1
    assert {each.author for each in here.opinions.all()} == {"Vàng A Páo", "Lê Văn Ba"}
    assert repeats_of([here.pk])[here.pk].times == 2
    leave_behind(here, by=ba_lan, at=earlier.NEXT)
    assert [each.author for each in here.opinions.all()] == ["Vàng A Páo"]
