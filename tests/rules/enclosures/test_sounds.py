"""A recording keeps its sound and loses the rest; a film is no recording."""

import struct
import wave
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.rules.enclosures import FILM, SOUND_TOO_LARGE, EnclosureKind, NotTaken, examine
from doithoai.rules.enclosures.mpeg import BROKEN
from doithoai.rules.enclosures.ogg import checksum, pages_of
from tests.rules.enclosures.given_files import PERSON, PLACE, SOUNDS, sample


@pytest.mark.parametrize("name", SOUNDS)
def test_place_and_person_are_gone(name):
    sent = sample(name)
    assert PLACE in sent
    assert PERSON in sent
    kept = examine(sent)
    assert (kept.kind, kept.media_type) == (EnclosureKind.SOUND, SOUNDS[name])
    assert PLACE not in kept.data
    assert PERSON not in kept.data


@pytest.mark.parametrize("name", SOUNDS)
def test_the_sound_itself_is_untouched(name):
    """The middle of each sample is nothing but sound; so is the tail of the frames of an MP3."""
    sent, kept = sample(name), examine(sample(name)).data
    middle = sent[len(sent) // 2 : len(sent) // 2 + 1500]
    assert middle in kept


@pytest.mark.parametrize("name", SOUNDS)
def test_cleaning_twice_changes_nothing_more(name):
    once = examine(sample(name)).data
    assert examine(once).data == once


@pytest.mark.parametrize("name", ["tagged.mp3", "phone.m4a", "tagged.ogg", "tagged.webm"])
def test_it_is_known_how_long_it_lasts(name):
    assert examine(sample(name)).seconds == 1


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_film_is_refused_in_words(name):
    with pytest.raises(NotTaken, match="chỉ nhận ảnh và ghi âm") as no:
        examine(sample(name))
    assert str(no.value) == FILM


@pytest.mark.parametrize("name", ["tagged.mp3", "tagged.ogg", "tagged.wav"])
def test_what_stands_behind_the_sound_is_left_behind(name):
    script = b"<script>alert(document.domain)</script>"
    assert script not in examine(sample(name) + script).data


@pytest.mark.parametrize("name", SOUNDS)
def test_no_page_begins_with_a_recording(name):
    """Nothing that a browser would take for a page stands where it looks first."""
    head = examine(sample(name)).data[:512].lower()
    assert b"<html" not in head
    assert b"<script" not in head


def test_a_wav_can_still_be_played():
    with wave.open(BytesIO(examine(sample("tagged.wav")).data)) as played:
        assert (played.getnframes(), played.getframerate()) == (4000, 8000)


def test_each_page_of_an_ogg_has_its_sum():
    kept = examine(sample("tagged.ogg")).data
    for page in pages_of(kept):
        said = struct.unpack_from("<I", kept, page.at + 22)[0]
        bare = kept[page.at : page.at + 22] + bytes(4) + kept[page.at + 26 : page.end]
        assert checksum(bare) == said


def test_a_box_of_an_m4a_that_sticks_out_is_refused():
    sent = bytearray(sample("phone.m4a"))
    sent[:4] = struct.pack(">I", 2**31)
    with pytest.raises(NotTaken) as no:
        examine(bytes(sent))
    assert str(no.value) == BROKEN


def test_a_tag_with_nothing_behind_it_is_no_sound():
    with pytest.raises(NotTaken):
        examine(b"ID3\x04\0\0\0\0\0\0")


def test_thirteen_megabytes_are_too_many():
    with pytest.raises(NotTaken) as no:
        examine(sample("tagged.wav") + bytes(13 * 1024 * 1024))
    assert str(no.value) == SOUND_TOO_LARGE


def test_a_file_made_to_be_slow_is_given_up():
    with pytest.raises(NotTaken):
        examine(b"ID3\x04\0\0\0\0\0\0" + b"\xff" * 11_000_000)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SOUNDS)), st.data())
def test_a_spoiled_recording_is_refused_or_cleaned_never_a_crash(name, data):
    sent = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 6))):
        sent[data.draw(st.integers(4, min(len(sent), 1200) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotTaken):
        examine(bytes(sent[: data.draw(st.integers(20, len(sent)))]))
