"""The start of a dialogue: what earlier ones left unsettled, ticked or left; and the third time, on top of every list."""

import pytest
from django.urls import reverse

from doithoai.actions.opinions.link_matter import link_matter
from doithoai.models import Opinion, OpinionGroup, SameMatter
from doithoai.models.clock import clock_at
from tests import given
from tests.actions.opinions import earlier
from tests.pages.desk.conftest import cost


@pytest.fixture
def left(commune, ba_lan):
    """A group the sitting of June 2026 left unanswered."""
    return given.an_assignment(commune, ba_lan).group


@pytest.fixture
def dialogue(commune, ba_lan, left):
    with clock_at(earlier.NEXT):
        yield earlier.the_next(commune, ba_lan)


@pytest.fixture
def address(dialogue):
    return reverse("desk:carry_over", args=[dialogue.pk])


def test_today_and_the_dialogue_lead_there_until_somebody_looked(lan, dialogue, address):
    for page in (reverse("desk:today"), reverse("desk:dialogue", args=[dialogue.pk])):
        assert address in lan.get(page).content.decode()
    lan.post(address, {"none": "1"})
    assert address not in lan.get(reverse("desk:today")).content.decode()


def test_what_is_ticked_comes_along_and_goes_back(lan, left, address):
    page = lan.get(address).content.decode()
    assert left.question in page
    assert "Chưa trả lời" in page
    answer = lan.post(address, {"group": [left.pk]}, follow=True).content.decode()
    assert "Đã chuyển 1 việc" in answer
    assert "Không còn việc nào chưa xong" in answer
    group = OpinionGroup.objects.exclude(pk=left.pk).get()
    old, new = left.opinions.get(), group.opinions.get()
    assert "Chuyển sang" in lan.get(reverse("desk:opinion", args=[old.pk])).content.decode()
    assert "Chuyển từ" in lan.get(reverse("desk:opinion", args=[new.pk])).content.decode()
    assert (
        reverse("desk:group", args=[group.pk])
        in lan.get(reverse("desk:group", args=[left.pk])).content.decode()
    )
    lan.post(reverse("desk:leave_behind", args=[group.pk]))
    assert not Opinion.objects.filter(channel="carried").exists()


@pytest.mark.parametrize("sent", [["0"], ["x"], ["999999999999999999999"]])
def test_a_box_that_is_none_gets_a_sentence(lan, address, sent):
    answer = lan.post(address, {"group": sent})
    assert answer.status_code == 409
    assert "mở lại danh sách" in answer.content.decode()


def test_the_third_time_is_on_top_of_the_list_the_group_and_the_chairs_day(
    commune, ba_lan, lan, left, dialogue, signed_in
):
    given.ong_binh(commune)
    again = earlier.asked_again(commune, ba_lan)
    link_matter(dialogue, by=ba_lan, opinions=[again.opinions.get().pk], earlier=left)
    first = given.a_dialogue(commune, ba_lan)
    asked_first = OpinionGroup.objects.create(dialogue=first, number=1, question="Mương vỡ.")
    SameMatter.objects.create(opinion=left.opinions.get(), earlier=asked_first, by="", at=given.AFTER)
    listed = lan.get(reverse("desk:dialogue_opinions", args=[dialogue.pk])).content.decode()
    assert "Lần thứ 3" in listed
    assert "Nêu lần thứ 3" in lan.get(reverse("desk:group", args=[again.pk])).content.decode()
    assert (
        "Nêu lần thứ 3"
        in lan.get(reverse("desk:groups", args=[dialogue.pk]), {"xem": "nhac_lai"}).content.decode()
    )
    assert "Nêu lần thứ 3 mà chưa xong" in signed_in("binh").get(reverse("desk:today")).content.decode()


def test_a_judgement_is_made_beside_the_words(commune, ba_lan, lan, left, dialogue):
    again = earlier.asked_again(commune, ba_lan)
    triage = lan.get(
        reverse("desk:triage", args=[dialogue.pk]), {"y_kien": again.opinions.get().pk}
    ).content.decode()
    assert "Có thể là nêu lần thứ 2" in triage
    page = reverse("desk:earlier_of_opinion", args=[again.opinions.get().pk])
    lan.post(page, {"earlier": left.pk, "do": "other", "after": "1"})
    assert "Máy không thấy việc nào giống" in lan.get(page).content.decode()
    assert left.question in lan.get(page, {"tim": "muong dong moi"}).content.decode()
    page = reverse("desk:earlier_of_group", args=[again.pk])
    assert lan.post(page, {"earlier": left.pk, "do": "same"}).status_code == 302
    assert "Nêu lần thứ 2" in lan.get(page).content.decode()
    lan.post(page, {"earlier": left.pk, "do": "unlink"})
    assert lan.post(page, {"earlier": left.pk, "do": "unlink"}).status_code == 409
    assert lan.post(page, {"earlier": again.pk, "do": "same"}).status_code == 409
    assert lan.post(page, {"earlier": "x"}).status_code == 404


def test_ong_nam_sees_nothing_and_the_hamlet_head_has_no_door(
    commune, left, dialogue, address, ong_nam, signed_in
):
    given.ba_mai(commune)
    nam, mai = signed_in("nam"), signed_in("mai")
    pages = [address, reverse("desk:earlier_of_group", args=[left.pk])]
    pages.append(reverse("desk:earlier_of_opinion", args=[left.opinions.get().pk]))
    for page in pages:
        assert nam.get(page).status_code == 404
        assert mai.get(page).status_code == 403
    assert nam.post(reverse("desk:leave_behind", args=[left.pk])).status_code == 404


def test_three_matters_cost_what_one_costs(commune, ba_lan, lan, dialogue, address):
    before = cost(lan, address)
    old = OpinionGroup.objects.exclude(dialogue=dialogue).get()
    for number in (2, 3):
        group = OpinionGroup.objects.create(
            dialogue=old.dialogue, number=number, question=f"Cầu số {number} hỏng."
        )
        one = given.an_opinion(commune, f"Cầu số {number} hỏng, xin sửa.")
        Opinion.objects.filter(pk=one.pk).update(
            group=group, dialogue=old.dialogue, classified_at=given.AFTER
        )
    assert cost(lan, address) == before <= 16


def test_a_matter_that_is_here_already_is_said_so_before_anything_is_carried(
    lan, commune, ba_lan, dialogue, left, address
):
    here = given.a_group(commune, ba_lan, "Mương thôn Đồng Mới vẫn vỡ.")
    keys = [each.pk for each in here.opinions.all()]
    link_matter(here.dialogue, by=ba_lan, at=earlier.NEXT, opinions=keys, earlier=left)
    page = lan.get(address).content.decode()
    assert "Đã có ở hội nghị này" in page
    assert f"Nhóm {here.number}. {here.question}" in page
    lan.post(address, {"group": [left.pk]})
    assert OpinionGroup.objects.filter(dialogue=dialogue).count() == 1
