"""A mailbox becomes opinions: once each, with files, automatic letters marked and not dropped."""

import pytest

from doithoai.actions.opinions.import_letters import import_letters, sorted_letters
from doithoai.rules.mailbox import read_letters
from doithoai.rules.procedure import Stage
from tests import given
from tests.actions.refusals import STRANGER, not_during, only_for, refused, refused_beforehand
from tests.rules.letters import WORDS, a_letter


def letters(*made):
    return [one for each in made for one in read_letters(each.as_bytes())]


def test_a_letter_is_an_opinion_whose_sender_is_answered_by_e_mail(dialogue, ba_lan):
    (kept,) = import_letters(dialogue, by=ba_lan, letters=letters(a_letter()))
    assert WORDS in kept.words
    assert (kept.channel, kept.author, kept.contact, kept.answer_by) == (
        "email",
        "Lê Văn Ba",
        "ba@thu.vn",
        "email",
    )
    assert (kept.dialogue, kept.entered_by, f"{kept.received_at:%d/%m}") == (dialogue, ba_lan.name, "18/05")


def test_read_twice_it_is_kept_once(dialogue, ba_lan):
    same = letters(a_letter(), a_letter())
    assert len(import_letters(dialogue, by=ba_lan, letters=same)) == 1
    assert sorted_letters(same).known == 2
    assert "Không có thư mới" in refused(import_letters, dialogue, by=ba_lan, letters=same)


def test_an_automatic_letter_comes_in_with_its_doubt(dialogue, ba_lan):
    (kept,) = import_letters(dialogue, by=ba_lan, letters=letters(a_letter(Auto_Submitted="auto-replied")))
    assert "tự động" in kept.doubt
    assert kept.answer_by == ""


def test_files_stand_beside_the_words(dialogue, ba_lan):
    letter = a_letter()
    letter.add_attachment(b"%PDF-1.7 don", maintype="application", subtype="pdf", filename="../../don.pdf")
    (kept,) = import_letters(dialogue, by=ba_lan, letters=letters(letter))
    (file,) = kept.files.all()
    assert (file.kind, file.media_type, file.file.read()) == ("letter", "application/pdf", b"%PDF-1.7 don")
    assert file.file.name == f"{kept.code}-1.pdf"


def test_a_letter_without_words_or_with_a_book_is_told(dialogue):
    told = sorted_letters(letters(a_letter("", subject="", key="<1>"), a_letter("dài " * 3000, key="<2>")))
    assert told.letters == ()
    assert [error.split(" (")[0] for error in told.errors] == ["Thư 1", "Thư 1"]


def test_a_clock_that_was_not_set_is_not_believed(dialogue, ba_lan):
    (kept,) = import_letters(
        dialogue,
        by=ba_lan,
        at=given.BEFORE,
        letters=letters(a_letter(date="Thu, 01 Jan 1970 00:00:00 +0000")),
    )
    assert kept.received_at == given.BEFORE


def test_ong_nam_may_not(dialogue, ong_nam):
    assert refused_beforehand(import_letters, dialogue, by=ong_nam, letters=[]) == STRANGER


def test_the_hamlet_head_may_not(dialogue, ba_mai):
    assert refused_beforehand(import_letters, dialogue, by=ba_mai, letters=[]) == only_for(import_letters)


def test_not_after_the_conclusion(assignment, ba_lan):
    sentence = refused_beforehand(import_letters, assignment.dialogue, by=ba_lan, letters=[])
    assert sentence == not_during(import_letters, Stage.FOLLOW_UP)


@pytest.fixture
def dialogue(commune, ba_lan):
    return given.an_open_dialogue(commune, ba_lan)
