"""Worlds of the stories, acted into the database of a running server by `python -m tests.stories.worlds`.

For each line `NAME SLUG` that it reads, it acts that world into a new commune and prints one line: what the story
must know that no screen says. User names carry the commune ("lan-xa-1"): one database serves all stories.
"""

import json
import sys
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from doithoai.actions.conference.call_speaker import call_speaker  # noqa: E402
from doithoai.actions.conference.close_conference import close_conference  # noqa: E402
from doithoai.actions.conference.open_conference import open_conference  # noqa: E402
from doithoai.actions.conference.record_outcome import record_outcome  # noqa: E402
from doithoai.actions.conference.take_minutes import take_minutes  # noqa: E402
from doithoai.actions.enclosing import enclose  # noqa: E402
from doithoai.actions.invitations.register_to_speak import register_to_speak  # noqa: E402
from doithoai.actions.opinions.classify_opinion import classify_opinion  # noqa: E402
from doithoai.actions.opinions.confirm_mask import confirm_mask  # noqa: E402
from doithoai.actions.opinions.enter_opinion import enter_opinion  # noqa: E402
from doithoai.actions.opinions.print_slips import print_slips  # noqa: E402
from doithoai.models import Actor, Commune, Dialogue, Hamlet, Outcome, User, serving  # noqa: E402
from doithoai.models.clock import now, today  # noqa: E402
from doithoai.models.job import Bucket  # noqa: E402
from doithoai.rules.enclosures import examine  # noqa: E402
from tests import given  # noqa: E402
from tests.given import Role  # noqa: E402
from tests.rules.drawn_photos import a_photo_of  # noqa: E402

Told = dict[str, Any]
STAFF = {
    "lan": ("Trần Thị Lan", Role.CLERK),
    "binh": ("Lò Văn Bình", Role.CHAIR),
    "thu": ("Hoàng Anh Thư", Role.SECRETARY),
    "tu": ("Nguyễn Văn Tư", Role.OFFICER),
    "hoa": ("Phạm Văn Hòa", Role.FRONT),
    "mai": ("Đỗ Thị Mai", Role.HAMLET_HEAD),
}


def on(day: date) -> dict[str, Any]:
    """The part of a plan that says when."""
    return {"held_on": day, "year": day.year}


def staff(commune: Commune) -> dict[str, Actor]:
    """Everyone with a desk, under the user names of the stories."""
    given.hamlets(commune)
    place = {
        "tu": {"body": given.body("Phòng Kinh tế")},
        "mai": {"hamlet": Hamlet.objects.get(name="thôn Đồng Mới")},
    }
    return {
        name: given.a_person(commune, f"{name}-{commune.slug}", full_name, role, **place.get(name, {}))
        for name, (full_name, role) in STAFF.items()
    }


def a_new_commune(commune: Commune) -> Told:
    staff(commune)
    return {}


def a_plan_being_written(commune: Commune) -> Told:
    lan = staff(commune)["lan"]
    return {"dialogue": given.a_dialogue(commune, lan, **on(today() + timedelta(days=40))).pk}


def an_open_dialogue(commune: Commune) -> Told:
    """The plan is issued; the sitting is today, so that it can be opened."""
    lan = staff(commune)["lan"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today()))
    return {"dialogue": dialogue.pk}


def slips_to_type_in(commune: Commune) -> Told:
    """Five slips are printed and lie filled on the desk."""
    lan = staff(commune)["lan"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today() + timedelta(days=20)))
    batch = print_slips(dialogue, by=lan, count=5)
    return {"dialogue": dialogue.pk, "codes": list(batch.slips.values_list("code", flat=True))}


def a_photo_to_cover(commune: Commune) -> Told:
    """Somebody sent a photo of a filled slip with their words, which are public already."""
    lan = staff(commune)["lan"]
    given.an_open_dialogue(commune, lan, **on(today() + timedelta(days=20)))
    opinion = given.an_opinion(commune)
    given.classify_opinion(opinion, by=lan, field="thuy_loi", urgency="cao", competence="xã")
    confirm_mask(opinion, by=lan, public_words="Mương vỡ.", because="rút gọn cho dễ đọc")
    [photo] = enclose(opinion, [examine(a_photo_of())], at=now())
    return {"page": f"/y-kien/{opinion.pk}/anh/{photo.pk}/"}


def an_answer_for_the_hamlet(commune: Commune) -> Told:
    """What bà Mai wrote down for bà Súa was answered in the hall."""
    people = staff(commune)
    lan, mai = people["lan"], people["mai"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today()))
    opinion = enter_opinion(commune, by=mai, words="Mương thôn vỡ, đề nghị xã sửa.", author="Vàng Thị Súa")
    group = classify_opinion(opinion, by=lan, field="thuy_loi", urgency="cao", competence="xã").group
    open_conference(dialogue, by=lan)
    record_outcome(group, by=lan, kind=Outcome.Kind.ANSWERED, answer="Mương sửa xong trong tháng này.")
    return {"dialogue": dialogue.pk}


