"""A telephone on the edge of the network: what is written there arrives, once, with its photo."""

import pytest
from playwright.sync_api import expect

from tests.rules.enclosures.given_files import a_photo

pytestmark = pytest.mark.story
WORDS = "Ta luy sau nhà văn hóa thôn Bãi Cát sạt một góc."


def test_what_is_sent_without_a_network_waits_through_a_closed_page_and_arrives_once(person, world):
    commune = world("an_open_dialogue")["commune"]
    form = f"/xa/{commune}/gui-y-kien/"
    ong_ba = person(phone=True).goes_to(form)
    ong_ba.unfolds("Nói thay vì viết, gửi kèm ảnh").attaches("Ảnh", "IMG_1.jpg", a_photo(size=(2400, 1800)))
    ong_ba.sees("anh.jpg").writes("Ông/bà muốn nói điều gì?", WORDS)
    ong_ba.loses_the_network().presses("Gửi ý kiến").sees("CHƯA GỬI: không có mạng")

    ong_ba.page.goto("about:blank")  # the browser is put away
    ong_ba.has_the_network_again().goes_to(form).sees("Đã nhận ý kiến của ông/bà", within=20)
    code = ong_ba.reads_code()
    ong_ba.goes_to(form).sees_in("Ông/bà muốn nói điều gì?", "")

    lan = person("lan").signs_in(commune).goes_to("/y-kien/").sees(code)
    assert lan.page.get_by_text("Bãi Cát sạt một góc").count() == 1
    lan.opens(code).sees("Ảnh, ghi âm (1)")


def test_a_draft_outlives_the_page_and_a_slip_of_the_form_keeps_the_photo(person, world):
    commune = world("an_open_dialogue")["commune"]
    form = f"/xa/{commune}/gui-y-kien/"
    ong_ba = person(phone=True).goes_to(form).types("Ông/bà muốn nói điều gì?", "Đèn đường hỏng.")
    ong_ba.goes_to(form).sees_in("Ông/bà muốn nói điều gì?", "Đèn đường hỏng.")
    ong_ba.sees("Chưa gửi. Điều đang viết được giữ trên máy này.")
    ong_ba.unfolds("Nói thay vì viết, gửi kèm ảnh").attaches("Ảnh", "IMG_1.jpg", a_photo())
    ong_ba.chooses("Gọi điện thoại cho tôi").presses("Gửi ý kiến").sees("xin ghi số điện thoại")
    ong_ba.sees("anh.jpg").writes("Số điện thoại hoặc thư điện tử", "0912 345 678").presses("Gửi ý kiến")
    ong_ba.sees("Đã nhận ý kiến của ông/bà", within=20)


def test_danger_is_heard_while_it_is_written_without_a_network(person, world):
    commune = world("an_open_dialogue")["commune"]
    ong_ba = person(phone=True).goes_to(f"/xa/{commune}/gui-y-kien/")
    ong_ba.page.set_viewport_size({"width": 360, "height": 640})
    ong_ba.loses_the_network()
    notice, words = ong_ba.page.locator("[data-danger]"), ong_ba.page.get_by_label("Ông/bà muốn nói điều gì?")
    for said, heard in (
        ("Núi sau nhà đang sạt xuống rồi", True),
        ("Đề nghị xã làm đường", False),
        (WORDS, False),
    ):
        words.fill(said)
        expect(notice).to_be_visible(visible=heard)
    words.fill("Nhà ông Tư đang cháy")
    expect(notice.locator('a[href="tel:114"]')).to_be_in_viewport()
    expect(words).to_be_in_viewport()
    ong_ba.presses("Gửi ý kiến").sees("CHƯA GỬI: không có mạng")
    expect(notice).to_be_in_viewport(ratio=1)


def test_the_short_address_on_the_poster_leads_there(person, world):
    here = world("an_open_dialogue")
    ong_ba = person(phone=True, javascript=False).goes_to("/g/k7m2z/").sees("Không có buổi đối thoại nào")
    ong_ba.goes_to(f"/xa/{here['commune']}/gui-y-kien/").writes("Ông/bà muốn nói điều gì?", WORDS)
    ong_ba.presses("Gửi ý kiến").sees("Đã nhận ý kiến của ông/bà")
