"""Bà Mai walks from house to house where no network reaches: what she wrote down arrives, each once."""

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.stories.people import Person

pytestmark = pytest.mark.story
PAGE, DOOR = "/tai-thon/", "**/y-kien/nhap/nhan/"
ENTRIES = """new Promise((done) => { const asked = indexedDB.open("doithoai", 1); asked.onsuccess = () => {
  const all = asked.result.transaction("outbox").objectStore("outbox").getAll();
  all.onsuccess = () => done(all.result.filter((row) => row.kind === "entry")
    .map((row) => Array.from(new Uint8Array(row.sealed.data || row.sealed.plain)))); }; })"""
TAKEN_OVER = """navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise((done) =>
  navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }))).then(() => true)"""
CACHED = """caches.keys().then((all) => Promise.all(all.map((name) => caches.open(name).then((one) => one.keys()))))
  .then((all) => all.flat().map((each) => new URL(each.url).pathname))"""


def words(number: int) -> str:
    return f"Ván cầu treo thứ {number} đã mục, đề nghị thay."


def writes_down(mai: Person, number: int) -> None:
    mai.writes("Bà con nói gì?", words(number)).presses("Ghi lại").sees("Đã ghi trên máy này.")


def reopens(mai: Person) -> None:
    """The browser dies with the page; later the page is opened again."""
    context = mai.page.context
    mai.page.close()
    mai.page = context.new_page()
    mai.goes_to(PAGE)


def at_home(mai: Person, commune: str) -> None:
    """Once with a network: signed in, and the page is kept by the telephone."""
    mai.signs_in(commune).opens("Ghi tại thôn").sees("Có mạng · đã gửi hết")
    mai.page.evaluate(TAKEN_OVER)


def arrived(office: Person) -> list[str]:
    """The words the office has, as often as it has them."""
    office.goes_to("/y-kien/?xep=cu")
    return sorted(re.findall(r"Ván cầu treo thứ (\d+) ", office.page.inner_text("main")), key=int)


