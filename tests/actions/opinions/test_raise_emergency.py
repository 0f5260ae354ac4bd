"""A slope is about to fall: the bell rings by itself, or by whoever reads it."""

from datetime import timedelta

import pytest
from django.core import mail

from doithoai.actions.commune.set_emergency_duty import set_emergency_duty
from doithoai.actions.jobs import JOBS
from doithoai.actions.opinions.acknowledge_emergency import acknowledge_emergency
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.raise_emergency import raise_emergency
from doithoai.models import Emergency, Job, Message, User
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand

SLOPE = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay."
QUIET = "Đề nghị xã làm đường bê tông vào thôn Đồng Mới."


def messages(role: str) -> list[str]:
    return list(Message.objects.filter(role=role, text__contains="khẩn cấp").values_list("text", flat=True))


def test_danger_rings_at_the_door_and_the_opinion_stays_an_opinion(commune, dialogue):
    opinion = given.an_opinion(commune, SLOPE)
    emergency = Emergency.objects.get()
    assert (emergency.opinion, emergency.raised_by, emergency.raised_at) == (
        opinion,
        "Hệ thống",
        given.BEFORE,
    )
    assert opinion.dialogue == dialogue
    assert len(messages("clerk")) == len(messages("chair")) == 1
    assert "Ta luy" not in str(messages("clerk"))


def test_a_wish_does_not_ring(commune, dialogue):
    given.an_opinion(commune, QUIET)
    assert not Emergency.objects.exists()
    assert not Job.objects.exists()


def test_with_somebody_on_duty_the_chair_hears_of_it_only_when_nobody_takes_it(
    commune, ba_lan, ong_tu, dialogue
):
    tu = User.objects.get(username="tu")
    set_emergency_duty(
        commune, by=ba_lan, user=tu, phone="0212 300 0114", email="truc@xa.example", minutes=10
    )
    given.an_opinion(commune, SLOPE)
    assert messages("chair") == []
    job = Job.objects.get(kind="escalate_emergency")
    assert job.run_after == given.BEFORE + timedelta(minutes=10)
    JOBS["escalate_emergency"](commune, job.payload, job.run_after)
    assert messages("chair") == ["Việc khẩn cấp đã 10 phút chưa ai nhận. Xin mở mục Việc khẩn cấp."]


def test_the_chair_is_left_in_peace_once_somebody_took_it(commune, ong_binh, ba_lan, ong_tu, dialogue):
    set_emergency_duty(commune, by=ba_lan, user=User.objects.get(username="tu"))
    given.an_opinion(commune, SLOPE)
    acknowledge_emergency(Emergency.objects.get(), by=ong_tu, doing="Đang cho di dời hai hộ")
    job = Job.objects.get(kind="escalate_emergency")
    JOBS["escalate_emergency"](commune, job.payload, job.run_after)
    assert messages("chair") == []


def test_a_letter_and_a_text_message_leave_the_house_without_a_word_of_hers(
    commune, ba_lan, dialogue, settings, tmp_path
):
    settings.EMAIL_HOST, settings.SMS_COMMAND = "mail.example", f"cp {{text}} {tmp_path}"
    settings.SMS_COMMAND = (
        f'{given.__file__ and "/bin/sh"} -c "echo \\"$0 $1\\" > {tmp_path}/sms" {{phone}} {{text}}'
    )
    set_emergency_duty(commune, by=ba_lan, user=None, phone="0912 114 114", email="truc@xa.example")
    given.an_opinion(commune, SLOPE, author="Lê Văn Ba")
    JOBS["ring_outside"](commune, Job.objects.get(kind="ring_outside").payload, given.BEFORE)
    told = mail.outbox[0].body + (tmp_path / "sms").read_text(encoding="utf-8")
    assert mail.outbox[0].to == ["truc@xa.example"]
    assert told.count("KHẨN CẤP: xã Thanh Sơn") == 2
    assert "0912 114 114" in told
    assert not [each for each in ("Ta luy", "Lê Văn Ba") if each in told]


def test_a_person_rings_for_what_did_not_ring_by_itself(commune, ba_lan, dialogue):
    opinion = given.an_opinion(commune, QUIET)
    assert raise_emergency(opinion, by=ba_lan).raised_by == ba_lan.name
    assert "đã được báo" in refused_beforehand(raise_emergency, opinion, by=ba_lan)


def test_a_denunciation_takes_its_bell_along(commune, ba_lan, dialogue):
    opinion = given.an_opinion(commune, SLOPE)
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an xã", otherwise=given.BY_HAND)
    assert not Emergency.objects.exists()


def test_ong_nam_may_not(commune, ong_nam, dialogue):
    assert refused_beforehand(raise_emergency, given.an_opinion(commune, QUIET), by=ong_nam) == STRANGER


def test_the_public_may_not(commune, ong_ba, dialogue):
    opinion = given.an_opinion(commune, QUIET)
    assert refused_beforehand(raise_emergency, opinion, by=ong_ba) == only_for(raise_emergency)


@pytest.fixture(autouse=True)
def _no_letters_left():
    mail.outbox = []
