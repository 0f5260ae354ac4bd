"""Twelve people ask for one bridge in twelve ways: one group, one question, and one key takes it back."""

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.gather_opinions import gather_opinions
from doithoai.actions.opinions.sort_opinions import sort_opinions
from doithoai.actions.opinions.undo_triage import undo_triage
from doithoai.models import Opinion, OpinionGroup, OpinionState
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand

LABELS = {"field": "giao_thong", "urgency": "cao", "competence": "xã"}
SAID = (
    "Cầu hỏng.",
    "Cầu treo bản Nà Hoa hỏng ván, đề nghị xã sửa lại cầu treo bản Nà Hoa.",
    "Bao giờ sửa cầu treo bản Nà Hoa? Trẻ em đi học qua cầu.",
)


@pytest.fixture
def three(commune, dialogue) -> list[Opinion]:
    return [given.an_opinion(commune, words) for words in SAID]


def keys(opinions: list[Opinion]) -> list[int]:
    return [each.pk for each in opinions]


def test_one_group_one_question_and_everybody_keeps_what_is_theirs(dialogue, three, ba_lan):
    group = gather_opinions(dialogue, by=ba_lan, opinions=keys(three), question="Sửa cầu treo", **LABELS)
    assert OpinionGroup.objects.get() == group
    assert group.question == "Sửa cầu treo"
    assert [(each.words, each.code, each.field) for each in Opinion.objects.order_by("pk")] == [
        (each.words, each.code, "giao_thong") for each in three
    ]


def test_the_question_is_taken_from_the_clearest_text(dialogue, three, ba_lan):
    assert gather_opinions(dialogue, by=ba_lan, opinions=keys(three), **LABELS).question != SAID[0]


def test_one_key_takes_all_of_it_back(dialogue, three, ba_lan):
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three[:2]), **LABELS)
    gather_opinions(dialogue, by=ba_lan, opinions=keys(three))
    assert OpinionGroup.objects.count() == 1
    undo_triage(dialogue, by=ba_lan)
    assert sorted(OpinionGroup.objects.values_list("number", flat=True)) == [1, 2]
    assert Opinion.objects.get(pk=three[2].pk).state == OpinionState.NEW


def test_labels_of_most_of_them_when_none_is_said(dialogue, three, ba_lan):
    sort_opinions(dialogue, by=ba_lan, opinions=keys(three[:2]), **LABELS)
    group = gather_opinions(dialogue, by=ba_lan, opinions=keys(three))
    assert (group.field, group.urgency, group.competence) == ("giao_thong", "cao", "xã")
    assert Opinion.objects.get(pk=three[2].pk).field == "giao_thong"


def test_a_group_that_stands_takes_the_others_and_keeps_its_number(group, three, ba_lan):
    made = gather_opinions(
        group.dialogue, by=ba_lan, opinions=keys(three), group=group, question="Mương, cầu"
    )
    assert (made.pk, made.number, made.opinions.count()) == (group.pk, group.number, 4)
    assert OpinionGroup.objects.get().question == "Mương, cầu"


def test_what_is_missing_is_said(dialogue, three, ba_lan):
    assert "chọn đủ" in refused(
        gather_opinions, dialogue, by=ba_lan, opinions=keys(three), field="giao_thong"
    )
    assert "ít nhất hai" in refused(gather_opinions, dialogue, by=ba_lan, opinions=keys(three[:1]), **LABELS)
    assert "Chưa chọn" in refused(gather_opinions, dialogue, by=ba_lan, opinions=[], **LABELS)
    long = {"question": "a" * 401, **LABELS}
    assert "400" in refused(gather_opinions, dialogue, by=ba_lan, opinions=keys(three), **long)


def test_never_a_suspected_denunciation(commune, dialogue, three, ba_lan):
    bad = given.an_opinion(commune, "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân.")
    sentence = refused(gather_opinions, dialogue, by=ba_lan, opinions=keys([*three, bad]), **LABELS)
    assert "có thể là tố cáo" in sentence


def test_not_what_the_hall_has_decided(group, three, ba_lan):
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    mine = [*keys(list(group.opinions.all())), *keys(three)]
    assert "đã có kết quả" in refused(gather_opinions, group.dialogue, by=ba_lan, opinions=mine, **LABELS)


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(gather_opinions, dialogue, by=ong_nam) == STRANGER


def test_the_chair_may_not(dialogue, ong_binh):
    assert refused_beforehand(gather_opinions, dialogue, by=ong_binh) == only_for(gather_opinions)


def test_not_after_the_conclusion(assignment, ba_lan):
    assert refused_beforehand(gather_opinions, assignment.dialogue, by=ba_lan) == not_during(
        gather_opinions, Stage.FOLLOW_UP
    )
