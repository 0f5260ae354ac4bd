"""What is kept from whoever reads now is looked up once; the condition says the same however many there are."""

import pytest

from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Opinion, reading
from doithoai.models.reading import read_by, whole_record
from tests import given

ACCUSES = "Ông Lò Văn Bình, Chủ tịch UBND xã, nhận tiền của doanh nghiệp."
PART = "Mương thôn Đồng Mới bị vỡ."


@pytest.fixture
def ong_binh(commune):
    return given.ong_binh(commune)


@pytest.fixture
def kept(commune, ba_lan, ong_binh) -> set[int]:
    """Keys of what ông Bình may not see: an accusation, and one that was split with its parts."""
    given.an_open_dialogue(commune, ba_lan)
    alone, whole = given.an_opinion(commune, ACCUSES), given.an_opinion(commune, f"{ACCUSES} {PART}")
    split_opinion(whole, by=ba_lan, at=given.BEFORE, begins=[len(ACCUSES) + 1])
    return {alone.pk, whole.pk, *whole.parts.values_list("pk", flat=True)}


@pytest.mark.parametrize("few", [reading.FEW_KEPT, 1, 0])
def test_the_accused_is_shown_the_others_whether_few_or_many_are_kept(
    commune, ong_binh, kept, few, monkeypatch
):
    monkeypatch.setattr(reading, "FEW_KEPT", few)
    ordinary = given.an_opinion(commune)
    with read_by(ong_binh):
        assert list(Opinion.objects.readable_by(ong_binh)) == [ordinary]
        assert set(Opinion.objects.not_about_reader()) == {ordinary}
    assert set(Opinion.objects.readable_by(ong_binh)) == {ordinary}
    with read_by(ong_binh), whole_record(because="counted whole"):
        assert set(Opinion.objects.values_list("pk", flat=True)) == kept | {ordinary.pk}


def test_another_readers_list_is_not_narrowed_by_what_is_kept_from_this_one(commune, ba_lan, ong_binh, kept):
    with read_by(ba_lan):
        assert not set(Opinion.objects.seen_by(ong_binh).values_list("pk", flat=True)) & kept
    with read_by(ong_binh):
        assert set(Opinion.objects.seen_by(ba_lan).values_list("pk", flat=True)) >= kept


def test_it_is_looked_up_once(commune, ong_binh, kept, django_assert_num_queries):
    with read_by(ong_binh), django_assert_num_queries(4):
        for _ in range(3):
            Opinion.objects.readable_by(ong_binh).count()
