"""The power fails while a village is sending: whatever a person was told is kept, is kept."""

import contextlib
import http.cookiejar
import re
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests import ready
from tests.stories.server import Server

pytestmark = pytest.mark.story
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|form)" value="([^"]+)"')
CODE = re.compile(r'<output id="ma">([0-9A-Z-]+)</output>')


def sends(address, commune, number, codes):
    """What a browser does, form, cookie and receipt page; the code goes into `codes` when it was shown."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = f"{address}/xa/{commune}/gui-y-kien/"
    hidden = dict(TOKEN.findall(visitor.open(form, timeout=10).read().decode()))
    said = {**hidden, "words": f"Ý kiến thứ {number}: đề nghị xã sửa đường vào thôn."}
    receipt = visitor.open(form, urllib.parse.urlencode(said).encode(), timeout=10).read().decode()
    codes.append(CODE.search(receipt)[1])


def test_killing_the_server_loses_nothing_that_was_told_saved(tmp_path, person):
    server = Server(ready.put_into(tmp_path)).start("--empty")
    try:
        commune = server.world("an_open_dialogue", "xa-1")["commune"]
        told, half = [], threading.Event()

        def village(first):
            for number in range(first, first + 15):
                with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                    sends(server.address, commune, number, told)
                if len(told) >= 12:
                    half.set()

        people = [threading.Thread(target=village, args=(first,)) for first in (0, 15)]
        for each in people:
            each.start()
        assert half.wait(timeout=60)
        server.kill()
        for each in people:
            each.join()
        assert 12 <= len(told) < 30, "the power failed in the middle"

        server.start("--empty")
        assert "Nhật ký nguyên vẹn" in server.run("doithoai", "check_journal")
        citizen = person(at=server.address)
        statuses = {code: citizen.is_answered(f"/tra-cuu/{code}/") for code in told}
        assert {code: status for code, status in statuses.items() if status != 200} == {}
        citizen.goes_to(f"/tra-cuu/{told[-1]}/").sees("đề nghị xã sửa đường vào thôn")
    finally:
        server.stop()
