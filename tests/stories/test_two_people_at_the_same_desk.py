"""Two windows on one matter: one wins, the other is told in a sentence and loses nothing typed."""

import pytest

pytestmark = pytest.mark.story


def test_ba_lan_and_ong_binh_issue_the_same_conclusion(person, world):
    here = world("a_hall_just_closed")
    ba_lan, ong_binh = (person(name).signs_in(here["commune"]) for name in ("lan", "binh"))
    for each in (ba_lan, ong_binh):
        each.goes_to(f"/doi-thoai/{here['dialogue']}/ket-luan/").sees("Thông báo kết luận")
    ba_lan.presses("Ban hành kết luận", agreeing=True).sees("Đã giao trả lời")
    ong_binh.presses("Ban hành kết luận", agreeing=True).sees("nên không thể “Ban hành thông báo kết luận”")
    assert ong_binh.fetches("01/TB-UBND").startswith(b"%PDF")


def test_a_plan_saved_in_another_window_is_shown_beside_what_was_typed(person, world):
    here = world("a_plan_being_written")
    here_, there = (person("lan").signs_in(here["commune"]) for _ in range(2))
    for each in (here_, there):
        each.goes_to(f"/doi-thoai/{here['dialogue']}/ke-hoach/")
    here_.writes("Địa điểm", "Sân đình thôn Bãi Cát").presses("Lưu kế hoạch").sees("Đã lưu kế hoạch.")

    there.writes("Địa điểm", "Hội trường Ủy ban").presses("Lưu kế hoạch").sees("Sân đình thôn Bãi Cát")
    there.sees_in("Địa điểm", "Hội trường Ủy ban").presses("Lưu kế hoạch").sees("Đã lưu kế hoạch.")


def test_a_double_click_sends_one_opinion(person, world):
    commune = world("an_open_dialogue")["commune"]
    ong_ba = person(phone=True, javascript=False).goes_to(f"/xa/{commune}/gui-y-kien/")
    ong_ba.writes("Ông/bà muốn nói điều gì?", "Đèn đường trước trường hỏng đã ba tháng.")
    ong_ba.presses_twice("Gửi ý kiến").sees("Đã nhận ý kiến của ông/bà")
    ba_lan = person("lan").signs_in(commune).opens("Ý kiến")
    ba_lan.sees("1 ý kiến").sees(ong_ba.reads_code())
