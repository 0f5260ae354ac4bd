"""What is in no count until somebody looks stands on Today, and on top when nobody did."""

from datetime import date

import pytest
from django.urls import reverse

from doithoai.actions.opinions.judge_doubts import judge_doubts
from doithoai.models import Actor, Commune, serving
from doithoai.pages.desk.today.doubts import doubts_to_judge
from tests import given
from tests.pages.desk.conftest import cost

TODAY = "/viec-hom-nay/"
DAY, FRIDAY, MONDAY = date(2026, 5, 20), date(2026, 5, 22), date(2026, 5, 25)


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


def some(commune, many: int = 1) -> list[int]:
    return [given.an_opinion(commune, f"Mua hàng số {n}.", doubt="Gửi dồn dập").pk for n in range(many)]


def line(actor: Actor, on: date = DAY):
    found = list(doubts_to_judge(actor, on))
    return found[0] if found else None


def test_one_line_however_many_dated_by_the_oldest_until_they_are_judged(commune, dialogue, lan, ba_lan):
    rows = some(commune, 3)
    page = lan.get(TODAY).content.decode()
    assert "Xem lại 3 tin đang nghi ngờ" in page
    assert reverse("desk:doubts") in page
    assert "Phân loại 3 ý kiến" not in page
    assert "mỗi tin được xem trong 2 ngày làm việc" in line(ba_lan).because
    judge_doubts(commune, by=ba_lan, opinions=rows, real=True)
    assert line(ba_lan) is None


def test_nobody_looked_in_time_and_the_chair_reads_it_too(commune, dialogue, ba_lan):
    some(commune)
    ong_binh, ong_tu = given.ong_binh(commune), given.ong_tu(commune)
    assert (line(ba_lan, FRIDAY).days, line(ong_binh, FRIDAY)) == (0, None)
    assert (line(ba_lan, MONDAY).kind, line(ong_binh, MONDAY).kind) == ("late", "late")
    assert line(ong_tu, MONDAY) is None


def test_another_communes_flood_is_not_ours(commune, dialogue, ong_nam, ba_lan):
    some(commune)
    with serving(Commune.objects.get(pk=ong_nam.commune_id)):
        assert line(ong_nam) is None


def test_three_cost_what_one_costs(commune, dialogue, lan):
    some(commune)
    one = cost(lan, TODAY)
    some(commune, 2)
    assert cost(lan, TODAY) == one
