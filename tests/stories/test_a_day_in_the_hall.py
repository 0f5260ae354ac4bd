"""The day in the hall: several people, each with a screen of their own, in front of one server."""

from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.story


@pytest.fixture
def day(world, server, browser):
    """A conference in session, and `day.browser(who)`: a page in a browser of their own."""
    from playwright.sync_api import expect

    here = world("a_hall_with_two_waiting")
    commune, hall = here["commune"], f"/hoi-truong/{here['dialogue']}"

    def opens(who: str = "", page: str = "", **how: object):
        context = browser.new_context(**how)
        context.set_default_timeout(30_000)
        tab = context.new_page()
        tab.goto(f"{server.address}/dang-nhap/?next={hall}/{page}" if who else f"{server.address}{page}")
        if who:
            tab.fill("[name=username]", f"{who}-{commune}")
            tab.fill("[name=password]", "mot-mat-khau-dai")
            tab.click("main button")
            tab.wait_for_url(f"**{hall}/{page}")
        return tab

    return SimpleNamespace(
        browser=opens, expect=expect, phone=f"/hoi-truong/dien-thoai/{commune}/{here['slug']}/"
    )


def test_the_wall_and_co_thu_follow_ong_binh_by_themselves(day):
    wall, thu = day.browser("mai", "man-chieu/"), day.browser("thu", "thu-ky/")
    binh = day.browser("binh", "chu-toa/")
    day.expect(wall.locator("#speaking")).to_have_text("Chuẩn bị: Hà Thị Mận")
    binh.get_by_role("button", name="Mời Hà Thị Mận").first.click()
    day.expect(wall.locator("#speaking")).to_have_text("Hà Thị Mận")
    day.expect(thu.locator("#who")).to_contain_text("Lời của Hà Thị Mận (thôn Bãi Cát)")
    binh.get_by_role("button", name="Đã trả lời").click()
    day.expect(binh.locator("#said")).to_contain_text("Nhóm 1: Đã trả lời tại chỗ")
    day.expect(thu.locator("#lines")).to_contain_text("Nội dung 1: đã trả lời tại hội nghị.")
    day.expect(wall.locator(".tally")).to_contain_text("1 nội dung đã kết luận")


def test_co_thus_words_survive_a_lost_network_and_a_reload(day):
    thu = day.browser("thu", "thu-ky/")
    thu.fill("#words", "Ông Ba nói: mương vỡ ba chỗ.")
    thu.context.set_offline(True)
    thu.press("#words", "Control+Enter")
    day.expect(thu.locator("[data-unsent]")).to_be_visible()
    thu.context.set_offline(False)
    thu.reload()
    day.expect(thu.locator("#words")).to_have_value("Ông Ba nói: mương vỡ ba chỗ.")
    thu.press("#words", "Control+Enter")
    day.expect(thu.locator("#lines")).to_contain_text("Ông Ba nói: mương vỡ ba chỗ.")
    day.expect(thu.locator("#words")).to_have_value("")


def test_ba_mai_checks_in_by_name_without_accents_and_a_walk_in_by_hamlet(day):
    mai, lan = day.browser("mai", "diem-danh/"), day.browser("lan", "diem-danh/")
    mai.locator("#q").press_sequentially("sua")
    mai.locator("#found").get_by_role("button", name="Có mặt").click()
    day.expect(lan.locator("#counts")).to_contain_text("Vàng Thị Súa")
    day.expect(mai.locator("#q")).to_be_focused()
    mai.locator("#q").press_sequentially("Tòng Văn Én")
    day.expect(mai.locator("#walk-in-name")).to_have_value(
        "Tòng Văn Én"
    )  # until then the form is for who was found
    mai.get_by_role("button", name="thôn Bãi Cát").click()
    day.expect(mai.locator("#said")).to_contain_text("Tòng Văn Én đã có mặt (không có giấy mời).")
    day.expect(lan.locator("#counts")).to_contain_text("Tòng Văn Én")


def test_ong_sau_asks_for_the_floor_without_javascript_and_is_called(day):
    sau = day.browser(page=day.phone, java_script_enabled=False, viewport={"width": 360, "height": 640})
    sau.fill("[name=name]", "Cầm Văn Sáu")
    sau.select_option("[name=hamlet]", label="thôn Đồng Mới")
    sau.click("main form button")
    day.expect(sau.locator("#turn")).to_contain_text("Trước ông/bà còn 2 người")
    binh = day.browser("binh", "chu-toa/")
    binh.get_by_role("button", name="Mời Cầm Văn Sáu").click()
    day.expect(binh.locator(".speaking h2")).to_have_text("Cầm Văn Sáu")
    sau.reload()
    day.expect(sau.locator("#turn")).to_contain_text("Đến lượt ông/bà")


def test_the_same_tap_in_a_second_tab_gets_the_sentence(day):
    binh, thu = day.browser("binh", "chu-toa/"), day.browser("thu", "chu-toa/")
    thu.route("**/ban-lam-viec/**", lambda route: route.abort())  # a tab that did not hear
    binh.get_by_role("button", name="Mời Hà Thị Mận").first.click()
    day.expect(binh.locator(".speaking h2")).to_have_text("Hà Thị Mận")
    thu.get_by_role("button", name="Mời Hà Thị Mận").first.click()
    day.expect(thu.locator("#said")).to_contain_text("Hà Thị Mận đã phát biểu hoặc đã thôi phát biểu.")
