"""Step 1: last year's plan file becomes this year's plan, with every date the law sets."""

from datetime import date, timedelta
from pathlib import Path

import pytest

pytestmark = pytest.mark.story
OLD_PLAN = Path(__file__).with_name("ke_hoach_cu.txt").read_bytes()


def a_day_ahead() -> str:
    """A working day about two months from now, as bà Lan writes it."""
    day = date.today() + timedelta(days=60)
    return f"{day - timedelta(days=max(0, day.weekday() - 4)):%d/%m/%Y}"


def test_ba_lan_makes_a_plan_from_an_old_file(person, world):
    commune, mended = world("a_new_commune")["commune"], a_day_ahead()
    ba_lan = person("lan").signs_in(commune)

    ba_lan.sees("Chưa có cuộc đối thoại nào đang làm").opens("Lập đối thoại mới")
    ba_lan.presses("Lập hồ sơ")
    ba_lan.attaches("Tệp kế hoạch", "ke-hoach-cu.txt", OLD_PLAN).presses("Đọc tệp")

    ba_lan.sees("Đã đọc tệp. Xin đối chiếu từng mục").presses("Lưu, xem khác gì kế hoạch")
    ba_lan.sees("Chỉ mục được đánh dấu mới thay vào kế hoạch").presses("Đưa mục đã đánh dấu vào kế hoạch")
    ba_lan.sees("Đã đưa vào kế hoạch.")
    ba_lan.sees_in("Địa điểm", "Nhà văn hóa thôn Bãi Cát").sees_in("Ngày họp", "16/04/2026")
    ba_lan.sees_in("Giờ bắt đầu", "08:00").sees_in("Họ và tên người ký", "Lò Văn Bình")
    ba_lan.sees_in("Nội dung đối thoại", "Nước sạch và vệ sinh môi trường")

    ba_lan.chooses("Quy chế áp dụng", "Hải Dương")
    ba_lan.unfolds("Vì sao?").sees(
        "chậm nhất 07 ngày trước ngày tổ chức"
    )  # each date with the sentence behind it
    ba_lan.writes("Năm", mended[-4:]).writes("Ngày họp", mended).types_key("Tab")
    ba_lan.does_not_see("quá hạn 2")  # the dates beside the form follow at once
    ba_lan.presses("Lưu kế hoạch").sees("Đã lưu kế hoạch.").sees_in("Ngày họp", mended)

    ba_lan.opens("Xem bản in, ban hành")
    assert ba_lan.fetches("Xem dự thảo").startswith(b"%PDF")
    ba_lan.presses("Ban hành", agreeing=True).sees("Số 01/KH-UBND")
    assert ba_lan.fetches("PDF").startswith(b"%PDF")
    assert ba_lan.fetches("Word").startswith(b"PK")

    ba_lan.opens("Việc hôm nay").sees("Hội nghị đối thoại trực tiếp").sees("Họp thứ")
