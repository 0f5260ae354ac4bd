"""The chair's table: call, decide in one tap, open and close."""

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.record_outcome import record_outcome
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.preparation.assign_preparation import assign_preparation
from doithoai.actions.preparation.draft_answer import draft_answer
from doithoai.models import Dialogue, MinutesEntry, Outcome, SpeakerRequest
from tests import given
from tests.pages.hall.conftest import HTMX


def decide(client, hall, decision, answer="", group=None):
    number = (group or hall.group).number
    return client.post(
        hall.at(f"chu-toa/nhom/{number}/ket-qua/"), {"decision": decision, "answer": answer}, **HTMX
    )


def console(client, hall, query=""):
    return client.get(hall.at(f"chu-toa/ban-lam-viec/{query}"))


def test_one_tap_calls_the_next_and_the_console_shows_her(hall, signed_in):
    binh, first = signed_in("binh"), hall.speakers[0]
    assert binh.post(hall.at(f"phat-bieu/{first.pk}/moi/"), **HTMX).status_code == 200
    context = console(binh, hall).context
    assert (context["floor"].speaker, context["focus"].group) == (first, hall.group)


def test_calling_the_next_ends_the_one_before(hall, signed_in):
    binh = signed_in("binh")
    for speaker in hall.speakers:
        binh.post(hall.at(f"phat-bieu/{speaker.pk}/moi/"), **HTMX)
    first = SpeakerRequest.objects.get(pk=hall.speakers[0].pk)
    assert first.ended_at
    assert console(binh, hall).context["floor"].heard == 1


def test_the_second_tab_that_calls_the_same_person_gets_the_sentence(hall, signed_in):
    address = hall.at(f"phat-bieu/{hall.speakers[0].pk}/moi/")
    signed_in("binh").post(address, **HTMX)
    response = signed_in("thu").post(address, **HTMX)
    assert (response.status_code, response["HX-Trigger"]) == (409, "changed")
    assert "Hà Thị Mận đã phát biểu" in response.content.decode()


def test_a_turn_is_ended_once(hall, signed_in):
    binh, speaker = signed_in("binh"), hall.speakers[0].pk
    binh.post(hall.at(f"phat-bieu/{speaker}/moi/"), **HTMX)
    statuses = [binh.post(hall.at(f"phat-bieu/{speaker}/het-luot/"), **HTMX).status_code for _ in range(2)]
    assert statuses == [200, 409]


def test_down_and_up_again(hall, signed_in):
    binh = signed_in("binh")
    names = lambda: [each["speaker"].name for each in console(binh, hall).context["queue"]]  # noqa: E731
    binh.post(hall.at(f"phat-bieu/{hall.speakers[0].pk}/thu-tu/"), {"place": 2}, **HTMX)
    moved = names()
    binh.post(hall.at(f"phat-bieu/{hall.speakers[0].pk}/thu-tu/"), {"place": 1}, **HTMX)
    assert (moved, names()) == (["Lê Văn Ba", "Hà Thị Mận"], ["Hà Thị Mận", "Lê Văn Ba"])


@pytest.mark.parametrize("place", ["", "0", "đầu"])
def test_a_place_is_a_number(hall, signed_in, place):
    response = signed_in("binh").post(
        hall.at(f"phat-bieu/{hall.speakers[0].pk}/thu-tu/"), {"place": place}, **HTMX
    )
    assert response.status_code == 422


@pytest.mark.parametrize("kind", ["answered", "escalated", "noted"])
def test_one_tap_decides(hall, signed_in, kind):
    assert decide(signed_in("binh"), hall, kind).status_code == 200
    assert Outcome.objects.get(group=hall.group).kind == kind


def test_one_tap_assigns_to_the_body_on_the_button(hall, signed_in):
    body = given.body("Phòng Kinh tế")
    decide(signed_in("binh"), hall, f"assigned:{body.pk}")
    assert Outcome.objects.get(group=hall.group).body == body


@pytest.mark.parametrize(
    ("decision", "status"), [("", 422), ("won", 422), ("assigned", 409), ("assigned:9999", 409)]
)
def test_a_decision_that_is_none_is_told_so(hall, signed_in, decision, status):
    assert decide(signed_in("binh"), hall, decision).status_code == status
    assert not Outcome.objects.exists()


def test_deciding_again_replaces_and_the_minutes_keep_both(hall, signed_in):
    binh = signed_in("binh")
    decide(binh, hall, "noted")
    decide(binh, hall, "answered", "Đã sửa xong ngày 10/6.")
    assert Outcome.objects.get(group=hall.group).answer == "Đã sửa xong ngày 10/6."
    assert MinutesEntry.objects.filter(group=hall.group).count() == 2


