"""A clerk reads one text with two matters and cuts it with three keys, or with the mouse, or without scripts."""

import pytest
from django.urls import reverse

from doithoai.actions.opinions.split_opinion import split_opinion
from doithoai.models import Opinion
from doithoai.rules.procedure import Role
from tests import given

WORDS = "Mương thôn Đồng Mới bị vỡ. Đường vào trường lầy lội."
HERE = WORDS.index("Đường")


@pytest.fixture
def dialogue(commune, ba_lan, in_may):
    return given.an_open_dialogue(commune, ba_lan)


@pytest.fixture
def opinion(commune, dialogue) -> Opinion:
    return given.an_opinion(commune, WORDS)


@pytest.fixture
def hai(commune, signed_in):
    """Cô Hai, the other clerk, at the desk beside."""
    given.a_person(commune, "hai", "Vũ Thị Hai", Role.CLERK)
    return signed_in("hai")


def triage(dialogue, opinion) -> str:
    return f"{reverse('desk:triage', args=[dialogue.pk])}?y_kien={opinion.pk}"


def test_every_word_is_a_box_and_the_parts_are_shown_where_the_whole_is(lan, dialogue, opinion):
    address = reverse("desk:split", args=[opinion.pk])
    assert f'name="begins" value="{HERE}"' in lan.get(address).content.decode()
    answer = lan.post(address, {"begins": [HERE]})
    first, second = opinion.parts.order_by("pk")
    assert answer.url == triage(dialogue, first)
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert all(said in page for said in (WORDS, first.code, second.words, "Bỏ tách"))
    assert f"Phần của {opinion.code}" in lan.get(answer.url).content.decode()


@pytest.mark.parametrize("begins", [[], [3], ["x"], ["99999999999999999999"]])
def test_a_cut_that_is_none_is_refused_on_the_page(lan, opinion, begins):
    answer = lan.post(reverse("desk:split", args=[opinion.pk]), {"begins": begins})
    assert answer.status_code == 409
    assert Opinion.objects.count() == 1


def test_the_list_shows_the_parts_and_put_together_again_the_whole(lan, ba_lan, dialogue, opinion):
    split_opinion(opinion, by=ba_lan, begins=[HERE])
    table = reverse("desk:dialogue_opinions", args=[dialogue.pk])
    shown = lan.get(table).content.decode()
    assert f"{opinion.code}/1" in shown
    assert f"{opinion.code}/2" in shown
    assert "2 ý kiến" in shown
    assert lan.post(reverse("desk:unsplit", args=[opinion.pk])).url == triage(dialogue, opinion)
    assert "1 ý kiến" in lan.get(table).content.decode()


def test_one_key_takes_the_last_deed_back(lan, dialogue, opinion):
    lan.post(reverse("desk:split", args=[opinion.pk]), {"begins": [HERE]})
    assert 'data-key="u"' in lan.get(triage(dialogue, opinion.parts.first())).content.decode()
    undo = reverse("desk:undo_triage", args=[dialogue.pk])
    assert lan.post(undo).url == triage(dialogue, opinion)
    assert lan.post(undo).status_code == 409


def test_the_second_clerk_sees_the_first_gets_the_next_one_and_may_take_over(
    lan, hai, commune, dialogue, opinion
):
    next_one = given.an_opinion(commune, "Trạm biến áp quá tải mỗi tối.")
    lan.get(triage(dialogue, opinion))
    assert "Trần Thị Lan đang mở" in hai.get(triage(dialogue, opinion)).content.decode()
    assert next_one.code in hai.get(reverse("desk:triage", args=[dialogue.pk])).content.decode()
    assert hai.post(reverse("desk:take_over", args=[opinion.pk])).url == triage(dialogue, opinion)
    beat = lan.post(reverse("desk:hold", args=[opinion.pk])).content.decode()
    assert "Vũ Thị Hai đang mở" in beat


def test_a_stale_save_says_what_changed_and_keeps_the_first(lan, hai, dialogue, opinion):
    def seen(browser) -> str:
        page = browser.get(triage(dialogue, opinion)).content.decode()
        return page.split('name="seen" value="')[1].split('"')[0]

    marks = seen(lan), seen(hai)
    address = reverse("desk:classify", args=[opinion.pk])
    labels = {"urgency": "cao", "competence": "xã"}
    lan.post(address, {**labels, "field": "thuy_loi", "seen": marks[0]})
    answer = hai.post(address, {**labels, "field": "giao_thong", "seen": marks[1]})
    assert answer.status_code == 409
    assert "Trần Thị Lan vừa làm việc" in answer.content.decode()
    opinion.refresh_from_db()
    assert opinion.field == "thuy_loi"


def test_the_other_commune_finds_nothing(ong_nam, signed_in, dialogue, opinion):
    nam = signed_in("nam")
    for name in ("split", "unsplit", "hold", "take_over"):
        assert nam.post(reverse(f"desk:{name}", args=[opinion.pk])).status_code == 404
    assert nam.post(reverse("desk:undo_triage", args=[dialogue.pk])).status_code == 404


def test_the_page_says_whether_it_marked_anything(lan, commune, dialogue):
    said = "Thứ nhất, mương thôn Đồng Mới bị vỡ, đề nghị xã sửa. Thứ hai, đường điện xóm trên yếu, đề nghị kéo thêm dây."
    two = given.an_opinion(commune, said)
    assert "đã được đánh dấu" in lan.get(reverse("desk:split", args=[two.pk])).content.decode()
    one = given.an_opinion(commune, "Mương thôn Đồng Mới bị vỡ.")
    assert "Máy không thấy chỗ nào" in lan.get(reverse("desk:split", args=[one.pk])).content.decode()
