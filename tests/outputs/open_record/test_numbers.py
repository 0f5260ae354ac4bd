"""The numbers of a dialogue: every opinion in exactly one state, and a thousand cost no more than ten."""

from collections import Counter

import pytest

from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Dialogue, Opinion, OpinionState
from doithoai.outputs import open_record
from doithoai.outputs.open_record.numbers import states_of
from doithoai.rules.procedure import Role
from tests import given

BOTH = "Mương thôn Đồng Mới bị vỡ.  Đường vào trường lầy lội, xin rải đá."
ON = given.BEFORE.date()
HALF = BOTH.index("Đường")


@pytest.fixture
def dialogue(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def test_the_heaps_count_as_the_opinions_one_by_one(commune, dialogue, ba_lan) -> None:
    for number in range(4):
        given.an_opinion(commune, f"Đề nghị sửa đoạn đường số {number}.")
    for words in ("Nước sinh hoạt bị đục.", "Đèn đường thôn tối."):
        group = given.a_group(commune, ba_lan, words)
        merge_opinions(group, by=ba_lan, opinions=[given.an_opinion(commune, f"Tôi cũng thấy: {words}")])
    divert_opinion(given.an_opinion(commune, "Tôi khiếu nại."), by=ba_lan, kind="complaint", to="Thanh tra")
    split_opinion(given.an_opinion(commune, BOTH), by=ba_lan, begins=[HALF])
    half, done = given.an_opinion(commune, f"A. {BOTH}"), given.an_opinion(commune, f"B. {BOTH}")
    for each, parts in ((half, 1), (done, 2)):
        split_opinion(each, by=ba_lan, begins=[HALF + 3])
        for part in each.parts.order_by("pk")[:parts]:
            classify_opinion(part, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    open_conference(dialogue, by=ba_lan)
    record_outcome(group, by=ba_lan, kind="answered", answer="Lắp đèn trong tháng.")

    told = states_of(dialogue.pk)
    one_by_one = Counter(each.state for each in Opinion.objects.received().with_state())
    assert {state: many for state, _, many in told.states} == {
        state.value: many for state, many in one_by_one.items()
    }
    assert one_by_one == {
        OpinionState.NEW: 4 + 2, OpinionState.SORTED: 2 + 1, OpinionState.ANSWERED: 2, OpinionState.DIVERTED: 1,
    }  # fmt: skip
    assert (told.received, told.answered) == (12, 2)


def test_what_is_not_in_one_state_is_not_in_one_heap_whatever_their_rows_say(
    commune, dialogue, ba_lan
) -> None:
    """Rows that no deed of today makes, but a restored backup of an older version may hold."""
    group = given.a_group(commune, ba_lan, "Nước sinh hoạt bị đục.")
    others = [given.an_opinion(commune, f"Tôi cũng thấy nước đục {n}.") for n in range(2)]
    merge_opinions(group, by=ba_lan, opinions=others)
    Opinion.objects.filter(pk=others[0].pk).update(diverted_at=given.BEFORE)
    Opinion.objects.filter(pk=others[1].pk).update(classified_at=None)
    assert [state for state, _, _ in states_of(dialogue.pk).states] == ["moi", "da_phan_loai", "da_chuyen"]


def test_a_dialogue_nobody_wrote_to(commune, dialogue) -> None:
    assert (states_of(dialogue.pk).received, states_of(dialogue.pk).states) == (0, ())


def test_ten_waiting_are_read_as_one(commune, dialogue, monkeypatch) -> None:
    for number in range(10):
        given.an_opinion(commune, f"Đề nghị sửa đoạn đường số {number}.")
    read = []
    monkeypatch.setattr(
        Opinion, "from_db", classmethod(lambda cls, *row: read.append(row) or made(cls, *row))
    )
    assert states_of(dialogue.pk).states == (("moi", "Chờ phân loại", 10),)
    assert len(read) == 1


def made(cls, *row):
    return super(Opinion, cls).from_db(*row)


def test_whoever_is_meant_finds_nothing_missing_by_what_everybody_may_count(
    commune, dialogue, ba_lan
) -> None:
    """In the words of decision 0019: what is kept from somebody is in no number and no list that all read."""
    given.an_opinion(commune, "Đề nghị sửa mương.")
    before = (
        open_record.numbers(),
        states_of(dialogue.pk),
        open_record.cards(),
        open_record.register_of(dialogue.slug).lines,
    )
    kept = given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.")
    assert kept.guarded
    after = (
        open_record.numbers(),
        states_of(dialogue.pk),
        open_record.cards(),
        open_record.register_of(dialogue.slug).lines,
    )
    assert after == before
    later = given.an_opinion(commune, "Đề nghị sửa cầu.")
    assert [open_record.followed(each, today=ON).line for each in (kept, later)] == [None, 2]


def test_when_nothing_is_kept_any_more_it_is_counted(commune, dialogue, ba_lan) -> None:
    kept = given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.")
    reception = given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    shield_petitioner(kept, by=reception, bodies=[], people=[])
    assert states_of(dialogue.pk).received == 1
    assert len(open_record.register_of(dialogue.slug).lines) == 1
