"""Ông Ba sends an opinion; he has no account, only a telephone."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from doithoai.actions.opinions.submit_opinion import read_ahead, submit_opinion
from doithoai.actions.typed import WORDS_AT_MOST
from doithoai.models import Deed, Hamlet, Opinion, StoredFile
from doithoai.models.opinion_file import erase_files_of
from doithoai.rules.codes import read_code
from doithoai.rules.enclosures import examine
from doithoai.rules.procedure import Stage
from doithoai.rules.triage.text import Said
from tests import given
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand
from tests.rules.enclosures.given_files import a_photo, sample

WORDS = "Mương thôn Đồng Mới bị vỡ,\nđề nghị xã sửa trước vụ mùa."


def test_his_words_are_kept_as_they_are_under_a_code(commune, dialogue, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, author="Lê Văn Ba")
    kept = Opinion.objects.get(code=sent.code)
    assert (kept.words, kept.author, kept.channel, kept.dialogue) == (WORDS, "Lê Văn Ba", "web", dialogue)
    assert read_code(kept.code.lower().replace("-", " ")) == kept.code


def test_what_was_read_ahead_is_not_read_again_while_others_wait(commune, dialogue, ong_ba, monkeypatch):
    class ReadAgain(Said):
        def __init__(self, text: str) -> None:
            raise AssertionError(text)

    read_ahead(f"  {WORDS} ")
    monkeypatch.setattr("doithoai.rules.triage.text.Said", ReadAgain)
    assert not submit_opinion(commune, by=ong_ba, words=f"  {WORDS} ").suspected


def test_of_many_who_come_at_once_one_reads_at_a_time(monkeypatch):
    """Or each would load the word lists, and the first of them would wait a second."""
    inside: list[int] = []
    most: list[int] = []

    def reads(words: str) -> bool:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.002)
        inside.pop()
        return False

    monkeypatch.setattr("doithoai.actions.opinions.submit_opinion.suspected_at_first", reads)
    with ThreadPoolExecutor(8) as people:
        list(people.map(read_ahead, [WORDS] * 16))
    assert most == [1] * 16


def test_a_fault_in_reading_ahead_loses_nothing(monkeypatch):
    def stumbles(words: str) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr("doithoai.actions.opinions.submit_opinion.calls_for_help", stumbles)
    read_ahead(WORDS)


def test_a_text_too_long_to_be_taken_is_not_read_ahead(commune, ong_ba, monkeypatch):
    """Three million letters took twenty seconds, in which nobody else was read."""
    read: list[str] = []
    monkeypatch.setattr("doithoai.actions.opinions.submit_opinion.suspected_at_first", read.append)
    endless = "Xin sửa đường. " * 1000
    read_ahead(endless)
    assert "nhiều nhất là 5000" in refused(submit_opinion, commune, by=ong_ba, words=endless)
    assert read == []


def test_a_name_is_not_needed_and_nothing_is_public(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS)
    assert (sent.author, sent.contact, sent.publish, sent.public_words) == ("", "", "none", "")


def test_between_two_dialogues_it_waits(commune, plan, ong_ba):
    assert plan.stage == Stage.PLANNING
    assert submit_opinion(commune, by=ong_ba, words=WORDS).dialogue is None


def test_of_two_open_dialogues_the_nearer_gets_it_and_one_without_a_day_comes_last(commune, ba_lan, ong_ba):
    given.an_open_dialogue(commune, ba_lan, held_on=None, time_words="Quý II năm 2026")
    given.an_open_dialogue(commune, ba_lan, held_on=date(2026, 12, 10))
    nearer = given.an_open_dialogue(commune, ba_lan)
    assert submit_opinion(commune, by=ong_ba, words=WORDS).dialogue == nearer


def test_the_journal_knows_the_code_and_none_of_the_words(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, author="Lê Văn Ba", contact="0912 000 111")
    deed = Deed.objects.last()
    said = " ".join([deed.subject, deed.note, deed.by])
    assert sent.code in said
    assert not any(private in said for private in ("Mương", "Lê Văn Ba", "0912"))


@pytest.mark.parametrize(
    "words", ["", "   \u200b", "xa", "a\u0301"], ids=["nothing", "blank", "two letters", "one"]
)
def test_too_little_is_refused(commune, ong_ba, words):
    assert refused(submit_opinion, commune, by=ong_ba, words=words).startswith(
        ("Chưa có", "Nội dung ý kiến quá ngắn")
    )


def test_twenty_thousand_letters_are_refused_with_their_number(commune, ong_ba):
    sentence = refused(submit_opinion, commune, by=ong_ba, words="đ" * 20_000)
    assert (
        sentence
        == f"Nội dung ý kiến dài 20000 ký tự; nhiều nhất là {WORDS_AT_MOST}. Xin tách thành nhiều phần."
    )


def test_markup_is_kept_as_letters(commune, ong_ba):
    words = "<script>alert('x')</script> {{ 7*7 }} '; DROP TABLE doithoai_opinion; --"
    assert submit_opinion(commune, by=ong_ba, words=words).words == words


def test_what_nobody_can_see_is_not_kept(commune, ong_ba):
    sent = submit_opinion(commune, by=ong_ba, words="Đường\u0000 hỏng\u202e nặng\u200b quá")
    assert sent.words == "Đường hỏng nặng quá"


def test_a_citizen_of_elsewhere_uses_the_door_of_elsewhere(commune, ong_nam):
    neighbour = given.Actor.citizen(ong_nam.commune_id)
    assert refused_beforehand(submit_opinion, commune, by=neighbour, words=WORDS) == STRANGER


def test_an_official_enters_opinions_at_the_desk_not_here(commune, ba_lan):
    assert refused_beforehand(submit_opinion, commune, by=ba_lan) == only_for(submit_opinion)


# -- how to be told, and what comes with the words ----------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "more"),
    [
        ("", {}),
        ("paper", {"author": "Lê Văn Ba", "hamlet": True}),
        ("phone", {"contact": "0912 345 678"}),
        ("email", {"contact": "ba@congty.vn"}),
    ],
)
def test_a_way_to_be_told_needs_only_what_it_needs(commune, ong_ba, way, more):
    if more.get("hamlet"):
        more = {**more, "hamlet": Hamlet.objects.first()}
    assert submit_opinion(commune, by=ong_ba, words=WORDS, answer_by=way, **more).answer_by == way


@pytest.mark.parametrize(
    ("way", "more", "says"),
    [
        ("paper", {"author": "Lê Văn Ba"}, "chọn thôn"),
        ("paper", {}, "chọn thôn"),
        ("phone", {}, "số điện thoại"),
        ("phone", {"contact": "nhà ở thôn Bãi Cát"}, "số điện thoại"),
        ("email", {"contact": "ba chấm com"}, "địa chỉ thư"),
        ("pigeon", {}, "chọn một cách"),
    ],
)
def test_what_is_missing_is_said(commune, ong_ba, way, more, says):
    assert says in refused(submit_opinion, commune, by=ong_ba, words=WORDS, answer_by=way, **more)


def test_photos_and_a_recording_are_kept_with_it_under_names_of_ours(commune, ong_ba):
    enclosures = [examine(a_photo()), examine(sample("tagged.mp3"))]
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, enclosures=enclosures)
    photo, sound = sent.files.all()
    assert (photo.kind, photo.file.name, photo.file.read()) == (
        "photo",
        f"{sent.code}-1.jpg",
        enclosures[0].data,
    )
    assert (sound.kind, sound.media_type, sound.seconds) == ("sound", "audio/mpeg", 1)


def test_its_files_go_with_it_from_the_disk_too(commune, ong_ba, django_capture_on_commit_callbacks):
    sent = submit_opinion(commune, by=ong_ba, words=WORDS, enclosures=[examine(a_photo())])
    path = sent.files.get().file.path
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_files_of([sent]) == 1
    assert not path.exists()
    assert StoredFile.objects.count() == 0


def test_bytes_that_another_opinion_keeps_too_stay_for_it(
    commune, ong_ba, django_capture_on_commit_callbacks
):
    first, second = (
        submit_opinion(commune, by=ong_ba, words=WORDS, enclosures=[examine(a_photo())]) for _ in "12"
    )
    with django_capture_on_commit_callbacks(execute=True):
        erase_files_of([first])
    assert second.files.get().file.read()


def test_it_goes_to_the_dialogue_it_was_sent_to(commune, ba_lan, ong_ba):
    given.an_open_dialogue(commune, ba_lan)
    later = given.an_open_dialogue(commune, ba_lan, held_on=date(2026, 12, 10))
    assert submit_opinion(commune, by=ong_ba, words=WORDS, dialogue=later).dialogue == later
