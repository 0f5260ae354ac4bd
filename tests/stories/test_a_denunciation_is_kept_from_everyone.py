"""Somebody denounces an official through the wrong door: the words leave this house, the code stays."""

import pytest

pytestmark = pytest.mark.story
WORDS = "Tôi tố cáo ông Hà Văn Tạ, cán bộ địa chính, nhận tiền của dân khi làm sổ đỏ."


def test_a_denunciation_is_kept_from_everyone(person, world, server):
    commune = world("an_open_dialogue")["commune"]
    citizen = person(phone=True, javascript=False).goes_to(f"/xa/{commune}/gui-y-kien/")
    citizen.writes("Ông/bà muốn nói điều gì?", WORDS).chooses("Gọi điện thoại cho tôi")
    citizen.writes("Họ và tên", "Mùa A Chống").writes("Số điện thoại hoặc thư điện tử", "0912 345 678")
    citizen.presses("Gửi ý kiến").sees("Đã nhận ý kiến của ông/bà")
    code = citizen.reads_code()

    ba_lan = person("lan").signs_in(commune)
    ba_lan.opens("Đối thoại").opens("Đối thoại trực tiếp với Nhân dân").opens("Phân loại")
    ba_lan.sees("Có vẻ là tố cáo").chooses("Tố cáo: nội dung và tên người gửi được xóa khỏi đây")
    ba_lan.presses("Chuyển tố cáo", agreeing=True).sees("Xin bấm In bản giao").sees("nhận tiền của dân")
    ba_lan.writes("Hoặc đã bàn giao cách khác", "trao tận tay trưởng công an xã, bì niêm phong")
    ba_lan.presses("Chuyển tố cáo", agreeing=True).does_not_see("nhận tiền của dân")

    ba_lan.opens("Ý kiến").sees(code).sees("Nội dung đã chuyển đi, không lưu ở đây.")
    for shown in ("nhận tiền", "Mùa A Chống"):
        ba_lan.goes_to(f"/y-kien/?q={shown}").does_not_see(code)
    ba_lan.goes_to(f"/y-kien/?q={code}").opens(code).sees("để giữ bí mật").does_not_see("Mùa A Chống")

    for name in ("binh", "thu", "hoa", "tu"):  # not even that there was one
        person(name).signs_in(commune).goes_to("/y-kien/").does_not_see(code).does_not_see("nhận tiền")
    citizen.goes_to(f"/tra-cuu/{code}/").sees("Lời gửi được giữ kín").does_not_see("nhận tiền")
    citizen.goes_to(f"/xa/{commune}/hoi-dap/").does_not_see("nhận tiền")

    kept = b"".join(file.read_bytes() for file in server.data.glob("doithoai.sqlite3*"))
    assert code.encode() in kept
    assert not [
        shown
        for shown in ("nhận tiền của dân", "nhan tien cua dan", "Mùa A Chống", "0912 345 678")
        if shown.encode() in kept
    ]
