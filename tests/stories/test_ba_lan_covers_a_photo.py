"""A photo is read while the clerk looks at it: the boxes come by themselves, and what she does with them stays."""

import pytest

from doithoai.rules.plan_reading.outside_programs import can_read_pictures

pytestmark = [
    pytest.mark.story,
    pytest.mark.skipif(not can_read_pictures(), reason="Tesseract is an optional program"),
]
PATIENCE = 40


def test_boxes_are_added_to_hers_once_and_what_she_drops_stays_dropped(person, world):
    told = world("a_photo_to_cover")
    ba_lan = person("lan").signs_in(told["commune"]).goes_to(told["page"])
    ba_lan.page.locator("[name=x]").first.fill("5")
    for side, size in {"y": "6", "w": "70", "h": "80"}.items():
        ba_lan.page.locator(f"[name={side}]").first.fill(size)
    ba_lan.sees("Máy đề nghị che:", within=PATIENCE).sees("số điện thoại").sees("mặt người")
    boxes = ba_lan.page.locator("svg rect")
    drawn = boxes.count()
    assert drawn > 5
    assert boxes.first.get_attribute("width") == "70"  # her own is still the first

    ba_lan.page.locator("[data-drop]").last.click()
    ba_lan.page.evaluate(
        "document.body.dispatchEvent(new Event('htmx:afterSwap'))"
    )  # as when the alarms are fetched
    assert boxes.count() == drawn - 1
    ba_lan.presses("Thêm lại các khung đề nghị")
    assert boxes.count() == drawn
    ba_lan.presses("Đã xem, cho công khai").sees("Đã xác nhận ảnh công khai.")
