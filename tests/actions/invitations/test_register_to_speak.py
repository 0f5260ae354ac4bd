"""Ông Ba wants to say it himself."""

from doithoai.actions.conference.end_speech import end_speech
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import Hamlet
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
