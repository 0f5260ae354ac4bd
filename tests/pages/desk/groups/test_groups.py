"""Groups with everyone's words, and giving them to a body."""

import pytest
from django.urls import reverse

from doithoai.models import Preparation
from tests import given


@pytest.fixture
def group(commune, ba_lan, in_may):
    given.an_open_dialogue(commune, ba_lan)
    return given.a_group(commune, ba_lan)


def test_everyones_words_and_codes_are_on_the_page(lan, group):
    page = lan.get(reverse("desk:groups", args=[group.dialogue_id])).content.decode()
    opinion = group.opinions.get()
    assert opinion.code in page
    assert opinion.words in page


def test_giving_a_group_goes_on_to_the_next(lan, commune, ba_lan, group):
    other = given.a_group(commune, ba_lan, "Trạm biến áp quá tải mỗi tối.")
    said = {"body": given.body("Phòng Kinh tế").pk, "due_on": "10/06/2026"}
    answer = lan.post(reverse("desk:group", args=[group.pk]), said)
    assert answer.url == reverse("desk:group", args=[other.pk])
    assert Preparation.objects.get().due_on.isoformat() == "2026-06-10"


@pytest.mark.parametrize(("due_on", "says"), [("10/05/2026", "đã qua"), ("20/06/2026", "trước ngày họp")])
def test_a_day_that_cannot_be_is_refused_with_the_form(lan, group, due_on, says):
    said = {"body": given.body("Phòng Kinh tế").pk, "due_on": due_on}
    answer = lan.post(reverse("desk:group", args=[group.pk]), said)
    assert answer.status_code == 409
    assert says in answer.content.decode()
    assert due_on in answer.content.decode()


def test_the_common_question_is_written_anew(lan, group):
    address = reverse("desk:group_question", args=[group.pk])
    lan.post(address, {"question": "Khi nào sửa mương thôn Đồng Mới?"})
    group.refresh_from_db()
    assert group.question == "Khi nào sửa mương thôn Đồng Mới?"
    assert lan.post(address, {"question": ""}).status_code == 409


def test_a_question_written_anew_in_another_window_is_not_lost(lan, group):
    address, first = reverse("desk:group_question", args=[group.pk]), group.question
    lan.post(address, {"question": "Khi nào sửa mương?", "seen": first})
    answer = lan.post(address, {"question": "Mương bao giờ xong?", "seen": first})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa được sửa ở nơi khác" in page
    assert "Mương bao giờ xong?</textarea>" in page.replace("\n", "")
    assert '<input type="hidden" name="seen" value="Khi nào sửa mương?"' in page
    assert (
        lan.post(address, {"question": "Mương bao giờ xong?", "seen": "Khi nào sửa mương?"}).status_code
        == 302
    )


def test_two_groups_that_ask_the_same_become_one(lan, commune, ba_lan, group):
    other = given.a_group(commune, ba_lan, "Mương Đồng Mới vỡ, bao giờ xã sửa?")
    address = reverse("desk:join_group", args=[group.pk])
    assert (
        f'name="other" value="{other.pk}"' in lan.get(reverse("desk:group", args=[group.pk])).content.decode()
    )
    assert lan.post(address, {"other": other.pk}).status_code == 302
    assert group.opinions.count() == 2
    assert lan.post(address, {"other": other.pk}).status_code == 404
    assert lan.post(address, {"other": ""}).status_code == 404


def test_the_wall_and_the_roles(commune, group, ong_nam, signed_in):
    given.ba_mai(commune)
    nam, mai = signed_in("nam"), signed_in("mai")
    for page, key in (("groups", group.dialogue_id), ("group", group.pk)):
        assert nam.get(reverse(f"desk:{page}", args=[key])).status_code == 404
        assert mai.get(reverse(f"desk:{page}", args=[key])).status_code == 403
    assert nam.post(reverse("desk:group_question", args=[group.pk]), {"question": "x"}).status_code == 404


@pytest.mark.parametrize("groups", [1, 3])
def test_the_number_of_queries_does_not_grow(lan, commune, ba_lan, group, django_assert_num_queries, groups):
    for number in range(groups):
        given.a_group(commune, ba_lan, f"Đường số {number} bị hỏng, đề nghị sửa.")
    address = reverse("desk:groups", args=[group.dialogue_id])
    lan.get(address)
    with django_assert_num_queries(11):  # one of them: what is kept from her
        lan.get(address)
