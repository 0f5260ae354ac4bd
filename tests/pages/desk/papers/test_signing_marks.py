"""Each keeps their own signature, the clerk the seals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doithoai.models import SigningMark
from tests import given, signing
from tests.pages.desk.conftest import cost, shut_doors

PAGE = "/giay-to/hinh-ky/"


def png(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("hinh.png", data, content_type="image/png")


def keep_seal(client, office: str = "UBND", **more):
    sent = {"office": office, "width_mm": "36", "image": png(signing.png(red=True, size=(300, 300)))} | more
    return client.post(f"{PAGE}dau/", sent, follow=True)


def test_a_signature_is_kept_seen_and_dropped_by_its_owner(commune, lan, signed_in):
    given.ong_binh(commune)
    binh = signed_in("binh")
    assert (
        "Đã lưu hình"
        in binh.post(f"{PAGE}chu-ky/", {"image": png(signing.png())}, follow=True).content.decode()
    )
    mark = SigningMark.objects.get()
    assert binh.get(f"{PAGE}{mark.pk}.png").content == mark.file.read()
    assert lan.get(f"{PAGE}{mark.pk}.png").status_code == 404
    assert lan.post(f"{PAGE}{mark.pk}/bo/").status_code == 404
    assert shut_doors(binh, PAGE) == []
    assert "Đã bỏ hình" in binh.post(f"{PAGE}{mark.pk}/bo/", follow=True).content.decode()
    assert not SigningMark.objects.exists()


def test_a_seal_is_kept_in_its_real_size(lan):
    assert "Rộng 36 mm" in keep_seal(lan).content.decode()
    assert keep_seal(lan, width_mm="200").status_code == 422
    assert keep_seal(lan, office="CA").status_code == 422
    keep_seal(lan, width_mm="34")
    assert SigningMark.objects.get().width_mm == 34


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"GIF89a", "không phải tệp PNG"),
        (b"\x89PNG\r\n\x1a\nrac", "bị hỏng"),
        (signing.png(clear=False), "không trong suốt"),
        (signing.png(red=True), "không phải màu xanh"),
        (signing.png(size=(20, 10)), "quá nhỏ"),
    ],
)
def test_what_may_not_stand_on_a_paper_is_told(lan, data, sentence):
    answer = lan.post(f"{PAGE}chu-ky/", {"image": png(data)})
    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)
    assert not SigningMark.objects.exists()


def test_the_wall_and_the_roles(commune, lan, ong_nam, signed_in):
    keep_seal(lan)
    mark = SigningMark.objects.get()
    given.ong_binh(commune)
    given.ong_tu(commune)
    nam, binh = signed_in("nam"), signed_in("binh")
    assert nam.get(f"{PAGE}{mark.pk}.png").status_code == nam.post(f"{PAGE}{mark.pk}/bo/").status_code == 404
    assert keep_seal(binh).status_code == 409
    assert binh.get(f"{PAGE}{mark.pk}.png").status_code == 404
    assert signed_in("tu").get(PAGE).status_code == 403


def test_more_seals_cost_no_more_queries(lan):
    keep_seal(lan)
    one = cost(lan, PAGE)
    keep_seal(lan, office="HĐND")
    keep_seal(lan, office="ĐU")
    assert cost(lan, PAGE) == one


def test_the_papers_page_leads_here(lan):
    assert f'href="{PAGE}"' in lan.get("/giay-to/").content.decode()
