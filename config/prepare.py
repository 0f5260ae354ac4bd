"""Makes this machine ready, with nothing but Python 3.11: the virtual environment and the locked libraries.

`./run` and `./test` start here. A second start finds everything in place by a stamp and goes straight on.
Standard library only; each trouble ends in a sentence (Vietnamese, then English) and exit code 1.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PROGRAMS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = PROGRAMS / ("python.exe" if WINDOWS else "python")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
DATA_OF_RUN = ROOT / "data"


def refuse(vietnamese: str, english: str) -> NoReturn:
    print(f"{vietnamese}\n{english}", file=sys.stderr)
    sys.exit(1)


# -- the virtual environment -------------------------------------------------------------------------------


def prepare(purpose: str) -> None:
    """Make sure that the libraries of `purpose` ("run" or "test") are installed exactly as locked."""
    wanted = stamp_of(LOCKS[purpose])
    stamps = {name: VENV / f"installed-{name}.sha256" for name in LOCKS}
    installed = stamps[purpose].exists() and stamps[purpose].read_text() == wanted
    if installed and PYTHON.exists():
        return
    make_environment()
    install(LOCKS[purpose])
    write_commands()
    stamps[purpose].write_text(wanted)
    if purpose == "test":  # it contains all that running needs
        stamps["run"].write_text(stamp_of(LOCKS["run"]))


def stamp_of(lock: Path) -> str:
    """Return what changes when the lock file, the Python version or the folder does."""
    return hashlib.sha256(lock.read_bytes() + f"{sys.version_info[:2]} {ROOT}".encode()).hexdigest()


def make_environment() -> None:
    uv = shutil.which("uv")
    if works(PYTHON, "-c", "import sys; assert sys.version_info >= (3, 11)" + ("" if uv else "; import pip")):
        return
    python = getattr(sys, "_base_executable", sys.executable)  # not the environment we are about to remove
    say("Đang tạo môi trường Python…", "Making the Python environment…")
    try:
        subprocess.run([python, "-c", "import venv, ensurepip"], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        if not uv:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            refuse(
                "Python trên máy này thiếu phần venv. Hãy chạy: "
                f"sudo apt install python{version}-venv (hoặc python3-venv), rồi chạy lại.",
                f"This Python lacks venv. Run: sudo apt install python{version}-venv, then try again.",
            )
    shutil.rmtree(VENV, ignore_errors=True)
    maker = [uv, "venv", "--quiet", "--python", python] if uv else [python, "-m", "venv"]
    made = subprocess.run([*maker, str(VENV)], capture_output=True, text=True)
    if made.returncode:
        refuse(
            f"Không tạo được thư mục {VENV}. Hãy kiểm tra quyền ghi và dung lượng đĩa còn trống.",
            f"Could not make {VENV}. Check that the folder is writable and the disk has room.\n{made.stderr}",
        )


def install(lock: Path) -> None:
    """Install the lock file; every file's hash is checked."""
    say(
        "Đang cài các thư viện (chỉ lần đầu, khoảng nửa phút)…",
        "Installing libraries (first time only, about half a minute)…",
    )
    if uv := shutil.which("uv"):
        command = [
            uv,
            "pip",
            "install",
            "--quiet",
            "--python",
            str(PYTHON),
            "--require-hashes",
            "-r",
            str(lock),
        ]
    else:
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
        command = [str(PYTHON), "-m", "pip", "install", *options]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode == 0:
        return
    print(done.stderr[-3000:], file=sys.stderr)
    if any(sign in done.stderr for sign in ("HASHES", "Hash mismatch", "hash mismatch")):
        refuse(
            "Một thư viện tải về không đúng như đã khóa, nên không cài. "
            "Hãy thử lại; nếu vẫn vậy, báo người phụ trách.",
            "A downloaded library is not the locked one, so it was not installed. "
            "Try again; if it stays so, report it.",
        )
    refuse(
        "Không cài được thư viện. Lần chạy đầu cần mạng Internet (về sau thì không). "
        "Hãy kiểm tra mạng rồi chạy lại.",
        "Could not install the libraries. The first run needs the Internet (later ones do not). "
        "Check the network, then try again.",
    )


def write_commands() -> None:
    """Make `doithoai` a command of the environment, usable from any folder."""
    library = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (Path(library) / "doithoai-root.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if WINDOWS:
        (PROGRAMS / "doithoai.cmd").write_text('@"%~dp0python.exe" -m doithoai %*\r\n')
    else:
        command = PROGRAMS / "doithoai"
        command.write_text(
            '#!/bin/sh\nexec "$(dirname -- "$(readlink -f -- "$0")")/python" -m doithoai "$@"\n'
        )
        command.chmod(0o755)


def works(*command: object) -> bool:
    try:
        return subprocess.run([str(part) for part in command], capture_output=True).returncode == 0
    except OSError:
        return False


def say(vietnamese: str, english: str) -> None:
    print(f"{vietnamese} · {english}", file=sys.stderr, flush=True)


# -- ./run -------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> NoReturn:
    parser = argparse.ArgumentParser(prog="./run", description="Chạy Đối Thoại · run Đối Thoại")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe · address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="cổng · port")
    parser.add_argument("--data", type=Path, metavar="DIR", help="thư mục dữ liệu · data folder")
    parser.add_argument(
        "--empty", action="store_true", help="không nạp dữ liệu mẫu · without the demonstration"
    )
    parser.add_argument(
        "--lan", action="store_true", help="cho điện thoại cùng mạng · for phones on the same network"
    )
    parser.add_argument("--prepare", action="store_true", help="chỉ cài đặt, không chạy · only install")
    options = parser.parse_args(arguments)
    data = (options.data or Path(os.environ.get("DOITHOAI_DATA") or DATA_OF_RUN)).resolve()
    if not options.prepare:
        check_writable(data)
    prepare("run")
    if options.prepare:
        say("Đã cài xong. Chạy ./run để bắt đầu.", "Installed. Start with ./run")
        sys.exit(0)
    serve = [str(PYTHON), "-m", "doithoai", "serve", "--host", options.host, "--port", str(options.port)]
    serve += ["--empty"] if options.empty else []
    serve += ["--lan"] if options.lan else []
    become(serve, {"DOITHOAI_DATA": str(data)})


def check_writable(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / ".can-write"
        probe.write_text("")
        probe.unlink()
    except OSError as failure:
        refuse(
            f"Không ghi được vào thư mục dữ liệu {data} ({failure.strerror}). "
            "Hãy chọn thư mục khác: ./run --data THƯ_MỤC",
            f"Cannot write to the data folder {data}. Choose another: ./run --data DIR",
        )


def become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Turn into the given program (on Windows: run it and wait), with ROOT's packages importable."""
    environment = {**os.environ, **environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if WINDOWS:
        try:
            sys.exit(subprocess.run(command, env=environment).returncode)
        except KeyboardInterrupt:
            sys.exit(130)
    os.execve(command[0], command, environment)  # noqa: S606  no shell is just what we want


# -- ./test ------------------------------------------------------------------------------------------------


def test(arguments: list[str]) -> NoReturn:
    prepare("test")
    become([str(PYTHON), "-m", "config.checks", *arguments], {})


if __name__ == "__main__":
    {"run": run, "test": test}[sys.argv[1]](sys.argv[2:])
