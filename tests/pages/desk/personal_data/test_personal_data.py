"""From the code page to the desk and back; identity by code only; the wall."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from doithoai.models import DataRequest, Opinion, RetentionApproval
from tests import given
from tests.pages.desk.conftest import cost


@pytest.fixture
def opinion(commune, ba_lan, in_may) -> Opinion:
    given.an_open_dialogue(commune, ba_lan)
    return given.an_opinion(commune, contact="0912 000 111")


def page_of(opinion: Opinion) -> str:
    return reverse("public:own_data", args=[opinion.code])


def test_asked_by_code_done_at_the_desk_told_under_the_code(opinion, lan):
    person = Client()
    assert page_of(opinion) in person.get(reverse("public:follow", args=[opinion.code])).content.decode()
    page = person.get(page_of(opinion)).content.decode()
    assert "L… V… B…" in page
    assert "09•••••••111" in page
    assert not [each for each in ("Lê Văn Ba", "0912 000 111") if each in page]
    assert person.post(page_of(opinion), {"kind": "erase"}).status_code == 302
    assert "Đã nhận, đang giải quyết" in person.get(page_of(opinion)).content.decode()

    today = lan.get(reverse("desk:today")).content.decode()
    assert "Xóa dữ liệu cá nhân, ý kiến" in today
    desk = lan.get(reverse("desk:personal_data")).content.decode()
    assert opinion.code in desk
    assert "Lê Văn Ba" not in desk
    request = DataRequest.objects.get()
    assert lan.post(reverse("desk:answer_data_right", args=[request.pk]), {"do": "refuse"}).status_code == 409
    lan.post(reverse("desk:answer_data_right", args=[request.pk]), {"do": "grant"})
    opinion.refresh_from_db()
    assert opinion.author == ""
    assert "Đã làm theo" in person.get(page_of(opinion)).content.decode()


def test_extended_at_the_desk_told_under_the_code(opinion, lan):
    person = Client()
    person.post(page_of(opinion), {"kind": "see"})
    request = DataRequest.objects.get()
    address, was = reverse("desk:extend_data_right", args=[request.pk]), request.due_on
    assert "Xin chọn hạn mới" in lan.post(address, {"reason": "Cần đối chiếu."}).content.decode()
    new = was + timedelta(days=5)
    assert lan.post(address, {"due_on": new.isoformat()}).status_code == 409
    lan.post(address, {"due_on": new.isoformat(), "reason": "Cần đối chiếu sổ giấy."})
    page = person.get(page_of(opinion)).content.decode()
    assert f"hạn trước là {was:%d/%m/%Y}, vì:" in page
    assert "Cần đối chiếu sổ giấy." in page
    assert "luật không cho gia hạn lần nữa" in lan.get(reverse("desk:personal_data")).content.decode()
    english = person.get(f"/en{page_of(opinion)}").content.decode()
    assert "Extended once" in english


def test_a_form_without_a_choice_says_so_and_the_english_page_opens(opinion):
    answer = Client().post(page_of(opinion), {})
    assert answer.status_code == 422
    assert "Xin chọn điều muốn yêu cầu" in answer.content.decode()
    assert Client().get(f"/en{page_of(opinion)}").status_code == 200


def test_a_code_nobody_has_tells_nothing(opinion):
    assert Client().get(reverse("public:own_data", args=["K7M-Q2R-X9T"])).status_code == 404


def test_the_desk_writes_it_down_for_somebody_who_came(opinion, lan):
    assert (
        "Người nêu yêu cầu về dữ liệu" in lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    )
    lan.post(
        reverse("desk:request_data_right", args=[opinion.pk]), {"kind": "correct", "author": "Lê Văn Bá"}
    )
    assert DataRequest.objects.get().author == "Lê Văn Bá"


def test_of_a_child_who_speaks_for_them_may_be_corrected_by_code_and_at_the_desk(commune, opinion, lan):
    assert 'name="guardian"' not in Client().get(page_of(opinion)).content.decode()
    child = given.an_opinion(commune, "Sân trường lầy lội.", guardian="Vàng A Páo")
    assert 'name="guardian"' in lan.get(reverse("desk:opinion", args=[child.pk])).content.decode()
    person = Client()
    assert "Correct name of the parent" in person.get(f"/en{page_of(child)}").content.decode()
    right = {"kind": "correct", "guardian": "Vàng A Pao", "guardian_contact": "0912 000 888"}
    assert person.post(page_of(child), right).status_code == 302
    desk = lan.get(reverse("desk:personal_data")).content.decode()
    assert "Vàng A Páo" in desk
    assert "0912 000 888" in desk
    request = DataRequest.objects.get()
    lan.post(reverse("desk:answer_data_right", args=[request.pk]), {"do": "grant"})
    child.refresh_from_db()
    assert (child.guardian, child.guardian_contact) == ("Vàng A Pao", "0912 000 888")


def test_what_a_correction_does_to_the_consent_is_shown_before_it_is_made(commune, lan):
    for right, says in (
        ("Vàng A Pháo", "Coi là cùng một người"),
        ("Hạng A Vư", "Coi là người đại diện khác"),
    ):
        child = given.an_opinion(commune, "Sân trường lầy lội.", guardian="Vàng A Páo", guardian_agrees=True)
        Client().post(page_of(child), {"kind": "correct", "guardian": right})
        desk = lan.get(reverse("desk:personal_data")).content.decode()
        assert says in desk.partition(child.code)[2].partition("</article>")[0]


def test_the_chair_approves_and_the_clerk_applies(commune, opinion, lan, signed_in, capsys):
    given.ong_binh(commune)
    binh = signed_in("binh")
    assert lan.post(reverse("desk:approve_retention", args=["contact"]), {"months": "12"}).status_code == 403
    assert binh.post(reverse("desk:approve_retention", args=["contact"]), {"months": "x"}).status_code == 409
    binh.post(reverse("desk:approve_retention", args=["contact"]), {"months": "18"})
    assert RetentionApproval.objects.get().months == 18
    assert lan.post(reverse("desk:apply_retention")).status_code == 302
    call_command("retention", "--do")
    assert "lưu 18 tháng (đã duyệt), hết hạn 0" in capsys.readouterr().out


def test_the_cost_does_not_grow(commune, opinion, lan):
    person = Client()
    person.post(page_of(opinion), {"kind": "see"})
    one = cost(lan, reverse("desk:personal_data"))
    for number in range(2):
        other = given.an_opinion(commune, f"Đường thôn đoạn {number} lầy lội, đề nghị rải đá.")
        person.post(page_of(other), {"kind": "see"})
    assert cost(lan, reverse("desk:personal_data")) == one


def test_another_commune_sees_and_answers_nothing(opinion, ong_nam, signed_in):
    Client().post(page_of(opinion), {"kind": "see"})
    nam = signed_in("nam")
    assert opinion.code not in nam.get(reverse("desk:personal_data")).content.decode()
    request = DataRequest.objects.get()
    assert nam.post(reverse("desk:answer_data_right", args=[request.pk]), {"do": "grant"}).status_code == 404
    assert nam.post(reverse("desk:request_data_right", args=[opinion.pk]), {"kind": "see"}).status_code == 404
