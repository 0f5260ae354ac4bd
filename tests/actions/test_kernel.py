"""What every verb owes: guard, lock, do, journal, announce."""

import pytest

from doithoai.actions import kernel
from doithoai.actions.kernel import Refusal
from doithoai.actions.plan.postpone_dialogue import postpone_dialogue
from doithoai.models import Deed, Dialogue
from tests import given


def test_a_deed_is_journalled_with_who_what_and_when(dialogue, ba_lan):
    postpone_dialogue(dialogue, by=ba_lan, at=given.AFTER, reason="Mưa lũ")
    deed = Deed.objects.last()
    assert (deed.action, deed.subject, deed.dialogue, deed.by, deed.user_id, deed.at) == (
        "postpone_dialogue", f"dialogue {dialogue.pk}", dialogue, "Trần Thị Lan", ba_lan.user_id, given.AFTER,
    )  # fmt: skip


def test_every_deed_moves_the_version_that_live_screens_compare(dialogue, ba_lan):
    before = dialogue.version
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert (dialogue.version, Dialogue.objects.get().version) == (before + 1, before + 1)


def test_screens_are_told_after_the_commit_and_not_of_what_was_refused(
    dialogue, ba_lan, monkeypatch, django_capture_on_commit_callbacks
):
    told = []
    monkeypatch.setattr(kernel, "announce", lambda *what: told.append(what))
    with django_capture_on_commit_callbacks(execute=True):
        postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
        assert told == []
    assert told == [(dialogue.commune_id, dialogue.pk)]
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refusal):
        postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert len(told) == 1


def test_a_verb_that_breaks_half_way_leaves_nothing(dialogue, ba_lan, monkeypatch):
    def breaks(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(kernel, "record_deed", breaks)
    with pytest.raises(OSError, match="full"):
        postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert Dialogue.objects.get().stage == "open"


def test_the_sentence_is_that_of_the_stage_as_it_is_now_not_as_the_page_read_it(dialogue, ba_lan):
    read_before = Dialogue.objects.get()
    postpone_dialogue(dialogue, by=ba_lan, reason="Mưa lũ")
    assert postpone_dialogue.refusal(read_before, by=ba_lan) is None
    with pytest.raises(Refusal, match="Tạm hoãn"):
        postpone_dialogue(read_before, by=ba_lan, reason="Mưa lũ")
