"""One server and one browser for all stories (of one worker); a commune for each story, a screen for each person."""

import itertools
import os
import shutil
from asyncio import events
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import ready
from tests.stories.people import Person
from tests.stories.server import Server

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = [  # a browser that calls nobody but our server
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage", "--disable-gpu",
]  # fmt: skip
_slugs = itertools.count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(ready.put_into(tmp_path_factory.mktemp("stories"))).start("--empty")
    yield running
    running.stop()


@pytest.fixture
def world(server: Server) -> Callable[[str], dict[str, Any]]:
    """`world("an_open_dialogue")`: a new commune with its people, reached by acting (worlds.py)."""
    return lambda name: server.world(name, f"xa-{next(_slugs)}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[tuple[Any, Any]]:
    """One Chromium for all stories of this process, and the loop of its driver, which rests between two stories."""
    playwright = pytest.importorskip("playwright.sync_api", reason="The stories need playwright: run ./test.")
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("The stories need Chromium: sudo apt-get install chromium, then ./test again.")
    playwright.expect.set_options(timeout=20_000)  # never a timed test
    with playwright.sync_playwright() as driver:
        loop = events._get_running_loop()
        try:
            opened = driver.chromium.launch(executable_path=found, args=QUIET)
        except playwright.Error as crash:
            pytest.skip(f"Chromium does not start on this machine: {str(crash).splitlines()[0]}")
        events._set_running_loop(None)
        yield opened, loop
        events._set_running_loop(loop)
        opened.close()


@pytest.fixture
def browser(chromium: tuple[Any, Any]) -> Iterator[Any]:
    """The Chromium of this process, without anybody in it. Where a loop runs, Django refuses its database: so the
    driver's is said to run only while a story does."""
    opened, loop = chromium
    events._set_running_loop(loop)
    yield opened
    try:
        for somebody in opened.contexts:
            somebody.close()
    finally:
        events._set_running_loop(None)


@pytest.fixture
def person(browser: Any, server: Server) -> Iterator[Callable[..., Person]]:
    """`person("lan", in_=commune)`: somebody at a screen of their own. At the end nobody's page may have
    complained: no script error, no refused style or script, no broken file, no answer of 500."""
    everybody: list[Person] = []

    def comes(name: str = "", *, at: str = server.address, **screen: Any) -> Person:
        everybody.append(Person(browser, at, name, **screen))
        return everybody[-1]

    yield comes
    if kept := os.environ.get("DOITHOAI_STORY_PICTURES"):  # what everyone saw last, for a look
        for number, each in enumerate(everybody):
            each.page.screenshot(path=Path(kept) / f"{number}-{each.name or 'nguoi-dan'}.png", full_page=True)
    trouble = [f"{each.name or 'citizen'}: {said}" for each in everybody for said in each.trouble]
    assert not trouble, "\n".join(trouble)
