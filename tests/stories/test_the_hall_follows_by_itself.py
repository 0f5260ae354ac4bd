"""Step 6: five screens of one hall; what is done at one is seen at the others without touching them."""

import time

import pytest

pytestmark = pytest.mark.story
SOON = 3  # seconds; usually it is a fraction of one


def test_the_hall_follows_by_itself(person, world, record_property):
    here = world("a_hall_about_to_open")
    commune, hall = here["commune"], f"/hoi-truong/{here['dialogue']}"
    chair, secretary, door, wall = (person(name).signs_in(commune) for name in ("binh", "thu", "hoa", "lan"))
    chair.goes_to(f"{hall}/chu-toa/").sees("Hội nghị chưa khai mạc")
    secretary.goes_to(f"{hall}/thu-ky/")
    door.goes_to(f"{hall}/diem-danh/")
    wall.goes_to(f"{hall}/man-chieu/").sees("Kính chào ông/bà và các đại biểu")

    # At the door: a guest by a few letters without marks, and somebody who was not invited.
    door.types("Quét mã giấy mời", "vang sua").presses("Có mặt").sees("Có mặt ")
    door.writes("Quét mã giấy mời", "Hà Thị Ninh").sees("Không có giấy mời?").presses("thôn Bãi Cát")
    door.sees("không có giấy mời")
    chair.sees("Đã có mặt 2", within=SOON)
    wall.sees("2 có mặt", within=SOON)

    chair.presses("Khai mạc hội nghị").sees("Chưa ai phát biểu")
    wall.sees("Chuẩn bị: Lê Văn Ba", within=SOON)

    chair.presses("Mời Lê Văn Ba")
    called = time.monotonic()
    wall.sees("Đang phát biểu", within=SOON)
    record_property("seconds until the wall showed it", time.monotonic() - called)
    secretary.sees("Lời của Lê Văn Ba", within=SOON).sees_chosen("Nhóm ý kiến", "1. Mương")
    chair.sees("Mương thôn Đồng Mới")  # the group he asked about opens by itself

    # The secretary registers a raised hand and writes; the words half typed stay while others act.
    secretary.unfolds("Có người giơ tay").writes("Họ và tên", "Quàng Văn Páo").presses("Ghi vào danh sách")
    chair.sees("Quàng Văn Páo", within=SOON)
    secretary.writes("Nội dung", "Ông Ba: mương vỡ từ tháng trước, ")
    chair.writes("Nội dung trả lời", "Xã sửa xong trước vụ mùa.").presses("Đã trả lời")
    chair.sees("Nhóm 1: Đã trả lời", within=SOON)
    secretary.sees_in("Nội dung", "Ông Ba: mương vỡ từ tháng trước, ").types("Nội dung", "xin sửa trước vụ.")
    secretary.presses("Ghi vào biên bản").sees("xin sửa trước vụ.").sees_in("Nội dung", "")

    # The queue moves, and the end of a turn is seen everywhere.
    chair.presses("Lên trước: Quàng Văn Páo").sees("Mời Quàng Văn Páo", within=SOON)
    secretary.sees("Mời Quàng Văn Páo", within=SOON)
    chair.presses("Hết lượt").sees("Chưa ai phát biểu", within=SOON)
    wall.sees("Chuẩn bị: Quàng Văn Páo", within=SOON)

    # While the chair is still being asked, somebody comes in and the chair's screen is redrawn.
    chair.presses("Bế mạc hội nghị").sees("Sau đó không mời phát biểu được nữa")
    door.writes("Quét mã giấy mời", "hoan").presses("Có mặt")
    chair.sees("3 người dân", within=SOON).agrees()
    wall.sees("Hội nghị đã bế mạc", within=SOON)
    secretary.sees("Hội nghị kết thúc lúc", within=SOON)