def test_the_draft_is_on_the_table_and_its_body_is_the_first_button(hall, ba_lan, signed_in):
    body = given.body("Phòng Kinh tế")
    SpeakerRequest.objects.filter(dialogue=hall.dialogue)
    Dialogue.objects.filter(pk=hall.dialogue.pk).update(stage="open")
    hall.group.refresh_from_db()
    preparation = assign_preparation(hall.group, by=ba_lan, at=given.BEFORE, body=body, due_on=given.HELD_ON)
    draft_answer(preparation, by=ba_lan, at=given.BEFORE, answer="Bể lọc được thay trong tháng 7.")
    Dialogue.objects.filter(pk=hall.dialogue.pk).update(stage="in_session")
    call_speaker(SpeakerRequest.objects.get(pk=hall.speakers[0].pk), by=ba_lan, at=given.ON_THE_DAY)
    response = console(signed_in("binh"), hall)
    assert "Bể lọc được thay trong tháng 7." in response.content.decode()
    assert response.context["bodies"][0] == body


def test_a_picked_group_stays_for_this_turn_only(hall, ba_lan, signed_in):
    binh, (first, second) = signed_in("binh"), hall.speakers
    other = given.a_group(hall.dialogue.commune, ba_lan, "Đường vào xóm sạt lở, xe không vào được.")
    binh.post(hall.at(f"phat-bieu/{first.pk}/moi/"), **HTMX)
    pick = f"?nhom={other.number}&luot={first.pk}"
    assert console(binh, hall, pick).context["focus"].group == other
    binh.post(hall.at(f"phat-bieu/{second.pk}/moi/"), **HTMX)
    assert console(binh, hall, pick).context["focus"].group is None


def test_an_opinion_first_said_in_the_hall_comes_to_the_table(hall, ba_lan, signed_in):
    second = SpeakerRequest.objects.get(pk=hall.speakers[1].pk)
    call_speaker(second, by=ba_lan, at=given.ON_THE_DAY)
    opinion = enter_opinion(
        hall.dialogue.commune, by=ba_lan, at=given.ON_THE_DAY, words="Đề nghị lắp thêm đèn đường.", channel="hall",
        dialogue=hall.dialogue,
    )  # fmt: skip
    assert console(signed_in("binh"), hall).context["focus"].group == opinion.group


def test_deciding_again_is_asked_first(hall, ba_lan, signed_in):
    binh, pick = signed_in("binh"), f"?nhom={hall.group.number}&luot=0"
    assert 'data-key="1" data-confirm' not in console(binh, hall, pick).content.decode()
    record_outcome(hall.group, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    page = console(binh, hall, pick).content.decode()
    for key in ("1", "3", "4"):
        assert f'data-key="{key}" data-confirm="Nhóm {hall.group.number} đã có kết quả: ' in page


def test_close_then_nobody_is_called_and_the_second_tab_is_told(hall, signed_in):
    assert signed_in("binh").post(hall.at("be-mac/"), **HTMX).status_code == 200
    again = signed_in("thu").post(hall.at("be-mac/"), **HTMX)
    called = signed_in("thu").post(hall.at(f"phat-bieu/{hall.speakers[0].pk}/moi/"), **HTMX)
    assert (again.status_code, called.status_code) == (409, 409)
    assert "Chờ kết luận" in called.content.decode()


def test_the_chair_opens_the_day(commune, ba_lan, signed_in):
    given.ong_binh(commune)
    dialogue = given.an_open_dialogue(commune, ba_lan)
    address = f"/hoi-truong/{dialogue.pk}/khai-mac/"
    statuses = [signed_in("binh").post(address, **HTMX).status_code for _ in range(2)]
    dialogue.refresh_from_db()
    assert (statuses, dialogue.stage) == ([200, 409], "in_session")


def test_the_fragment_changes_after_another_person_acted(hall, ba_lan, signed_in):
    binh = signed_in("binh")
    before = console(binh, hall).content.decode()
    record_outcome(hall.group, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    after = console(binh, hall).content.decode()
    assert ("Ghi nhận</span>" in before, "Ghi nhận</span>" in after) == (False, True)


@pytest.mark.parametrize("more", [1, 3])
def test_the_console_takes_the_same_number_of_queries(
    hall, ba_lan, signed_in, django_assert_num_queries, more
):
    call_speaker(SpeakerRequest.objects.get(pk=hall.speakers[0].pk), by=ba_lan, at=given.ON_THE_DAY)
    for number in range(more):
        group = given.a_group(
            hall.dialogue.commune, ba_lan, f"Việc chung số {number} của thôn, đề nghị xem xét."
        )
        register_to_speak(
            hall.dialogue, by=ba_lan, at=given.ON_THE_DAY, name=f"Người {number}", hamlet=hall.new,
            opinion=group.opinions.first(),
        )  # fmt: skip
        record_outcome(group, by=ba_lan, at=given.ON_THE_DAY, kind="noted")
    binh = signed_in("binh")
    with django_assert_num_queries(15):  # one of them: what is kept from the reader
        console(binh, hall)


def test_the_chair_sees_the_next_few_and_how_many_more(hall, ba_lan, signed_in):
    for number in range(6):
        register_to_speak(hall.dialogue, by=ba_lan, at=given.ON_THE_DAY, name=f"Người {number}")
    context = console(signed_in("binh"), hall).context
    assert (len(context["queue"]), context["unseen"], context["fit"].waiting) == (5, 3, 8)
