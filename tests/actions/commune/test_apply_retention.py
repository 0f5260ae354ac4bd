"""Kept as long as approved, then erased, counted beforehand and written down."""

from datetime import datetime, timedelta

import pytest

from doithoai.actions import retention
from doithoai.actions.commune.apply_retention import apply_retention
from doithoai.actions.commune.approve_retention import approve_retention
from doithoai.actions.enclosing import enclose
from doithoai.actions.jobs import JOBS
from doithoai.actions.opinions.add_slip_photo import add_slip_photo
from doithoai.actions.opinions.assign_slip_photo import assign_slip_photo
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.actions.plan.cancel_dialogue import cancel_dialogue
from doithoai.actions.purging import forget_person
from doithoai.actions.reports.seal_dossier import seal_dossier
from doithoai.actions.retention import standing
from doithoai.models import (
    Actor,
    Arrival,
    Erasure,
    Invitation,
    Job,
    Opinion,
    OpinionFile,
    SlipPhoto,
    TriageStep,
)
from doithoai.rules.enclosures import Enclosure, EnclosureKind
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand
from tests.given_slips import a_photo

SEALED = given.moment(datetime(2026, 6, 29, 10, 0))
AFTER_A_YEAR = given.moment(datetime(2027, 6, 30, 3, 0))
AFTER_ELEVEN_YEARS = given.moment(datetime(2037, 6, 30, 3, 0))


@pytest.fixture
def sealed(commune, ba_lan) -> Opinion:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    given.a_guest(dialogue, ba_lan)
    given.an_assignment(commune, ba_lan, dialogue)
    opinion = Opinion.objects.get()
    opinion.contact = "0912 000 111"
    opinion.save()
    photo = Enclosure(EnclosureKind.PHOTO, b"jpeg", "image/jpeg", 9, 9)
    sound = Enclosure(EnclosureKind.SOUND, b"mp3", "audio/mpeg", seconds=3)
    enclose(opinion, [photo, sound], at=given.BEFORE)
    given.a_reply(commune, ba_lan, assignment=dialogue.assignments.get())
    for issue in (given.issue_minutes, given.issue_report):
        issue(dialogue, by=ba_lan, at=SEALED, issued_on=SEALED.date())
    seal_dossier(dialogue, by=ba_lan, at=SEALED, as_it_is=True)
    return opinion


def due(on: datetime) -> dict[str, int]:
    return {each.keep.kind: each.count for each in standing(on.date())}


def test_the_dry_run_counts_and_changes_nothing(sealed):
    assert due(SEALED) == {
        "contact": 0,
        "sound": 0,
        "photo": 0,
        "slip_photo": 0,
        "attendance": 0,
        "person": 0,
    }
    a_year_on = {"contact": 1, "sound": 1, "photo": 0, "slip_photo": 0, "attendance": 0, "person": 0}
    assert due(AFTER_A_YEAR) == a_year_on
    assert due(AFTER_ELEVEN_YEARS) == a_year_on | {"photo": 1, "attendance": 1, "person": 1}
    assert OpinionFile.objects.count() == 2


def test_only_what_is_approved_is_erased_and_written_down(commune, sealed, ong_binh):
    approve_retention(commune, by=ong_binh, kind="contact", months=12)
    assert apply_retention(commune, by=ong_binh, at=AFTER_A_YEAR) == 1
    sealed.refresh_from_db()
    assert (sealed.contact, sealed.author) == ("", "Lê Văn Ba")
    assert OpinionFile.objects.count() == 2
    [line] = Erasure.objects.all()
    assert (line.why, line.kind, line.count) == ("retention", "contact", 1)
    assert apply_retention(commune, by=ong_binh, at=AFTER_A_YEAR) == 0


def test_whoever_speaks_for_a_child_is_not_to_be_reached_longer_than_the_child(commune, sealed, ong_binh):
    Opinion.objects.filter(pk=sealed.pk).update(
        contact="", guardian="Lê Thị Tư", guardian_contact="0987 111 222"
    )
    assert due(AFTER_A_YEAR)["contact"] == 1
    approve_retention(commune, by=ong_binh, kind="contact", months=12)
    assert apply_retention(commune, by=ong_binh, at=AFTER_A_YEAR) == 1
    sealed.refresh_from_db()
    assert (sealed.guardian, sealed.guardian_contact) == ("Lê Thị Tư", "")


def test_in_the_end_nobody_is_left_and_the_matter_with_its_answer_is(commune, sealed, ong_binh):
    for kind in ("contact", "sound", "photo", "attendance", "person"):
        approve_retention(commune, by=ong_binh, kind=kind, months=120)
    assert TriageStep.objects.exists()
    JOBS["apply_retention"](commune, {}, AFTER_ELEVEN_YEARS)
    sealed.refresh_from_db()
    assert (sealed.author, sealed.contact, sealed.hamlet) == ("", "", None)
    assert not TriageStep.objects.exists()  # what groups asked before; nothing is taken back here any more
    assert "Mương thôn Đồng Mới bị vỡ" in sealed.words
    assert sealed.group.assignments.get().replies.exists()
    assert not OpinionFile.objects.exists()
    assert set(Invitation.objects.values_list("name", flat=True)) == {"[không nêu tên]"}
    assert Arrival.objects.exclude(name="[không nêu tên]").count() == 0
    assert set(due(AFTER_ELEVEN_YEARS).values()) == {0}


