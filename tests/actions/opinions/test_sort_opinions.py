"""Forty people of one hamlet ask for the same road: ticked once, sorted once, taken back with one key."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.holding import hold_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.sort_opinions import AT_MOST, sort_opinions
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.remembering import mark_of
from doithoai.models import Opinion, OpinionGroup, OpinionState
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LABELS = {"field": "giao_thong", "urgency": "cao", "competence": "xã"}


@pytest.fixture
def three(commune, dialogue) -> list[Opinion]:
    return [given.an_opinion(commune, f"Đường xóm {number} lầy lội.") for number in (1, 2, 3)]


def keys(opinions: list[Opinion]) -> list[int]:
    return [each.pk for each in opinions]


def test_each_gets_the_labels_and_a_group_of_its_own_and_one_key_takes_all_back(dialogue, three, ba_lan):
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three), **LABELS)
    assert {each.field for each in Opinion.objects.all()} == {"giao_thong"}
    assert OpinionGroup.objects.count() == 3
    undo_triage(dialogue, by=ba_lan)
    assert {each.state for each in Opinion.objects.all()} == {OpinionState.NEW}
    assert OpinionGroup.objects.count() == 0


def test_all_into_one_group_and_back(commune, group, three, ba_lan):
    sort_opinions(group.dialogue, by=ba_lan, opinions=keys(three), group=group)
    assert group.opinions.count() == 4
    assert {each.field for each in group.opinions.all()} == {"thuy_loi"}
    undo_triage(group.dialogue, by=ba_lan)
    assert group.opinions.count() == 1


def test_all_or_nothing(dialogue, three, ba_lan):
    divert_opinion(three[2], by=ba_lan, kind="complaint", to="Ban Tiếp công dân")
    assert "đã chuyển đến" in refused(sort_opinions, dialogue, by=ba_lan, opinions=keys(three), **LABELS)
    assert not Opinion.objects.exclude(classified_at=None).exists()


def test_what_changed_since_the_preview_is_told(dialogue, three, ba_lan):
    seen = {each.pk: mark_of(each) for each in three}
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three[:1]), **LABELS)
    sentence = refused(sort_opinions, dialogue, by=ba_lan, opinions=keys(three), seen=seen, **LABELS)
    assert "chưa được lưu" in sentence


@pytest.mark.parametrize("labels", [{**LABELS, "field": "x"}, {**LABELS, "urgency": "gấp"}])
def test_labels_that_are_none_are_refused(dialogue, three, ba_lan, labels):
    assert "Không có nhãn này" in refused(sort_opinions, dialogue, by=ba_lan, opinions=keys(three), **labels)


def test_no_label_at_all_is_refused(dialogue, three, ba_lan):
    assert "ít nhất một nhãn" in refused(sort_opinions, dialogue, by=ba_lan, opinions=keys(three))


def test_a_label_left_empty_stays_as_it_was(dialogue, three, ba_lan):
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three[:1]), **LABELS)
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three), field="thuy_loi")
    one, two, _ = Opinion.objects.order_by("pk")
    assert (one.field, one.urgency, one.competence) == ("thuy_loi", "cao", "xã")
    assert (two.field, two.urgency, two.competence) == ("thuy_loi", "thường", "")
    assert one.group
    assert two.state == OpinionState.NEW  # nobody said how urgent


def test_labels_given_one_after_the_other_sort_in_the_end(dialogue, three, ba_lan):
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three), field="thuy_loi")
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three), urgency="thường", competence="xã")
    assert {each.state for each in Opinion.objects.all()} == {OpinionState.SORTED}


def test_what_may_be_a_denunciation_is_never_done_in_bulk(commune, dialogue, three, ba_lan):
    bad = given.an_opinion(commune, "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân.")
    assert bad.suspected
    sentence = refused(sort_opinions, dialogue, by=ba_lan, opinions=keys([*three, bad]), **LABELS)
    assert "có thể là tố cáo" in sentence


def test_what_somebody_else_has_open_is_left_alone(commune, dialogue, three, ba_lan):
    other = given.a_person(commune, "hai", "Lê Thị Hai", Role.CLERK)
    hold_opinion(three[1], by=other, at=given.BEFORE)
    deed = {"by": ba_lan, "opinions": keys(three), **LABELS}
    assert "Lê Thị Hai đang mở" in refused(sort_opinions, dialogue, at=given.BEFORE, **deed)
    hold_opinion(three[0], by=ba_lan, at=given.BEFORE)  # my own page keeps nobody out
    sort_opinions(dialogue, at=given.BEFORE, **{**deed, "opinions": [three[0].pk]})


def test_none_and_too_many_are_refused(dialogue, three, ba_lan, monkeypatch):
    assert "Chưa chọn ý kiến nào" in refused(sort_opinions, dialogue, by=ba_lan, opinions=[], **LABELS)
    monkeypatch.setattr("doithoai.actions.opinions.sort_opinions.AT_MOST", 2)
    assert "nhiều nhất 2" in refused(sort_opinions, dialogue, by=ba_lan, opinions=keys(three), **LABELS)
    assert AT_MOST == 500


def test_not_out_of_a_group_the_hall_has_decided(commune, group, ba_lan):
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    mine = list(group.opinions.all())
    assert "đã có kết quả" in refused(sort_opinions, group.dialogue, by=ba_lan, opinions=keys(mine), **LABELS)


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(sort_opinions, dialogue, by=ong_nam) == STRANGER


def test_the_chair_may_not(dialogue, ong_binh):
    assert refused_beforehand(sort_opinions, dialogue, by=ong_binh) == only_for(sort_opinions)


def test_not_after_the_conclusion(assignment, ba_lan):
    assert refused_beforehand(sort_opinions, assignment.dialogue, by=ba_lan) == not_during(
        sort_opinions, Stage.FOLLOW_UP
    )
