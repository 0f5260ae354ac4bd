"""Who may open which screen; and the wall: ông Năm of another commune finds nothing."""

import pytest

TABLE = ("chu-toa/", "thu-ky/", "dien-dan/", "chu-toa/ban-lam-viec/", "thu-ky/bien-ban/", "thu-ky/ai-noi/")
DOOR = ("", "diem-danh/", "diem-danh/tim/", "diem-danh/so-nguoi/", "man-chieu/", "man-chieu/tuong/")


@pytest.mark.parametrize("page", TABLE + DOOR)
@pytest.mark.parametrize("who", ["lan", "binh", "thu"])
def test_the_office_opens_every_screen(hall, signed_in, who, page):
    assert signed_in(who).get(hall.at(page)).status_code == 200


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [("mai", page, 200) for page in DOOR]
    + [("mai", page, 403) for page in TABLE]
    + [("tu", page, 403) for page in TABLE + DOOR],
)
def test_a_hamlet_head_stands_at_the_door_and_an_officer_has_no_post(hall, signed_in, who, page, status):
    assert signed_in(who).get(hall.at(page)).status_code == status


@pytest.mark.parametrize("page", TABLE + DOOR)
def test_ong_nam_of_another_commune_finds_nothing(hall, ong_nam, signed_in, page):
    assert signed_in("nam").get(hall.at(page)).status_code == 404


@pytest.mark.parametrize(
    "page",
    ["khai-mac/", "be-mac/", "chu-toa/nhom/1/ket-qua/", "thu-ky/ghi/", "thu-ky/y-kien-moi/", "diem-danh/ma/",
     "diem-danh/1/co-mat/", "diem-danh/khong-giay-moi/", "phat-bieu/1/moi/", "phat-bieu/1/het-luot/",
     "phat-bieu/1/thu-tu/", "dang-ky-phat-bieu/"],
)  # fmt: skip
def test_ong_nam_cannot_do_a_deed_and_a_deed_is_never_a_get(hall, ong_nam, signed_in, page):
    assert signed_in("nam").post(hall.at(page)).status_code == 404
    assert signed_in("lan").get(hall.at(page)).status_code == 405


@pytest.mark.parametrize("page", TABLE + DOOR)
def test_a_stranger_is_asked_to_sign_in(hall, client, page):
    response = client.get(hall.at(page))
    assert (response.status_code, response.url.split("?")[0]) == (302, "/dang-nhap/")
