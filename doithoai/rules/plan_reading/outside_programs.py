"""Programs an office may have installed: LibreOffice and catdoc for old Word files, Tesseract for scans."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from doithoai.rules.reading_apart import surroundings

_SECONDS = 90


def find(*names: str) -> str | None:
    """The first of these programs on PATH."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run(arguments: list[str], folder: Path, seconds: int = _SECONDS, **more: str) -> bytes | None:
    """Standard output; None when the program fails, is missing or takes longer than `seconds`. `more`: what it is
    told in its surroundings."""
    try:
        done = subprocess.run(
            arguments,
            cwd=folder,
            capture_output=True,
            timeout=seconds,
            check=True,
            env=surroundings() | {"HOME": str(folder)} | more,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def office_to_text(data: bytes, ending: str) -> str | None:
    """The text of an office file through LibreOffice (or catdoc for .doc); None when neither can."""
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        made = _through_office(data, ending, folder, "txt:Text (encoded):UTF8")
        if made is not None:
            return made.decode("utf-8-sig", errors="replace")
        if ending == ".doc" and (catdoc := find("catdoc", "antiword")):
            options = ["-d", "utf-8", "-w"] if "catdoc" in catdoc else ["-m", "UTF-8.txt", "-w", "0"]
            said = run([catdoc, *options, str(folder / "plan.doc")], folder, 20)
            return said.decode("utf-8", errors="replace") if said else None
    return None


def office_to_docx(data: bytes, ending: str) -> bytes | None:
    """The same file as a docx through LibreOffice, which keeps the faces of its letters; None when it cannot."""
    with TemporaryDirectory() as kept:
        return _through_office(data, ending, Path(kept), "docx:MS Word 2007 XML")


def _through_office(data: bytes, ending: str, folder: Path, wanted: str) -> bytes | None:
    """What LibreOffice makes of `data`, kept in `folder` as plan + `ending`; None without it or when it fails."""
    source = folder / f"plan{ending}"
    source.write_bytes(data)
    office = find("soffice", "libreoffice")
    if not office:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--norestore", "--convert-to", wanted, "--outdir", str(folder)]
    run([office, profile, *convert, str(source)], folder)
    made = folder / f"plan.{wanted.split(':')[0]}"
    return made.read_bytes() if made.exists() else None


def can_read_pictures() -> bool:
    """Whether Tesseract and its Vietnamese are installed."""
    tesseract = find("tesseract")
    listed = run([tesseract, "--list-langs"], Path("/"), 10) if tesseract else None
    return bool(listed and b"vie" in listed.split())


def picture_to_text(picture: bytes, ending: str) -> str | None:
    """One picture → text; None when Tesseract fails."""
    tesseract = find("tesseract")
    if not tesseract:
        return None
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        source = folder / f"page{ending}"
        source.write_bytes(picture)
        said = run([tesseract, str(source), "stdout", "-l", "vie", "--psm", "4"], folder)
    return said.decode("utf-8", errors="replace") if said is not None else None
