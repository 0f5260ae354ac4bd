"""The legal clock: tasks with owner and proof, questions for vague words, moves, and the clock of one reply."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.legal_clock import (
    CLOSED_BY,
    PROOF_LABELS,
    Proof,
    Stop,
    clock_of,
    days_given_back,
    moves,
    reply_deadline,
    term_without_stops,
    working_day_from,
)
from doithoai.rules.regulation import KEYS, Chosen, duties, load_all
from doithoai.rules.working_days import load_calendar

CALENDAR = load_calendar()
HELD_ON = date(2026, 6, 18)
RULED = st.dates(date(2023, 1, 1), date(2026, 6, 1)).map(lambda day: working_day_from(day, CALENDAR))
STOPS = st.lists(
    st.tuples(st.dates(date(2023, 1, 1), date(2026, 6, 1)), st.integers(0, 40)).map(
        lambda span: Stop(span[0], span[0] + timedelta(days=span[1]))
    ),
    max_size=4,
)
HARD = settings(deadline=None, max_examples=200)  # a busy machine is not a failure


def test_every_step_has_proofs_that_close_it() -> None:
    assert set(CLOSED_BY) == set(KEYS)
    assert set(PROOF_LABELS) == set(Proof)


@pytest.mark.parametrize("regulation", load_all())
def test_every_task_has_a_sentence_an_owner_and_a_proof(regulation: str) -> None:
    clock = clock_of(regulation, held_on=HELD_ON)
    for task in clock.tasks:
        assert task.duty.because
        assert task.duty.owner
        assert task.proofs
    assert [task.duty.due_on for task in clock.before] == sorted(task.duty.due_on for task in clock.before)
    assert all(task.duty.due_on <= HELD_ON for task in clock.before)
    assert all(task.duty.due_on > HELD_ON for task in clock.after)


def test_hai_duong_is_planned_backward_and_forward() -> None:
    clock = clock_of("hai_duong", held_on=HELD_ON)
    assert [task.duty.key for task in clock.before] == ["notice", "synthesis", "brief_plan"]
    assert [task.duty.key for task in clock.after] == ["conclusion", "results_public", "reply"]
    assert clock.after[0].asks == "số, ngày văn bản"
    assert "sổ theo dõi phát thanh hoặc ảnh chụp bảng niêm yết" in clock.before[0].asks


def test_a_vague_word_is_a_question_until_a_person_answers() -> None:
    (reply,) = [q for q in clock_of("thai_nguyen", held_on=HELD_ON).questions if q.key == "reply"]
    assert "trong thời gian ngắn nhất" in reply.says()
    assert "phần mềm không tự đặt" in reply.says()
    chosen = clock_of(
        "thai_nguyen",
        held_on=HELD_ON,
        conclusion_on=date(2026, 6, 22),
        chosen=Chosen(10, "Chủ tịch Lò Văn Bình"),
    )
    (duty,) = [task.duty for task in chosen.tasks if task.duty.key == "reply"]
    assert duty.due_on == date(2026, 7, 6)
    assert "Chủ tịch Lò Văn Bình ấn định 10 ngày làm việc" in duty.because
    assert "reply" not in {question.key for question in chosen.questions}


def test_a_persons_number_may_be_stricter_and_never_laxer() -> None:
    def reply(days: int):
        found = duties("hai_duong", dialogue_on=HELD_ON, chosen=Chosen(days, "Ông Bình"))
        return next(duty for duty in found if duty.key == "reply")

    strict, lax = reply(5), reply(30)
    assert (strict.source, strict.due_on) == ("Ông Bình", date(2026, 7, 2))
    assert strict.floor is not None
    assert strict.floor.due_on == date(2026, 7, 9)
    assert lax.due_on == date(2026, 7, 9)
    assert "muộn hơn quy chế" in lax.warning


def test_moving_the_day_moves_the_plan_visibly() -> None:
    was = [(duty.key, duty.label, duty.due_on) for duty in duties("hai_duong", dialogue_on=HELD_ON)]
    moved = moves(was, duties("hai_duong", dialogue_on=HELD_ON + timedelta(days=7)))
    assert {move.key for move in moved} == {key for key, *_ in was}
    assert moved[0].says() == "Thông báo công khai, gửi giấy mời: 11/06/2026 → 18/06/2026"
    assert moves(was, duties("hai_duong", dialogue_on=HELD_ON)) == ()


def test_a_step_that_is_asked_no_longer_is_told() -> None:
    was = [("reply", "Trả lời", date(2026, 7, 9))]
    (gone,) = [move for move in moves(was, duties("law_2025_72", dialogue_on=HELD_ON)) if move.key == "reply"]
    assert gone.says() == "Trả lời: 09/07/2026 → không có"


@HARD
@given(RULED, st.integers(0, 60), STOPS)
def test_never_before_what_either_alone_gives(ruled: date, more: int, stops: list[Stop]) -> None:
    extended = CALENDAR.after(ruled, more).date
    both = reply_deadline(ruled, extended_to=extended, stops=stops, calendar=CALENDAR)
    assert both >= reply_deadline(ruled, extended_to=extended, calendar=CALENDAR) >= ruled
    assert both >= reply_deadline(ruled, stops=stops, calendar=CALENDAR) >= ruled
    assert CALENDAR.works(both)


@HARD
@given(RULED, st.integers(1, 40), STOPS)
def test_extending_then_standing_is_standing_then_extending(
    ruled: date, more: int, stops: list[Stop]
) -> None:
    """As many working days more, before or after the clock stood, end on the same day."""
    first = reply_deadline(
        ruled, extended_to=CALENDAR.after(ruled, more).date, stops=stops, calendar=CALENDAR
    )
    stood = reply_deadline(ruled, stops=stops, calendar=CALENDAR)
    wanted = CALENDAR.after(stood, more).date
    term = term_without_stops(wanted, stops, CALENDAR)
    assert reply_deadline(ruled, extended_to=term, stops=stops, calendar=CALENDAR) == wanted == first


@HARD
@given(RULED, STOPS, st.randoms(use_true_random=False))
def test_the_order_of_the_stops_does_not_matter(ruled: date, stops: list[Stop], random) -> None:
    shuffled = random.sample(stops, len(stops))
    assert reply_deadline(ruled, stops=stops, calendar=CALENDAR) == reply_deadline(
        ruled, stops=shuffled, calendar=CALENDAR
    )


@HARD
@given(st.dates(date(2023, 1, 1), date(2026, 1, 1)), st.integers(0, 40), st.integers(0, 40))
def test_one_long_stop_is_two_short_ones(start: date, one: int, two: int) -> None:
    middle, end = start + timedelta(days=one), start + timedelta(days=one + two)
    long = [Stop(start, end)]
    assert days_given_back(long, CALENDAR) == days_given_back(
        [Stop(start, middle), Stop(middle, end)], CALENDAR
    )


@HARD
@given(RULED, st.integers(1, 20), st.integers(0, 30))
def test_the_days_that_were_left_are_left_again(ruled: date, left: int, stood: int) -> None:
    """Stopped with `left` working days to go: from the restart there are as many again."""
    start = CALENDAR.before(ruled, left).date
    restart = start + timedelta(days=stood)
    due = reply_deadline(ruled, stops=[Stop(start, restart)], calendar=CALENDAR)
    assert CALENDAR.between(restart, due).days == left


@HARD
@given(RULED, STOPS)
def test_an_open_stop_gives_nothing_back_yet(ruled: date, stops: list[Stop]) -> None:
    still = [*stops, Stop(ruled, None)]
    assert reply_deadline(ruled, stops=still, calendar=CALENDAR) == reply_deadline(
        ruled, stops=stops, calendar=CALENDAR
    )
