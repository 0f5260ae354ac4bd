"""The software stumbles over somebody's words: the words and the code stay, and danger rings all the same, later."""

import pytest

from config.jobs import run, take
from doithoai.actions.jobs import JOBS, READINGS, NotReadAgain
from doithoai.actions.kernel import Refusal, hold
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.put_off_reading import put_off_reading
from doithoai.actions.opinions.write_down_recording import write_down_recording
from doithoai.models import Deed, Emergency, Job, Message, Opinion, Shield
from doithoai.models.clock import clock_at
from doithoai.models.journal import first_broken_deed
from doithoai.rules.enclosures import SPOKEN
from tests import given
from tests.actions.refusals import STRANGER, everything, only_for, refused_beforehand

SLOPE = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay."
COMPLAINT = "Cán bộ Phòng Kinh tế có thái độ quát mắng tôi, đòi tiền mới làm."


class Stumble(Exception):
    pass


def stumbles(opinion, *, at):
    Message.objects.create(dialogue=opinion.dialogue, role="chair", text="half done", at=at)
    raise Stumble(opinion.words)


@pytest.fixture
def stumbling(monkeypatch):
    for reading in ("ring_if_danger", "shield_by_words"):
        monkeypatch.setattr(f"doithoai.actions.opinions.submit_opinion.{reading}", stumbles)


def test_the_opinion_and_its_code_are_kept_and_the_clerk_is_asked_to_read(
    commune, dialogue, stumbling, caplog
):
    code = given.an_opinion(commune, SLOPE).code
    assert Opinion.objects.get(code=code).words == SLOPE
    assert not Emergency.objects.exists()
    told = Message.objects.get()  # what was half done is taken back, and two failures are one notice
    assert told.role == "clerk"
    assert "xin mở đọc ngay" in told.text
    assert "Ta luy" not in told.text + caplog.text
    assert "Stumble at test_put_off_reading.py" in caplog.text


def test_what_could_not_be_read_is_for_few_until_it_is(commune, dialogue, stumbling, monkeypatch):
    wish = given.an_opinion(commune, "Đề nghị sửa đường liên thôn.")
    assert Opinion.objects.get(pk=wish.pk).suspected
    with clock_at(given.AFTER):
        while job := take(given.AFTER):
            assert run(job)
    assert not Opinion.objects.get(pk=wish.pk).suspected


@pytest.mark.parametrize("fails", ["sounds_accusing", "accuses"])
def test_so_is_what_was_read_half(commune, dialogue, monkeypatch, fails):
    def stumbles_over(words):
        raise Stumble(words)

    monkeypatch.setattr(f"doithoai.actions.shielding.{fails}", stumbles_over)
    assert Opinion.objects.get(pk=given.an_opinion(commune).pk).suspected


def test_the_journal_tells_and_its_chain_holds(commune, dialogue, stumbling):
    code = given.an_opinion(commune, SLOPE).code
    deeds = Deed.objects.filter(action__in=("put_off_reading", "submit_opinion")).order_by("position")
    assert [(each.action, each.by) for each in deeds] == [
        ("put_off_reading", "Hệ thống"),
        ("put_off_reading", "Hệ thống"),
        ("submit_opinion", "Ông Ba"),
    ]
    assert deeds[0].subject == f"opinion {code}"
    assert first_broken_deed(commune.pk) is None


def test_the_job_rings_and_shields_once_the_fault_is_mended(commune, dialogue, stumbling, ong_tu):
    slope, complaint = given.an_opinion(commune, SLOPE), given.an_opinion(commune, COMPLAINT)
    with clock_at(given.AFTER):
        while job := take(given.AFTER):
            assert run(job)
    assert Emergency.objects.get().opinion == slope
    assert Shield.objects.get().opinion == complaint
    assert set(Message.objects.filter(text__contains="Có việc khẩn cấp").values_list("role", flat=True)) == {
        "clerk", "chair",
    }  # fmt: skip


def test_while_the_fault_lasts_the_job_comes_back_and_nothing_rings_twice(
    commune, dialogue, stumbling, monkeypatch
):
    given.an_opinion(commune, SLOPE)
    mended = READINGS["ring"]
    monkeypatch.setitem(READINGS, "ring", stumbles)
    job = Job.objects.get(unique_key__startswith="read_again ring")
    with pytest.raises(NotReadAgain, match=r"^Stumble at test_put_off_reading.py:\d+$"):
        JOBS["read_again"](commune, job.payload, given.AFTER)
    assert job.max_attempts > 24 * 7
    monkeypatch.setitem(READINGS, "ring", mended)
    for _ in range(2):
        JOBS["read_again"](commune, job.payload, given.AFTER)
    assert Emergency.objects.count() == 1


