"""Looking at what may be no opinion: many at a time, and back again."""

import re

from django.urls import reverse

from doithoai.models import Opinion
from tests import given
from tests.pages.desk.conftest import cost

DOUBTS = reverse("desk:doubts")
AT_THE_ENDS = ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+07:00")


def some(commune, many: int) -> list[Opinion]:
    return [given.an_opinion(commune, f"Mua hàng giá rẻ số {n}.", doubt="Gửi dồn dập") for n in range(many)]


def test_set_aside_and_brought_back(commune, lan, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    rows = some(commune, 3)
    assert f'href="{DOUBTS}"' in lan.get(reverse("desk:opinions")).content.decode()
    lan.post(DOUBTS, {"opinion": [each.pk for each in rows[:2]], "real": "0"})
    assert Opinion.objects.doubted().get() == rows[2]
    page = lan.get(DOUBTS, {"bo": "1"}).content.decode()
    assert rows[0].code in page
    lan.post(f"{DOUBTS}?bo=1", {"opinion": [rows[0].pk], "real": "1"})
    assert Opinion.objects.awaiting_classification().count() == 2
    assert "Không phải ý kiến" in lan.get(reverse("desk:opinion", args=[rows[1].pk])).content.decode()


def test_nothing_chosen_is_said(commune, lan):
    assert "Chưa chọn" in lan.post(DOUBTS, {"real": "0", "opinion": ["x", "9" * 40]}).content.decode()


def test_a_whole_flood_is_set_aside_and_taken_back_with_one_press_each(commune, lan, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    some(commune, 60)
    page = lan.get(DOUBTS).content.decode()
    assert "Cả thảy 60 ý kiến" in page
    newest = re.search(r'name="all" value="(\d+)"', page)[1]
    late = some(commune, 1)[0]
    answer = lan.post(DOUBTS, {"all": newest, "real": "0"}, follow=True)
    assert list(Opinion.objects.doubted()) == [late]
    shown = answer.content.decode()
    assert "Hoàn lại cả 60" in shown
    aside_at = re.search(r'name="judged_at" value="([^"]+)"', shown)[1]
    lan.post(reverse("desk:undo_doubts"), {"judged_at": aside_at})
    assert Opinion.objects.doubted().count() == 61


def test_a_whole_flood_taken_for_opinions_is_undone_with_one_press(commune, lan, ba_lan):
    given.an_open_dialogue(commune, ba_lan)
    some(commune, 60)
    newest = re.search(r'name="all" value="(\d+)"', lan.get(DOUBTS).content.decode())[1]
    shown = lan.post(DOUBTS, {"all": newest, "real": "1"}, follow=True).content.decode()
    assert not Opinion.objects.doubted().exists()
    assert "Vừa ghi 60 tin là ý kiến thật" in shown
    judged_at = re.search(r'name="judged_at" value="([^"]+)"', shown)[1]
    lan.post(reverse("desk:undo_doubts"), {"judged_at": judged_at})
    assert Opinion.objects.doubted().count() == 60


def test_a_moment_that_is_none_is_a_sentence(commune, lan):
    for typed in ("", "x", "2026-13-45T99:99", "9" * 400, "2026-01-01T00:00:00", *AT_THE_ENDS):
        shown = lan.post(reverse("desk:undo_doubts"), {"judged_at": typed}, follow=True).content.decode()
        assert "Không rõ lần xem nào" in shown
        assert lan.get(DOUBTS, {"vua": typed}).status_code == 200


def test_one_costs_as_much_as_three(commune, lan):
    some(commune, 1)
    one = cost(lan, DOUBTS)
    some(commune, 3)
    assert cost(lan, DOUBTS) == one
