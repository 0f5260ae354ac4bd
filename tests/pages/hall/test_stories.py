"""The day in real browsers: several people, each with a browser of their own, in front of one server."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import ready

pytestmark = pytest.mark.story
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
ROOT = Path(__file__).resolve().parents[3]
THE_DAY = """
from doithoai.actions.conference.open_conference import open_conference
from doithoai.actions.invitations.register_to_speak import register_to_speak
from doithoai.models import serving
from doithoai.models.clock import today
from tests import given

commune = given.a_commune()
with serving(commune):
    new, old = given.hamlets(commune)
    lan = given.ba_lan(commune)
    given.ong_binh(commune), given.co_thu(commune), given.ba_mai(commune)
    dialogue = given.an_open_dialogue(commune, lan, held_on=today())
    given.a_guest(dialogue, lan, "Vàng Thị Súa", hamlet=new)
    group = given.a_group(commune, lan, "Nước sạch thôn Bãi Cát hay mất, đề nghị sửa bể lọc.")
    register_to_speak(dialogue, by=lan, name="Hà Thị Mận", hamlet=old, opinion=group.opinions.first())
    register_to_speak(dialogue, by=lan, name="Lê Văn Ba", hamlet=new, about="Mương vỡ")
    open_conference(dialogue, by=lan)
    print(dialogue.pk, dialogue.slug)
"""


@pytest.fixture
def day(tmp_path):
    """A server with a conference in session, and `day.browser(who)`: a page in a browser of their own."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium")
    environment = {
        **os.environ, "DOITHOAI_DATA": str(ready.put_into(tmp_path)), "PYTHONPATH": str(ROOT), "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    environment.pop("DOITHOAI_SECRET_KEY", None)
    doithoai = [sys.executable, "-m", "doithoai"]
    serving = subprocess.Popen(
        [*doithoai, "serve", "--empty", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        said = ""
        while not (found := re.search(r"http://127.0.0.1:\d+", said)):
            line = serving.stdout.readline()
            assert line, "the server ended"
            said += line
        made = subprocess.run(
            [*doithoai, "shell", "--no-imports", "-c", THE_DAY],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        pk, slug = made.stdout.split()
        with playwright.sync_playwright() as play:
            chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

            def browser(who: str = "", page: str = "", **how: object):
                context = chromium.new_context(**how)
                context.set_default_timeout(30_000)
                tab = context.new_page()
                tab.goto(
                    f"{found[0]}/dang-nhap/?next=/hoi-truong/{pk}/{page}" if who else f"{found[0]}{page}"
                )
                if who:
                    tab.fill("[name=username]", who)
                    tab.fill("[name=password]", "mot-mat-khau-dai")
                    tab.click("main button")
                    tab.wait_for_url(f"**/hoi-truong/{pk}/{page}")
                return tab

            playwright.expect.set_options(timeout=20_000)  # never a timed test
            yield SimpleNamespace(
                browser=browser, expect=playwright.expect, phone=f"/hoi-truong/dien-thoai/thanh-son/{slug}/"
            )
            chromium.close()
    finally:
        serving.kill()
        serving.wait()


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