def a_hall_about_to_open(commune: Commune) -> Told:
    """Guests invited, two people registered to speak, one of them about the canal."""
    lan = staff(commune)["lan"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today()))
    for name in ("Vàng Thị Súa", "Lò Văn Hoan", "Đỗ Thị Mận"):
        given.a_guest(dialogue, lan, name)
    group = given.a_group(commune, lan)
    place = Hamlet.objects.get(name="thôn Bãi Cát")
    opinion = group.opinions.get()
    register_to_speak(dialogue, by=lan, name="Lê Văn Ba", about="Mương vỡ", opinion=opinion)
    register_to_speak(dialogue, by=lan, name="Vàng Thị Súa", hamlet=place, about="Nước sạch")
    return {"dialogue": dialogue.pk}


def a_hall_in_session(commune: Commune) -> Told:
    """Somebody speaks, somebody waits, a line of the minutes is written."""
    told = a_hall_about_to_open(commune)
    dialogue = Dialogue.objects.get(pk=told["dialogue"])
    binh = Actor.of(User.objects.get(username=f"binh-{commune.slug}"), commune.pk)
    open_conference(dialogue, by=binh)
    call_speaker(dialogue.speakers.first(), by=binh)
    take_minutes(dialogue, by=binh, part="opinion", words="Ông Ba: mương vỡ từ tháng trước.")
    return told | {
        "commune": commune.slug,
        "phone": f"/hoi-truong/dien-thoai/{commune.slug}/{dialogue.slug}/",
    }


def a_hall_with_two_waiting(commune: Commune) -> Told:
    """The conference is open; bà Mận waits about the water, whose opinion is in a group, then ông Ba."""
    lan = staff(commune)["lan"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today()))
    new, old = (Hamlet.objects.get(name=name) for name in ("thôn Đồng Mới", "thôn Bãi Cát"))
    given.a_guest(dialogue, lan, "Vàng Thị Súa", hamlet=new)
    group = given.a_group(commune, lan, "Nước sạch thôn Bãi Cát hay mất, đề nghị sửa bể lọc.")
    register_to_speak(dialogue, by=lan, name="Hà Thị Mận", hamlet=old, opinion=group.opinions.first())
    register_to_speak(dialogue, by=lan, name="Lê Văn Ba", hamlet=new, about="Mương vỡ")
    open_conference(dialogue, by=lan)
    return {"dialogue": dialogue.pk, "slug": dialogue.slug}


def a_hall_just_closed(commune: Commune) -> Told:
    """One matter decided; the conclusion is to be issued."""
    lan = staff(commune)["lan"]
    dialogue = given.an_open_dialogue(commune, lan, **on(today()))
    group = given.a_group(commune, lan)
    open_conference(dialogue, by=lan)
    record_outcome(group, by=lan, kind=Outcome.Kind.ASSIGNED, body=given.body("Phòng Kinh tế"))
    close_conference(dialogue, by=lan)
    return {"dialogue": dialogue.pk}


def a_reply_sent(commune: Commune) -> Told:
    """Everything is done but the minutes, the report and the seal."""
    lan = staff(commune)["lan"]
    reply = given.a_reply(commune, lan)
    return {"dialogue": reply.assignment.dialogue.pk, "code": reply.assignment.group.opinions.get().code}


def a_busy_commune(commune: Commune) -> Told:
    """Something of every kind that has an address of its own: for whoever tries the walls."""
    lan = staff(commune)["lan"]
    assignment = given.an_assignment(commune, lan)
    next_ = given.an_open_dialogue(commune, lan, **on(today()))
    guest = given.a_guest(next_, lan)
    opinion = assignment.group.opinions.get()
    paper = assignment.dialogue.papers.first()
    return {
        "dialogue": assignment.dialogue.pk, "next": next_.pk, "opinion": opinion.pk, "group": assignment.group.pk,
        "assignment": assignment.pk, "paper": paper.pk, "guest": guest.code,
        "outcome": str(Outcome.objects.get(group=assignment.group)),
    }  # fmt: skip


def found(name: str, slug: str) -> Told:
    Bucket.objects.all().delete()  # each story is another day: nobody has knocked yet
    commune = given.a_commune("Thanh Sơn", slug)
    with serving(commune):
        return {"commune": slug, **globals()[name](commune)}


if __name__ == "__main__":
    for line in sys.stdin:
        told = found(*line.split())
        connection.close()  # the server has its database to itself again
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
