"""The red bar is on every desk of the commune, says nothing private, and goes when somebody has it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.models import Emergency, EmergencyDuty, Hamlet, User
from doithoai.models.clock import clock_at
from tests import given
from tests.pages.desk.conftest import cost

SLOPE = "Ta luy sau nhà tôi đang sạt, đất đã tràn vào bếp, xin xã cho người đến ngay."


@pytest.fixture
def emergency(commune, ba_lan, in_may) -> Emergency:
    given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune, SLOPE, author="Lê Văn Ba", contact="0912 000 111")
    return Emergency.objects.get()


def bar(client) -> str:
    return client.get(reverse("desk:alarm_bar")).content.decode()


def test_every_desk_of_the_commune_sees_that_and_when_never_who(commune, emergency, signed_in):
    given.ong_tu(commune)
    given.ba_mai(commune)
    for name in ("lan", "tu", "mai"):
        seen = bar(signed_in(name))
        assert "Báo lúc 08:00" in seen
        assert not [each for each in ("Ta luy", "Lê Văn Ba", "0912") if each in seen]
    page = signed_in("tu").get(reverse("desk:emergencies")).content.decode()
    assert "Chưa ghi số điện thoại trực" in page
    assert not [each for each in ("Ta luy", "Lê Văn Ba", "0912") if each in page]


def test_the_head_of_the_hamlet_where_it_is_reads_what_fell_and_whom_to_ring(
    commune, ba_lan, in_may, signed_in
):
    given.an_open_dialogue(commune, ba_lan)
    mai = given.ba_mai(commune)
    here = Hamlet.objects.get(pk__in=mai.hamlet_ids)
    given.an_opinion(commune, f"{SLOPE} Nhà Lê Văn Ba, số 0912 000 111.", hamlet=here, author="Lê Văn Ba")
    given.an_opinion(commune, "Đập trên núi đang vỡ, nước đang lên vào nhà.")
    EmergencyDuty.objects.create(commune=commune, phone="0212 3800 112")
    page = signed_in("mai").get(reverse("desk:emergencies")).content.decode()
    assert "Ta luy sau nhà" in page
    assert 'href="tel:02123800112"' in page
    assert 'href="tel:112"' in page
    assert not [each for each in ("Lê Văn Ba", "0912", "Đập trên núi") if each in page]


def test_of_a_child_who_speaks_for_it_can_be_rung_too(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    spoken_for = {"child": True, "guardian": "Vàng A Páo", "guardian_contact": "0912 000 777"}
    given.an_opinion(commune, SLOPE, author="Vàng Thị Mỷ", **spoken_for)
    given.ong_tu(commune)
    rings = "Người đại diện cho trẻ em: Vàng A Páo, 0912 000 777"
    assert rings in signed_in("lan").get(reverse("desk:emergencies")).content.decode()
    assert "Vàng" not in signed_in("tu").get(reverse("desk:emergencies")).content.decode()


def test_not_what_accuses_that_head(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    mai = given.ba_mai(commune)
    here = Hamlet.objects.get(pk__in=mai.hamlet_ids)
    said = "Tôi tố cáo trưởng thôn Đỗ Thị Mai nhận tiền, nay đang bị đe dọa, đang bị đánh."
    given.an_opinion(commune, said, hamlet=here)
    page = signed_in("mai").get(reverse("desk:emergencies")).content.decode()
    assert "tố cáo" not in page.lower().split("<main")[1]


def test_the_person_on_duty_reads_it_and_takes_it(commune, emergency, signed_in, lan):
    given.ong_tu(commune)
    lan.post(
        reverse("desk:emergency_duty"),
        {"user": User.objects.get(username="tu").pk, "phone": "0212 114", "minutes": 20},
    )
    assert EmergencyDuty.objects.get().minutes == 20
    tu = signed_in("tu")
    page = tu.get(reverse("desk:emergencies")).content.decode()
    assert "Ta luy" in page
    assert "0912 000 111" in page
    tu.post(reverse("desk:acknowledge_emergency", args=[emergency.pk]), {"doing": "Đang đến"})
    assert bar(lan).strip() == ""
    again = lan.post(reverse("desk:acknowledge_emergency", args=[emergency.pk]))
    assert again.status_code == 409
    assert "Nguyễn Văn Tư đã nhận" in again.content.decode()


def test_what_was_wiped_while_the_page_stood_open_is_not_taken_any_more(commune, ba_lan, emergency, lan):
    """The page lets go of it with its button; whoever presses first is told, and of what else waits."""
    given.an_opinion(commune, "Đập trên núi đang vỡ, nước đang lên vào nhà.")
    page, opinion = lan.get(reverse("desk:emergencies")).content.decode(), emergency.opinion
    let_go = page.partition(f'data-typed-from="{opinion.pk}"')[2].partition("</form></div>")[0]
    assert let_go.count("Tôi đã nhận</button>") == 1
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Thanh tra", otherwise=given.BY_HAND)
    again = lan.post(reverse("desk:acknowledge_emergency", args=[emergency.pk]), {"doing": "Đang đến"})
    assert again.status_code == 404
    said = again.content.decode()
    assert "không còn ở đây nên không nhận được" in said
    assert "Đập trên núi" in said
    assert "Ta luy" not in said


def test_what_waits_too_long_says_so(emergency, lan):
    with clock_at(given.BEFORE + timedelta(minutes=16)):
        assert "quá 15 phút chưa ai nhận" in bar(lan)


def test_another_commune_hears_nothing(emergency, ong_nam, signed_in):
    nam = signed_in("nam")
    assert bar(nam).strip() == ""
    assert nam.post(reverse("desk:acknowledge_emergency", args=[emergency.pk])).status_code == 404


def test_the_cost_does_not_grow(commune, emergency, lan):
    one = cost(lan, reverse("desk:emergencies")), cost(lan, reverse("desk:alarm_bar"))
    for number in range(2):
        given.an_opinion(commune, f"{SLOPE} Nhà số {number} cũng vậy.")
    assert (cost(lan, reverse("desk:emergencies")), cost(lan, reverse("desk:alarm_bar"))) == one


def test_every_desk_page_asks_for_the_bar(lan, commune):
    assert reverse("desk:alarm_bar") in lan.get(reverse("desk:today")).content.decode()


def test_the_clerk_rings_by_hand(commune, emergency, lan):
    opinion = given.an_opinion(commune, "Đề nghị xã làm đường bê tông vào thôn.")
    assert (
        "Báo khẩn cấp cho người trực" in lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    )
    assert lan.post(reverse("desk:raise_emergency", args=[opinion.pk])).status_code == 302
    assert Emergency.objects.count() == 2


def test_today_says_it_without_a_script_too(emergency, lan):
    assert "Việc khẩn cấp chưa ai nhận (1)" in lan.get(reverse("desk:today")).content.decode()


def test_the_hall_asks_for_it_too_and_the_wall_does_not(commune, emergency, lan):
    dialogue = emergency.opinion.dialogue
    assert reverse("desk:alarm_bar") in lan.get(reverse("hall:chair", args=[dialogue.pk])).content.decode()
    assert (
        reverse("desk:alarm_bar")
        not in lan.get(reverse("hall:projector", args=[dialogue.pk])).content.decode()
    )


def test_no_printed_sheet_has_it():
    shared = Path(__file__).parents[4] / "doithoai" / "pages" / "shared" / "static"
    paper = (shared / "desk.css").read_text(encoding="utf-8").partition("@media print")[2]
    hidden = next(line for line in paper.splitlines() if "display: none" in line)
    assert "#alarms" in hidden


def test_of_many_only_the_oldest_is_the_button_to_press(commune, emergency, lan):
    for number in range(2):
        given.an_opinion(commune, f"{SLOPE} Nhà số {number} cũng vậy.")
    page = lan.get(reverse("desk:emergencies")).content.decode()
    assert page.count("Tôi đã nhận</button>") == 3
    assert page.count('type="submit" class="button primary"') == 1


def test_everybody_can_open_it_from_the_bar(commune, emergency, signed_in):
    given.ba_mai(commune)
    assert f'href="{reverse("desk:emergencies")}">Mở</a>' in bar(signed_in("mai"))


def test_today_tells_a_hamlet_head_of_their_hamlet_and_whoever_is_on_duty(commune, ba_lan, in_may, signed_in):
    given.an_open_dialogue(commune, ba_lan)
    mai = given.ba_mai(commune)
    given.ong_tu(commune)
    today = reverse("desk:today")
    given.an_opinion(commune, "Đập trên núi đang vỡ, nước đang lên vào nhà.")
    assert "Làm ngay" not in signed_in("mai").get(today).content.decode()
    assert "Làm ngay" not in signed_in("tu").get(today).content.decode()
    given.an_opinion(commune, SLOPE, hamlet=Hamlet.objects.get(pk__in=mai.hamlet_ids), author="Lê Văn Ba")
    EmergencyDuty.objects.create(commune=commune, user=User.objects.get(username="tu"))
    page = signed_in("mai").get(today).content.decode()
    assert "Việc khẩn cấp ở thôn của bạn (1)" in page
    assert not [each for each in ("Ta luy", "Lê Văn Ba") if each in page]
    assert "Việc khẩn cấp chưa ai nhận (2)" in signed_in("tu").get(today).content.decode()
