"""A plan's file from a stranger, read in a process of its own (rules/reading_apart)."""

from typing import Any, NamedTuple

from doithoai.rules.reading_apart import read_apart

from .document import read_file, refuse_size
from .outcome import Unreadable
from .reader import looks_like_plan, read_plan

MEMORY = 4 * 1024**3  # bytes of address space; LibreOffice alone asks for two
SECONDS = 240  # fifteen scanned pages take one or two minutes


class PlanRead(NamedTuple):
    """A plan file and what was read from it: its normalised text and its facts (plan JSON)."""

    data: bytes
    name: str
    text: str
    facts: dict[str, Any]


def read_plan_file(data: bytes, name: str) -> PlanRead:
    """Raises `Unreadable` with a sentence, also when the file bursts or takes too long."""
    refuse_size(data, name)
    said = read_apart("doithoai.rules.plan_reading.apart:told_of", data, name, memory=MEMORY, seconds=SECONDS)
    if said is None:
        raise Unreadable(
            f"Tệp “{name}” quá nặng hoặc bị hỏng nên không đọc hết được. Hãy lưu lại thành docx, bỏ bớt ảnh, "
            f"hoặc chép phần chữ sang tệp văn bản rồi tải lên."
        )
    if "no" in said:
        raise Unreadable(said["no"])
    return PlanRead(data, name, said["text"], said["facts"])


def told_of(data: bytes, name: str) -> dict[str, Any]:
    """{"text", "facts"}, or {"no": the sentence}. Runs apart."""
    try:
        text = read_file(data, name)
    except Unreadable as unreadable:
        return {"no": str(unreadable)}
    if no := looks_like_plan(text.content):
        return {"no": no}
    facts = read_plan(text.content)
    return {"text": facts.text, "facts": facts.as_json()}
