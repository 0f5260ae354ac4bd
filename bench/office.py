"""The clerk's heavier pages with three hundred rows, and the door of the hall."""

import re

from .figures import Figure
from .people import Person, clerk, timed
from .server import bare_hello, ours, python

ROWS, TIMES = 300, 20
OPINIONS = f"""
import django; django.setup()
from doithoai.actions.opinions.submit_opinion import submit_opinion
from doithoai.models import Actor, Commune, serving
for commune in Commune.objects.all():
    with serving(commune):
        for n in range({ROWS}):
            words = f"Đề nghị xã sửa đoạn đường số {{n}} trước mùa mưa."
            submit_opinion(commune, by=Actor.citizen(commune.pk), words=words)
"""
GUESTS = """
import django; django.setup()
from doithoai.models import Invitation, serving_everywhere
with serving_everywhere(because="a measurement"):
    for guest in Invitation.objects.filter(dialogue_id={}, arrival=None):
        print(guest.pk)
"""


def guest_list_300() -> list[Figure]:
    """The guest list of an open dialogue, three hundred rows more than the demonstration has."""
    with ours() as server:
        person = clerk(server)
        page = f"/doi-thoai/{open_dialogue(person)}/khach-moi/"
        invite(person, page)
        return [beside_bare("guest list of 300", person, page, 60)]


def export_300() -> list[Figure]:
    """All opinions of the commune as an Excel file."""
    with ours() as server:
        python(server, OPINIONS)
        return [beside_bare("export of 300 opinions to Excel", clerk(server), "/so-lieu/y-kien.xlsx", 60)]


def check_in() -> list[Figure]:
    """One tap at the door, among three hundred guests, each tap another guest."""
    with ours() as server:
        person = clerk(server)
        number = open_dialogue(person)
        invite(person, f"/doi-thoai/{number}/khach-moi/")
        _, desk = person.get(f"/hoi-truong/{number}/diem-danh/?q=khach")
        guests = iter(python(server, GUESTS.format(number)).split())

        def arrive() -> None:
            status, said = person.tap(f"/hoi-truong/{number}/diem-danh/{next(guests)}/co-mat/", desk)
            if status != 200 or "đã có mặt" not in said:
                raise RuntimeError(f"a guest could not be checked in: {status}")

        took = timed(arrive, 100)
    with bare_hello(200) as hello:
        visitor = Person(hello.url)
        bare = timed(lambda: visitor.get("/"), 100)
    return [Figure("check-in, one tap", took[50], "ms", 8, bare[50], "bare hello")]


def beside_bare(what: str, person: Person, page: str, goal: float) -> Figure:
    status, text = person.get(page)
    if status != 200:
        raise RuntimeError(f"{page} answered {status}")
    took = timed(lambda: person.get(page), TIMES)
    with bare_hello(len(text.encode())) as hello:
        visitor = Person(hello.url)
        bare = timed(lambda: visitor.get("/"), TIMES)
    return Figure(what, took[TIMES // 2], "ms", goal, bare[TIMES // 2], "bare hello")


def open_dialogue(person: Person) -> int:
    """Return the number of the dialogue that can still invite: the clerk is offered its guest list."""
    _, dialogues = person.get("/doi-thoai/")
    for number in sorted({int(found) for found in re.findall(r"/doi-thoai/(\d+)/", dialogues)}, reverse=True):
        if "/khach-moi/dan/" in person.get(f"/doi-thoai/{number}/khach-moi/")[1]:
            return number
    raise LookupError("the demonstration has no dialogue that invites guests")


def invite(person: Person, page: str) -> None:
    lines = "\n".join(f"Khách Mời {n}" for n in range(ROWS))
    status, text = person.post(f"{page}dan/", person.get(page)[1], lines=lines)
    if status != 200 or f"Khách Mời {ROWS - 1}" not in text:
        raise RuntimeError("the guests could not be invited")
