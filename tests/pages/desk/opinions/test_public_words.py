"""The form of what may be public: what still looks private is asked once more, an edit needs its reason; what was typed
stays in the form."""

import pytest
from django.urls import reverse

from tests import given

WORDS = "Gọi tôi số 0912345678 về việc mương vỡ."


@pytest.fixture
def opinion(commune, ba_lan, in_may):
    given.an_open_dialogue(commune, ba_lan)
    return given.an_opinion(commune, WORDS)


def confirm(client, opinion, **said):
    address = reverse("desk:confirm_mask", args=[opinion.pk])
    return client.post(address, {"after": "phan-loai", "public_words": WORDS, **said})


def test_asked_once_more_with_what_was_typed_still_there(lan, opinion):
    answer = confirm(lan, opinion)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "số điện thoại “0912345678”" in page
    assert f">{WORDS}</textarea>" in page
    assert confirm(lan, opinion, looked_again="1").status_code == 302
    opinion.refresh_from_db()
    assert opinion.public_at


def test_an_edit_is_refused_until_it_has_a_reason(lan, opinion):
    words = {"public_words": "Mương vỡ, xin cảm ơn xã."}
    assert "không chỉ ở chỗ che" in confirm(lan, opinion, **words).content.decode()
    assert confirm(lan, opinion, because="rút gọn cho dễ đọc", **words).status_code == 302
    page = lan.get(reverse("desk:opinion", args=[opinion.pk])).content.decode()
    assert 'value="rút gọn cho dễ đọc"' in page


def test_what_the_machine_covered_goes_through_at_once(lan, opinion):
    shown = lan.get(reverse("desk:triage", args=[opinion.dialogue_id]), {"y_kien": opinion.pk})
    assert confirm(lan, opinion, public_words=shown.context["cover"].masked).status_code == 302


def test_the_opinions_own_page_stays_open_over_its_refusal(lan, opinion):
    said = {"after": "", "public_words": "Mương vỡ, xin cảm ơn xã.", "looked_again": "1"}
    answer = confirm(lan, opinion, **said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"<h1>Ý kiến {opinion.code}</h1>" in page
    assert ">Mương vỡ, xin cảm ơn xã.</textarea>" in page
    assert 'name="looked_again" value="1" checked' in page
    assert 'href="#cong-khai"' in page


def test_only_who_may_confirm_is_asked_to(lan, opinion, signed_in, commune):
    given.ong_hoa(commune)
    address = reverse("desk:opinion", args=[opinion.pk])
    assert 'id="cong-khai"' in lan.get(address).content.decode()
    assert 'id="cong-khai"' not in signed_in("hoa").get(address).content.decode()
    confirm(lan, opinion, looked_again="1")
    assert 'id="cong-khai"' in signed_in("hoa").get(address).content.decode()
