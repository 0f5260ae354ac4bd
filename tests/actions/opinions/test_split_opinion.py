"""One sheet of paper, a canal and a road: two bodies answer, one person follows both under one code."""

import hypothesis
import pytest
from hypothesis import strategies as st

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Opinion, OpinionState, SpeakerRequest
from doithoai.rules.parts import cut, words_of
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, everything, not_during, only_for, refused, refused_beforehand

CANAL, ROAD = "Mương thôn Đồng Mới bị vỡ.", "Đường vào trường lầy lội, xin rải đá."
BOTH = f"{CANAL}  {ROAD}"
HERE = BOTH.index(ROAD)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, BOTH, author="Lê Văn Ba", contact="0912000111")


def parts(opinion: Opinion) -> list[Opinion]:
    return list(opinion.parts.order_by("pk"))


def test_the_whole_keeps_words_and_code_and_its_parts_are_exact_pieces(opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    whole = Opinion.objects.get(pk=opinion.pk)
    assert (whole.words, whole.author, whole.group, whole.classified_at) == (BOTH, "Lê Văn Ba", None, None)
    assert [(each.code, each.words, each.author) for each in parts(whole)] == [
        (f"{whole.code}/1", CANAL, "Lê Văn Ba"),
        (f"{whole.code}/2", ROAD, "Lê Văn Ba"),
    ]
    assert {each.receipt for each in parts(whole)} == {whole.code}


def test_each_part_gets_its_own_field_and_group_and_waits_for_it(opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    first, second = parts(opinion)
    assert set(Opinion.objects.all().awaiting_classification()) == {first, second}
    classify_opinion(first, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    assert Opinion.objects.get(pk=opinion.pk).state == OpinionState.NEW
    classify_opinion(second, by=ba_lan, field="giao_thong", urgency="thường", competence="xã")
    assert Opinion.objects.get(pk=opinion.pk).state == OpinionState.SORTED
    assert first.group != second.group


def test_the_whole_is_answered_only_when_every_part_is(opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    for part in parts(opinion):
        classify_opinion(part, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    open_conference(opinion.dialogue, by=ba_lan)
    first, second = (part.group for part in parts(opinion))
    record_outcome(first, by=ba_lan, kind="answered", answer="Sửa xong trong tháng.")
    assert Opinion.objects.get(pk=opinion.pk).state == OpinionState.SORTED
    record_outcome(second, by=ba_lan, kind="answered", answer="Rải đá trước mùa mưa.")
    assert Opinion.objects.get(pk=opinion.pk).state == OpinionState.ANSWERED
    assert opinion in Opinion.objects.received().in_state(OpinionState.ANSWERED)


def test_what_was_already_decided_goes_on_with_the_first_part(group, ba_lan):
    opinion = group.opinions.get()
    register_to_speak(opinion.dialogue, by=ba_lan, name="Lê Văn Ba", opinion=opinion)
    split_opinion(opinion, by=ba_lan, begins=[opinion.words.index("đề nghị")])
    first, second = parts(opinion)
    assert (first.group, first.field, second.group) == (group, "thuy_loi", None)
    group.refresh_from_db()
    assert group.question == "Mương thôn Đồng Mới bị vỡ,"
    assert SpeakerRequest.objects.get().opinion == first


def test_it_is_received_once_and_is_two_matters(opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    assert (Opinion.objects.received().count(), Opinion.objects.matters().count()) == (1, 2)


@pytest.mark.parametrize(
    ("begins", "says"),
    [([], "Chưa chọn chỗ tách"), ([0], "Chưa chọn chỗ tách"), ([3], "đầu một từ"), ([9999], "đầu một từ")],
)
def test_where_nothing_can_be_cut_it_says_so(opinion, ba_lan, begins, says):
    assert says in refused(split_opinion, opinion, by=ba_lan, begins=begins)


def test_into_twenty_parts_at_most(commune, dialogue, ba_lan):
    long = given.an_opinion(commune, "việc " * 40)
    begins = [start for start, _ in words_of(long.words)]
    assert "nhiều nhất 20 phần" in refused(split_opinion, long, by=ba_lan, begins=begins)


def test_the_second_tab_is_told_and_a_part_is_not_split_again(opinion, ba_lan):
    other_tab = Opinion.objects.get(pk=opinion.pk)
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    assert "đã được tách" in refused(split_opinion, other_tab, by=ba_lan, begins=[HERE])
    assert "đã là một phần" in refused_beforehand(split_opinion, parts(opinion)[0], by=ba_lan)


def test_nobody_classifies_masks_merges_or_diverts_the_whole(group, opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    labels = {"field": "thuy_loi", "urgency": "cao", "competence": "xã"}
    for sentence in (
        refused(classify_opinion, opinion, by=ba_lan, **labels),
        refused(confirm_mask, opinion, by=ba_lan, public_words=BOTH),
        refused(divert_opinion, opinion, by=ba_lan, kind="complaint", to="Ban Tiếp công dân"),
        refused(merge_opinions, group, by=ba_lan, opinions=[opinion]),
    ):
        assert "đã được tách" in sentence


def test_a_denunciation_inside_leaves_the_whole_and_is_tied_to_nobody(commune, dialogue, ba_lan):
    secret = "Tố cáo ông Phàn Văn Cấp nhận tiền."
    opinion = given.an_opinion(commune, f"{CANAL} {secret}", author="Lê Văn Ba", contact="0912000111")
    split_opinion(opinion, by=ba_lan, begins=[opinion.words.index("Tố cáo")])
    divert_opinion(
        parts(opinion)[1], by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND
    )
    opinion.refresh_from_db()
    stub = Opinion.objects.exclude(diverted_at=None).get()
    assert (opinion.words, len(parts(opinion)), stub.part_of, stub.author) == (CANAL, 1, None, "")
    assert not stub.code.startswith(opinion.code)
    assert stub.received_at != opinion.received_at
    assert "Phàn Văn Cấp" not in str(everything())
    assert not Opinion.objects.matching("phan van cap").exists()


def test_the_last_part_left_is_not_emptied_out(opinion, ba_lan):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    first, second = parts(opinion)
    divert_opinion(second, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra", otherwise=given.BY_HAND)
    sentence = refused(divert_opinion, first, by=ba_lan, kind="denunciation", to="Ủy ban kiểm tra")
    assert "bỏ tách" in sentence


def test_not_once_the_hall_has_decided(group, ba_lan):
    open_conference(group.dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="noted")
    assert "đã có kết quả" in refused_beforehand(split_opinion, group.opinions.get(), by=ba_lan)


def test_ong_nam_may_not(opinion, ong_nam):
    assert refused_beforehand(split_opinion, opinion, by=ong_nam) == STRANGER


def test_the_secretary_may_not(opinion, co_thu):
    assert refused_beforehand(split_opinion, opinion, by=co_thu) == only_for(split_opinion)


def test_not_after_the_conclusion(assignment, ba_lan):
    opinion = assignment.group.opinions.get()
    assert refused_beforehand(split_opinion, opinion, by=ba_lan) == not_during(split_opinion, Stage.FOLLOW_UP)


@hypothesis.given(text=st.text(min_size=1), data=st.data())
def test_the_pieces_hold_every_word_in_order(text, data):
    starts = [start for start, _ in words_of(text)]
    begins = data.draw(st.lists(st.sampled_from(starts), unique=True)) if starts else []
    pieces = cut(text, begins)
    assert " ".join(pieces).split() == text.split()
    assert all(piece in text and piece for piece in pieces)
