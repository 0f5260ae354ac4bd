"""The wall in its states, and that it says no more than is said aloud."""

from doithoai.actions.conference.call_speaker import call_speaker
from doithoai.actions.conference.close_conference import close_conference
from doithoai.models import SpeakerRequest
from tests import given


def wall(client, hall):
    return client.get(hall.at("man-chieu/tuong/"))


def test_nobody_speaks_the_next_is_named(hall, signed_in):
    assert "Chuẩn bị: Hà Thị Mận" in wall(signed_in("mai"), hall).content.decode()


def test_the_wall_follows_who_was_called(hall, ba_lan, signed_in):
    call_speaker(SpeakerRequest.objects.get(pk=hall.speakers[1].pk), by=ba_lan, at=given.ON_THE_DAY)
    response = wall(signed_in("mai"), hall)
    assert (response.context["floor"].speaker.name, [each.name for each in response.context["coming"]]) == (
        "Lê Văn Ba",
        ["Hà Thị Mận"],
    )
    assert 'data-minutes="5"' in response.content.decode()


def test_after_the_end_no_queue_and_no_code(hall, ba_lan, signed_in):
    close_conference(hall.dialogue, by=ba_lan, at=given.ON_THE_DAY)
    shown = wall(signed_in("mai"), hall).content.decode()
    assert ("Hội nghị đã bế mạc" in shown, "Đăng ký phát biểu" in shown) == (True, False)


def test_the_page_listens_and_runs_nothing_inline(hall, signed_in):
    page = signed_in("mai").get(hall.at("man-chieu/")).content.decode()
    assert 'data-live="/live/' in page
    assert 'style="' not in page
    assert "<script>" not in page


def test_the_wall_takes_the_same_number_of_queries(hall, ba_lan, signed_in, django_assert_num_queries):
    mai = signed_in("mai")
    with django_assert_num_queries(11):
        wall(mai, hall)
    call_speaker(SpeakerRequest.objects.get(pk=hall.speakers[0].pk), by=ba_lan, at=given.ON_THE_DAY)
    with django_assert_num_queries(11):
        wall(mai, hall)


def test_what_is_kept_from_somebody_is_in_no_number_of_the_wall(hall, commune, signed_in):
    before = wall(signed_in("mai"), hall).context["opinions"]
    assert given.an_opinion(commune, "Tố cáo bà Trần Thị Lan công chức Văn phòng vòi tiền.").guarded
    assert wall(signed_in("mai"), hall).context["opinions"] == before
    given.an_opinion(commune, "Trạm biến áp quá tải.")
    assert wall(signed_in("mai"), hall).context["opinions"] == before + 1
