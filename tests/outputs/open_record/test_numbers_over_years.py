"""The numbers of a commune over all years: people, each once; what was set aside is received and told as set aside."""

import pytest
from django.urls import reverse

from doithoai.actions.conference.close_conference import close_conference
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.opinions.carry_over import carry_over
from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Dialogue, Opinion, OpinionGroup
from doithoai.models.clock import today
from doithoai.models.progress import progress_of
from doithoai.outputs import open_record
from doithoai.outputs.open_record.sending import DOUBT
from doithoai.outputs.papers.drafts.report import intake
from tests import given
from tests.actions.opinions import earlier

CANAL, SLUICE, ROAD = "Mương Đồng Mới vẫn vỡ.", "Cửa cống mương kẹt.", "Đường vào trường lầy, xin rải đá."


@pytest.fixture
def first(commune, ba_lan) -> Dialogue:
    return given.an_open_dialogue(commune, ba_lan)


def told() -> tuple[int, int]:
    numbers = open_record.numbers()
    return numbers.received, numbers.answered


def carried(commune, by, first: Dialogue, group: OpinionGroup) -> OpinionGroup:
    open_conference(first, by=by, at=given.ON_THE_DAY)
    close_conference(first, by=by, at=given.ON_THE_DAY)
    (there,) = carry_over(earlier.the_next(commune, by), by=by, at=earlier.NEXT, groups=[group.pk])
    return there


def test_two_carried_parts_of_one_person_are_one_and_answered_when_both_are(commune, ba_lan, first) -> None:
    """Bà Súa wrote of the canal and its sluice, ông Ba of the canal, chị Hoa of nothing that was carried."""
    group = given.a_group(commune, ba_lan, CANAL)
    both = given.an_opinion(commune, f"{CANAL} {SLUICE}", author="Vàng Thị Súa")
    split_opinion(both, by=ba_lan, begins=[len(CANAL) + 1])
    merge_opinions(group, by=ba_lan, opinions=list(both.parts.all()))
    given.an_opinion(commune, "Đề nghị thêm sách cho trường.", author="Lò Thị Hoa")
    there = carried(commune, ba_lan, first, group)
    assert there.opinions.count() == 3
    assert told() == (3, 0)
    open_conference(there.dialogue, by=ba_lan, at=earlier.NEXT)
    record_outcome(there, by=ba_lan, kind="answered", answer="Sửa xong trong tháng.")
    assert told() == (3, 2)


def test_one_part_answered_and_one_carried_is_not_answered_yet(commune, ba_lan, first) -> None:
    both = given.an_opinion(commune, f"{CANAL} {ROAD}")
    split_opinion(both, by=ba_lan, begins=[len(CANAL) + 1])
    canal, road = both.parts.order_by("pk")
    for part in (canal, road):
        given.classify_opinion(part, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã")
    canal.refresh_from_db()
    road.refresh_from_db()
    open_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    record_outcome(road.group, by=ba_lan, kind="answered", answer="Rải đá trong tháng.")
    assert told() == (1, 0)
    close_conference(first, by=ba_lan, at=given.ON_THE_DAY)
    (there,) = carry_over(
        earlier.the_next(commune, ba_lan), by=ba_lan, at=earlier.NEXT, groups=[canal.group_id]
    )
    assert told() == (1, 0)
    open_conference(there.dialogue, by=ba_lan, at=earlier.NEXT)
    record_outcome(there, by=ba_lan, kind="answered", answer="Sửa xong trong tháng.")
    assert told() == (1, 1)


def test_what_was_set_aside_is_received_and_told_as_set_aside_everywhere(
    commune, ba_lan, first, client
) -> None:
    given.an_opinion(commune, CANAL)
    flood = [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt=DOUBT) for n in range(2)]
    judge_doubts(commune, by=ba_lan, opinions=[each.pk for each in flood], real=False)

    numbers, one = open_record.numbers(), open_record.find_dialogue(first.slug)
    (card,) = open_record.cards()
    assert {(each.received, each.aside, each.answered) for each in (numbers, one, one.numbers, card)} == {
        (3, 2, 0)
    }
    assert ("khong_phai", "Không phải ý kiến", 2) in one.numbers.states
    assert len(open_record.register_of(first.slug).lines) == 3
    page = client.get(reverse("public:commune", args=[commune.slug])).content.decode()
    assert "Trong số đã nhận, <b>2</b> đã xem, không phải ý kiến." in page
    assert (
        "2</b> were looked at and are no opinion"
        in client.get(f"/en{reverse('public:commune', args=[commune.slug])}").content.decode()
    )
    counts = {
        each.name: each.value for each in intake(first, Opinion.objects.filter(dialogue=first).senders())
    }
    assert (counts["Tổng số ý kiến tiếp nhận"], counts["Đã xem, không phải ý kiến"]) == (
        "03 ý kiến",
        "02 ý kiến",
    )
    assert counts["Chuyển giải quyết khiếu nại, tố cáo"] == "00"
    progress = progress_of([first], today())[first.pk]
    assert (progress.opinions, progress.diverted) == (1, 0)


def test_nothing_is_said_of_it_when_nothing_was_set_aside(commune, ba_lan, first, client) -> None:
    given.an_opinion(commune, CANAL)
    assert (
        "không phải ý kiến" not in client.get(reverse("public:commune", args=[commune.slug])).content.decode()
    )


def test_what_is_doubted_is_told_beside_what_was_received_and_keeps_its_line(
    commune, ba_lan, first, client
) -> None:
    given.an_opinion(commune)
    flood = [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt=DOUBT) for n in range(3)]
    one = open_record.find_dialogue(first.slug).numbers
    assert (one.received, one.doubted, {state: many for state, _, many in one.states}) == (
        1,
        3,
        {"moi": 1},
    )
    assert (open_record.numbers().received, open_record.numbers().doubted) == (1, 3)
    assert [each.received for each in open_record.cards()] == [1]
    assert len(open_record.register_of(first.slug).lines) == 4  # nobody's receipt is lost
    page = client.get(reverse("public:dialogue", args=[commune.slug, first.slug])).content.decode()
    assert "Ngoài ra <b>3</b> tin đang được xem" in page
    judge_doubts(commune, by=ba_lan, opinions=[each.pk for each in flood], real=True)
    assert (open_record.numbers().received, open_record.numbers().doubted) == (4, 0)
