"""A thousand personal invitations with a QR each: as one PDF and as one zip of Word files.

Beside them, in the same run: what a clerk would do without us (LibreOffice turns Word files into PDF, fifty of
them in one go, counted up to a thousand) and the bare typesetter on pages with the same words and nothing else.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from datetime import time as hour
from pathlib import Path

from doithoai.outputs.papers import (
    Invitation,
    Issue,
    Meeting,
    Office,
    Signer,
    render_invitations_pdf,
    render_invitations_zip,
    text_of,
)
from doithoai.outputs.papers.bulk import many_as_docx_zip

from .figures import Figure

MANY, BY_HAND = 1000, 50

LETTER = Invitation(
    office=Office(
        name="Ủy ban nhân dân xã Mường Thín", short_name="UBND xã Mường Thín",
        letterhead=("Ủy ban nhân dân", "Xã Mường Thín"), abbreviation="UBND", place="Mường Thín",
    ),
    issue=Issue(
        "GM-UBND", Signer("Lò Thị Lan", head="Chủ tịch"), ("Như trên", "Lãnh đạo UBND xã"), number=31,
        issued_on=date(2026, 10, 5),
    ),
    meeting=Meeting(
        title="Hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026",
        chair="Chủ tịch Ủy ban nhân dân xã Mường Thín", venue="Nhà văn hóa bản Nà Hạ",
        people="Nhân dân xã Mường Thín", on=date(2026, 10, 15), starts_at=hour(8, 0),
    ),
    guest="",
    topics="đất đai; giao thông nông thôn; nước sạch; chính sách xã hội",
    contact="Văn phòng, điện thoại 0212 300 0100",
)  # fmt: skip


def measure() -> list[Figure]:
    """Each part runs in a process of its own, so that its memory can be told."""
    ours_pdf, ours_zip, bare = (_apart(name) for name in ("pdf", "zip", "bare"))
    by_hand = libreoffice()
    return [
        Figure(f"{MANY} invitations, one PDF", ours_pdf["seconds"], "s", 10, bare["seconds"], "bare typst"),
        Figure(f"{MANY} invitations, zip of Word", ours_zip["seconds"], "s", 30, by_hand, f"LibreOffice, PDF of {MANY}"),
        Figure("most memory of the PDF, all processes", ours_pdf["megabytes"], "MB", 400, bare["megabytes"], "bare typst"),
        Figure("most memory of the zip", ours_zip["megabytes"], "MB", 400),
    ]  # fmt: skip


def letters(many: int) -> list[Invitation]:
    return [
        replace(
            LETTER, guest=f"Ông (Bà) Quàng Văn {n}, bản Nà Hạ", check_in_code=f"7K3M-{n:04}",
            check_in_address=f"https://doithoai.example/diem-danh/7K3M-{n:04}/",
        )
        for n in range(many)
    ]  # fmt: skip


def bare_typst(given: list[Invitation]) -> bytes:
    """The words of every invitation on a page of its own: no letterhead, no table, no code, no tags to join."""
    import typst

    pages = [text_of(each.content()).splitlines() for each in given]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bare.typ"
        source.write_text(
            '#for (n, page) in json(bytes(sys.inputs.pages)).enumerate() { if n > 0 { pagebreak() }; page.join(parbreak()) }'
        )  # fmt: skip
        made = typst.compile(source, sys_inputs={"pages": json.dumps(pages)})
    return made if isinstance(made, bytes) else b""


def libreoffice() -> float:
    """Seconds LibreOffice would need for all, from fifty in one go. Raises FileNotFoundError without it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise FileNotFoundError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        zipped = Path(folder) / "all.zip"
        with zipped.open("wb") as into:
            many_as_docx_zip([(f"{n:04}", each.content()) for n, each in enumerate(letters(BY_HAND))], into)
        shutil.unpack_archive(zipped, folder)
        files = [str(file) for file in Path(folder).glob("*.docx")]
        home = f"-env:UserInstallation=file://{folder}/profile"
        order = [office, home, "--headless", "--convert-to", "pdf", "--outdir", f"{folder}/pdf", *files]
        began = time.perf_counter()
        subprocess.run(order, check=True, capture_output=True)
        return (time.perf_counter() - began) * MANY / BY_HAND


WAYS: dict[str, Callable[[list[Invitation]], bytes]] = {
    "pdf": render_invitations_pdf,
    "zip": render_invitations_zip,
    "bare": bare_typst,
}


def _apart(way: str) -> dict[str, float]:
    job = subprocess.run(
        [sys.executable, "-m", "bench.invitations", way], capture_output=True, text=True, check=False
    )
    if job.returncode:
        raise RuntimeError(job.stderr[-500:])
    found: dict[str, float] = json.loads(job.stdout)
    return found


if __name__ == "__main__":
    given = letters(MANY)
    began = time.perf_counter()
    WAYS[sys.argv[1]](given)
    seconds = time.perf_counter() - began
    # Its own peak and the largest child's: at most one child works at a time.
    peak = (
        sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024
    )
    print(json.dumps({"seconds": seconds, "megabytes": peak}))
