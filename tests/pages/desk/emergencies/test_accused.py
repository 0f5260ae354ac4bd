"""Somebody is in danger of a person of the office: whoever is called reads it and comes, whoever is meant hears nothing."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from doithoai.actions.commune.set_emergency_duty import set_emergency_duty
from doithoai.actions.jobs import JOBS
from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.shield_petitioner import shield_petitioner
from doithoai.models import Actor, Emergency, Hamlet, Job, Message, Opinion, User
from doithoai.rules.procedure import Role
from tests import given
from tests.pages.desk.conftest import cost

PERSON = {"author": "Vàng A Chống", "contact": "0966 555 444"}
KNIFE = "đang cầm dao đuổi chém vợ con, có người bị thương nặng, cứu với."
#: Who is meant, and what is sent.
MEANT = {
    "mai": f"Trưởng thôn Đỗ Thị Mai {KNIFE}",
    "lan": f"Bà Trần Thị Lan ở ủy ban {KNIFE}",
    "binh": f"Ông Lò Văn Bình, Chủ tịch UBND xã, {KNIFE}",
    "khoa": f"Ông Đinh Đức Khoa, cán bộ công an xã, {KNIFE}",
}
TODAY, PAGE, BAR = (reverse(f"desk:{name}") for name in ("today", "emergencies", "alarm_bar"))


@pytest.fixture(autouse=True)
def office(commune, ba_lan, in_may, db) -> None:
    for someone in (given.ong_binh, given.co_thu, given.ong_tu, given.ba_mai, given.ong_hoa):
        someone(commune)
    given.a_person(commune, "tiep", "Sùng Thị Tiếp", Role.RECEPTION)
    police = given.body("Công an xã")
    given.a_person(commune, "khoa", "Đinh Đức Khoa", Role.OFFICER, title="Công an xã", body=police)
    given.an_open_dialogue(commune, ba_lan)


def on_duty(commune, ba_lan, username: str = "khoa") -> None:
    set_emergency_duty(
        commune, by=ba_lan, user=User.objects.get(username=username), phone="0212 114 114", email="truc@xa.example"
    )  # fmt: skip


def cry(commune, who: str) -> Emergency:
    opinion = given.an_opinion(commune, MEANT[who], hamlet=Hamlet.objects.get(name="thôn Đồng Mới"), **PERSON)
    assert set(opinion.shields.of_people().values_list("user__username", flat=True)) == {who}
    assert Opinion.objects.suspects().filter(pk=opinion.pk).exists()
    return Emergency.objects.get(opinion=opinion)


def told(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def told_roles() -> set[str]:
    return set(Message.objects.filter(about__startswith="emergency").values_list("role", flat=True))


def takes(browser: Client, emergency: Emergency) -> int:
    address = reverse("desk:acknowledge_emergency", args=[emergency.pk])
    return browser.post(address, {"doing": "Đang đến"}).status_code


@pytest.mark.parametrize("who", ["khoa", "thu", "tiep", "binh"])
def test_whoever_is_called_reads_it_before_it_is_sorted_and_takes_it(commune, ba_lan, signed_in, who):
    on_duty(commune, ba_lan)
    emergency, browser = cry(commune, "mai"), signed_in(who)
    page = told(browser, PAGE)
    assert MEANT["mai"] in page
    assert PERSON["contact"] in page, "as of any emergency: somebody has to ring back"
    assert "Đồng Mới" in told(browser, BAR)
    (watched,) = re.findall(r'hx-get="(/y-kien/con-do/[^"]*)"', page)
    assert browser.get(unescape(watched)).status_code == 204, "the page keeps it"
    assert takes(browser, emergency) == 302
    assert told(signed_in("lan"), BAR).strip() == ""
    again = signed_in("thu").post(reverse("desk:acknowledge_emergency", args=[emergency.pk]))
    assert "đã nhận việc này lúc" in again.content.decode()


def test_an_officer_who_is_not_on_duty_does_not(commune, ba_lan, signed_in):
    on_duty(commune, ba_lan)
    emergency, tu = cry(commune, "mai"), signed_in("tu")
    assert "cầm dao" not in told(tu, PAGE)
    assert takes(tu, emergency) == 409
    assert signed_in("tu").get(reverse("desk:opinion", args=[emergency.opinion_id])).status_code == 404


def test_without_the_person_where_their_own_body_is_complained_about(commune, ba_lan, signed_in):
    on_duty(commune, ba_lan, "tu")
    opinion = given.an_opinion(commune, f"Phòng Kinh tế bao che, ngâm đơn của tôi, kẻ ấy {KNIFE}", **PERSON)
    assert opinion.shields.standing().get().body.name == "Phòng Kinh tế"
    page = told(signed_in("tu"), PAGE)
    assert "cầm dao" in page
    assert not [each for each in PERSON.values() if each in page]


@pytest.mark.parametrize("who", MEANT)
def test_whoever_is_meant_hears_and_sees_nothing(commune, ba_lan, signed_in, who):
    on_duty(commune, ba_lan, who)
    browser = signed_in(who)
    before = [told(browser, each).partition("<main")[2] for each in (TODAY, PAGE)]
    emergency = cry(commune, who)
    assert [told(browser, each).partition("<main")[2] for each in (TODAY, PAGE)] == before
    assert told(browser, BAR).strip() == ""
    assert takes(browser, emergency) == 404
    emergency.refresh_from_db()
    assert emergency.acknowledged_at is None
    helps = signed_in("tiep" if who != "tiep" else "binh")
    assert takes(helps, emergency) == 302
    assert [told(browser, each).partition("<main")[2] for each in (TODAY, PAGE)] == before


def test_a_notice_for_two_clerks_is_read_by_the_one_who_is_not_meant(commune, ba_lan, signed_in):
    hue = given.a_person(commune, "hue", "Vì Thị Huệ", Role.CLERK)
    emergency = cry(commune, "lan")
    assert Message.objects.unread_by(hue).filter(about=emergency.about).exists()
    assert not Message.objects.unread_by(ba_lan).filter(about=emergency.about).exists()
    divert_opinion(
        emergency.opinion, by=hue, kind="denunciation", to="Công an huyện", otherwise=given.BY_HAND
    )
    assert not [each.text for each in Message.objects.unread_by(ba_lan) if "khẩn cấp" in each.text]


@pytest.mark.parametrize(
    ("who", "duty", "roles"),
    [
        ("mai", "khoa", {"clerk"}),
        ("mai", "", {"clerk", "chair"}),
        ("lan", "khoa", {"reception"}),
        ("lan", "", {"chair", "reception"}),
        ("binh", "", {"clerk", "reception"}),
        ("khoa", "khoa", {"clerk", "chair", "reception"}),
    ],
)
def test_the_next_office_is_called_where_one_is_meant(commune, ba_lan, who, duty, roles):
    if duty:
        on_duty(commune, ba_lan, duty)
    cry(commune, who)
    assert told_roles() == roles


def test_where_the_chair_is_meant_somebody_else_hears_that_nobody_came(commune, ba_lan):
    on_duty(commune, ba_lan)
    cry(commune, "binh")
    job = Job.objects.get(kind="escalate_emergency")
    JOBS["escalate_emergency"](commune, job.payload, job.run_after + timedelta(minutes=1))
    late = Message.objects.filter(text__contains="chưa ai nhận")
    assert list(late.values_list("role", flat=True)) == ["reception"]


def test_no_letter_goes_to_whoever_is_meant(commune, ba_lan, settings):
    settings.EMAIL_HOST, mail.outbox = "mail.example", []
    on_duty(commune, ba_lan)
    for who, sent in (("khoa", 0), ("mai", 1)):
        emergency = cry(commune, who)
        JOBS["ring_outside"](commune, {"emergency": emergency.pk}, given.BEFORE)
        assert len(mail.outbox) == sent


def test_nobody_is_told_to_ring_whoever_is_meant(commune, ba_lan, signed_in):
    on_duty(commune, ba_lan)
    cry(commune, "mai")
    assert "0212 114 114" in told(signed_in("tu"), BAR)
    cry(commune, "khoa")
    for address in (BAR, PAGE):
        assert "0212 114 114" not in told(signed_in("tu"), address).partition('class="lead"')[0]
    assert 'href="tel:0212114114"' not in told(signed_in("tu"), PAGE)


def test_hidden_by_hand_from_who_is_on_duty_it_calls_somebody_else(commune, ba_lan):
    on_duty(commune, ba_lan)
    opinion = given.an_opinion(commune, f"Có người ở trụ sở {KNIFE}", **PERSON)
    assert told_roles() == {"clerk"}
    khoa = User.objects.get(username="khoa")
    shield_petitioner(opinion, by=ba_lan, bodies=[], people=[khoa])
    assert told_roles() == {"clerk", "chair", "reception"}


def test_once_it_is_sorted_only_the_usual_readers_read_it(commune, ba_lan, signed_in):
    on_duty(commune, ba_lan)
    opinion = cry(commune, "mai").opinion
    khoa = Actor.of(User.objects.get(username="khoa"), commune.pk)
    assert Opinion.objects.seen_by(khoa).filter(pk=opinion.pk).exists()
    thu, page = signed_in("thu"), reverse("desk:opinion", args=[opinion.pk])
    assert thu.get(page).status_code == 200
    classify_opinion(
        opinion, by=ba_lan, at=given.BEFORE, field="hanh_chinh", urgency="cao", competence="xã", ordinary=True
    )
    assert thu.get(page).status_code == 200
    assert signed_in("khoa").get(page).status_code == 404


def test_the_front_sees_that_it_rings_and_no_code_in_its_place(commune, signed_in):
    cry(commune, "mai")
    page = told(signed_in("hoa"), PAGE)
    assert "Chờ nhận" in page
    assert "(xe•••" not in page
    assert "Ý kiến (xem riêng)" not in page, "the link would lead nowhere"


def test_what_is_kept_from_the_reader_costs_one_question_however_many_ring(commune, ba_lan, signed_in):
    on_duty(commune, ba_lan)
    cry(commune, "mai")
    khoa = signed_in("khoa")
    one = cost(khoa, PAGE), cost(khoa, BAR)
    for number in range(2):
        given.an_opinion(commune, f"{MEANT['mai']} Nhà số {number}.")
    assert (cost(khoa, PAGE), cost(khoa, BAR)) == one
