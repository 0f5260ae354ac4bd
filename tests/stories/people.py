"""Somebody at a screen, who knows only what is written on it: Vietnamese words, never a selector."""

import re
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from tests.given import PASSWORD

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
PATIENCE = 20_000  # milliseconds a busy machine may need
NO_FAULT = (  # what Chromium and htmx say of a refusal (409), and of a search replaced by the next letter
    "Failed to load resource", "htmx:sendAbort", "htmx:afterRequest", "htmx:sendError", "Response Status Error Code 4",
)  # fmt: skip
FILES = ("stylesheet", "script", "font", "image")


class Person:
    """`name` is a user name before the dash of the commune ("lan"); nobody's name for the public."""

    def __init__(
        self, browser: Any, address: str, name: str = "", *, phone: bool = False, javascript: bool = True
    ) -> None:
        self.name, self.address = name, address
        self.trouble: list[str] = []
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=address,
        )
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("console", self._hears)
        self.page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))
        self.page.on("response", self._looks_at)
        self.page.on("request", self._watches)

    # -- complaints of the page ------------------------------------------------------------------------------

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(NO_FAULT):
            self.trouble.append(f"console: {message.text}")

    def _looks_at(self, answer: Response) -> None:
        missing = answer.status >= 400 and answer.request.resource_type in FILES
        if missing or answer.status >= 500:
            self.trouble.append(f"{answer.status} {answer.url}")

    def _watches(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.trouble.append(f"asked elsewhere: {request.url}")

    # -- going about ------------------------------------------------------------------------------

    def signs_in(self, commune: str = "", password: str = PASSWORD) -> "Person":
        self.goes_to("/dang-nhap/").fills_in_the_door(commune, password)
        return self.sees("Việc hôm nay")

    def fills_in_the_door(self, commune: str = "", password: str = PASSWORD, *, name: str = "") -> "Person":
        """What a page asks that knows nobody: `name`, or the person themselves."""
        name = name or self.name
        self.writes("Tên đăng nhập", f"{name}-{commune}" if commune else name)
        self.writes("Mật khẩu", password)
        return self.presses("Đăng nhập")

    def session_ends(self, *, with_every_cookie: bool = False) -> "Person":
        """Somebody signed out in another window, or two weeks have passed."""
        self.page.context.clear_cookies(name=None if with_every_cookie else "sessionid")
        return self

    def goes_to(self, path: str) -> "Person":
        self.page.goto(path)
        return self

    def opens(self, words: str) -> "Person":
        """Follow a link by its words."""
        self._one("link", words).click()
        return self

    def presses(self, words: str, *, agreeing: bool = False) -> "Person":
        """Press a button by its words; `agreeing` answers the question it asks."""
        self._one("button", words).click()
        return self.agrees() if agreeing else self

    def presses_twice(self, words: str) -> "Person":
        self._one("button", words).dblclick()
        return self

    def agrees(self) -> "Person":
        """Answer yes to the question that stands open."""
        self.page.get_by_role("dialog").get_by_role("button").first.click()
        return self

    def unfolds(self, words: str) -> "Person":
        self.page.locator("summary", has_text=words).first.click()
        return self

    def types_key(self, key: str) -> "Person":
        self.page.keyboard.press(key)
        return self

    def loses_the_network(self) -> "Person":
        self.page.context.set_offline(True)
        return self

    def has_the_network_again(self) -> "Person":
        self.page.context.set_offline(False)
        return self

    # -- forms ------------------------------------------------------------------------------

    def writes(self, label: str, text: str) -> "Person":
        self._field(label).fill(text)
        return self

    def types(self, label: str, text: str) -> "Person":
        """Letter by letter, as a hand does."""
        self._field(label).press_sequentially(text)
        return self

    def chooses(self, label: str, option: str = "") -> "Person":
        """An option of a list, or (without `option`) a box or a round button by its own words."""
        field = self._field(label)
        if option:
            value = field.locator("option", has_text=option).first.get_attribute("value")
            field.select_option(value)
        else:
            field.check()
        return self

    def attaches(self, label: str, name: str, data: bytes) -> "Person":
        field = self._field(label)
        field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
        return self

    # -- seeing ------------------------------------------------------------------------------

    def sees(self, words: str, *, within: float = PATIENCE / 1000) -> "Person":
        """The words stand somewhere on the screen, unfolded and visible, within so many seconds."""
        seen = self.page.get_by_text(words).filter(visible=True).first
        expect(seen, f"{self.name or 'citizen'} sees “{words}”").to_be_visible(timeout=within * 1000)
        return self

    def does_not_see(self, words: str) -> "Person":
        expect(self.page.get_by_text(words).filter(visible=True)).to_have_count(0)
        return self

    def sees_in(self, label: str, text: str) -> "Person":
        """The field holds the text; "" means that it is empty."""
        expect(self._field(label)).to_have_value(re.compile(re.escape(text)) if text else "")
        return self

    def sees_chosen(self, label: str, option: str) -> "Person":
        """The list has the option chosen."""
        expect(self._field(label).locator("option:checked")).to_contain_text(option)
        return self

    def sees_button(self, words: str) -> "Person":
        expect(self._one("button", words)).to_be_enabled()
        return self

    def reads_code(self) -> str:
        return self.page.locator("figure.code output").inner_text()

    def reads(self, pattern: str) -> str:
        """The first words on the screen of this shape."""
        found = re.search(pattern, self.page.inner_text("main"))
        assert found, f"{self.name} finds nothing like {pattern}"
        return found[0]

    def fetches(self, words: str) -> bytes:
        """The file behind a link, taken with this person's own session."""
        href = self._one("link", words).get_attribute("href")
        answer = self.page.request.get(href or "")
        assert answer.ok, f"{answer.status} {href}"
        return answer.body()

    def is_answered(self, path: str, **form: Any) -> int:
        """The status of asking an address directly: what a curious person types."""
        return self.page.request.get(path, max_redirects=0).status

    # -- finding ------------------------------------------------------------------------------

    def _one(self, role: Any, words: str) -> Locator:
        """The first visible and enabled one: whose name begins with the words, else holds them."""
        usable: dict[str, Any] = {"disabled": False} if role == "button" else {}
        holding = self.page.get_by_role(role, name=words, **usable).filter(visible=True)
        expect(holding.first, f"{self.name or 'citizen'} finds the {role} “{words}”").to_be_visible()
        beginning = begins_with(words, r"(?=\s|$|[:,.])")
        named = self.page.get_by_role(role, name=beginning, **usable).filter(visible=True)
        return named.first if named.count() else holding.first

    def _field(self, label: str) -> Locator:
        fields = self.page.locator("input, select, textarea")  # a fact read from a file has the same label
        return self.page.get_by_label(begins_with(label)).and_(fields).first


def begins_with(words: str, then: str = "") -> re.Pattern[str]:
    """A pattern the browser understands as well: there a slash must be marked too."""
    return re.compile(r"^\s*" + re.escape(words).replace("/", r"\/") + then)