DENUNCIATION = "Tố cáo cán bộ Phàn Văn Cấp nhận tiền khi bình xét hộ nghèo."


def everywhere() -> str:
    """Every row that is anybody's, and the jobs, which are nobody's."""
    return f"{everything()} {list(Job.objects.values())}"


def test_what_was_purged_before_it_was_read_never_comes_back(
    commune, ba_lan, dialogue, stumbling, monkeypatch, caplog
):
    """Not by the job that still waits, not by why it failed, not by the words it would have rung or asked with."""
    mended = dict(READINGS)
    opinion = given.an_opinion(commune, f"{DENUNCIATION} {SLOPE}")
    for reading in READINGS:
        put_off_reading(opinion, by=given.clock(commune), at=given.BEFORE, reading=reading)
        monkeypatch.setitem(READINGS, reading, stumbles)
    with clock_at(given.AFTER):
        failed = [take(given.AFTER) for _ in READINGS]
        assert not any(run(job) for job in failed if job)
    assert "Phàn Văn Cấp" not in str(list(Job.objects.values())) + caplog.text
    Job.objects.update(error=f"ValueError: {DENUNCIATION}")  # as an earlier version kept it

    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND)
    for reading, read in mended.items():
        monkeypatch.setitem(READINGS, reading, read)
    left = Job.objects.ready(given.AFTER.replace(year=2030))
    assert [each.kind for each in left] == ["sweep_traces"]  # what cleans the disk; nothing that reads
    for job in failed:
        JOBS["read_again"](commune, job.payload, given.AFTER)  # one that had been taken already
    kept = everywhere()
    assert not [each for each in ("Phàn Văn Cấp", "phan van cap", "Ta luy", "hộ nghèo") if each in kept]
    assert not Emergency.objects.exists()


def test_the_job_waits_for_who_purges_and_reads_nothing_it_saw_before(commune, ba_lan, dialogue, monkeypatch):
    opinion = given.an_opinion(commune, DENUNCIATION)
    read = []
    monkeypatch.setitem(READINGS, "shield", lambda opinion, *, at: read.append(opinion.words))

    def purged_meanwhile(subject):
        divert_opinion(
            Opinion.objects.get(pk=subject.pk),
            by=ba_lan,
            kind="denunciation",
            to="Công an xã",
            otherwise=given.BY_HAND,
        )
        hold(subject)

    monkeypatch.setattr("doithoai.actions.jobs.hold", purged_meanwhile)
    JOBS["read_again"](commune, {"opinion": opinion.pk, "reading": "shield"}, given.AFTER)
    assert read == []


def test_what_is_spoken_in_the_hall_gets_its_group_though_nothing_could_be_masked(
    commune, ba_lan, dialogue, monkeypatch
):
    def no_masks(words):
        raise Stumble

    opinion = given.an_opinion(commune, "Số của tôi là 0912 345 678, xin xã gọi khi sửa mương.")
    with monkeypatch.context() as stumbling:
        stumbling.setattr("doithoai.actions.grouping.mask_spans", no_masks)
        group = given.classify_opinion(
            opinion, by=ba_lan, field="thuy_loi", urgency="cao", competence="xã"
        ).group
    assert group.question.startswith("Chưa che được")
    JOBS["read_again"](commune, Job.objects.get().payload, given.AFTER)
    group.refresh_from_db()
    assert group.question.startswith("Số của tôi là")
    assert "0912" not in group.question


def test_what_was_spoken_rings_when_it_is_written_down(commune, ba_lan, dialogue):
    spoken = given.an_opinion(commune, SPOKEN)
    assert not Emergency.objects.exists()
    write_down_recording(spoken, by=ba_lan, words=SLOPE)
    assert Emergency.objects.get().opinion == spoken


def test_a_refusal_is_still_a_refusal(commune, dialogue, stumbling):
    with pytest.raises(Refusal, match="quá ngắn"):
        given.an_opinion(commune, "ừ")
    assert not Job.objects.exists()


def test_only_the_software_does_it(commune, dialogue, ba_lan, ong_nam):
    opinion = given.an_opinion(commune)
    assert refused_beforehand(put_off_reading, opinion, by=ong_nam) == STRANGER
    assert refused_beforehand(put_off_reading, opinion, by=ba_lan) == only_for(put_off_reading)
