"""Whole submissions: the form fetched, its token, the opinion sent, the receipt read. Eight people at a time."""

import itertools
import threading
import time
from collections.abc import Callable
from functools import partial

from .figures import Figure
from .people import Person
from .public_page import a_public_page
from .server import bare_hello, get, ours, python

PEOPLE, SECONDS = 8, 5
FIRST_TYPES = 3  # seconds since somebody first opened the form: the word lists are loaded meanwhile
A_MINUTE, MINUTES = 510, 2.5  # sustained
WORDS = "Đường liên thôn nhiều ổ gà, đi lại khó khăn, đề nghị xã sửa trước Tết. Lần gửi số {}."
#: Rings the person on duty: as nearly every opinion of a night of floods does.
DANGER = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay. Lần gửi số {}."
RANG = "Nghe như đang có nguy hiểm"  # so the receipt then says


def measure() -> list[Figure]:
    with ours() as server:
        commune = "/xa/" + a_public_page(server).split("/xa/")[1].split("/")[0]
        numbers = itertools.count(1)

        def submit(said: str) -> None:
            number = next(numbers)
            person = Person(server.url, lives_at=home_of(number))
            try:
                _, page = person.get(f"{commune}/gui-y-kien/")
                status, receipt = person.post(f"{commune}/gui-y-kien/", page, words=said.format(number))
                if status != 200 or "csrfmiddlewaretoken" in receipt or (RANG in receipt) != (said == DANGER):
                    raise RuntimeError(f"a submission was not received: {status}")
            finally:
                person.leave()

        size = len(get(f"{server.url}{commune}/gui-y-kien/")[2])
        time.sleep(FIRST_TYPES)
        took, spent = crowd(partial(submit, WORDS))
        rung, rung_spent = crowd(partial(submit, DANGER))
    with bare_hello(size) as hello:

        def three_requests() -> None:
            person = Person(hello.url, lives_at=home_of(next(numbers)))
            for _ in range(3):
                person.get("/")
            person.leave()

        bare, bare_spent = crowd(three_requests)
    each, bare_each = len(took) / spent, len(bare) / bare_spent
    p99, rung_p99, bare_p99 = (times[int(len(times) * 0.99)] for times in (took, rung, bare))
    return [
        Figure("whole submissions, 8 at a time", each, "/s", 100, bare_each, "three bare hellos", True),
        Figure("a whole submission, p99", p99, "ms", 150, bare_p99, "three bare hellos"),
        Figure(
            "the same in danger", len(rung) / rung_spent, "/s", None, bare_each, "three bare hellos", True
        ),
        Figure("in danger, p99", rung_p99, "ms", None, bare_p99, "three bare hellos"),
    ]


def sustained() -> list[Figure]:
    """500 a minute for more than two minutes on SQLite: how many were kept of those sent, and how long each took."""
    with ours() as server:
        commune = "/xa/" + a_public_page(server).split("/xa/")[1].split("/")[0]
        before = int(python(server, COUNT))
        took: list[float] = []
        failed: list[str] = []
        started = time.perf_counter()
        numbers = iter(range(1, int(A_MINUTE * MINUTES) + 1))
        turn = threading.Lock()

        def one() -> None:
            while True:
                with turn:
                    number = next(numbers, None)
                if number is None:
                    return
                time.sleep(max(0.0, started + 60 * number / A_MINUTE - time.perf_counter()))
                begun = time.perf_counter()
                person = Person(server.url, lives_at=home_of(number))
                try:
                    _, page = person.get(f"{commune}/gui-y-kien/")
                    status, receipt = person.post(f"{commune}/gui-y-kien/", page, words=WORDS.format(number))
                    if status != 200 or "csrfmiddlewaretoken" in receipt:
                        failed.append(f"{number}: {status}")
                except Exception as broken:
                    failed.append(f"{number}: {broken}")
                finally:
                    person.leave()
                took.append((time.perf_counter() - begun) * 1000)

        people = [threading.Thread(target=one) for _ in range(PEOPLE)]
        for each in people:
            each.start()
        for each in people:
            each.join()
        spent = time.perf_counter() - started
        kept = int(python(server, COUNT)) - before
    took.sort()
    return [
        Figure("sent a minute, sustained", len(took) / spent * 60, "/min", 500 * 0.99, more_is_better=True),
        Figure("minutes", spent / 60, "min", 2, more_is_better=True),
        Figure("sent and not kept, or refused", len(took) - kept + len(failed), "", 0),
        Figure("a whole submission, p99", took[int(len(took) * 0.99)], "ms", 1000),
    ]


COUNT = """
import django; django.setup()
from doithoai.models import Opinion, serving_everywhere
with serving_everywhere(because="a measurement"):
    print(Opinion.objects.count())
"""


def home_of(number: int) -> str:
    """Return a loopback address: a village sends from many networks, and one has not ports enough."""
    return f"127.{number // 60000 + 1}.{number // 250 % 240}.{number % 250 + 1}"


def crowd(do: Callable[[], None]) -> tuple[list[float], float]:
    """Let PEOPLE do it again and again; return each time in sorted milliseconds, and the seconds spent."""
    took: list[float] = []
    failed: list[Exception] = []
    started = time.perf_counter()

    def one() -> None:
        try:
            while time.perf_counter() - started < SECONDS:
                begun = time.perf_counter()
                do()
                took.append((time.perf_counter() - begun) * 1000)
        except Exception as failure:
            failed.append(failure)

    people = [threading.Thread(target=one) for _ in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    if failed:
        raise RuntimeError(str(failed[0]))
    return sorted(took), time.perf_counter() - started
