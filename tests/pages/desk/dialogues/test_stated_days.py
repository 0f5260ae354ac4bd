"""The file says “15 ngày làm việc”: the number is offered where a person sets it, never taken by itself."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import given
from tests.pages.desk.dialogues.test_plan import PLAN, text

pytestmark = pytest.mark.usefixtures("in_may")
AFTER = (
    "3. Sau hội nghị\n"
    "- Trong 12 ngày, kể từ ngày có thông báo kết luận, các đơn vị trả lời kiến nghị bằng văn bản.\n"
    "- Chậm nhất 04 ngày làm việc sau hội nghị, ban hành thông báo kết luận.\n"
)


def test_a_stated_number_leads_to_its_form_with_the_number_filled_in(commune, ba_lan, lan):
    plan = given.a_dialogue(commune, ba_lan, regulation="thai_nguyen")
    file = SimpleUploadedFile("k.txt", PLAN.replace("Nơi nhận", f"{AFTER}Nơi nhận", 1).encode())
    lan.post(f"/doi-thoai/{plan.pk}/ke-hoach/tep/", {"file": file})
    page = text(lan.get(f"/doi-thoai/{plan.pk}/ke-hoach/doi-chieu/dua-vao/"))
    assert "Trong 12 ngày, kể từ ngày có thông báo kết luận" in page
    (address,) = re.findall(r'href="([^"]*so-ngay-tra-loi/\?[^"]*)"', page)
    form = text(lan.get(address.replace("&amp;", "&")))
    assert 'value="12"' in form
    assert re.search(r'value="calendar"[^>]*checked', form)


@pytest.mark.parametrize("slip", ["?ngay=abc&loai=working", "?ngay=12&loai=x", "?ngay=99999999&loai=working"])
def test_a_link_somebody_bent_fills_in_nothing(commune, ba_lan, lan, slip):
    plan = given.a_dialogue(commune, ba_lan, regulation="thai_nguyen")
    page = lan.get(f"/doi-thoai/{plan.pk}/so-ngay-tra-loi/{slip}")
    assert page.status_code == 200
    assert not re.search(r'name="tra-loi-days"[^>]*value="', text(page))
