"""Takes the pictures of README and docs again, from the demonstration: `.venv/bin/python docs/pictures/take.py`.

Needs `./test` to have been run once (Playwright) and Chromium on the machine. A server of its own with fresh
demonstration data in a temporary folder; nothing of yours is touched. Pictures: PNG, 1280 or 360 pixels wide,
64 colours, at most 150 kB each, beside this file. About a minute.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PASSWORD = "suoi-lanh-2026"  # noqa: S105  of the demonstration, gone a minute later
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LARGEST = 150 * 1024  # bytes
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 360, "height": 720}
OPEN_DIALOGUE = (
    "giao thông và nước sinh hoạt"  # the words by which the demonstration's open dialogue is found
)


class Demonstration:
    """A server with fresh demonstration data, for the time of a `with`."""

    def __init__(self) -> None:
        self._data = tempfile.TemporaryDirectory(prefix="doithoai-pictures-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DOITHOAI_DATA": self._data.name, "DOITHOAI_DEMO_PASSWORD": PASSWORD}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "doithoai", "serve", "--port", str(port)], cwd=ROOT, env=environment
        )

    def __enter__(self) -> str:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.address}/dang-nhap/").close()  # noqa: S310  our own server
                return self.address
            except urllib.error.URLError:
                time.sleep(0.2)
        raise SystemExit("The server did not start within two minutes.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait(timeout=20)
        self._data.cleanup()


class Somebody:
    """A person at a screen: `name` is a user name of the demonstration, or empty for a citizen."""

    def __init__(self, browser: Browser, address: str, name: str = "", *, phone: bool = False) -> None:
        self.address = address
        size: Any = PHONE if phone else DESKTOP
        self.page: Page = browser.new_page(
            viewport=size,
            device_scale_factor=2 if phone else 1,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        if name:
            self.goes_to("/dang-nhap/")
            self.page.get_by_label("Tên đăng nhập").fill(name)
            self.page.get_by_label("Mật khẩu").first.fill(PASSWORD)
            self.presses("Đăng nhập")

    def goes_to(self, path: str) -> None:
        self.page.goto(self.address + path)

    def opens(self, words: str) -> None:
        self.page.get_by_role("link", name=words).filter(visible=True).first.click()

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words).filter(visible=True).first.click()
        self.page.wait_for_timeout(900)  # live screens follow within this time

    def is_taken(self, name: str, *, whole: bool = False) -> None:
        """Save the screen as NAME.png, small enough for a page of documentation."""
        self.page.wait_for_timeout(400)
        self.page.evaluate("document.activeElement && document.activeElement.blur()")
        file = HERE / f"{name}.png"
        self.page.screenshot(path=file, full_page=whole, caret="initial")
        shrink(file)
        sys.stdout.write(f"{file.name}: {file.stat().st_size // 1024} kB\n")


def shrink(file: Path) -> None:
    """Fewer colours, then fewer pixels, until the file is small enough."""
    with Image.open(file) as taken:
        picture = taken.convert("RGB")
    for scale, colours in ((1, 64), (0.75, 64), (0.56, 32)):
        size = (round(picture.width * scale), round(picture.height * scale))
        picture.resize(size, Image.Resampling.LANCZOS).quantize(colours).save(file, optimize=True)
        if file.stat().st_size <= LARGEST:
            return


def take_the_desk(lan: Somebody) -> str:
    """Pictures of the desk; returns the address of the open dialogue."""
    lan.goes_to("/viec-hom-nay/")
    lan.is_taken("viec-hom-nay")
    lan.goes_to("/doi-thoai/")
    lan.opens(OPEN_DIALOGUE)
    dialogue = lan.page.url.removeprefix(lan.address).split("#")[0]
    lan.is_taken("chin-buoc")
    lan.goes_to(f"{dialogue}phan-loai/")
    lan.is_taken("phan-loai")
    lan.goes_to("/theo-doi/")
    lan.is_taken("theo-doi")
    lan.goes_to("/so-lieu/")
    lan.is_taken("so-lieu")
    return dialogue


def take_the_hall(browser: Browser, address: str, lan: Somebody, dialogue: str) -> None:
    """The sitting is set on today and opened; one person speaks, the others wait."""
    lan.goes_to(dialogue)
    lan.page.locator("summary", has_text="Đổi ngày").first.click()
    lan.page.get_by_label("Ngày họp").filter(visible=True).first.fill(f"{date.today():%d/%m/%Y}")
    lan.presses("Ấn định, đổi ngày họp")
    lan.page.get_by_role("dialog").get_by_role("button").first.click()
    lan.page.wait_for_timeout(900)
    hall = f"/hoi-truong/{dialogue.strip('/').split('/')[-1]}"
    door, chair = Somebody(browser, address, "hoa"), Somebody(browser, address, "binh")
    secretary, wall = Somebody(browser, address, "thu"), Somebody(browser, address, "lan")
    door.goes_to(f"{hall}/diem-danh/")
    for name in (
        "lo van an",
        "cam van hien",
        "ha duc dan",
        "luong thi dao",
        "toan",
        "duyen",
        "tong duc mung",
    ):
        door.page.get_by_label("Quét mã giấy mời").fill("")
        door.page.get_by_label("Quét mã giấy mời").press_sequentially(name)
        door.page.wait_for_timeout(500)
        door.presses("Có mặt")
    door.page.get_by_label("Quét mã giấy mời").press_sequentially("lo van")
    door.page.wait_for_timeout(700)
    door.is_taken("diem-danh")
    chair.goes_to(f"{hall}/chu-toa/")
    chair.presses("Khai mạc hội nghị")
    if chair.page.get_by_role("dialog").count():
        chair.page.get_by_role("dialog").get_by_role("button").first.click()
    chair.presses("Mời Hà Thị Thoa")
    wall.goes_to(f"{hall}/man-chieu/")
    secretary.goes_to(f"{hall}/thu-ky/")
    secretary.page.get_by_label("Nội dung", exact=True).first.fill(
        "Bà Thoa: ta luy nứt dài, ba hộ phía dưới lo sập."
    )
    secretary.presses("Ghi vào biên bản")
    chair.page.set_viewport_size({"width": 1280, "height": 1040})  # down to the buttons that decide
    chair.is_taken("chu-toa")
    secretary.is_taken("thu-ky")
    wall.is_taken("man-chieu")


def take_the_public(browser: Browser, address: str) -> None:
    citizen, on_phone = Somebody(browser, address), Somebody(browser, address, phone=True)
    citizen.goes_to("/xa/suoi-lanh/")
    citizen.is_taken("trang-cong-khai")
    on_phone.goes_to("/xa/suoi-lanh/gui-y-kien/")
    on_phone.is_taken("gui-y-kien")
    on_phone.page.get_by_label("Ông/bà muốn nói điều gì?").fill(
        "Đèn đường trước trường học tắt đã hai tuần, xin sửa."
    )
    on_phone.presses("Gửi ý kiến")
    on_phone.page.locator("figure.code").wait_for()
    on_phone.is_taken("ma-theo-doi")


def main() -> None:
    if not CHROMIUM:
        raise SystemExit("Chromium is needed: sudo apt install chromium")
    with Demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        lan = Somebody(browser, address, "lan")
        dialogue = take_the_desk(lan)
        take_the_public(browser, address)
        take_the_hall(browser, address, lan, dialogue)


if __name__ == "__main__":
    main()
