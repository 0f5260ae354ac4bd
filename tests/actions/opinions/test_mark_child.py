"""A child is never named, whatever was ticked."""

import pytest

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.actions.opinions.mark_child import mark_child
from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Opinion
from doithoai.outputs.redaction import who_may_be_named
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand

WORDS = "Em học lớp 7A trường THCS Nà Lốc. Cầu treo đến trường bị mất ván, đề nghị xã sửa."
MASKED = "Em học [lớp] [trường học]. Cầu treo đến trường bị mất ván, đề nghị xã sửa."


@pytest.fixture
def said(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, WORDS, publish="name")


def test_who_says_so_when_sending_is_not_named_even_with_the_box_ticked(commune, dialogue):
    sent = given.an_opinion(commune, WORDS, publish="name", child=True)
    assert (sent.child, sent.publish, sent.consents.count()) == (True, "none", 0)


def test_marked_later_the_name_and_the_public_words_go(said, ba_lan):
    confirm_mask(said, by=ba_lan, at=given.BEFORE, public_words=WORDS)
    mark_child(said, by=ba_lan, at=given.AFTER)
    said = Opinion.objects.get(pk=said.pk)
    assert (said.child, said.publish, said.public_words, said.public_at) == (True, "none", "", None)
    assert said.consents.get().withdrawn_at == given.AFTER
    assert who_may_be_named(said) == ""


def test_the_parts_are_the_childs_too(said, ba_lan):
    split_opinion(said, by=ba_lan, at=given.BEFORE, begins=[WORDS.index("Cầu")])
    mark_child(said, by=ba_lan, at=given.AFTER)
    assert {(each.child, each.publish) for each in said.parts.all()} == {(True, "none")}
    assert "cả ý kiến" in refused(mark_child, said.parts.first(), by=ba_lan)


def test_its_words_are_public_only_without_class_and_school(said, ba_lan):
    mark_child(said, by=ba_lan, at=given.BEFORE)
    sentence = refused(confirm_mask, said, by=ba_lan, public_words=WORDS)
    assert "còn lớp, trường học" in sentence
    assert confirm_mask(said, by=ba_lan, at=given.AFTER, public_words=MASKED).public_words == MASKED


def test_a_slip_is_taken_back_without_giving_the_consent_back(said, ba_lan):
    mark_child(said, by=ba_lan, at=given.BEFORE)
    mark_child(said, by=ba_lan, at=given.AFTER, child=False)
    assert (said.child, said.publish) == (False, "none")


def test_a_neighbour_and_the_body_that_answers_may_not(said, ong_nam, ong_tu):
    assert refused_beforehand(mark_child, said, by=ong_nam) == STRANGER
    assert refused_beforehand(mark_child, said, by=ong_tu) == only_for(mark_child)
