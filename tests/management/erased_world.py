"""Acts five denunciations through five doors into the data folder of this process, then sends them away; or sends one
away and is killed right after the commit, and begins anew.

Run as a program of its own (`python -m tests.management.erased_world before|after|killed|again`), because bytes can only
be looked for in a file on the disk, and the other tests keep their database in memory.
"""

import os
import signal
import sys

import django

ROADS = ("web", "hamlet", "hall", "part", "merged")


def said_by(road: str) -> dict[str, str]:
    """What one person said: nothing of it occurs anywhere else in the world."""
    number = ROADS.index(road) + 1
    name = ("Giàng Thị Mỷ", "Sùng Văn Pó", "Lừu A Chẻo", "Cứ Seo Dìn", "Thào Mí Già")[number - 1]
    said = (
        "ông kế toán Quách Tĩnh Đạt ăn chặn gạo cứu đói", "trưởng ban Hứa Bích Khuê bán trộm gỗ pơ mu",
        "phó phòng Kha Tuyên Mẫn ép dân ký khống", "cán bộ Ngụy Sơn Trà đòi phong bì mới đóng dấu",
        "công an viên Phù Lưu Triều đánh người giữa chợ",
    )[number - 1]  # fmt: skip
    return {
        "author": name,
        "contact": f"09{number}7 {number}31 5{number}8",
        "words": f"Tôi tố cáo {said}, ngày mùng {number} tháng Giêng, có người làm chứng.",
    }


def act(when: str) -> None:
    from django.conf import settings
    from django.db import connection

    from doithoai.actions.conclusion.issue_conclusion import issue_conclusion
    from doithoai.actions.conclusion.issue_minutes import issue_minutes
    from doithoai.actions.conference.call_speaker import call_speaker
    from doithoai.actions.conference.close_conference import close_conference
    from doithoai.actions.conference.open_conference import open_conference
    from doithoai.actions.conference.record_outcome import record_outcome
    from doithoai.actions.conference.take_minutes import take_minutes
    from doithoai.actions.enclosing import enclose
    from doithoai.actions.invitations.register_to_speak import register_to_speak
    from doithoai.actions.opinions.confirm_mask import confirm_mask
    from doithoai.actions.opinions.divert_opinion import divert_opinion
    from doithoai.actions.opinions.enter_opinion import enter_opinion
    from doithoai.actions.opinions.merge_opinions import merge_opinions
    from doithoai.actions.opinions.split_opinion import split_opinion
    from doithoai.actions.preparation.assign_preparation import assign_preparation
    from doithoai.models import Commune, Opinion, Outcome, User, serving
    from doithoai.models.actor import Actor
    from doithoai.rules.enclosures import Enclosure, EnclosureKind
    from tests import given

    assert str(settings.DATABASES["default"]["NAME"]).endswith(".sqlite3")
    if when == "again":
        begin_again()
        return
    if when == "killed":
        connection.run_and_clear_commit_hooks = lambda: os.kill(os.getpid(), signal.SIGKILL)
    if when in ("after", "killed"):
        commune = Commune.objects.get()
        with serving(commune):
            lan = Actor.of(User.objects.get(username="lan"), commune.pk)
            for opinion in Opinion.objects.matters().filter(words__contains="tố cáo").order_by("pk"):
                divert_opinion(
                    opinion,
                    by=lan,
                    at=given.AFTER,
                    kind="denunciation",
                    to="Ủy ban kiểm tra",
                    otherwise=given.BY_HAND,
                )
        return

    commune = given.a_commune()
    with serving(commune):
        given.hamlets(commune)
        lan = given.ba_lan(commune)
        mai = given.ba_mai(commune)
        dialogue = given.an_open_dialogue(commune, lan)
        for number in range(12):  # neighbours in the same pages of the file
            given.an_opinion(
                commune, f"Đường thôn Đồng Mới đoạn {number} lầy lội, đề nghị xã rải đá cho dân đi."
            )
        made = {
            "web": given.an_opinion(commune, **said_by("web")),
            "hamlet": enter_opinion(commune, by=mai, at=given.BEFORE, **said_by("hamlet")),
        }
        photo = Enclosure(
            EnclosureKind.PHOTO, b"JPEG of " + said_by("web")["words"].encode(), "image/jpeg", 9, 9
        )
        enclose(made["web"], [photo], at=given.BEFORE)
        whole = said_by("part")
        whole["words"] = f"Đề nghị xã sửa mương. {whole['words']}"
        part = given.an_opinion(commune, **whole)
        merged = given.an_opinion(commune, **said_by("merged"))
        for each in (made["web"], part, merged):
            given.classify_opinion(
                each,
                by=lan,
                at=given.BEFORE,
                field="hanh_chinh",
                urgency="cao",
                competence="xã",
                ordinary=True,
            )
            each.refresh_from_db()
        said = said_by("web")["words"]
        confirm_mask(made["web"], by=lan, at=given.BEFORE, public_words=said, looked_again=True)
        assign_preparation(
            merged.group, by=lan, at=given.BEFORE, body=given.body("Phòng Kinh tế"), due_on=given.HELD_ON
        )
        merge_opinions(
            merged.group,
            by=lan,
            at=given.BEFORE,
            opinions=[given.an_opinion(commune, "Chợ phiên chưa có chỗ gửi xe.")],
        )
        split_opinion(part, by=lan, at=given.BEFORE, begins=[0, whole["words"].index("Tôi")])
        for each in Opinion.objects.awaiting_classification():
            given.classify_opinion(
                each,
                by=lan,
                at=given.BEFORE,
                field="giao_thong",
                urgency="cao",
                competence="xã",
                ordinary=True,
            )
        open_conference(dialogue, by=lan, at=given.ON_THE_DAY)
        hall = said_by("hall")
        spoken = enter_opinion(
            commune, by=lan, at=given.ON_THE_DAY, words=hall["words"], author=hall["author"], contact=hall["contact"],
            channel="hall", dialogue=dialogue,
        )  # fmt: skip
        turn = register_to_speak(
            dialogue, by=lan, at=given.ON_THE_DAY, name=hall["author"], about=hall["words"], opinion=spoken
        )
        call_speaker(turn, by=lan, at=given.ON_THE_DAY)
        take_minutes(
            dialogue, by=lan, at=given.ON_THE_DAY, part="opinion", words=hall["words"], group=spoken.group
        )
        for group in dialogue.groups.all():
            record_outcome(
                group,
                by=lan,
                at=given.ON_THE_DAY,
                kind=Outcome.Kind.ASSIGNED,
                body=given.body("Phòng Kinh tế"),
            )
        close_conference(dialogue, by=lan, at=given.AFTER)
        issue_conclusion(dialogue, by=lan, at=given.AFTER, issued_on=given.AFTER.date())
        issue_minutes(dialogue, by=lan, at=given.AFTER, issued_on=given.AFTER.date())


def begin_again() -> None:
    """A job loop as it begins, and a minute later."""
    from datetime import timedelta

    from config import jobs
    from doithoai.models.clock import now

    jobs.put_first(now())
    while job := jobs.take(now() + timedelta(minutes=1)):
        assert jobs.run(job), job.error


if __name__ == "__main__":
    django.setup()
    act(sys.argv[1])
