"""Bà Mai photographs the broken bridge where no network reaches: what she took arrives with its words, each once."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from doithoai.rules.consent import FOR_A_CHILD, WHO_AGREES
from tests.rules.enclosures.given_files import a_photo, sample
from tests.stories.people import Person
from tests.stories.test_the_hamlet_writes_without_a_network import DOOR, PAGE, at_home, reopens, words

pytestmark = pytest.mark.story
MORE = "Ảnh, ghi âm; cho nêu tên"
HELD = """new Promise((done) => { const asked = indexedDB.open("doithoai-files", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("files");
  asked.onsuccess = () => { const all = asked.result.transaction("files").objectStore("files").getAll();
    all.onsuccess = () => { asked.result.close();
      done(all.result.map((one) => Array.from(new Uint8Array(one.data || one.plain)))); }; }; })"""


def takes(mai: Person, name: str = "IMG_1.jpg") -> None:
    mai.unfolds(MORE).attaches("Ảnh", name, a_photo(size=(2400, 1800)))
    mai.sees("anh.jpg")
    expect_held(mai.page, 1)


def expect_held(page: Page, many: int) -> None:
    """So many files lie sealed on this telephone, within a few seconds."""
    for _ in range(50):
        if len(page.evaluate(HELD)) == many:
            return
        page.wait_for_timeout(100)
    assert len(page.evaluate(HELD)) == many


def arrived(office: Person) -> list[tuple[str, str]]:
    """The words the office has, and how many files with each."""
    office.goes_to("/y-kien/?xep=cu")
    found = re.findall(r"Ván cầu treo thứ (\d+) ", office.page.inner_text("main"))
    links = office.page.locator('main a[href^="/y-kien/"]')
    addresses = sorted({each for each in hrefs(links) if re.fullmatch(r"/y-kien/\d+/", each)})
    told = []
    for address in addresses:
        page = office.goes_to(address).page.inner_text("main")
        number, files = re.search(r"Ván cầu treo thứ (\d+) ", page), re.search(r"Ảnh, ghi âm \((\d+)\)", page)
        if number:
            told.append((number[1], files[1] if files else "0"))
    assert len(told) == len(found)
    return sorted(told)


def hrefs(links: Any) -> list[str]:
    return [each.get_attribute("href") or "" for each in links.all()]


def test_a_photo_outlives_the_browser_twice_and_arrives_once_with_its_words(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    mai.loses_the_network()
    takes(mai)  # nothing is written yet when the camera kills the browser
    reopens(mai)
    mai.sees("anh.jpg").writes("Bà con nói gì?", words(0)).writes("Người nêu", "Vàng Thị Súa")
    mai.chooses("Khi công khai, được nêu họ tên và thôn của tôi").attaches(
        "Ghi âm", "k.mp3", sample("tagged.mp3")
    )
    mai.presses("Ghi lại").sees("Đã ghi trên máy này.")
    mai.writes("Bà con nói gì?", words(1)).unfolds(MORE).chooses("Người nêu chưa đủ 16 tuổi")
    expect(mai.page.get_by_label("Khi công khai, được nêu họ tên")).to_be_disabled()
    mai.presses("Ghi lại").sees("Đã ghi trên máy này.")
    reopens(mai)
    mai.sees("còn 2 mục chưa gửi").opens("Đã ghi").sees("1 ảnh, ghi âm")
    mai.has_the_network_again().sees("Có mạng · đã gửi hết", within=20)
    expect_held(mai.page, 0)
    assert arrived(ba_lan) == [("0", "2"), ("1", "0")]


def test_the_answer_is_lost_and_two_pages_send_at_once_each_with_a_photo(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    context, lost = mai.page.context, []

    def lose(route: Route) -> None:
        route.fetch()  # the server has it; the telephone never hears so
        lost.append(1)
        route.abort()

    context.route(DOOR, lose)
    takes(mai)
    mai.writes("Bà con nói gì?", words(0)).presses("Ghi lại").sees("Đã ghi trên máy này.")
    mai.opens("Đã ghi").sees("Chờ xã trả lời")
    second = Person.__new__(Person)
    second.__dict__ = {**mai.__dict__, "page": context.new_page()}
    second.goes_to(PAGE).unfolds(MORE).attaches("Ảnh", "IMG_2.jpg", a_photo(size=(2000, 900)))
    second.sees("anh.jpg")
    expect_held(second.page, 2)
    second.writes("Bà con nói gì?", words(1))
    context.unroute(DOOR)
    second.page.get_by_role("button", name="Ghi lại").dblclick()
    mai.page.evaluate("Outbox.sync()")
    reopens(mai)  # in the middle of the sending
    mai.sees("Có mạng · đã gửi hết", within=20)
    expect_held(mai.page, 0)
    assert (lost != [], arrived(ba_lan)) == (True, [("0", "1"), ("1", "1")])


def test_what_the_office_could_not_take_is_corrected_without_its_photo(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    mai.unfolds(MORE).attaches("Ảnh", "IMG_1.jpg", b"\xff\xd8\xff khong phai anh").sees("IMG_1.jpg")
    mai.writes("Bà con nói gì?", words(0)).presses("Ghi lại").opens("Đã ghi").sees("Cần sửa", within=20)
    mai.sees("Ảnh thứ 1:").presses("Sửa").sees("Lưu lời đã sửa")  # the row in the list has a "Bỏ" too
    mai.presses("Bỏ").does_not_see("IMG_1.jpg").presses("Lưu lời đã sửa")
    mai.sees("Có mạng · đã gửi hết", within=20)
    expect_held(mai.page, 0)
    assert arrived(ba_lan) == [("0", "0")]


def test_a_full_telephone_says_so_and_still_takes_the_words(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    quota = mai.page.context.new_cdp_session(mai.page)
    used = mai.page.evaluate("navigator.storage.estimate().then((told) => told.usage)")
    quota.send("Storage.overrideQuotaForOrigin", {"origin": mai.address, "quotaSize": used + 40_000})
    mai.loses_the_network()
    mai.unfolds(MORE).attaches("Ghi âm", "k.wav", sample("tagged.wav") + bytes(200_000))
    mai.sees("Máy này không còn chỗ để ghi.").writes("Bà con nói gì?", words(0)).presses("Ghi lại")
    mai.sees_in("Bà con nói gì?", words(0))  # nothing typed is taken away
    mai.presses("Bỏ ghi âm").presses("Ghi lại").sees("Đã ghi trên máy này.")
    quota.send("Storage.overrideQuotaForOrigin", {"origin": mai.address})
    mai.has_the_network_again().sees("Có mạng · đã gửi hết", within=20)
    assert arrived(ba_lan) == [("0", "0")]


def test_who_takes_the_telephone_next_sees_no_photo(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai = person("mai", phone=True)
    at_home(mai, commune)
    mai.loses_the_network()
    takes(mai)
    mai.writes("Bà con nói gì?", words(0)).presses("Ghi lại").sees("Đã ghi trên máy này.")
    mai.page.on("dialog", lambda asked: asked.accept())
    mai.presses("Thoát").sees("người khác chưa gửi").does_not_see("anh.jpg")
    (sealed,) = mai.page.evaluate(HELD)
    assert not bytes(sealed).startswith(b"\xff\xd8")


def test_over_http_it_says_what_does_not_work_and_what_to_do(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai = person("mai", phone=True).signs_in(commune).opens("Ghi tại thôn").sees("Có mạng · đã gửi hết")
    mai.does_not_see("Trang này chưa mở bằng https")
    mai.page.add_init_script("Object.defineProperty(window, 'isSecureContext', { get: () => false })")
    reopened = mai.goes_to(PAGE).sees("Trang này chưa mở bằng https")
    reopened.sees("hỏi người quản trị địa chỉ bắt đầu bằng")


def test_who_agreed_for_a_child_is_asked_before_they_have_gone(person, world):
    """Without a network too: the office would ask only when everybody is home again."""
    commune = world("an_open_dialogue")["commune"]
    mai = person("mai", phone=True)
    at_home(mai, commune)
    mai.loses_the_network()
    mai.writes("Bà con nói gì?", words(0)).unfolds(MORE).chooses("Người nêu chưa đủ 16 tuổi")
    mai.chooses(FOR_A_CHILD.words).presses("Ghi lại").sees(WHO_AGREES).does_not_see("Đã ghi trên máy này.")
    expect(mai.page.get_by_label("Cha, mẹ hoặc người giám hộ", exact=True)).to_be_focused()
    mai.writes("Liên hệ của người ấy", "0912 000 777").presses("Ghi lại").sees("Đã ghi trên máy này.")
    mai.does_not_see(WHO_AGREES).opens("Đã ghi").sees("Chờ gửi")
