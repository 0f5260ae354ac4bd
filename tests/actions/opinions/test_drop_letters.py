"""Set aside, the letters are gone at once; a denunciation takes every waiting mailbox with it."""

import pytest

from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.drop_letters import drop_letters
from doithoai.actions.opinions.hold_letters import hold_letters
from doithoai.actions.opinions.import_letters import import_letters
from doithoai.models import Opinion, WaitingMailbox
from doithoai.rules.mailbox import read_letters
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused_beforehand
from tests.rules.letters import a_letter


@pytest.fixture
def waiting(commune, ba_lan) -> WaitingMailbox:
    dialogue = given.an_open_dialogue(commune, ba_lan)
    return hold_letters(dialogue, by=ba_lan, data=a_letter().as_bytes(), letters=1)


def test_row_and_bytes_go(waiting, ba_lan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert drop_letters(waiting, by=ba_lan) == waiting.dialogue
    assert not WaitingMailbox.objects.exists()
    assert not waiting.path.exists()


def test_taken_in_they_go_with_the_import(waiting, ba_lan, django_capture_on_commit_callbacks):
    letters = read_letters(waiting.read())
    with django_capture_on_commit_callbacks(execute=True):
        import_letters(waiting.dialogue, by=ba_lan, letters=letters, waiting=waiting)
    assert Opinion.objects.count() == 1
    assert not WaitingMailbox.objects.exists()
    assert not waiting.path.exists()


def test_a_denounced_letter_may_wait_in_one_so_none_stays(
    waiting, ba_lan, django_capture_on_commit_callbacks
):
    [opinion] = import_letters(waiting.dialogue, by=ba_lan, letters=read_letters(waiting.read()))
    with django_capture_on_commit_callbacks(execute=True):
        divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Thanh tra tỉnh", otherwise=given.BY_HAND)
    assert not WaitingMailbox.objects.exists()
    assert not waiting.path.exists()


def test_the_office_tidies_up_for_everybody_the_front_only_for_itself(waiting, ba_lan, ong_hoa):
    no = refused_beforehand(drop_letters, waiting, by=ong_hoa)
    assert no == f"Tệp thư này do {ba_lan.name} tải lên, xin để người ấy hoặc văn phòng bỏ."
    own = hold_letters(waiting.dialogue, by=ong_hoa, data=b"x", letters=1)
    drop_letters(own, by=ong_hoa)
    again = hold_letters(waiting.dialogue, by=ong_hoa, data=b"x", letters=1)
    drop_letters(again, by=ba_lan)
    assert list(WaitingMailbox.objects.all()) == [waiting]


def test_who_may_not(waiting, ba_mai, ong_nam):
    assert refused_beforehand(drop_letters, waiting, by=ba_mai) == only_for(drop_letters)
    assert refused_beforehand(drop_letters, waiting, by=ong_nam) == STRANGER
