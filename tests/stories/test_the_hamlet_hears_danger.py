"""A slope falls where no network reaches: the page says whom to ring, and the code is in sight on a small telephone."""

import pytest
from playwright.sync_api import expect

from tests.stories.test_the_hamlet_writes_without_a_network import at_home

pytestmark = pytest.mark.story
FALLING = [
    "Núi sau nhà đang sạt xuống rồi", "nui sau nha dang sat xuong roi", "Dây điện đứt rơi xuống đường",
    "Nước lũ tràn vào nhà bà con", "Nhà ông Tư ĐANG CHÁY",
]  # fmt: skip
QUIET = [
    "Đề nghị xã làm đường bê tông", "Xe đổ đất bừa bãi cạnh cột điện mới", "do duong be tong", "Sạt nghiệp vì giá sắn",
    "", "(((", "đứt. dây điện",
]  # fmt: skip


def test_danger_is_heard_without_a_network(person, world):
    mai = person("mai", phone=True)
    at_home(mai, world("an_open_dialogue")["commune"])
    mai.loses_the_network()
    mai.page.set_viewport_size({"width": 360, "height": 640})
    page, notice, words = mai.page, mai.page.locator("#danger"), mai.page.get_by_label("Bà con nói gì?")
    for said in FALLING:
        words.fill(said)
        expect(notice).to_be_in_viewport(ratio=1)
        words.fill("Đề nghị")
        expect(notice).to_be_hidden()
    for said in QUIET:
        words.fill(said)
        expect(notice).to_be_hidden()
    words.fill(FALLING[0])
    expect(notice.locator('a[href="tel:112"]')).to_be_visible()
    mai.presses("Ghi lại").sees("Đã ghi trên máy này.")
    expect(notice).to_be_in_viewport(ratio=1)
    expect(page.locator("#just-code")).to_be_in_viewport(ratio=1)


def test_the_code_is_in_sight_and_the_list_says_whose_each_is(person, world):
    mai = person("mai", phone=True)
    at_home(mai, world("an_open_dialogue")["commune"])
    mai.page.set_viewport_size({"width": 360, "height": 640})
    mai.writes("Người nêu", "Vàng Thị Súa").writes("Bà con nói gì?", "Ván cầu treo đã mục, đề nghị thay.")
    mai.presses("Ghi lại")
    expect(mai.page.locator("#just-code")).to_be_in_viewport(ratio=1)
    mai.sees("Vàng Thị Súa").sees("Có mạng · đã gửi hết", within=20)
    mai.writes("Bà con nói gì?", "Đường vào bản lầy lội.").presses("Ghi lại").sees("người nêu (không tên)")
    mai.sees("Có mạng · đã gửi hết", within=20).opens("Đã ghi")
    mai.sees("Vàng Thị Súa: Ván cầu treo đã mục").sees("Không tên: Đường vào bản lầy lội.")
    mai.presses("Thoát")
    mai.page.wait_for_url(f"{mai.address}/")
    mai.goes_to("/tai-thon/").does_not_see("Vàng Thị Súa")
