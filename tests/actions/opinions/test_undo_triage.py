"""One key too many at the triage desk: the same key more takes it back, unless somebody went on from there."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.grouping import NEUTRAL
from doithoai.actions.opinions.answer_data_right import answer_data_right
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.request_data_right import request_data_right
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.actions.opinions.unmerge_opinion import unmerge_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.remembering import mark_of
from doithoai.models import Deed, Opinion, OpinionGroup, OpinionState, TriageStep, User
from doithoai.rules.procedure import Role, Stage
from tests import given
from tests.actions.refusals import STRANGER, everything, not_during, only_for, refused, refused_beforehand

LABELS = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
OTHER_LABELS = {"field": "giao_thong", "urgency": "thường", "competence": "tỉnh"}


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, "Mương vỡ. Đường lầy.")


@pytest.fixture
def co_hai(commune):
    return given.a_person(commune, "hai", "Vũ Thị Hai", Role.CLERK)


def test_a_classification_is_taken_back_and_both_stand_in_the_journal(dialogue, opinion, ba_lan):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    assert undo_triage(dialogue, by=ba_lan) == opinion
    opinion.refresh_from_db()
    assert (opinion.state, opinion.field, opinion.group) == (OpinionState.NEW, "", None)
    assert OpinionGroup.objects.count() == 0
    assert list(Deed.objects.values_list("action", flat=True))[-2:] == ["classify_opinion", "undo_triage"]


def test_the_labels_before_come_back_with_the_group(dialogue, opinion, ba_lan):
    group = classify_opinion(opinion, by=ba_lan, **LABELS).group
    classify_opinion(opinion, by=ba_lan, **OTHER_LABELS)
    undo_triage(dialogue, by=ba_lan)
    group.refresh_from_db()
    assert (group.field, group.urgency, group.opinions.get().field) == ("thuy_loi", "cao", "thuy_loi")


def test_each_press_takes_back_one_deed(dialogue, opinion, ba_lan):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    split_opinion(opinion, by=ba_lan, begins=[opinion.words.index("Đường")])
    undo_triage(dialogue, by=ba_lan)
    opinion.refresh_from_db()
    assert (opinion.state, opinion.split_at) == (OpinionState.SORTED, None)
    undo_triage(dialogue, by=ba_lan)
    assert Opinion.objects.get().state == OpinionState.NEW
    assert "chưa làm việc phân loại nào" in refused_beforehand(undo_triage, dialogue, by=ba_lan)


def test_a_merge_puts_everybody_back_under_the_old_numbers(commune, group, ba_lan):
    second = given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.")
    moved, number = second.opinions.get(), second.number
    merge_opinions(group, by=ba_lan, opinions=[moved])
    undo_triage(group.dialogue, by=ba_lan)
    moved.refresh_from_db()
    assert (moved.group.number, moved.group.question) == (number, "Mương vỡ từ tháng trước.")
    assert group.opinions.count() == 1


def test_an_unmerge_goes_back_into_the_group(commune, group, ba_lan):
    merge_opinions(group, by=ba_lan, opinions=[given.an_opinion(commune, "Nước không về ruộng.")])
    one = group.opinions.order_by("pk").last()
    unmerge_opinion(one, by=ba_lan)
    undo_triage(group.dialogue, by=ba_lan)
    assert group.opinions.count() == 2


def test_a_first_mask_is_taken_back(dialogue, opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    undo_triage(dialogue, by=ba_lan)
    opinion.refresh_from_db()
    assert (opinion.public_words, opinion.public_at) == ("", None)


def test_only_my_own_deed(dialogue, opinion, ba_lan, co_hai):
    classify_opinion(opinion, by=co_hai, **LABELS)
    assert "Bạn chưa làm" in refused_beforehand(undo_triage, dialogue, by=ba_lan)


def test_not_when_somebody_went_on_from_there(dialogue, opinion, ba_lan, co_hai):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    classify_opinion(opinion, by=co_hai, **OTHER_LABELS)
    assert "đã có thay đổi sau đó" in refused_beforehand(undo_triage, dialogue, by=ba_lan)


def test_not_when_a_body_prepares_it_or_the_hall_decided(dialogue, opinion, ba_lan):
    group = classify_opinion(opinion, by=ba_lan, **LABELS).group
    assign_preparation(group, by=ba_lan, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON)
    assert "đã giao đơn vị chuẩn bị" in refused_beforehand(undo_triage, dialogue, by=ba_lan)
    open_conference(dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    dialogue.refresh_from_db()
    assert "đã có kết quả" in refused_beforehand(undo_triage, dialogue, by=ba_lan)


def test_what_left_the_dialogue_or_was_put_together_is_no_longer_remembered(dialogue, opinion, ba_lan):
    classify_opinion(opinion, by=ba_lan, **LABELS)
    split_opinion(opinion, by=ba_lan, begins=[opinion.words.index("Đường")])
    unsplit_opinion(opinion, by=ba_lan)
    assert TriageStep.objects.count() == 0
    classify_opinion(opinion, by=ba_lan, **OTHER_LABELS)
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    assert TriageStep.objects.count() == 0


def test_nobodys_words_are_kept_for_it(dialogue, opinion, ba_lan):
    confirm_mask(opinion, by=ba_lan, public_words="Mương vỡ, đường lầy", because="rút gọn cho dễ đọc")
    split = str([(each.before, each.after) for each in TriageStep.objects.all()])
    assert "lầy" not in split
    assert "Mương" not in split
    assert "Mương vỡ, đường lầy" in str(everything())


def test_a_stale_page_overwrites_nobody_and_says_what_changed(opinion, ba_lan, co_hai):
    seen = mark_of(opinion)
    classify_opinion(opinion, by=ba_lan, **LABELS, seen=seen)
    sentence = refused(classify_opinion, opinion, by=co_hai, **OTHER_LABELS, seen=seen)
    assert "Trần Thị Lan vừa làm việc “Phân loại ý kiến”" in sentence
    assert "chưa được lưu" in sentence
    opinion.refresh_from_db()
    assert opinion.field == "thuy_loi"
    for verb, given_ in (
        (split_opinion, {"begins": [opinion.words.index("Đường")]}),
        (confirm_mask, {"public_words": "Mương vỡ.", "because": "rút gọn cho dễ đọc"}),
    ):
        assert "chưa được lưu" in refused(verb, opinion, by=co_hai, **given_, seen=seen)


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(undo_triage, dialogue, by=ong_nam) == STRANGER


def test_the_chair_may_not(dialogue, ong_binh):
    assert refused_beforehand(undo_triage, dialogue, by=ong_binh) == only_for(undo_triage)


def test_not_after_the_conclusion(assignment, ba_lan):
    assert refused_beforehand(undo_triage, assignment.dialogue, by=ba_lan) == not_during(
        undo_triage, Stage.FOLLOW_UP
    )


def test_a_merge_gives_both_groups_back_what_they_asked(commune, group, ba_lan):
    merge_opinions(group, by=ba_lan, opinions=[], question="Khi nào sửa mương thôn Đồng Mới?")
    second = given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.")
    merge_opinions(second, by=ba_lan, opinions=[], question="Mương vỡ bao giờ sửa?")
    merge_opinions(
        group, by=ba_lan, opinions=[second.opinions.get()], question="Mương vỡ ở thôn Đồng Mới, thôn Hạ?"
    )
    undo_triage(group.dialogue, by=ba_lan)
    asked = list(OpinionGroup.objects.order_by("number").values_list("question", flat=True))
    assert asked == ["Khi nào sửa mương thôn Đồng Mới?", "Mương vỡ bao giờ sửa?"]


def test_a_question_somebody_wrote_since_stays(commune, group, ba_lan, co_hai):
    moved = given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.").opinions.get()
    merge_opinions(group, by=ba_lan, opinions=[moved], question="Mương vỡ bao giờ sửa?")
    merge_opinions(group, by=co_hai, opinions=[], question="Xã sửa mương tháng mấy?")
    undo_triage(group.dialogue, by=ba_lan)
    group.refresh_from_db()
    assert group.question == "Xã sửa mương tháng mấy?"


def test_a_question_that_comes_back_tells_nothing_of_who_was_hidden_meanwhile(commune, group, ba_lan):
    meant = group.opinions.get()
    moved = given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.").opinions.get()
    merge_opinions(group, by=ba_lan, opinions=[moved], question="Mương vỡ bao giờ sửa?")
    tu = given.ong_tu(commune)
    shield_petitioner(meant, by=ba_lan, bodies=[], people=[User.objects.get(pk=tu.user_id)])
    undo_triage(group.dialogue, by=ba_lan)
    group.refresh_from_db()
    assert group.question == NEUTRAL


def test_a_group_of_two_that_was_merged_away_is_one_group_again(commune, group, ba_lan):
    second = given.a_group(commune, ba_lan, "Mương vỡ từ tháng trước.")
    merge_opinions(second, by=ba_lan, opinions=[given.an_opinion(commune, "Nước không về ruộng.")])
    merge_opinions(group, by=ba_lan, opinions=list(second.opinions.all()))
    undo_triage(group.dialogue, by=ba_lan)
    assert [each.opinions.count() for each in OpinionGroup.objects.order_by("number")] == [1, 2]


@pytest.mark.parametrize("erased", ["asked", "joined"])
def test_whoever_is_forgotten_does_not_come_back_with_a_question(commune, dialogue, ba_lan, ong_ba, erased):
    """Of the two that are merged, the one whose group is left, and the one who stood in the group that stays."""
    theirs = {"author": "Lò Thị Mười", "contact": "0912 345 678"}
    one, two = (
        classify_opinion(given.an_opinion(commune, words, **theirs), by=ba_lan, **LABELS)
        for words in ("Mương thôn Đồng Mới vỡ.", "Kênh tưới bản Hua hỏng cửa chắn nước.")
    )
    person = {"asked": one, "joined": two}[erased]
    said = "Bà Lò Thị Mười, 0912 345 678 hỏi bao giờ xã xây lại mương?"
    merge_opinions(person.group, by=ba_lan, opinions=[], question=said)
    merge_opinions(one.group, by=ba_lan, opinions=[two], question="Bà Lò Thị Mười và nhiều hộ hỏi về mương?")
    answer_data_right(request_data_right(person, by=ong_ba, kind="erase"), by=ba_lan, granted=True)
    undo_triage(dialogue, by=ba_lan)
    person.refresh_from_db()
    assert "hỏi bao giờ xã xây lại mương?" in person.group.question
    gone = ("Lò Thị Mười", "0912 345 678")
    texts = str([*OpinionGroup.objects.values_list("question"), *TriageStep.objects.values_list("before")])
    assert not [each for each in gone if each in texts]
