"""Ông Ba wants to say it himself."""

import pytest

from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import Hamlet, SpeakerRequest
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand


def test_without_an_account_he_gets_the_next_place(commune, dialogue, ong_ba):
    hamlet = Hamlet.objects.first()
    first = register_to_speak(dialogue, by=ong_ba, name="Vàng Thị Súa", about="Nước sạch")
    second = register_to_speak(dialogue, by=ong_ba, name="Lê Văn Ba", hamlet=hamlet, help_needed="phiên dịch")
    assert (first.place, second.place) == (1, 2)
    assert (second.hamlet, second.help_needed) == (hamlet, "phiên dịch")


def test_twice_he_is_told_his_place(dialogue, ong_ba):
    register_to_speak(dialogue, by=ong_ba, name="Vàng Thị Súa")
    register_to_speak(dialogue, by=ong_ba, name="Lê Văn Ba")
    sentence = refused(register_to_speak, dialogue, by=ong_ba, name="Lê Văn Ba")
    assert sentence == "Lê Văn Ba đã đăng ký rồi, trước mình còn 1 người."


def test_a_namesake_of_another_hamlet_is_another_person(dialogue, ong_ba):
    one, two = Hamlet.objects.all()
    register_to_speak(dialogue, by=ong_ba, name="Nguyễn Văn An", hamlet=one)
    assert register_to_speak(dialogue, by=ong_ba, name="Nguyễn Văn An", hamlet=two).place == 2


def test_who_has_spoken_may_ask_again_at_the_end(session, ba_lan):
    end_speech(register_to_speak(session, by=ba_lan, name="Lê Văn Ba"), by=ba_lan)
    assert register_to_speak(session, by=ba_lan, name="Lê Văn Ba").place == 2


def test_a_printed_slip_becomes_an_opinion_under_its_own_code(dialogue, ba_lan):
    batch = print_slips(dialogue, by=ba_lan, count=2, kind="speech")
    one, two = batch.slips.all()
    said = {"name": "Lê Văn Ba", "about": "Mương thôn Đồng Mới bị vỡ, đề nghị sửa"}
    by_number = register_to_speak(dialogue, by=ba_lan, slip="1", **said)
    assert (by_number.opinion.code, by_number.opinion.words) == (one.code, said["about"])
    by_code = register_to_speak(
        dialogue, by=ba_lan, slip=two.code.lower(), **{**said, "name": "Vàng Thị Súa"}
    )
    assert by_code.opinion.code == two.code
    again = refused(register_to_speak, dialogue, by=ba_lan, slip="1", **{**said, "name": "Lò Văn Tím"})
    assert again == f"Phiếu {one.code} đã được ghi vào danh sách phát biểu. Xin xem lại danh sách."


def test_a_slip_that_was_typed_in_as_an_opinion_is_the_same_opinion(dialogue, commune, ba_lan):
    slip = print_slips(dialogue, by=ba_lan, count=1, kind="speech").slips.get()
    typed = enter_opinion(
        commune, by=ba_lan, words="Mương thôn Đồng Mới bị vỡ", slip=slip.code, dialogue=dialogue
    )
    assert register_to_speak(dialogue, by=ba_lan, name="Lê Văn Ba", slip="1").opinion == typed


@pytest.mark.parametrize(
    ("slip", "about", "sentence"),
    [
        ("7", "Mương bị vỡ", "Chưa in phiếu đăng ký phát biểu số 7"),
        ("abc", "Mương bị vỡ", "Mã trên phiếu có 9 chữ và số"),
        ("1", " ", "Phiếu có mã thì xin chép cả nội dung sẽ nói"),
    ],
)
def test_a_slip_we_do_not_know_is_told(dialogue, ba_lan, slip, about, sentence):
    print_slips(dialogue, by=ba_lan, count=1, kind="speech")
    said = refused(register_to_speak, dialogue, by=ba_lan, name="Lê Văn Ba", slip=slip, about=about)
    assert said.startswith(sentence)
    assert not SpeakerRequest.objects.exists()


def test_a_citizen_has_no_slip_to_type(dialogue, ong_ba):
    sentence = refused(
        register_to_speak, dialogue, by=ong_ba, name="Lê Văn Ba", slip="1", about="Mương bị vỡ"
    )
    assert sentence.startswith("Phiếu giấy do văn phòng, trưởng thôn ghi vào danh sách.")


def test_a_name_is_needed(dialogue, ong_ba):
    assert refused(register_to_speak, dialogue, by=ong_ba, name="").startswith("Chưa có họ và tên")


def test_a_speech_is_not_a_title(dialogue, ong_ba):
    sentence = refused(register_to_speak, dialogue, by=ong_ba, name="Ba", about="x" * 301)
    assert sentence.startswith("Nội dung phát biểu dài 301 ký tự")


def test_a_citizen_of_elsewhere_does_not_speak_here(dialogue, ong_nam):
    assert (
        refused_beforehand(register_to_speak, dialogue, by=given.Actor.citizen(ong_nam.commune_id))
        == STRANGER
    )


def test_the_officer_is_asked_he_does_not_ask(dialogue, ong_tu):
    assert refused_beforehand(register_to_speak, dialogue, by=ong_tu) == only_for(register_to_speak)


def test_not_before_the_plan(plan, ong_ba):
    assert refused_beforehand(register_to_speak, plan, by=ong_ba) == not_during(
        register_to_speak, Stage.PLANNING
    )
