"""The journal cannot be changed in silence, on either engine."""

from datetime import timedelta

import pytest
from django.db.models import F

from doithoai.models import Deed, JournalHead, serving
from doithoai.models.journal import first_broken_deed
from tests import given


@pytest.fixture
def journal(commune, ba_lan) -> list[Deed]:
    given.an_open_dialogue(commune, ba_lan)
    given.an_opinion(commune)
    return list(Deed.objects.all())


def test_what_nobody_touched_is_whole(commune, journal):
    assert [deed.position for deed in journal] == list(range(1, len(journal) + 1))
    assert first_broken_deed(commune.pk) is None


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Người khác"},
        {"note": "paper 99/KH-UBND"},
        {"action": "cancel_dialogue"},
        {"subject": "dialogue 7"},
        {"at": F("at") + timedelta(seconds=1)},
        {"dialogue": None, "action": "issue_plan"},
        {"user": None},
        {"hash": "0" * 64},
        {"previous_hash": "0" * 64},
    ],
    ids=lambda change: ", ".join(change),
)
def test_any_changed_word_is_found(commune, journal, change):
    changed = next(deed for deed in journal if deed.action == "issue_plan")
    Deed.objects.filter(pk=changed.pk).update(**change)
    assert first_broken_deed(commune.pk) == changed


def test_a_deed_torn_out_is_found(commune, journal):
    journal[2].delete()
    assert first_broken_deed(commune.pk) == journal[3]


def test_the_last_page_torn_out_is_found(commune, journal):
    journal[-1].delete()
    length = len(journal)
    assert first_broken_deed(commune.pk) == (
        f"Nhật ký thiếu việc: đầu chuỗi ghi {length} việc, còn lại {length - 1}."
    )


def test_the_cover_torn_off_with_the_last_page_is_found(commune, journal):
    journal[-1].delete()
    JournalHead.objects.all().delete()
    assert str(first_broken_deed(commune.pk)).startswith("Nhật ký mất đầu chuỗi")


def test_a_deed_written_by_another_hand_is_found(commune, journal):
    Deed.objects.create(
        position=len(journal) + 1, action="seal_dossier", subject="dialogue 1", by="Ai đó", at=given.AFTER,
        previous_hash=journal[-1].hash, hash="f" * 64,
    )  # fmt: skip
    assert first_broken_deed(commune.pk).action == "seal_dossier"


def test_a_deed_rewritten_with_its_fingerprint_breaks_the_next(commune, journal):
    forged = journal[1]
    forged.by = "Người khác"
    forged.hash = forged.fingerprint()
    forged.save()
    assert first_broken_deed(commune.pk) == journal[2]


def test_each_commune_has_its_own_chain(commune, journal, elsewhere):
    with serving(elsewhere):
        assert first_broken_deed(elsewhere.pk) is None
        assert JournalHead.objects.get().length == Deed.objects.count() == 2
    assert JournalHead.objects.get().length == len(journal)
