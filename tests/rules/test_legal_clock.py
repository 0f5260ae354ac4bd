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
    gathered,
    moves,
    proofs_for,
    reply_deadline,
    step_of,
    still_proves,
    term_without_stops,
    working_day_from,
)
from doithoai.rules.legal_events import HAPPENINGS
from doithoai.rules.regulation import KEYS, Chosen, Duty, duties, load_all
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
    assert {step_of(key) for key in CLOSED_BY} == {*KEYS, "lasting", *map(step_of, HAPPENINGS)}
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
    assert [task.duty.key for task in clock.after] == [
        "conclusion", "results_public.media", "results_public.posting", "results_public.hamlets",
        "lasting.loudspeaker", "reply", "lasting.posting",
    ]  # fmt: skip
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
        chosen={"reply": Chosen(10, "Chủ tịch Lò Văn Bình")},
    )
    (duty,) = [task.duty for task in chosen.tasks if task.duty.key == "reply"]
    assert duty.due_on == date(2026, 7, 6)
    assert "Chủ tịch Lò Văn Bình ấn định 10 ngày làm việc" in duty.because
    assert "reply" not in {question.key for question in chosen.questions}


def test_a_persons_number_may_be_stricter_and_never_laxer() -> None:
    def reply(days: int):
        found = duties("hai_duong", dialogue_on=HELD_ON, chosen={"reply": Chosen(days, "Ông Bình")})
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
    assert gathered(moved) == moved
    assert moved[0].says() == "Thông báo công khai, gửi giấy mời: 11/06/2026 → 18/06/2026"
    assert moves(was, duties("hai_duong", dialogue_on=HELD_ON)) == ()


def test_a_step_that_is_asked_no_longer_is_told() -> None:
    was = [("reply", "Trả lời", date(2026, 7, 9))]
    (gone,) = [move for move in moves(was, duties("law_2025_72", dialogue_on=HELD_ON)) if move.key == "reply"]
    assert gone.says() == "Trả lời: 09/07/2026 → không có"


def test_results_are_proved_way_by_way_where_the_law_names_the_ways() -> None:
    tasks = {task.duty.key: task for task in clock_of("law_2025_72", held_on=HELD_ON).tasks}
    assert "results_public" not in tasks
    assert tasks["results_public.posting"].duty.label == "Công khai kết quả đối thoại: niêm yết tại trụ sở"
    assert tasks["results_public.hamlets"].proofs == (Proof.DELIVERY, Proof.PAPER)
    moved = moves(
        [(key, task.duty.label, task.duty.due_on) for key, task in tasks.items()],
        [task.duty for task in clock_of("law_2025_72", held_on=HELD_ON + timedelta(days=7)).tasks],
    )
    assert [move.says() for move in gathered(moved) if "Công khai" in move.label] == [
        "Công khai kết quả đối thoại: 29/06/2026 → 06/07/2026"
    ]


def test_before_the_law_named_the_ways_nothing_lasts() -> None:
    keys = {task.duty.key for task in clock_of("law_2015", held_on=date(2024, 6, 18)).tasks}
    assert keys == {"notice"}


def test_a_posting_lasts_from_the_day_it_was_done() -> None:
    def lasts(**done: date) -> Duty:
        named = {f"results_public.{way}": day for way, day in done.items()}
        clock = clock_of("law_2025_72", held_on=HELD_ON, done=named)
        return next(task.duty for task in clock.tasks if task.duty.key == "lasting.posting")

    expected, known = lasts(), lasts(posting=date(2026, 6, 22))
    assert (expected.provisional, expected.due_on) == (True, date(2026, 7, 29))
    assert (known.provisional, known.due_on) == (False, date(2026, 7, 22))
    assert (
        "30 ngày liên tục (Điều 13 khoản 2). Tính từ ngày đã làm: 30 ngày sau ngày 22/06/2026"
        in known.because
    )
    assert "chưa chắc là nghĩa vụ" in known.warning
    assert proofs_for(known.key) == (Proof.PHOTO, Proof.PAPER)


@pytest.mark.parametrize(
    ("key", "done_on", "proved_for", "held_on", "still"),
    [
        ("notice", date(2026, 6, 1), HELD_ON, HELD_ON, True),
        ("notice", date(2026, 6, 1), HELD_ON, date(2026, 7, 2), False),  # people were told another day
        ("notice", date(2026, 6, 1), None, HELD_ON, False),  # nobody knows which day it named
        ("synthesis", date(2026, 6, 1), HELD_ON, date(2026, 7, 2), True),
        ("synthesis", date(2026, 6, 1), HELD_ON, date(2026, 6, 3), False),  # too late for an earlier day
        ("synthesis", date(2026, 6, 17), HELD_ON, HELD_ON, True),  # late, but done for this day
        ("conclusion", date(2026, 6, 25), HELD_ON, date(2026, 6, 17), True),
    ],
)
def test_what_names_the_day_must_be_done_again(key, done_on, proved_for, held_on, still) -> None:
    duty = next(each for each in duties("hai_duong", dialogue_on=held_on) if each.key == key)
    assert still_proves(duty, done_on=done_on, proved_for=proved_for, held_on=held_on) is still


def test_what_must_be_done_again_is_told_though_its_date_stays() -> None:
    asked = duties("hai_duong", dialogue_on=HELD_ON)
    was = [(duty.key, duty.label, duty.due_on) for duty in asked]
    (again,) = moves(was, asked, reopened={"notice"})
    assert again.key == "notice"


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


def test_complex_matters_have_fifteen_days_beside_the_usual_ten() -> None:
    """Youth, NĐ 13/2021: ten days, fifteen for what is complex. Both stand there; nobody else has the second."""
    tasks = {task.duty.key: task for task in clock_of("youth", held_on=date(2026, 3, 20)).tasks}
    assert tasks["conclusion"].duty.due_on == date(2026, 3, 30)
    longer = tasks["conclusion.complex"]
    assert (longer.duty.due_on, longer.proofs) == (date(2026, 4, 6), (Proof.PAPER,))  # 04/4 is a Saturday
    assert longer.duty.warning.startswith("Chỉ khi có nội dung phức tạp")
    assert tasks["results_public.media"].duty.due_on == date(2026, 3, 30)
    named = {task.duty.key for task in clock_of("hai_duong", held_on=HELD_ON).tasks}
    assert "conclusion.complex" not in named
