"""The phone in the hall: no account, no script needed, one's own place and little of others."""

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.models import SpeakerRequest
from tests import given


@pytest.fixture
def address(hall):
    return f"/hoi-truong/dien-thoai/thanh-son/{hall.dialogue.slug}/"


def test_ong_sau_asks_for_the_floor_and_sees_his_place(hall, client, address):
    ask = {"name": "Cầm Văn Sáu", "hamlet": hall.new.pk, "about": "Đèn đường", "help_needed": ["nghe khó"]}
    assert client.post(address, ask).url == address
    speaker = SpeakerRequest.objects.get(name="Cầm Văn Sáu")
    assert (speaker.hamlet, speaker.help_needed) == (hall.new, "nghe khó")
    assert "Trước ông/bà còn 2 người" in client.get(address).content.decode()


def test_his_place_moves_as_others_are_called(hall, ba_lan, client, address):
    client.post(address, {"name": "Cầm Văn Sáu"})
    for speaker in hall.speakers:
        call_speaker(SpeakerRequest.objects.get(pk=speaker.pk), by=ba_lan, at=given.ON_THE_DAY)
    assert "Ông/bà là người tiếp theo" in client.get(f"{address}hang-doi/").content.decode()
    call_speaker(SpeakerRequest.objects.get(name="Cầm Văn Sáu"), by=ba_lan, at=given.ON_THE_DAY)
    assert "Đến lượt ông/bà" in client.get(f"{address}hang-doi/").content.decode()


def test_a_stranger_sees_a_given_name_and_a_hamlet_and_no_more(hall, ba_lan, client, address):
    call_speaker(SpeakerRequest.objects.get(pk=hall.speakers[0].pk), by=ba_lan, at=given.ON_THE_DAY)
    page = client.get(address).content.decode()
    assert "<b>Mận</b> (thôn Bãi Cát)" in page
    assert not [word for word in ("Hà Thị", "Lê Văn Ba", "Nước sạch", "Mương vỡ") if word in page]


@pytest.mark.parametrize(
    ("ask", "status"), [({"name": ""}, 422), ({"name": "x" * 121}, 422), ({"name": " "}, 422)]
)
def test_a_form_that_cannot_be_is_shown_again(hall, client, address, ask, status):
    assert client.post(address, ask).status_code == status


def test_the_same_person_twice_is_told_the_place(hall, client, address):
    again = client.post(address, {"name": "Lê Văn Ba", "hamlet": hall.new.pk})
    assert (again.status_code, "trước mình còn 1 người" in again.content.decode()) == (409, True)


def test_a_forged_cookie_knows_nobody(hall, client, address):
    client.cookies["phat-bieu"] = f"{hall.speakers[0].pk}:forged:signature"
    assert client.get(address).context["mine"] == []


def test_a_network_that_asks_a_hundred_times_is_asked_to_wait(hall, client, address, monkeypatch):
    monkeypatch.setattr("doithoai.pages.hall.phone.views.TRIES", 1)
    assert [client.post(address, {"name": f"Người {n}"}).status_code for n in range(2)] == [302, 429]


def test_a_plan_still_being_written_is_nobodys_business(commune, ba_lan, client):
    dialogue = given.a_dialogue(commune, ba_lan)
    assert client.get(f"/hoi-truong/dien-thoai/thanh-son/{dialogue.slug}/").status_code == 404


def test_another_communes_address_does_not_show_it(hall, ong_nam, client):
    assert client.get(f"/hoi-truong/dien-thoai/na-loc/{hall.dialogue.slug}/").status_code == 404
