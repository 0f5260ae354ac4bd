"""`doithoai serve`: make everything ready, say where and who, and serve. What `./run` ends in."""

import argparse
import asyncio
import contextlib
import hashlib
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from doithoai.models import Commune

DEMO_WANTED = "demo-wanted"  # a file: the demonstration is to be loaded, or was interrupted
DEMO_PEOPLE = "demo-people.txt"  # written by load_demo: who can sign in
NOBODY_YET = (
    "Chưa có xã, phường nào nên chưa ai đăng nhập được. Ở cửa sổ lệnh khác, với cùng thư mục dữ liệu:",
    "No commune yet, so nobody can sign in. In another terminal, with the same data folder:",
    '  DOITHOAI_DATA={data} .venv/bin/doithoai found_commune xa "Tên Xã" "tỉnh Tên Tỉnh"',
)


class Command(BaseCommand):
    help = "Chạy máy chủ · run the server"
    requires_system_checks = []  # the tests ran them; a cold start is under a second

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe · address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="cổng · port")
        parser.add_argument(
            "--lan", action="store_true", help="cho điện thoại cùng mạng · for phones on the same network"
        )
        parser.add_argument(
            "--empty", action="store_true", help="không nạp dữ liệu mẫu · without the demonstration"
        )

        parser.add_argument("--make-ready", action="store_true", help=argparse.SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["make_ready"]:
            return make_database_ready(load_demo=not options["empty"])
        host = "0.0.0.0" if options["lan"] else options["host"]  # noqa: S104  asked for by --lan
        with listening(host, options["port"]) as listener:  # first, so that a taken port is said at once
            prepare_database(load_demo=not options["empty"])
            prepare_static()
            port = listener.getsockname()[1]
            addresses = addresses_of(host)
            settings.ALLOWED_HOSTS += [name for name in addresses if name not in settings.ALLOWED_HOSTS]
            self.stdout.write(welcome(addresses, port, lan=options["lan"]))
            self.stdout.flush()
            connection.close()
            serve(listener)
        return None


# -- making ready ------------------------------------------------------------------------------


def prepare_database(*, load_demo: bool) -> None:
    """Make sure that the database has this version's shape and, on the first start, the demonstration.

    On SQLite the database itself remembers (user_version) which migrations it has seen, so that an ordinary
    start does not pay for looking. The work is done by a process of its own, so that the server need not
    carry the memory of it ever after.
    """
    known = known_shape()
    if known == shape_of_migrations() and not (load_demo and (settings.DATA / DEMO_WANTED).exists()):
        return
    command = [sys.executable, "-m", "doithoai", "serve", "--make-ready"]
    connection.close()
    if subprocess.run([*command, *([] if load_demo else ["--empty"])]).returncode:
        raise CommandError(
            "Chưa chuẩn bị được cơ sở dữ liệu nên chưa chạy được; lý do ở ngay trên. Dữ liệu cũ vẫn nguyên.\n"
            "The database could not be made ready (see above), so nothing was started. Your data is as it was."
        )


def make_database_ready(*, load_demo: bool) -> None:
    demo_wanted = settings.DATA / DEMO_WANTED
    if load_demo and not connection.introspection.table_names():
        demo_wanted.touch()  # stays until the demonstration is whole
    call_command("migrate", verbosity=0, interactive=False)
    if load_demo and demo_wanted.exists():
        print("Đang nạp dữ liệu mẫu… · Loading the demonstration…", file=sys.stderr, flush=True)
        if not Commune.objects.exists():  # a start killed just after loading comes here again
            call_command("load_demo", stdout=io.StringIO())  # what it says is said again by `welcome`
        demo_wanted.unlink()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA user_version = {shape_of_migrations()}")


def known_shape() -> int | None:
    """Return the shape the database remembers; None on PostgreSQL, which is always looked at."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA user_version").fetchone()[0]


def shape_of_migrations() -> int:
    """Return a positive 31-bit number that changes with our migrations and with Django's version."""
    import django

    folder = settings.ROOT / "doithoai" / "migrations"
    digest = hashlib.sha256(django.__version__.encode())
    for file in sorted(folder.glob("*.py")):
        digest.update(file.name.encode() + file.read_bytes())
    return int.from_bytes(digest.digest()[:4], "big") & 0x7FFFFFFF or 1


def prepare_static() -> None:
    """Copy style sheets, fonts and icons with names that carry their content, when one changed."""
    sources = [Path(folder) for folder in settings.STATICFILES_DIRS]
    seen = [
        (str(file), file.stat().st_size, file.stat().st_mtime_ns)
        for folder in sources
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
    stamp, now = settings.STATIC_ROOT / ".made-from.json", json.dumps(seen)
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(now)


# -- where, and who ------------------------------------------------------------------------------


def listening(host: str, port: int) -> socket.socket:
    """Return a listening socket; a CommandError says in a sentence why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio sends small answers at once (TCP_NODELAY) only where it sees TCP,
    # and otherwise each page with a body waits 40 ms for the other side's acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # on Windows it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OverflowError as failure:
        listener.close()
        raise CommandError(
            f"Cổng là một số từ 1 đến 65535, không phải {port}. · Not a port: {port}."
        ) from failure
    except OSError as failure:
        listener.close()
        raise CommandError(
            f"Không mở được cổng {port} trên {host}: có thể một chương trình khác (hoặc chính phần mềm này) "
            f"đang dùng cổng đó. Hãy dừng chương trình ấy, hoặc chọn cổng khác: ./run --port {port + 1}\n"
            f"Cannot open port {port} on {host}; another program may be using it ({failure.strerror}). "
            f"Stop it, or choose another port: ./run --port {port + 1}"
        ) from failure
    return listener


def addresses_of(host: str) -> list[str]:
    """Return the names people can type for a server listening on `host`."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104  a comparison
        return [f"[{host}]" if ":" in host else host]
    found = [socket.gethostname()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: asks the system which way it would go
            found.insert(0, probe.getsockname()[0])
        except OSError:
            pass  # no network: only this machine can reach us
    return found


def welcome(addresses: list[str], port: int, *, lan: bool) -> str:
    lines = ["", f"  Đối Thoại: http://{'127.0.0.1' if lan else addresses[0]}:{port}/"]
    if lan:
        import segno

        url = f"http://{addresses[0]}:{port}/"
        code = io.StringIO()
        segno.make(url, error="m").terminal(out=code, compact=True)
        lines += [f"  Điện thoại cùng mạng · phones on the same network: {url}", "", code.getvalue()]
    people = settings.DATA / DEMO_PEOPLE
    if people.exists():
        lines += ["", people.read_text(encoding="utf-8").rstrip()]
    elif not Commune.objects.exists():
        lines += ["", *(line.format(data=settings.DATA) for line in NOBODY_YET)]
    lines += ["", "  Ctrl+C để dừng · to stop"]
    return "\n".join(lines)


# -- serving ------------------------------------------------------------------------------


def allow_many_connections() -> None:
    """Take as many open files as the system gives: a hall of telephones, each listening, is more than the
    usual thousand, and at the last one the server would answer nobody."""
    if os.name == "nt":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):  # a container may forbid what it allows
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def serve(listener: socket.socket) -> None:
    """Serve until told to stop; open live streams are ended so that stopping takes no waiting."""
    import uvicorn

    from config.asgi import application
    from config.whole_answers import WholeAnswers
    from doithoai.outputs.live.hub import hub

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: Any) -> None:
            hub.close()
            super().handle_exit(sig, frame)

    allow_many_connections()
    config = uvicorn.Config(
        application,
        interface="asgi3",
        http=WholeAnswers,
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=settings.HTTPS,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=10,
    )
    asyncio.run(Server(config).serve(sockets=[listener]))
