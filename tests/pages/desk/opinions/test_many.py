"""The list of thousands: leaf by leaf in every order, and many at once after a preview."""

import pytest
from django.urls import reverse

from doithoai.actions.opinions.confirm_mask import confirm_mask
from doithoai.models import Hamlet, Opinion, OpinionGroup
from doithoai.pages.desk.opinions import views
from doithoai.pages.desk.opinions.fields import field_label
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


def test_nothing_is_chosen_beforehand(lan, dialogue, five):
    preview = lan.post(many(dialogue), {"opinion": [each.pk for each in five[:3]]})
    form = preview.context["form"]
    assert {form[name].value() or "" for name in ("field", "urgency", "competence", "group", "fresh")} == {""}
    assert "3 ý kiến đã chọn" in preview.content.decode()
    assert 'name="do"' not in preview.content.decode()


def test_first_a_sentence_of_what_would_happen_then_the_deed(lan, dialogue, five):
    preview = lan.post(many(dialogue), {"opinion": [each.pk for each in five[:3]]})
    labels = {"field": "giao_thong", "urgency": "cao", "competence": "xã"}
    asked = lan.post(many(dialogue), {"ask": "1", "mark": preview.context["marks"], **labels})
    assert f"Ghi lĩnh vực “{field_label('giao_thong')}”, mức độ" in asked.content.decode()
    assert "cho 3 ý kiến" in asked.content.decode()
    assert not Opinion.objects.exclude(classified_at=None).exists()
    hidden = dict(asked.context["wanted"])
    done = lan.post(many(dialogue), {"do": "1", "mark": asked.context["marks"], **hidden})
    assert done.status_code == 302
    assert Opinion.objects.exclude(classified_at=None).count() == 3


def test_what_stays_as_it_is_and_what_waits_on_is_said(lan, dialogue, five):
    asked = lan.post(
        many(dialogue), {"ask": "1", "mark": [f"{each.pk}:" for each in five], "field": "giao_thong"}
    )
    said = asked.content.decode()
    assert "Giữ nguyên mức độ cấp thiết, thẩm quyền" in said
    assert "5 ý kiến chưa đủ ba nhãn nên vẫn chờ phân loại" in said


def test_what_may_be_a_denunciation_is_left_out_by_its_code(lan, commune, dialogue, five):
    bad = given.an_opinion(commune, "Tôi tố cáo ông Trần Văn Xấu, kế toán xã, nhận tiền của dân.")
    preview = lan.post(many(dialogue), {"opinion": [bad.pk, five[0].pk]})
    assert [each.pk for each in preview.context["going"]] == [five[0].pk]
    assert f"Ý kiến {bad.code} có thể là tố cáo" in preview.content.decode()


def test_all_the_list_shows_and_into_a_group(lan, commune, ba_lan, dialogue, five):
    group = given.a_group(commune, ba_lan)
    preview = lan.post(many(dialogue), {"every": "?q=lay+loi&"})
    assert len(preview.context["going"]) == 5
    lan.post(many(dialogue), {"do": "1", "mark": preview.context["marks"], "group": group.number})
    assert group.opinions.count() == 6


def test_into_a_new_group_with_a_question_to_mend(lan, dialogue, five):
    labels = {"fresh": "on", "field": "giao_thong", "urgency": "cao", "competence": "xã"}
    marks = [f"{each.pk}:" for each in five]
    asked = lan.post(many(dialogue), {"ask": "1", "mark": marks, **labels})
    assert asked.context["proposed"].startswith("Đường xóm")
    hidden = dict(asked.context["wanted"])
    lan.post(many(dialogue), {"do": "1", "mark": marks, **hidden, "question": "Đường các xóm lầy lội"})
    group = OpinionGroup.objects.get()
    assert (group.question, group.opinions.count()) == ("Đường các xóm lầy lội", 5)


def test_after_sorting_the_clerk_stands_where_likeness_is_asked_for(lan, dialogue, five):
    labels = {"field": "giao_thong", "urgency": "cao", "competence": "xã"}
    done = lan.post(many(dialogue), {"do": "1", "mark": [f"{each.pk}:" for each in five], **labels})
    page = lan.get(done.url).content.decode()
    assert "gom các ý kiến giống nhau" in page
    assert "Hoàn lại lần làm nhiều vừa rồi" in page


def test_what_was_done_on_another_page_is_not_taken_back_from_there(lan, ba_lan, dialogue, five):
    confirm_mask(five[0], by=ba_lan, public_words=five[0].words, looked_again=True)
    page = reverse("desk:likeness", args=[dialogue.pk])
    assert "Hoàn lại" not in lan.get(page).content.decode()
    refused = lan.post(reverse("desk:undo_likeness", args=[dialogue.pk]))
    assert "không phải là gộp nhóm" in refused.content.decode()
    five[0].refresh_from_db()
    assert five[0].public_at


@pytest.mark.parametrize("said", [{"group": "99"}, {"group": "x"}, {"field": "x"}, {}])
def test_what_makes_no_sense_is_said_and_changes_nothing(lan, dialogue, five, said):
    answer = lan.post(many(dialogue), {"do": "1", "mark": [f"{five[0].pk}:"], **said})
    assert answer.status_code in (200, 409)
    assert not Opinion.objects.exclude(classified_at=None).exists()


def test_the_other_commune_finds_nothing(ong_nam, signed_in, dialogue, five):
    assert signed_in("nam").post(many(dialogue), {"opinion": [five[0].pk]}).status_code == 404
