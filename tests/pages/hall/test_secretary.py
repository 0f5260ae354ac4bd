"""The secretary's table: lines, opinions first heard in the hall, a raised hand."""

import pytest

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.take_minutes import take_minutes
from doithoai.models import MinutesEntry, Opinion, SpeakerRequest
from tests import given
from tests.pages.hall.conftest import HTMX


def write(client, hall, **line):
    return client.post(
        hall.at("thu-ky/ghi/"), {"part": "opinion", "words": "Nước hay mất buổi sáng.", **line}, **HTMX
    )


def test_co_thu_writes_a_line_about_the_speaker_and_the_group(hall, signed_in):
    assert write(signed_in("thu"), hall, speaker=hall.speakers[0].pk, group=hall.group.pk).status_code == 200
    line = MinutesEntry.objects.get(part="opinion")
    assert (line.speaker, line.group, line.by) == (hall.speakers[0], hall.group, "Hoàng Anh Thư")


@pytest.mark.parametrize("line", [{"words": ""}, {"part": "song"}, {"speaker": 9999}, {"group": 9999}])
def test_a_line_that_cannot_be_is_told_so(hall, signed_in, line):
    assert write(signed_in("thu"), hall, **line).status_code == 422
    assert not MinutesEntry.objects.filter(part="opinion").exists()


def test_too_short_is_the_actions_sentence(hall, signed_in):
    response = write(signed_in("thu"), hall, words="a")
    assert (response.status_code, "quá ngắn" in response.content.decode()) == (409, True)


def test_before_the_day_nothing_is_minuted(commune, ba_lan, signed_in):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    response = signed_in("lan").post(
        f"/hoi-truong/{dialogue.pk}/thu-ky/ghi/", {"part": "opening", "words": "Sớm"}, **HTMX
    )
    assert response.status_code == 409


def test_the_form_follows_the_speaker_and_keeps_what_was_chosen_during_the_turn(hall, ba_lan, signed_in):
    thu, (first, second) = signed_in("thu"), hall.speakers
    call_speaker(SpeakerRequest.objects.get(pk=first.pk), by=ba_lan, at=given.ON_THE_DAY)
    who = lambda **query: thu.get(hall.at("thu-ky/ai-noi/"), query).context  # noqa: E731
    followed = who(turn=0)
    kept = who(turn=first.pk, group="")
    assert (followed["chosen"], followed["linked"]) == (hall.group.pk, True)
    assert (kept["chosen"], kept["linked"]) == (None, False)
    call_speaker(SpeakerRequest.objects.get(pk=second.pk), by=ba_lan, at=given.ON_THE_DAY)
    moved = who(turn=first.pk, group="")
    assert (moved["speaking"], moved["linked"]) == (second, True)


def test_while_somebody_speaks_the_line_is_an_opinion_unless_chosen(hall, ba_lan, signed_in):
    thu, first = signed_in("thu"), hall.speakers[0]
    take_minutes(hall.dialogue, by=ba_lan, at=given.ON_THE_DAY, part="answer", words="Phòng Kinh tế trả lời.")
    part = lambda **query: thu.get(hall.at("thu-ky/ai-noi/"), query).context["part"]  # noqa: E731
    assert part(turn=1) == "answer"
    call_speaker(SpeakerRequest.objects.get(pk=first.pk), by=ba_lan, at=given.ON_THE_DAY)
    assert part(turn=0, part="answer") == "opinion"
    assert part(turn=first.pk, part="answer") == "answer"


def test_an_opinion_first_said_in_the_hall_gets_its_code_and_group(hall, signed_in):
    said = {"words": "Đề nghị lắp thêm đèn đường ở tổ 2.", "author": "Cầm Văn Sáu", "hamlet": hall.new.pk}
    response = signed_in("thu").post(hall.at("thu-ky/y-kien-moi/"), said, **HTMX)
    opinion = Opinion.objects.get(channel="hall")
    assert response.status_code == 200
    assert opinion.code in response.content.decode()
    assert (opinion.author, opinion.hamlet, opinion.group.number) == ("Cầm Văn Sáu", hall.new, 2)


def test_an_opinion_of_one_letter_is_refused_with_the_sentence(hall, signed_in):
    assert signed_in("thu").post(hall.at("thu-ky/y-kien-moi/"), {"words": "a"}, **HTMX).status_code == 409


def test_a_raised_hand_is_last_in_the_queue(hall, signed_in):
    signed_in("thu").post(
        hall.at("dang-ky-phat-bieu/"), {"name": "Cầm Văn Sáu", "hamlet": hall.new.pk}, **HTMX
    )
    queue = signed_in("thu").get(hall.at("dien-dan/")).context["queue"]
    assert queue[-1]["speaker"].name == "Cầm Văn Sáu"


def test_the_same_hand_twice_is_told_its_place(hall, signed_in):
    ask = {"name": "Lê Văn Ba", "hamlet": hall.new.pk}
    response = signed_in("thu").post(hall.at("dang-ky-phat-bieu/"), ask, **HTMX)
    assert (response.status_code, "trước mình còn 1 người" in response.content.decode()) == (409, True)


def test_without_javascript_the_table_comes_back(hall, signed_in):
    here = hall.at("thu-ky/")
    line = {"part": "opening", "words": "Chủ tịch phát biểu khai mạc.", "back": here}
    assert signed_in("thu").post(hall.at("thu-ky/ghi/"), line).url == here


def test_the_fragment_changes_after_another_person_wrote(hall, ba_lan, signed_in):
    thu = signed_in("thu")
    before = thu.get(hall.at("thu-ky/bien-ban/")).content.decode()
    take_minutes(hall.dialogue, by=ba_lan, at=given.ON_THE_DAY, part="answer", words="Phòng Kinh tế trả lời.")
    after = thu.get(hall.at("thu-ky/bien-ban/")).content.decode()
    assert ("Phòng Kinh tế trả lời." in before, "Phòng Kinh tế trả lời." in after) == (False, True)


def test_what_people_say_is_shown_as_text(hall, ba_lan, signed_in):
    take_minutes(hall.dialogue, by=ba_lan, at=given.ON_THE_DAY, part="opinion", words="<b>to</b> & rõ")
    assert (
        "&lt;b&gt;to&lt;/b&gt; &amp; rõ" in signed_in("thu").get(hall.at("thu-ky/bien-ban/")).content.decode()
    )


@pytest.mark.parametrize("lines", [1, 3])
def test_the_lines_take_the_same_number_of_queries(hall, ba_lan, signed_in, django_assert_num_queries, lines):
    for speaker in [*hall.speakers, None][:lines]:
        take_minutes(
            hall.dialogue,
            by=ba_lan,
            at=given.ON_THE_DAY,
            part="opinion",
            words="Một lời nói.",
            speaker=speaker,
            group=hall.group,
        )
    thu = signed_in("thu")
    with django_assert_num_queries(5):
        thu.get(hall.at("thu-ky/bien-ban/"))
