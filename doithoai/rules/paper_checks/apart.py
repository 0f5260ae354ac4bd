"""A paper from a stranger is read, judged and mended in a process of its own (rules/reading_apart)."""

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from doithoai.rules.plan_reading.document import refuse_size
from doithoai.rules.plan_reading.outcome import Unreadable
from doithoai.rules.reading_apart import read_apart

from .case import Known
from .finding import Finding
from .judge import findings, read_paper, style_of

MEMORY = 2 * 1024**3  # bytes of address space
SECONDS = 30


@dataclass(frozen=True)
class PaperChecked:
    """A paper judged. `style` is the name of the style it was judged by; `mended`: a docx with the safe mends, None
    when it was not asked for or nothing was to mend; `changed` says what they were, `left` what still needs a person."""

    style: str
    title: str
    findings: tuple[Finding, ...]
    mended: bytes | None = None
    changed: tuple[str, ...] = ()
    left: tuple[Finding, ...] = ()


def check_paper_file(
    data: bytes,
    name: str,
    *,
    style: str = "",
    public: bool | None = None,
    mend: bool = False,
    today: date | None = None,
) -> PaperChecked:
    """Raises `Unreadable` with a sentence, also when the file bursts or takes too long."""
    refuse_size(data, name)
    words = (
        name,
        style,
        {True: "public", False: "inside", None: ""}[public],
        "mend" if mend else "",
        str(today or ""),
    )
    said = read_apart(
        "doithoai.rules.paper_checks.apart:told_of", data, *words, memory=MEMORY, seconds=SECONDS
    )
    if said is None:
        raise Unreadable(
            f"Tệp “{name}” quá nặng hoặc bị hỏng nên không soát hết được. Hãy mở bằng Word, lưu lại rồi thử lại."
        )
    if "no" in said:
        raise Unreadable(said["no"])
    return PaperChecked(
        said["style"], said["title"], tuple(Finding(**each) for each in said["findings"]),
        b64decode(said["mended"]) if said["mended"] else None, tuple(said["changed"]),
        tuple(Finding(**each) for each in said["left"]),
    )  # fmt: skip


def told_of(data: bytes, name: str, style: str, public: str, mend: str, today: str) -> dict[str, Any]:
    """The fields of `PaperChecked` as JSON, or {"no": the sentence}. Runs apart."""
    from .mending import mend_word  # heavy; never in the server itself

    known = Known(
        today=date.fromisoformat(today) if today else None,
        public={"public": True, "inside": False}.get(public),
    )
    try:
        seen = read_paper(data, name)
        chosen = style_of(seen, style)
        found = findings(seen, chosen, known)
        mended = mend_word(data, name, chosen, known) if mend and seen.form == "docx" else None
    except Unreadable as unreadable:
        return {"no": str(unreadable)}
    except RecursionError:
        return {
            "no": f"Tệp “{name}” lồng quá nhiều lớp nên không đọc được. Hãy mở bằng Word, lưu lại rồi thử lại."
        }
    return {
        "style": chosen.name,
        "title": chosen.title,
        "findings": [asdict(each) for each in found],
        "mended": b64encode(mended.data).decode() if mended else "",
        "changed": list(mended.changed) if mended else [],
        "left": [asdict(each) for each in (mended.left if mended else ())],
    }
