"""The open record asks the commune being served, and tells only what it may."""

from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta

import pytest

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.merge_opinions import merge_opinions
from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.models import Opinion, serving
from doithoai.models.clock import clock_at
from doithoai.outputs import open_record
from doithoai.outputs.open_record import doors
from tests import given

SAID = "Mương bị vỡ, đề nghị sửa."


@pytest.fixture
def dialogue(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)


def confirmed(commune, by, words: str = SAID, **more: object) -> Opinion:
    group = given.a_group(commune, by, words, **more)
    return confirm_mask(group.opinions.get(), by=by, at=given.BEFORE, public_words=words)


def test_everything_in_it_is_frozen() -> None:
    kinds = [getattr(open_record, name) for name in open_record.__all__]
    records = [each for each in kinds if isinstance(each, type)]
    assert records
    assert all(is_dataclass(each) and each.__dataclass_params__.frozen for each in records)


def test_an_unconfirmed_opinion_is_no_question(commune, ba_lan, dialogue) -> None:
    given.a_group(commune, ba_lan)
    assert open_record.questions() == []


def test_a_diverted_opinion_is_no_question(commune, ba_lan, dialogue) -> None:
    opinion = confirmed(commune, ba_lan)
    divert_opinion(opinion, by=ba_lan, at=given.BEFORE, kind="complaint", to="Chủ tịch UBND")
    assert open_record.questions() == []


def test_taking_the_confirmation_back_takes_the_question_back(commune, ba_lan, dialogue) -> None:
    opinion = confirmed(commune, ba_lan)
    confirm_mask(opinion, by=ba_lan, at=given.BEFORE, public_words="")
    assert open_record.questions() == []


def test_the_groups_own_summary_is_never_shown(commune, ba_lan, dialogue) -> None:
    """It may be made of the words of somebody whose words nobody confirmed."""
    group = given.a_group(commune, ba_lan, "Lời chưa ai xác nhận, đề nghị sửa mương.")
    other = given.an_opinion(commune, SAID)
    merge_opinions(group, by=ba_lan, at=given.BEFORE, opinions=[other])
    confirm_mask(other, by=ba_lan, at=given.BEFORE, public_words=SAID)
    (question,) = open_record.questions()
    assert (question.words, question.also, question.asked_by) == (SAID, (), 2)


@pytest.mark.parametrize(
    ("publish", "who"), [("none", ""), ("hamlet", "thôn Bãi Cát"), ("name", "Lê Văn Ba, thôn Bãi Cát")]
)
def test_who_asked_is_told_as_far_as_they_agreed(commune, ba_lan, dialogue, publish: str, who: str) -> None:
    hamlet = given.Hamlet.objects.get(name="thôn Bãi Cát")
    confirmed(commune, ba_lan, author="Lê Văn Ba", hamlet=hamlet, publish=publish)
    assert open_record.questions()[0].who == who


def test_the_register_keeps_the_order_of_receipt_and_counts_like_the_page_of_a_code(
    commune, ba_lan, dialogue
) -> None:
    opinions = [given.an_opinion(commune, f"Đề nghị sửa đoạn đường số {n}.") for n in range(3)]
    lines = open_record.register_of(dialogue.slug).lines
    assert [each.code[:3] for each in lines] == [each.code[:3] for each in opinions]
    for line, opinion in zip(lines, opinions, strict=True):
        assert open_record.followed(opinion, today=date(2026, 6, 1)).line == line.place


def test_what_nobody_answered_by_its_day_counts_as_not_on_time(commune, ba_lan) -> None:
    owed = given.an_assignment(commune, ba_lan)
    seen = []
    for day in (owed.due_on, owed.due_on + timedelta(days=1)):
        with clock_at(datetime.combine(day, time(9, 0))):
            told = open_record.find_dialogue(owed.dialogue.slug).numbers
            seen.append((told.on_time, told.replies, open_record.numbers().replies))
    assert seen == [(0, 0, 0), (0, 1, 1)]


def test_another_communes_record_is_empty(commune, ba_lan, dialogue) -> None:
    confirmed(commune, ba_lan)
    with serving(given.a_commune("Nà Lốc", "na-loc")):
        assert open_record.questions() == []
        assert open_record.cards() == []
        assert open_record.find_dialogue(dialogue.slug) is None
        assert open_record.register_of(dialogue.slug).lines == ()
        assert open_record.paper_file(dialogue.slug, "01-kh-ubnd") is None


def test_a_code_is_found_wherever_it_is_and_serves_its_own_commune(commune, ba_lan, dialogue) -> None:
    opinion = given.an_opinion(commune)
    with serving(given.a_commune("Nà Lốc", "na-loc")), doors.holding(opinion.code.lower()) as holder:
        assert holder is not None
        assert holder.commune == commune
        assert holder.actor.commune_id == commune.pk
        assert holder.story().words == opinion.words


def test_a_cancelled_dialogue_is_past_and_says_why(commune, ba_lan, dialogue) -> None:
    cancel_dialogue(dialogue, by=ba_lan, at=given.BEFORE, reason="Bão số 3")
    (card,) = open_record.cards()
    assert (card.is_ahead, card.is_off, card.note) == (False, True, "Bão số 3")


def test_a_sitting_without_an_hour_is_a_day_in_the_calendar(commune, ba_lan) -> None:
    dialogue = given.an_open_dialogue(commune, ba_lan, starts_at=None)
    file = open_record.calendar_of(dialogue.slug, place="xã Thanh Sơn", home="http://x.vn/xa/thanh-son/")
    assert file is not None
    assert b"DTSTART;VALUE=DATE:20260618" in file
