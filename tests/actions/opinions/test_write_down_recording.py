"""Bà Súa cannot write; she speaks into the telephone, and bà Lan writes down what she hears."""

import pytest

from doithoai.actions.opinions.classify_opinion import classify_opinion
from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.write_down_recording import write_down_recording
from doithoai.models import Opinion
from doithoai.rules.enclosures import SPOKEN, examine
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand
from tests.rules.enclosures.given_files import sample

HEARD = "Giếng làng tôi cạn từ tháng ba, xin xã khoan cho giếng khác."


@pytest.fixture
def spoken(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, SPOKEN, enclosures=[examine(sample("browser.webm"))])


def test_what_was_heard_becomes_the_words_and_is_found(spoken, ba_lan):
    write_down_recording(spoken, by=ba_lan, at=given.AFTER, words=HEARD)
    kept = Opinion.objects.get(pk=spoken.pk)
    assert kept.words == HEARD
    assert kept.files.count() == 1
    assert Opinion.objects.all().matching("gieng lang can").get() == kept


def test_once_written_down_they_are_nobodys_to_change(spoken, ba_lan):
    write_down_recording(spoken, by=ba_lan, words=HEARD)
    assert "giữ nguyên" in refused(write_down_recording, spoken, by=ba_lan, words="Khác hẳn.")


def test_what_somebody_wrote_is_never_replaced(commune, ba_lan):
    assert "đã có chữ" in refused_beforehand(write_down_recording, given.an_opinion(commune), by=ba_lan)


def test_too_little_is_refused(spoken, ba_lan):
    assert "quá ngắn" in refused(write_down_recording, spoken, by=ba_lan, words="ừ")


def test_a_neighbour_and_the_body_that_answers_may_not(spoken, ong_nam, ong_tu):
    assert refused_beforehand(write_down_recording, spoken, by=ong_nam) == STRANGER
    assert refused_beforehand(write_down_recording, spoken, by=ong_tu) == only_for(write_down_recording)


def test_nothing_is_public_before_it_is_written_down(spoken, ba_lan):
    assert "mới có ghi âm" in refused(confirm_mask, spoken, by=ba_lan, public_words=HEARD)
    write_down_recording(spoken, by=ba_lan, words=HEARD)
    assert confirm_mask(spoken, by=ba_lan, public_words=HEARD).public_at


def test_a_group_made_before_anybody_listened_asks_what_was_heard(spoken, ba_lan):
    group = classify_opinion(spoken, by=ba_lan, field="nuoc_sach", urgency="cao", competence="xã").group
    write_down_recording(spoken, by=ba_lan, words=HEARD)
    group.refresh_from_db()
    assert group.question == HEARD
