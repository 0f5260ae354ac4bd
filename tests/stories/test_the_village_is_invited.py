"""Step 5: a list becomes invitations with a code each; the notice is public; a citizen asks for the floor."""

import pytest

pytestmark = pytest.mark.story
LIST = "Vàng Thị Súa; Bãi Cát\nLò Văn Hoan\tĐồng Mới\n3. Đỗ Thị Mận; ; Chủ tịch Hội Phụ nữ"
ONE_WRONG = "Vàng Thị Súa; thôn Không Có"


def test_the_village_is_invited(person, world):
    here = world("an_open_dialogue")
    commune, hall = here["commune"], f"/hoi-truong/{here['dialogue']}"
    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Khách mời")

    ba_lan.unfolds("Dán cả danh sách").writes("Mỗi dòng một người", ONE_WRONG).presses("Thêm tất cả")
    ba_lan.sees("Dòng 1: không có thôn “thôn Không Có”").sees_in("Mỗi dòng một người", ONE_WRONG)
    ba_lan.writes("Mỗi dòng một người", LIST).presses("Thêm tất cả").sees("Chủ tịch Hội Phụ nữ")
    ba_lan.presses("Ban hành giấy mời", agreeing=True).sees("PDF để in")
    assert ba_lan.fetches("PDF để in").startswith(b"%PDF")
    code = (
        ba_lan.writes("Tìm trong danh sách", "vang thi sua")
        .presses("Tìm")
        .reads(r"\b[0-9A-Z]{3}(-[0-9A-Z]{3}){2}\b")
    )
    ba_lan.presses("Ban hành thông báo", agreeing=True).sees("PDF để niêm yết")

    citizen = (
        person(phone=True, javascript=False)
        .goes_to(f"/xa/{commune}/")
        .opens("Đối thoại trực tiếp với Nhân dân")
    )
    assert citizen.fetches("Thông báo").startswith(b"%PDF")
    citizen.opens("Đăng ký phát biểu").writes("Họ và tên", "Lê Văn Ba").chooses(
        "Ở thôn, tổ nào?", "thôn Bãi Cát"
    )
    citizen.presses("Đăng ký").sees("Ông/bà là người tiếp theo.")

    # On the day: the code of the paper at the door, on a phone; the name in the chair's queue.
    door = person("hoa", phone=True).signs_in(commune).goes_to(f"{hall}/diem-danh/")
    door.writes("Quét mã giấy mời", code.lower()).types_key("Enter").sees("Vàng Thị Súa")
    door.sees("Có mặt").writes("Quét mã giấy mời", "sua").sees("Có mặt ")
    chair = person("binh").signs_in(commune).goes_to(f"{hall}/chu-toa/").sees("Lê Văn Ba").sees("Đã có mặt 1")

    stranger = person(phone=True).goes_to(f"/hoi-truong/vao/{code}/")
    stranger.sees("Đây là mã trên giấy mời của ông/bà").does_not_see("Vàng Thị Súa")
    assert not chair.trouble