def test_five_written_offline_a_killed_browser_and_five_arrive(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    mai.loses_the_network()
    for number in range(5):
        writes_down(mai, number)
    mai.sees("còn 5 mục chưa gửi").types("Bà con nói gì?", "Đang viết dở thì hết pin")
    mai.page.wait_for_timeout(400)
    reopens(mai)
    mai.sees("Không có mạng · còn 5 mục chưa gửi").sees_in("Bà con nói gì?", "Đang viết dở thì hết pin")
    mai.opens("Đã ghi")
    codes = re.findall(r"[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}", mai.page.inner_text("#written"))
    assert len(set(codes)) == 5
    mai.has_the_network_again().sees("Có mạng · đã gửi hết", within=20)
    assert arrived(ba_lan) == ["0", "1", "2", "3", "4"]
    for code in codes:  # the code told at the door of the house is the one that counts
        ba_lan.sees(code)
    mai.opens("Giấy nhận, in phiếu").sees("5 ý kiến").opens("5 ý kiến").sees(codes[0]).sees(words(4)[:40])


def test_the_answer_is_lost_on_the_way_and_two_pages_send_at_once(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    context, lost = mai.page.context, []

    def lose(route: Route) -> None:
        route.fetch()  # the server has it; the telephone never hears so
        lost.append(1)
        route.abort()

    context.route(DOOR, lose)
    writes_down(mai, 0)
    mai.opens("Đã ghi").sees("Chờ xã trả lời")
    assert mai.page.get_by_role("button", name="Sửa").count() == 0  # it may be there already
    context.unroute(DOOR)
    second = context.new_page()
    second.goto(PAGE)
    second.get_by_label("Bà con nói gì?").fill(words(1))
    second.get_by_role("button", name="Ghi lại").dblclick()
    mai.page.evaluate("Outbox.sync()")
    mai.sees("Có mạng · đã gửi hết", within=20)
    expect(second.locator("#line-says")).to_contain_text("đã gửi hết")
    assert (lost != [], arrived(ba_lan)) == (True, ["0", "1"])


def test_a_session_that_ran_out_keeps_the_queue(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    mai.loses_the_network()
    writes_down(mai, 0)
    mai.page.context.clear_cookies()
    mai.has_the_network_again().sees("Phiên đăng nhập đã hết", within=20).opens("Đăng nhập lại")
    mai.writes("Tên đăng nhập", f"mai-{commune}").writes("Mật khẩu", "mot-mat-khau-dai").presses("Đăng nhập")
    mai.sees("Có mạng · đã gửi hết", within=20)
    assert arrived(ba_lan) == ["0"]


def test_who_takes_the_telephone_next_sees_nothing_and_nothing_is_lost(person, world):
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    mai.loses_the_network()
    writes_down(mai, 0)
    mai.page.on("dialog", lambda asked: asked.accept())
    mai.presses("Thoát").sees("người khác chưa gửi").does_not_see("Ván cầu treo")
    mai.has_the_network_again().goes_to(PAGE)
    (sealed,) = mai.page.evaluate(ENTRIES)
    assert "Ván cầu".encode() not in bytes(sealed)
    assert mai.page.evaluate("localStorage.getItem('doithoai.me')") is None
    assert [name for name in mai.page.evaluate(CACHED) if not name.startswith("/static/")] == [PAGE]

    mai.goes_to("/dang-nhap/").writes("Tên đăng nhập", f"hoa-{commune}").writes(
        "Mật khẩu", "mot-mat-khau-dai"
    )
    mai.presses("Đăng nhập").sees("Việc hôm nay").goes_to(PAGE).sees("Có mạng · đã gửi hết")
    mai.opens("Đã ghi").does_not_see("Ván cầu treo")
    assert arrived(ba_lan) == []
    mai.presses("Thoát")
    mai.page.wait_for_url(f"{mai.address}/")
    mai.signs_in(commune).opens("Ghi tại thôn").sees("Có mạng · đã gửi hết", within=20)
    mai.opens("Đã ghi").sees("Đã gửi về xã", within=20)
    assert arrived(ba_lan) == ["0"]


def test_answers_come_back_the_same_way(person, world):
    commune = world("an_answer_for_the_hamlet")["commune"]
    mai = person("mai", phone=True).signs_in(commune).sees("Báo trả lời cho 1 người")
    mai.opens("Ghi tại thôn").sees("Có mạng · đã gửi hết")
    mai.page.evaluate(TAKEN_OVER)
    mai.loses_the_network()
    reopens(mai)
    mai.opens("Báo lại").sees("Vàng Thị Súa").sees("Mương sửa xong trong tháng này.").presses("Đã đọc cho")
    mai.sees("Ai có trả lời đều đã được báo.").sees("còn 1 mục chưa gửi")
    mai.has_the_network_again().sees("Có mạng · đã gửi hết", within=20)
    mai.goes_to("/bao-lai/").sees("Đã đọc cho").sees("Ai có trả lời đều đã được báo")


@pytest.mark.parametrize("seed", [7])
def test_whatever_happens_each_arrives_once(person, world, seed):
    """Any order of writing, losing the line, losing answers, dying and opening a second page."""
    commune = world("an_open_dialogue")["commune"]
    mai, ba_lan = person("mai", phone=True), person("lan").signs_in(commune)
    at_home(mai, commune)
    chance, written, others = random.Random(seed), 0, []
    context = mai.page.context

    def lose_some(route: Route) -> Any:
        if chance.random() < 0.5:
            route.fetch()
            return route.abort()
        return route.continue_()

    context.route(DOOR, lose_some)
    for _ in range(16):
        what = chance.choice(["write", "write", "write", "offline", "online", "die", "second"])
        if what == "write":
            writes_down(mai, written)
            written += 1
        elif what in ("offline", "online"):
            context.set_offline(what == "offline")
        elif what == "die":
            reopens(mai)
        elif len(others) < 2:
            others.append(context.new_page())
            others[-1].goto(PAGE)
    context.unroute(DOOR)
    mai.has_the_network_again()
    reopens(mai)
    mai.sees("Có mạng · đã gửi hết", within=20)
    assert arrived(ba_lan) == [str(number) for number in range(written)]
