"""The whole server, started as a person starts it, where nobody has said anything yet."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import ready

ROOT = Path(__file__).resolve().parents[2]
MAKE_A_DIALOGUE = """
from doithoai.models import Commune, Dialogue, serving
from doithoai.models.clock import now
from doithoai.outputs.live import live_url
commune = Commune.objects.create(name="Nậm Cang", slug="nam-cang", province="Lào Cai")
with serving(commune):
    print(live_url(Dialogue.objects.create(
        title="Đối thoại", slug="doi-thoai", year=2026, regulation="law_2025_72", created_at=now())))
"""
CHANGE_IT = """
from django.db.models import F
from doithoai.models import Dialogue, serving_everywhere
with serving_everywhere(because="the test changes it from another process"):
    Dialogue.objects.update(version=F("version") + 1)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = ready.put_into(tmp_path_factory.mktemp("data"))
    environment = {**os.environ, "DOITHOAI_DATA": str(data), "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
    for name in ("DJANGO_SETTINGS_MODULE", "DOITHOAI_SECRET_KEY"):  # ours, of the tests
        environment.pop(name, None)
    doithoai = [sys.executable, "-m", "doithoai"]
    serving = subprocess.Popen(
        [*doithoai, "serve", "--empty", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        said = ""
        while not (found := re.search(r"http://127.0.0.1:(\d+)/", said)):
            line = serving.stdout.readline()
            assert line, "the server ended"
            said += line
        url = found[0].rstrip("/")
        wait_until(lambda: get(f"{url}/healthz")[0] == 200)

        def shell(code: str) -> str:
            command = [*doithoai, "shell", "--no-imports", "-c", code]
            return subprocess.run(
                command, env=environment, check=True, capture_output=True, text=True
            ).stdout.strip()

        yield SimpleNamespace(url=url, port=int(found[1]), shell=shell, process=serving, data=data)
    finally:
        serving.kill()
        serving.wait()


def get(url: str, **headers: str):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()
    except OSError:
        return 0, {}, b""


def wait_until(holds, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_says_that_it_is_ready(server):
    status, _, body = get(f"{server.url}/readyz")
    assert (status, json.loads(body)) == (200, {"database": True, "jobs": True, "disk": True})


def test_style_sheets_have_names_that_change_with_them_and_are_kept_for_good(server):
    manifest = json.loads((server.data / "static" / "staticfiles.json").read_text())
    name = next(hashed for name, hashed in manifest["paths"].items() if name.endswith(".css"))
    for _ in range(2):  # from whitenoise, then from the front's memory
        status, headers, body = get(f"{server.url}/static/{name}")
        assert status == 200
        assert body
        assert "immutable" in headers["Cache-Control"]


def test_another_host_name_is_refused(server):
    assert get(f"{server.url}/", Host="evil.example")[0] == 400


@pytest.mark.parametrize("declared", [True, False], ids=["declared", "in pieces"])
def test_too_large_a_file_is_refused_with_a_sentence(server, declared):
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=20) as line,
        line.makefile("rb") as answer,
    ):
        size = b"Content-Length: 24000000" if declared else b"Transfer-Encoding: chunked"
        line.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + size + b"\r\n\r\n")
        for _ in range(24):
            megabyte = b"x" * 1_000_000
            line.sendall(megabyte if declared else b"f4240\r\n" + megabyte + b"\r\n")
        line.sendall(b"" if declared else b"0\r\n\r\n")
        said = answer.read().decode()
    assert " 413 " in said.splitlines()[0]
    assert "lớn hơn 20 MB" in said


def test_a_screen_hears_within_a_second_what_another_process_changed(server):
    address = server.shell(MAKE_A_DIALOGUE)
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=20) as line,
        line.makefile("rb") as words,
    ):
        line.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while words.readline().strip() != b"retry: 1000":
            pass
        started = time.monotonic()
        server.shell(CHANGE_IT)
        changed = time.monotonic()
        while words.readline().strip() != b"event: changed":
            pass
        assert time.monotonic() - changed < 1
        assert changed > started


@pytest.mark.skipif(os.name == "nt", reason="no SIGTERM there")
def test_it_stops_at_once_even_with_an_open_screen(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        address = server.shell(MAKE_A_DIALOGUE.replace("nam-cang", "ban-ho"))
        line.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert b"200" in line.recv(100)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=30)
