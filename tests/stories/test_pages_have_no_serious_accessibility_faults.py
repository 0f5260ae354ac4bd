"""Every page a link leads to, at a desk and on a phone: axe finds nothing serious, nothing runs off the side.

Scripts, styles and files that fail, and anything asked from elsewhere, are watched by the `person` fixture.
"""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests import ready
from tests.stories.people import DESKTOP, PHONE
from tests.stories.server import Server

pytestmark = pytest.mark.story
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => each.id + ": " + each.nodes.map((node) => node.html.slice(0, 160)).join(" | "))"""
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > room + 1);
    return wide.slice(-1).map((each) => "wider than the screen: " + each.outerHTML.slice(0, 160));
}"""
ON_ITS_WAY = ".htmx-request, .htmx-swapping, .htmx-settling"  # parts that still come are drawn faint
LINKS = "() => [...document.querySelectorAll('a[href]')].map((each) => each.href)"
A_FILE = re.compile(r"\.(pdf|docx|xlsx|csv|zip|svg|ics|toml|edxml|txt|pub|chu-to)$")


@pytest.fixture
def demonstration(tmp_path):
    running = Server(ready.demonstration(tmp_path)).start()
    yield running
    running.stop()


def password_of(server):
    """As the first start wrote it down for whoever installed."""
    return (server.data / "demo-people.txt").read_text().split()[-1]


def kind_of(address):
    """What two addresses of the same page have in common: /doi-thoai/12/ and /doi-thoai/3/ are one."""
    parts = urlsplit(address)
    codes = re.sub(r"/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/", "/CODE/", parts.path)
    return re.sub(
        r"\d+",
        "N",
        re.sub(r"/xa/[^/]+/(doi-thoai/[^/]+/)?", r"/xa/X/", codes) + ("!" if "doi-thoai/" in codes else ""),
    )


def faults_of(someone):
    """Of the page they look at, on a desk's screen and on a phone's."""
    someone.page.evaluate(AXE.read_text())
    someone.page.wait_for_function(f"() => !document.querySelector('{ON_ITS_WAY}')")
    found = []
    for name, size in (("desk", DESKTOP), ("phone", PHONE)):
        someone.page.set_viewport_size(size)
        faults = [*someone.page.evaluate(TOO_WIDE), *someone.page.evaluate(RUN_AXE)]
        found += [f"{name}: {fault}" for fault in faults]
    return found


def walks(someone, *starts):
    """Follow every link to a page of a kind not yet seen; the faults found, by address."""
    waiting, seen, found = [urljoin(someone.address, start) for start in starts], set(), {}
    while waiting:
        address = waiting.pop(0)
        if (
            kind_of(address) in seen
            or not address.startswith(someone.address)
            or A_FILE.search(urlsplit(address).path)
        ):
            continue
        seen.add(kind_of(address))
        someone.goes_to(address)
        if faults := faults_of(someone):
            found[address] = faults
        waiting += someone.page.evaluate(LINKS)
    return found, seen


def test_pages_have_no_serious_accessibility_faults(person, demonstration):
    found, seen = walks(person(at=demonstration.address), "/", "/design/")
    assert len(seen) > 15, seen
    ba_lan = person("lan", at=demonstration.address).signs_in(password=password_of(demonstration))
    more, seen = walks(ba_lan, "/viec-hom-nay/")
    assert len(seen) > 25, seen
    assert {**found, **more} == {}


def test_the_hall_has_no_serious_accessibility_faults(person, world):
    here = world("a_hall_in_session")
    thu, citizen = person("thu").signs_in(here["commune"]), person()
    found = {}
    for page in ("", "chu-toa/", "thu-ky/", "diem-danh/", "man-chieu/"):
        found[page] = faults_of(thu.goes_to(f"/hoi-truong/{here['dialogue']}/{page}"))
    found["phone"] = faults_of(citizen.goes_to(here["phone"]))
    assert {page: faults for page, faults in found.items() if faults} == {}
