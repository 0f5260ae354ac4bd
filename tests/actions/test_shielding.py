"""Whom words mean is read when they come, and once for what waited before that could be read."""

import importlib

from django.apps import apps

from doithoai.actions import jobs
from doithoai.actions.jobs import JOBS
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.actions.opinions.sort_opinions import sort_opinions
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.actions.opinions.unsplit_opinion import unsplit_opinion
from doithoai.models import Hamlet, Job, Opinion, OpinionGroup, Shield, User, serving_everywhere
from doithoai.models.reading import APART, NOT_HERE, read_by, seal
from tests import given
from tests.actions.refusals import refused, refused_beforehand

ACCUSES = "Tôi tố cáo ông Lò Văn Bình, Chủ tịch UBND xã, nhận tiền của doanh nghiệp."


def kept_from(opinion: Opinion) -> list[str]:
    return [each.user.full_name for each in opinion.shields.of_people()]


def test_an_ordinary_opinion_is_for_everybody_and_an_accusation_is_not(commune, ong_binh):
    ordinary, accusation = given.an_opinion(commune), given.an_opinion(commune, ACCUSES)
    assert (ordinary.suspected, ordinary.guarded) == (False, False)
    accusation.refresh_from_db()
    assert (accusation.suspected, accusation.guarded) == (True, True)
    assert kept_from(accusation) == ["Lò Văn Bình"]
    assert set(Opinion.objects.readable_by(ong_binh)) == {ordinary}


def test_danger_is_read_by_whoever_is_on_duty_though_it_complains_too(commune):
    said = "Đập sắp vỡ, nước tràn vào nhà, báo mấy lần mà xã không giải quyết, cứu chúng tôi với!"
    assert not given.an_opinion(commune, said).suspected


def test_an_older_version_kept_nothing_apart_and_the_job_catches_up(commune, ba_lan, ong_binh):
    ordinary, accusation = given.an_opinion(commune), given.an_opinion(commune, ACCUSES)
    done = given.an_opinion(commune, "Cán bộ hách dịch nhưng đã xếp loại rồi.")
    given.an_open_dialogue(commune, ba_lan)
    classify_opinion(
        Opinion.objects.get(pk=done.pk),
        by=ba_lan,
        at=given.BEFORE,
        field="hanh_chinh",
        urgency="cao",
        competence="xã",
        ordinary=True,
    )
    Shield.objects.all().delete()
    Opinion.objects.update(suspected=False, guarded=False)
    step = importlib.import_module("doithoai.migrations.0040_who_is_meant_in_what_waits")
    with serving_everywhere(because="a migration"):
        step.keep_apart(apps, None)
    assert set(Opinion.objects.suspects()) == {ordinary, accusation}, "until they are read, both are for few"
    job = Job.objects.get(kind="read_suspicions")
    JOBS[job.kind](commune, job.payload, given.BEFORE)
    assert set(Opinion.objects.suspects()) == {accusation}
    assert kept_from(accusation) == ["Lò Văn Bình"]


def test_what_is_wiped_while_the_job_reads_is_not_written_down_again(
    commune, ba_lan, ong_binh, monkeypatch, caplog
):
    """Whoever diverts goes first, and the job finds it gone: neither shield, nor question, nor fault."""
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, ACCUSES)
    really_held = jobs.hold

    def held_after_somebody_else(subject: Opinion) -> None:
        monkeypatch.setattr(jobs, "hold", really_held)
        divert_opinion(
            Opinion.objects.get(pk=subject.pk), by=ba_lan, at=given.BEFORE, kind="denunciation", to="Thanh tra",
            otherwise=given.BY_HAND,
        )  # fmt: skip
        really_held(subject)

    monkeypatch.setattr(jobs, "hold", held_after_somebody_else)
    JOBS["read_suspicions"](commune, {}, given.BEFORE)
    stub = Opinion.objects.get(pk=opinion.pk)
    assert (stub.words, stub.group) == ("", None)
    assert kept_from(stub) == ["Lò Văn Bình"]
    assert not OpinionGroup.objects.exists()
    assert caplog.text == ""


def test_who_wrote_it_down_is_found_by_a_name_that_one_person_bears(commune, ba_mai):
    opinion = given.an_opinion(commune)
    Opinion.objects.filter(pk=opinion.pk).update(entered_by="Đỗ Thị Mai", written_by=None)
    step = importlib.import_module("doithoai.migrations.0040_who_is_meant_in_what_waits")
    with serving_everywhere(because="a migration"):
        step.who_wrote_it(apps, None)
    opinion.refresh_from_db()
    assert opinion.written_by_id == ba_mai.user_id


