"""Everything remembered in one file, and back: the database as it was at one moment, and every stored file.

The zip lists each file's SHA-256 (manifest.json). It holds personal data: whoever holds it holds the
commune's trust. The secret key stays behind: after a restore everybody signs in again.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from doithoai.actions.commune.apply_erasures import apply_erasures
from doithoai.actions.commune.record_backup import record_backup
from doithoai.models import Actor, Commune, Erasure, serving, serving_everywhere
from doithoai.models.clock import now
from doithoai.models.erasure import add_to_ledger, ledger, read_ledger

FORMAT = 1
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
CHUNK = 1 << 20  # bytes read at a time: a backup may be larger than memory


def back_up(to: Path) -> dict[str, Any]:
    """Write the backup beside `to` first and move it there only when it has been read back whole."""
    half, shows = to.with_name(f"{to.name}.half"), now()
    with tempfile.TemporaryDirectory(dir=to.parent) as folder:
        snapshot = Path(folder) / DATABASE[connection.vendor]
        save_database(snapshot)
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            files = {snapshot.name: put(archive, snapshot, snapshot.name)}
            for kept, root in kept_folders().items():
                for path in sorted(root.rglob("*")) if root.exists() else []:
                    if path.is_file() and path.suffix != ".half":
                        name = f"{kept}/{path.relative_to(root).as_posix()}"
                        files[name] = put(archive, path, name)
            manifest = {
                "format": FORMAT,
                "engine": connection.vendor,
                "at": shows.isoformat(),
                "files": files,
            }
            archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    check(half)
    half.replace(to)
    keep_ledger_beside(to)
    for commune in Commune.objects.all():
        with serving(commune):
            record_backup(commune, by=Actor.clock(commune.pk), file=str(to), shows=shows)
    return manifest


def keep_ledger_beside(backup: Path) -> None:
    """The deletion log goes beside the backups and grows with each of them: what was erased after an older one was
    made is erased again when that one is brought back."""
    with serving_everywhere(because="a backup is of every commune"):
        rows = Erasure.objects.exclude(code="").select_related("commune").order_by("at", "pk")
        known = [each.as_line() for each in rows]
    add_to_ledger([*read_ledger(ledger()), *known], backup.with_name(ledger().name))


def erase_again(*ledgers: Path) -> int:
    """After a restore and its migrations: erase once more what these deletion logs name. Returns how many."""
    lines = [line for each in ledgers for line in read_ledger(each)]
    done = 0
    for commune in Commune.objects.all():
        mine = [line for line in lines if line["commune"] == commune.slug]
        with serving(commune):
            done += apply_erasures(commune, by=Actor.clock(commune.pk), lines=mine) if mine else 0
    return done


def bring_back(source: Path) -> dict[str, Any]:
    """Verify the whole backup, then put it in place. Refuses to write over data that is there."""
    manifest = check(source)
    if manifest["engine"] != connection.vendor:
        raise CommandError(
            f"Bản sao lưu của {manifest['engine']}, máy này dùng {connection.vendor}. Xin khôi phục trên cùng loại cơ sở dữ liệu."
        )
    if holds_data():
        raise CommandError(
            "Nơi khôi phục đã có dữ liệu. Xin khôi phục vào một thư mục dữ liệu mới (DOITHOAI_DATA)."
        )
    with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        for name in manifest["files"]:
            archive.extract(name, folder)
        for kept, root in kept_folders().items():
            if (Path(folder) / kept).exists():
                shutil.copytree(Path(folder) / kept, root, dirs_exist_ok=True)
        load_database(Path(folder) / DATABASE[connection.vendor])
    return manifest


def kept_folders() -> dict[str, Path]:
    """Folder of the backup -> where it lies: the stored files, the regulations this office wrote itself, the
    wordings of its province's papers, the root certificates it trusts."""
    own = {name: Path(settings.DATA) / name for name in ("regulations", "packs", "trust")}
    return {"files": Path(settings.MEDIA_ROOT), **own}


def check(source: Path) -> dict[str, Any]:
    """The manifest of a backup that is whole; CommandError names the first file that is not."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
            if manifest["format"] != FORMAT:
                raise CommandError("Bản sao lưu này do phiên bản khác tạo ra, không đọc được.")
            if DATABASE[manifest["engine"]] not in manifest["files"]:
                raise CommandError("Bản sao lưu này không có cơ sở dữ liệu. Xin dùng bản khác.")
            for name, expected in manifest["files"].items():
                if Path(name).is_absolute() or ".." in Path(name).parts:
                    raise CommandError(f"Bản sao lưu có tên tệp không hợp lệ: {name}")
                digest = hashlib.sha256()
                with archive.open(name) as file:
                    while chunk := file.read(CHUNK):
                        digest.update(chunk)
                if digest.hexdigest() != expected:
                    raise CommandError(f"Bản sao lưu bị hỏng ở tệp {name}. Xin dùng bản khác.")
    except (OSError, LookupError, TypeError, ValueError, AttributeError, zipfile.BadZipFile) as broken:
        raise CommandError(
            f"Không đọc được bản sao lưu {source.name}: tệp hỏng hoặc không phải bản sao lưu."
        ) from broken
    return manifest


def put(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def save_database(to: Path) -> None:
    """One consistent moment, while people go on working."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(to)])
        return
    run_postgres("pg_dump", "--format=custom", f"--file={to}")


def load_database(source: Path) -> None:
    if connection.vendor == "sqlite":
        database = Path(str(settings.DATABASES["default"]["NAME"]))
        with sqlite3.connect(source) as opened:
            if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise CommandError("Cơ sở dữ liệu trong bản sao lưu bị hỏng. Xin dùng bản khác.")
        connection.close()
        for tail in ("-wal", "-shm"):
            database.with_name(database.name + tail).unlink(missing_ok=True)
        os.replace(source, database)
        return
    run_postgres(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        f"--dbname={settings.DATABASES['default']['NAME']}",
        str(source),
    )


def holds_data() -> bool:
    if "doithoai_commune" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM doithoai_commune")
        return bool(cursor.fetchone()[0])


def whom_to_ask() -> dict[str, str]:
    """The database for PostgreSQL's own programs: in their surroundings, where no list of processes shows
    the password."""
    said = settings.DATABASES["default"]
    names = {
        "HOST": "PGHOST",
        "PORT": "PGPORT",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "NAME": "PGDATABASE",
    }
    return {theirs: str(said[ours]) for ours, theirs in names.items() if said.get(ours)}


def run_postgres(*command: str) -> None:
    try:
        surroundings = os.environ | whom_to_ask()
        subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    except FileNotFoundError as absent:
        raise CommandError(
            f"Máy này chưa có {command[0]} (gói postgresql-client). Xin cài rồi chạy lại."
        ) from absent
    except subprocess.CalledProcessError as failed:
        raise CommandError(f"{command[0]} báo lỗi: {failed.stderr.strip()[:500]}") from failed
