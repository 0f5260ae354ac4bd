"""Five filled slips lie on the desk: typed in without the mouse, each with the code that is printed on it."""

import re

import pytest
from playwright.sync_api import expect

from tests.given_slips import a_photo

pytestmark = pytest.mark.story

SAID = ("rải đá", "Loa rè", "Giếng cạn", "Việc thứ hai", "Sân trường")


def test_ba_lan_types_a_pile_of_slips(person, world):
    here = world("slips_to_type_in")
    ba_lan = person("lan").signs_in(here["commune"])
    ba_lan.goes_to(f"/doi-thoai/{here['dialogue']}/y-kien/").opens("Nhập phiếu giấy").sees(
        "còn 5 phiếu chưa nhập"
    )
    page, keys = ba_lan.page, ba_lan.page.keyboard
    ba_lan.attaches("Chọn ảnh", "1.jpg", a_photo(here["codes"][0])).presses("Tải ảnh lên").sees(
        "Đã nhận 1 ảnh."
    )

    page.get_by_label("Số phiếu", exact=True).first.focus()
    expect(page.locator("#slip-photo img")).to_have_count(1)
    for typed in ("", "bc", "Đường lầy lội, đề nghị rải đá."):  # the hamlet by its first letters
        keys.type(typed)
        keys.press("Enter")
    ba_lan.sees(here["codes"][0])
    ba_lan.sees_in("Thôn", "thôn Bãi Cát")

    keys.type("Loa rè.")  # number and hamlet have gone on by themselves
    keys.press("Shift+Enter")
    keys.type("Đề nghị sửa.")
    page.context.set_offline(True)
    keys.press("Enter")
    ba_lan.sees("Mất mạng: các dòng chờ gửi nằm trên máy này")
    keys.type("Giếng cạn từ tháng ba.")
    page.wait_for_timeout(400)
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Nội dung").last).to_have_value("Giếng cạn từ tháng ba.")
    page.get_by_label("Nội dung").last.focus()
    keys.press("Enter")
    ba_lan.sees(here["codes"][2])

    page.get_by_label("Số phiếu", exact=True).last.fill("1")  # typed in already: the row stays, with why
    page.get_by_label("Nội dung").last.focus()
    keys.type("Việc thứ hai trên phiếu một.")
    keys.press("Enter")
    ba_lan.sees("Phiếu 1 đã được nhập rồi.")
    wrong = page.locator("li.refused-row")
    wrong.get_by_label("Số phiếu").fill("")
    wrong.get_by_label("Nội dung").focus()
    keys.press("Enter")
    expect(page.locator("li.refused-row")).to_have_count(0)

    page.get_by_label("Nội dung").last.focus()
    keys.type("Sân trường lầy lội.")  # a child's: the mark by the space bar, and who speaks for them after it
    for key in ("Tab", "Tab", "Tab", "Tab", "Space", "Tab"):
        keys.press(key)
    keys.type("Vàng A Páo")
    keys.press("Enter")
    expect(page.locator("li.refused-row")).to_have_count(0)
    expect(page.locator("li.a-child.kept")).to_have_count(1)

    ba_lan.opens("Giấy nhận lần nhập này").sees("Giấy nhận")
    ba_lan.goes_to("/y-kien/?xep=cu")
    shown = page.inner_text("main")
    assert [len(re.findall(each, shown)) for each in SAID] == [1] * 5
    assert shown.count("Phiếu giấy") >= 3
