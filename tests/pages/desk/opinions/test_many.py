"""The list of thousands: leaf by leaf in every order, and many at once after a preview."""

import pytest
from django.urls import reverse

from doithoai.models import Hamlet, Opinion
from doithoai.pages.desk.opinions import views
from tests import given


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def five(commune, dialogue) -> list[Opinion]:
    places = [None, *Hamlet.objects.all()][:2]
    return [
        given.an_opinion(commune, f"Đường xóm {number} lầy lội.", hamlet=places[number % len(places)])
        for number in range(5)
    ]


@pytest.mark.parametrize("order", list(views.SORTS))
def test_leaf_by_leaf_there_and_back_shows_each_once(lan, dialogue, five, monkeypatch, order):
    monkeypatch.setattr(views, "PER_PAGE", 2)
    address = reverse("desk:dialogue_opinions", args=[dialogue.pk])

    def walk(turn: str, start: dict) -> list[list[int]]:
        leaves, asked = [], start
        while asked is not None:
            page = lan.get(address, {"xep": order, **asked}).context["page"]
            leaves.append([each.pk for each in page])
            key = page.after if turn == "sau" else page.before
            asked = {turn: key} if key else None
        return leaves

    there = walk("sau", {})
    assert sorted(pk for leaf in there for pk in leaf) == sorted(each.pk for each in five)
    assert [len(leaf) for leaf in there] == [2, 2, 1]
    back = walk("truoc", {"truoc": there[-1][0]})
    assert back == [there[1], there[0]]


@pytest.mark.parametrize("asked", [{"sau": "x"}, {"sau": "9" * 40}, {"truoc": "0"}, {"sau": "-1"}])
def test_a_leaf_after_nothing_is_the_first(lan, dialogue, five, asked):
    page = lan.get(reverse("desk:dialogue_opinions", args=[dialogue.pk]), asked)
    assert five[0].code in page.content.decode()


def many(dialogue) -> str:
    return reverse("desk:sort_opinions", args=[dialogue.pk])


def test_first_what_would_happen_then_the_deed(lan, dialogue, five):
    preview = lan.post(many(dialogue), {"opinion": [each.pk for each in five[:3]]})
    assert "Sẽ đổi 3 ý kiến" in preview.content.decode()
    assert not Opinion.objects.exclude(classified_at=None).exists()
    labels = {"field": "giao_thong", "urgency": "cao", "competence": "xã"}
    done = lan.post(many(dialogue), {"do": "1", "mark": preview.context["marks"], **labels})
    assert done.status_code == 302
    assert Opinion.objects.exclude(classified_at=None).count() == 3


def test_all_the_list_shows_and_into_a_group(lan, commune, ba_lan, dialogue, five):
    group = given.a_group(commune, ba_lan)
    preview = lan.post(many(dialogue), {"every": "?q=lay+loi&"})
    assert len(preview.context["going"]) == 5
    lan.post(many(dialogue), {"do": "1", "mark": preview.context["marks"], "group": group.number})
    assert group.opinions.count() == 6


@pytest.mark.parametrize("said", [{"group": "99"}, {"group": "x"}, {"field": "x"}, {}])
def test_what_makes_no_sense_is_said_and_changes_nothing(lan, dialogue, five, said):
    answer = lan.post(many(dialogue), {"do": "1", "mark": [f"{five[0].pk}:"], **said})
    assert answer.status_code in (200, 409)
    assert not Opinion.objects.exclude(classified_at=None).exists()


def test_the_other_commune_finds_nothing(ong_nam, signed_in, dialogue, five):
    assert signed_in("nam").post(many(dialogue), {"opinion": [five[0].pk]}).status_code == 404
