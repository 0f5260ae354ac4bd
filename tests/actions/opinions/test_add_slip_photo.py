"""A photo of a filled slip finds its number by the printed code, and its opinion once it is typed in."""

import pytest

from doithoai.actions.opinions.add_slip_photo import add_slip_photo
from doithoai.actions.opinions.divert_opinion import divert_opinion
from doithoai.actions.opinions.enter_opinion import enter_opinion
from doithoai.actions.opinions.print_slips import print_slips
from doithoai.models import OpinionFile, SlipPhoto
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused
from tests.given_slips import PLACE, a_photo

WORDS = "Đường vào bản lầy lội, trẻ con khó đi học."


@pytest.fixture
def slip(dialogue, ba_lan):
    return print_slips(dialogue, by=ba_lan, count=3).slips.get(number=2)


@pytest.mark.parametrize("how", [{}, {"turned": 7}, {"turned": 90}, {"far": 900}])
def test_the_code_in_the_picture_names_the_slip(dialogue, ba_lan, slip, how):
    photo = add_slip_photo(dialogue, by=ba_lan, data=a_photo(slip.code, **how))
    assert photo.slip == slip
    assert PLACE not in photo.file.read()
    assert photo.width > 500


def test_typed_in_the_photo_belongs_to_the_opinion(commune, dialogue, ba_lan, slip):
    before = add_slip_photo(dialogue, by=ba_lan, data=a_photo(slip.code))
    opinion = enter_opinion(commune, by=ba_lan, words=WORDS, slip="2")
    assert opinion.files.get().file == before.file
    assert add_slip_photo(dialogue, by=ba_lan, data=a_photo(slip.code, seed=9)) is None  # the back of it
    assert opinion.files.filter(kind=OpinionFile.Kind.SLIP).count() == 2
    assert not SlipPhoto.objects.exists()


def test_sent_again_after_a_broken_line_it_is_kept_once(commune, dialogue, ba_lan, slip):
    data = a_photo(slip.code)
    assert add_slip_photo(dialogue, by=ba_lan, data=data) == add_slip_photo(dialogue, by=ba_lan, data=data)
    opinion = enter_opinion(commune, by=ba_lan, words=WORDS, slip="2")
    assert add_slip_photo(dialogue, by=ba_lan, data=data) is None
    assert opinion.files.count() == 1


def test_without_a_code_it_waits_for_a_person(dialogue, ba_lan, slip):
    assert add_slip_photo(dialogue, by=ba_lan, data=a_photo()).slip is None
    assert add_slip_photo(dialogue, by=ba_lan, data=a_photo("K7M-Q2R-X9T")).slip is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", a_photo()[:4000], b"GIF89a" + b"\0" * 99])
def test_what_is_no_photo_is_told(dialogue, ba_lan, data):
    assert refused(add_slip_photo, dialogue, by=ba_lan, data=data).endswith(".")


def test_what_was_denounced_on_it_does_not_come_back(commune, dialogue, ba_lan, slip):
    opinion = enter_opinion(commune, by=ba_lan, words=WORDS, slip="2")
    divert_opinion(opinion, by=ba_lan, kind="denunciation", to="Công an", otherwise=given.BY_HAND)
    assert "không được giữ ở đây" in refused(
        add_slip_photo, dialogue, by=ba_lan, data=a_photo(slip.code, seed=3)
    )


def test_ong_nam_and_who_else_may_not(dialogue, ong_nam, ba_mai):
    assert refused(add_slip_photo, dialogue, by=ong_nam, data=b"") == STRANGER
    assert refused(add_slip_photo, dialogue, by=ba_mai, data=b"") == only_for(add_slip_photo)


def test_not_after_the_conclusion(assignment, ba_lan):
    sentence = refused(add_slip_photo, assignment.dialogue, by=ba_lan, data=a_photo())
    assert sentence == not_during(add_slip_photo, "follow_up")