def test_many_people_are_forgotten_in_several_goes_and_the_disk_is_swept_once_a_go(
    commune, ba_lan, sealed, ong_binh, monkeypatch
):
    for name in ("Lò Thị Mười", "Vàng A Páo"):
        given.an_opinion(commune, author=name)
    Opinion.objects.update(dialogue=sealed.dialogue)
    approve_retention(commune, by=ong_binh, kind="person", months=120)
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    assert apply_retention(commune, by=ong_binh, at=AFTER_ELEVEN_YEARS) == 2
    assert Job.objects.get(kind="sweep_traces").payload == {"database": True}
    assert retention.still_due(AFTER_ELEVEN_YEARS.date())
    JOBS["apply_retention"](commune, {}, AFTER_ELEVEN_YEARS)
    assert not retention.still_due(AFTER_ELEVEN_YEARS.date())
    assert not Opinion.objects.exclude(author="").exists()


@pytest.fixture
def lost(commune, ba_lan) -> SlipPhoto:
    """A photo of nobody's slip, and a slip photographed and never typed in."""
    dialogue = given.an_open_dialogue(commune, ba_lan)
    print_slips(dialogue, by=ba_lan, at=given.BEFORE, count=3)
    lost = add_slip_photo(dialogue, by=ba_lan, at=given.BEFORE, data=a_photo())
    untyped = add_slip_photo(dialogue, by=ba_lan, at=given.BEFORE, data=a_photo(seed=3))
    assign_slip_photo(untyped, by=ba_lan, number=3)
    return lost


def test_a_photo_of_a_slip_of_no_opinion_waits_as_long_as_it_may_find_one(commune, lost, ong_binh):
    assert due(AFTER_A_YEAR)["slip_photo"] == 0
    cancel_dialogue(lost.dialogue, by=ong_binh, at=given.BEFORE, reason="Bão lớn, không tổ chức lại.")
    assert due(given.BEFORE + timedelta(days=60))["slip_photo"] == 0
    assert due(AFTER_A_YEAR)["slip_photo"] == 2
    assert due(AFTER_A_YEAR)["photo"] == 0


def test_then_its_row_and_its_bytes_go_and_the_log_says_so(
    commune, lost, ong_binh, django_capture_on_commit_callbacks
):
    cancel_dialogue(lost.dialogue, by=ong_binh, at=given.BEFORE, reason="Bão lớn, không tổ chức lại.")
    paths = [each.file.path for each in SlipPhoto.objects.select_related("file")]
    approve_retention(commune, by=ong_binh, kind="slip_photo", months=3)
    with django_capture_on_commit_callbacks(execute=True):
        assert apply_retention(commune, by=ong_binh, at=AFTER_A_YEAR) == 2
    assert not SlipPhoto.objects.exists()
    assert not [each for each in paths if each.exists()]
    [line] = Erasure.objects.all()
    assert (line.kind, line.count, line.kind_label) == (
        "slip_photo",
        2,
        "Ảnh phiếu giấy không thuộc ý kiến nào",
    )
    assert apply_retention(commune, by=ong_binh, at=AFTER_A_YEAR) == 0


def test_a_dialogue_that_is_not_sealed_is_not_touched(commune, ba_lan, ong_binh):
    given.a_reply(commune, ba_lan)
    approve_retention(commune, by=ong_binh, kind="person", months=1)
    assert apply_retention(commune, by=ong_binh, at=AFTER_ELEVEN_YEARS) == 0


def test_nothing_before_something_is_approved(commune, ba_lan):
    assert "Chưa có thời hạn nào" in refused_beforehand(apply_retention, commune, by=ba_lan)
    JOBS["apply_retention"](commune, {}, AFTER_A_YEAR)  # the clock is not refused, it has nothing to do


def test_the_front_may_not(commune, ong_hoa):
    assert refused_beforehand(apply_retention, commune, by=ong_hoa) == only_for(apply_retention)


def test_ong_nam_may_not(commune, ong_nam, ong_binh):
    approve_retention(commune, by=ong_binh, kind="contact", months=12)
    assert refused_beforehand(apply_retention, commune, by=ong_nam) == STRANGER
    assert Actor.clock(commune.pk).commune_id == commune.pk


def test_whom_the_words_name_goes_too_though_nobody_said_who_asked(commune, ba_lan, sealed, ong_binh):
    """Erased by right, the words kept the official's name for the matter; nameless words were never anybody's to erase."""
    said = "Ông Trần Văn Khoa, Trưởng thôn thu tiền làm đường mà không công khai."
    Opinion.objects.filter(pk=sealed.pk).update(words=f"{said} Nhà bà Lò Thị Mười bị ốm cũng phải nộp.")
    opinion = Opinion.objects.get(pk=sealed.pk)
    forget_person(opinion, why=Erasure.Why.RIGHT, at=SEALED, by=ba_lan)
    opinion.refresh_from_db()
    assert "Trần Văn Khoa" in opinion.words
    assert "Lò Thị Mười" not in opinion.words
    assert opinion.covered_at is None
    assert due(AFTER_ELEVEN_YEARS)["person"] == 1
    approve_retention(commune, by=ong_binh, kind="person", months=120)
    assert apply_retention(commune, by=ong_binh, at=AFTER_ELEVEN_YEARS) == 1
    opinion.refresh_from_db()
    assert "Trần Văn Khoa" not in opinion.words
    assert "thu tiền làm đường" in opinion.words
    assert due(AFTER_ELEVEN_YEARS)["person"] == 0
    assert apply_retention(commune, by=ong_binh, at=AFTER_ELEVEN_YEARS) == 0
