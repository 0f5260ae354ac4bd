"""The wall: the clerk of another commune types the addresses of this one by hand."""

import pytest

pytestmark = pytest.mark.story


def test_ong_nam_sees_nothing_of_another_commune(person, world):
    theirs, own = world("a_busy_commune"), world("a_new_commune")["commune"]
    ong_nam = person("lan").signs_in(own)  # a clerk there, a stranger here

    done, next_ = f"/doi-thoai/{theirs['dialogue']}/", f"/doi-thoai/{theirs['next']}/"
    addresses = [
        *(
            f"{done}{page}"
            for page in ("", "ke-hoach/", "giay-to/", "ket-luan/", "bao-cao/", "ho-so.zip", "nhom/")
        ),
        *(
            f"{next_}{page}"
            for page in ("phan-loai/", "y-kien/", "y-kien/tu-excel/", "khach-moi/", "ke-hoach/tep/")
        ),
        f"{done}giay-to/thong-bao-ket-luan/du-thao.pdf",
        f"/y-kien/{theirs['opinion']}/",
        f"/y-kien/{theirs['opinion']}/nhom/",
        f"/nhom/{theirs['group']}/",
        f"/theo-doi/{theirs['assignment']}/",
        f"/giay-to/{theirs['paper']}.pdf",
        f"/giay-to/{theirs['paper']}.docx",
        *(
            f"/hoi-truong/{theirs['next']}/{page}"
            for page in ("", "chu-toa/", "thu-ky/", "diem-danh/", "man-chieu/")
        ),
        f"/hoi-truong/vao/{theirs['guest']}/",
    ]
    answers = {address: ong_nam.is_answered(address) for address in addresses}
    assert {address: status for address, status in answers.items() if status not in (403, 404)} == {}

    for page in ("Đối thoại", "Ý kiến", "Theo dõi", "Giấy tờ"):
        ong_nam.opens(page).does_not_see("Mương thôn Đồng Mới").does_not_see(
            "Đối thoại trực tiếp với Nhân dân xã"
        )

    citizen = person()
    for address in addresses[:-1]:
        assert citizen.is_answered(address) in (302, 403, 404), address
    assert citizen.is_answered("/co-quan/") == 302


def test_the_officer_opens_only_what_an_officer_may(person, world):
    here = world("a_busy_commune")
    ong_tu = person("tu").signs_in(here["commune"])
    ong_tu.goes_to(f"/doi-thoai/{here['next']}/khach-moi/").sees("Trang này dành cho")
    assert ong_tu.is_answered(f"/doi-thoai/{here['next']}/phan-loai/") == 403
    assert ong_tu.is_answered(f"/theo-doi/{here['assignment']}/") == 200