def test_parts_are_kept_from_whom_the_whole_is_kept_from(commune, ba_lan, ong_binh):
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, f"{ACCUSES} Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa.")
    opinion.refresh_from_db()
    split_opinion(opinion, by=ba_lan, at=given.BEFORE, begins=[0, opinion.words.index("Mương")])
    assert list(Opinion.objects.readable_by(ong_binh)) == []
    first = opinion.parts.order_by("pk")[0]
    shield_petitioner(opinion, by=ba_lan, bodies=[], people=[])
    shield_petitioner(first, by=ba_lan, bodies=[], people=[User.objects.get(pk=ong_binh.user_id)])
    unsplit_opinion(opinion, by=ba_lan, at=given.BEFORE)
    opinion.refresh_from_db()
    assert opinion.guarded
    assert kept_from(opinion) == ["Lò Văn Bình"]


def test_a_lifted_shield_gives_the_question_back(commune, ba_lan, ong_binh):
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, ACCUSES)
    opinion.refresh_from_db()
    classify_opinion(
        opinion, by=ba_lan, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    assert "xem riêng" in opinion.group.question
    shield_petitioner(opinion, by=ba_lan, bodies=[], people=[])
    opinion.group.refresh_from_db()
    assert "nhận tiền" in opinion.group.question
    assert not opinion.guarded
    assert list(Opinion.objects.readable_by(ong_binh)) == [opinion]


def test_the_accused_does_nothing_with_it_and_is_told_nothing(commune, ba_lan, ong_binh):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, "Bà Trần Thị Lan ở Văn phòng vòi tiền.")
    opinion.refresh_from_db()
    assert refused_beforehand(confirm_mask, opinion, by=ba_lan, public_words="x") == NOT_HERE
    assert refused_beforehand(shield_petitioner, opinion, by=ba_lan, bodies=[]) == NOT_HERE
    many = refused(
        sort_opinions,
        dialogue,
        by=ba_lan,
        opinions=[opinion.pk],
        field="hanh_chinh",
        urgency="cao",
        competence="xã",
    )
    assert opinion.code not in many


def test_somebody_must_be_left(commune, ba_lan):
    opinion = given.an_opinion(commune)
    lan = User.objects.get(pk=ba_lan.user_id)
    assert "không còn ai" in refused(shield_petitioner, opinion, by=ba_lan, bodies=[], people=[lan])


def test_what_is_loaded_for_somebody_is_loaded_for_their_eyes(
    commune, ong_binh, ong_hoa, django_assert_num_queries
):
    hamlet = Hamlet.objects.get(name="thôn Bãi Cát")
    accusation = given.an_opinion(commune, ACCUSES, contact="0966 555 444", hamlet=hamlet)
    ordinary = given.an_opinion(commune, contact="0966 555 444", hamlet=hamlet)
    with read_by(ong_binh):
        told = Opinion.objects.select_related("hamlet").get(pk=accusation.pk)
        assert not [each for each in (told.author, told.contact, told.hamlet) if each]
        assert "tố cáo" not in told.words
        assert accusation.code not in str(told)
        assert "0966" not in str(Opinion.objects.only("contact").get(pk=accusation.pk).contact)
    with (
        read_by(ong_hoa),
        django_assert_num_queries(3),
    ):  # the rows, what calls for help, whether this is the Front itself
        rows = {each.pk: each for each in Opinion.objects.select_related("hamlet")}
        seen = rows[ordinary.pk]
        assert (seen.author, seen.contact, seen.hamlet, seen.words) == ("", "", None, ordinary.words)


def test_papers_that_travel_say_only_that_something_is_there(commune, ba_lan, ong_binh):
    given.an_open_dialogue(commune, ba_lan)
    accusation, ordinary = given.an_opinion(commune, ACCUSES), given.an_opinion(commune)
    accusation.refresh_from_db()
    classify_opinion(
        accusation,
        by=ba_lan,
        at=given.BEFORE,
        field="hanh_chinh",
        urgency="cao",
        competence="xã",
        ordinary=True,
    )
    told = {each.pk: (each.words, each.author) for each in seal(Opinion.objects.all())}
    assert told == {accusation.pk: (APART, ""), ordinary.pk: (ordinary.words, ordinary.author)}
