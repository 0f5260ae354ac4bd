"""The triage desk over twenty thousand opinions (`DOITHOAI_BENCH_OPINIONS` for more): list, search, similar."""

import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .figures import Figure
from .office import open_dialogue
from .people import Person, clerk
from .server import bare_hello, empty_postgres, ours, python

MANY, TIMES, GOAL = int(os.environ.get("DOITHOAI_BENCH_OPINIONS", "20000")), 60, 100
LARGE = 200_000
FILL = """
import random
from datetime import timedelta
import django; django.setup()
from doithoai.models import Dialogue, Hamlet, Opinion, OpinionGroup, serving_everywhere
from doithoai.models.clock import now
from doithoai.rules.codes import new_code
from doithoai.rules.vietnamese import fold
what = "đường bê tông|mương nội đồng|trạm biến áp|nhà văn hóa|rác thải|sổ đỏ|trường mầm non|nước sạch|chợ phiên|trợ cấp".split("|")
how = "bị vỡ|xuống cấp|chưa có|quá tải|chậm giải quyết|hư hỏng nặng|lầy lội|bốc mùi".split("|")
random.seed(7)
with serving_everywhere(because="a measurement"):
    dialogue = Dialogue.objects.get(pk={dialogue})
    places, at = list(Hamlet.objects.filter(commune=dialogue.commune_id)), now()
    rows, last = [], dialogue.groups.order_by("-number").values_list("number", flat=True).first() or 0
    for n in range({many}):
        words = f"Đề nghị xã xem xét {{random.choice(what)}} ở xóm {{n % 397}} {{random.choice(how)}} từ năm {{2000 + n % 26}}."
        rows.append(Opinion(
            commune_id=dialogue.commune_id, dialogue=dialogue, code=new_code(), words=words, channel="web",
            received_at=at - timedelta(seconds=n), hamlet=random.choice(places),
        ))
    for row in rows:
        row.folded = fold(f"{{row.code}} {{row.words}}")
    Opinion.objects.bulk_create(rows, batch_size=2000)
    groups = OpinionGroup.objects.bulk_create([
        OpinionGroup(commune_id=dialogue.commune_id, dialogue=dialogue, number=last + n, question=row.words, field="giao_thong")
        for n, row in enumerate(rows[::10], start=1)
    ], batch_size=2000)
    for n, (row, group) in enumerate(zip(rows[::10], groups)):
        row.group, row.classified_at, row.field = group, at - timedelta(seconds=n), "giao_thong"
    Opinion.objects.bulk_update(rows[::10], ["group", "classified_at", "field"], batch_size=500)
from django.db import connection
connection.cursor().execute("ANALYZE")
"""


def measure() -> list[Figure]:
    """Twenty thousand on SQLite."""
    return fill_and_measure(MANY, "")


def measure_200000() -> list[Figure]:
    """Two hundred thousand, on SQLite and, where there is one, on PostgreSQL."""
    found = fill_and_measure(LARGE, "")
    with empty_postgres() as database:
        return [*found, *(fill_and_measure(LARGE, database) if database else [])]


def fill_and_measure(many: int, database: str) -> list[Figure]:
    """The server is started again once the rows are there, as every office starts its computer in the morning."""
    with tempfile.TemporaryDirectory() as folder:
        with ours(Path(folder), database) as server:
            number = open_dialogue(clerk(server))
            python(server, FILL.format(dialogue=number, many=many))
        with ours(Path(folder), database) as server:
            person = clerk(server)
            return pages_of(
                person, number, many, "PostgreSQL" if database else "SQLite", group_in(person, number)
            )


def group_in(person: Person, number: int) -> str:
    """The address of some group among the many."""
    _, page = person.get(f"/doi-thoai/{number}/nhom/")
    return str(re.findall(r'href="(/nhom/\d+/)"', page)[-1])


def pages_of(person: Person, number: int, many: int, engine: str, group: str) -> list[Figure]:
    table = f"/doi-thoai/{number}/y-kien/"
    pages = {
        "list": table,
        "search with accents": f"{table}?q=m%C6%B0%C6%A1ng+v%E1%BB%A1",
        "search without accents": f"{table}?q=duong+be+tong+lay",
        "by state": f"{table}?trang_thai=moi",
        "by hamlet": f"{table}?xep=thon",
        "by field": f"{table}?xep=linh_vuc",
        "triage page with similar groups": f"/doi-thoai/{number}/phan-loai/",
        "group with similar groups": group,
        "groups": f"/doi-thoai/{number}/nhom/",
    }
    size = len(person.get(table)[1].encode())
    with bare_hello(size) as hello:
        bare = slowest(reading(Person(hello.url), "/"))
    return [
        Figure(
            f"{name}, {engine}, {many:,}, p95",
            slowest(reading(person, address)),
            "ms",
            GOAL,
            bare,
            "bare hello",
        )
        for name, address in pages.items()
    ]


def reading(person: Person, address: str) -> Callable[[], None]:
    def read() -> None:
        status, _ = person.get(address)
        if status != 200:
            raise RuntimeError(f"{address}: {status}")

    return read


def slowest(do: Callable[[], None]) -> float:
    """Milliseconds that nineteen of twenty stay under, after one to warm up."""
    do()
    took = []
    for _ in range(TIMES):
        started = time.perf_counter()
        do()
        took.append(1000 * (time.perf_counter() - started))
    return statistics.quantiles(took, n=20, method="inclusive")[-1]
