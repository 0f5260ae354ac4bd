"""One opinion: mask, divert, and what the person said of the reply."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doithoai.models import Opinion
from tests import given


def test_a_denunciation_leaves_no_words_behind(lan, commune, ba_lan, in_may):
    opinion = given.an_opinion(commune, "Tôi tố cáo ông cán bộ X nhận tiền của dân.")
    answer = lan.post(
        reverse("desk:divert_opinion", args=[opinion.pk]),
        {"kind": "denunciation", "to": "Ban Tiếp công dân", "otherwise": given.BY_HAND},
    )
    assert answer.status_code == 302
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert "Ban Tiếp công dân" in page
    assert "nhận tiền" not in page


def test_a_mask_is_proposed_and_confirmed(lan, commune, ba_lan, in_may):
    opinion = given.an_opinion(commune, "Mương vỡ, gọi tôi theo số 0912 345 678 để xem.")
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert "[số điện thoại]" in page
    shortened = {"public_words": "Mương vỡ.", "because": "bỏ chỗ gọi điện"}
    lan.post(reverse("desk:confirm_mask", args=[opinion.pk]), shortened)
    opinion.refresh_from_db()
    assert opinion.public_words == "Mương vỡ."


def test_the_front_writes_down_that_somebody_is_not_satisfied(commune, ba_lan, signed_in):
    assignment = given.a_reply(commune, ba_lan).assignment
    opinion = Opinion.objects.get()
    given.ong_hoa(commune)
    hoa, address = signed_in("hoa"), reverse("desk:rate", args=[opinion.pk])
    assert hoa.post(address, {"satisfied": "khong", "comment": "Chưa ai xuống xem."}).status_code == 302
    assignment.refresh_from_db()
    assert assignment.answered_at is None
    again = hoa.post(address, {"satisfied": "co"})
    assert again.status_code == 409
    assert "đã được đánh giá" in again.content.decode()


@pytest.mark.parametrize("said", ["", "có lẽ"])
def test_a_rating_needs_a_word(lan, commune, ba_lan, said):
    given.a_reply(commune, ba_lan)
    address = reverse("desk:rate", args=[Opinion.objects.get().pk])
    assert lan.post(address, {"satisfied": said}).status_code == 409


@pytest.mark.parametrize(
    ("words", "called", "chosen", "dated"),
    [
        ("Tôi tố cáo ông cán bộ X nhận tiền của dân.", "tố cáo", "denunciation", False),
        ("Tôi khiếu nại quyết định thu hồi đất số 12 của xã.", "khiếu nại", "complaint", True),
    ],
)
def test_what_sounds_like_another_procedure_is_said_first(
    lan, commune, ba_lan, in_may, words, called, chosen, dated
):
    opinion = given.an_opinion(commune, words)
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert f"<strong>Có thể là {called}</strong>" in page
    assert page.count('id="chuyen"') == 1
    assert 'id="chuyen" open' in page
    assert f'value="{chosen}" required checked' in page
    assert ("hạn báo cho người khiếu nại" in page) is dated


def test_an_ordinary_opinion_is_warned_of_nothing_and_its_box_stays_closed(lan, commune, ba_lan, in_may):
    opinion = given.an_opinion(commune, "Mương thủy lợi Bản Hua vỡ, xin sửa trước vụ mùa.")
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert "Có thể là" not in page
    assert 'id="chuyen">' in page


def test_a_complaint_shows_by_when_its_person_is_told_and_why(lan, commune, ba_lan, in_may):
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, "Tôi khiếu nại quyết định thu hồi đất số 12 của xã.")
    lan.post(reverse("desk:divert_opinion", args=[opinion.pk]), {"kind": "complaint", "to": "Ban Tiếp dân"})
    address, due = reverse("desk:opinion", args=[opinion.pk]), given.BEFORE.date() + timedelta(days=10)
    page = lan.get(address).content.decode()
    assert "Hạn báo cho người khiếu nại" in page
    assert f'<time datetime="{due.isoformat()}">' in page
    assert "Luật Tiếp công dân, Điều 28" in page
    assert "còn 10 ngày" in page
    lan.post(reverse("desk:diversion_slip", args=[opinion.pk]))
    told = lan.get(address).content.decode()
    assert f'<time datetime="{due.isoformat()}">' in told  # the day stays; nobody is late any more
    assert "còn 10 ngày" not in told


def test_a_refused_diversion_keeps_its_page_and_what_was_typed(lan, commune, ba_lan, in_may):
    given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, "Mương thôn Đồng Mới vỡ, nước tràn vào ruộng.")
    said = {"kind": "denunciation", "to": "Thanh tra tỉnh", "otherwise": ""}
    answer = lan.post(reverse("desk:divert_opinion", args=[opinion.pk]), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"<h1>Ý kiến {opinion.code}</h1>" in page
    assert 'id="chuyen" open' in page
    assert 'value="denunciation" required checked' in page
    assert 'value="Thanh tra tỉnh"' in page


def test_from_an_opinion_the_way_leads_back_to_the_list_and_on_to_triage(
    lan, commune, ba_lan, signed_in, in_may
):
    dialogue = given.an_open_dialogue(commune, ba_lan)
    opinion = given.an_opinion(commune, "Mương thôn Đồng Mới vỡ.")
    address = reverse("desk:opinion", args=[opinion.pk])
    to_triage = f"{reverse('desk:triage', args=[dialogue.pk])}?y_kien={opinion.pk}"
    given.ong_hoa(commune)
    for client, sorts in ((lan, True), (signed_in("hoa"), False)):
        page = client.get(address).content.decode()
        assert reverse("desk:dialogue_opinions", args=[dialogue.pk]) in page
        assert (to_triage in page) == sorts
    lan.post(reverse("desk:divert_opinion", args=[opinion.pk]), {"kind": "complaint", "to": "Ban Tiếp dân"})
    assert to_triage not in lan.get(address).content.decode()
