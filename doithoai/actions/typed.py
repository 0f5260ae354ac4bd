"""What people type, made fit to keep: NFC, trimmed, of a sensible length. Raises Refusal otherwise."""

from doithoai.actions.kernel import Refusal
from doithoai.rules.vietnamese import clean

WORDS_AT_LEAST, WORDS_AT_MOST = 5, 5000  # characters of one opinion


def line(text: str, what: str, *, at_most: int, required: bool = False) -> str:
    """One line: a name, a place, a title."""
    kept = " ".join(clean(text or "").split())
    if required and not kept:
        raise Refusal(f"Chưa có {what}. Xin điền rồi gửi lại.")
    if len(kept) > at_most:
        raise Refusal(
            f"{what[:1].upper()}{what[1:]} dài {len(kept)} ký tự; nhiều nhất là {at_most}. Xin viết gọn lại."
        )
    return kept


def words(
    text: str,
    what: str,
    *,
    at_least: int = 0,
    at_most: int = 20_000,
    better: str = "rõ việc gì, ở đâu, đề nghị thế nào",
) -> str:
    """Running text, several lines allowed. `better` completes "Xin viết …" when it is too short."""
    kept = clean(text or "")
    if len(kept) < at_least:
        raise Refusal(
            f"{what[:1].upper()}{what[1:]} quá ngắn ({len(kept)} ký tự). Xin viết {better}."
            if kept
            else f"Chưa có {what}. Xin điền rồi gửi lại."
        )
    if len(kept) > at_most:
        raise Refusal(
            f"{what[:1].upper()}{what[1:]} dài {len(kept)} ký tự; nhiều nhất là {at_most}. Xin tách thành nhiều phần."
        )
    return kept


def lines(many: list[str] | str, what: str, *, at_most: int = 100) -> list[str]:
    """A list of lines, empty ones dropped; accepts text with one item a line."""
    items = many.splitlines() if isinstance(many, str) else many
    kept = [tidy for each in items if (tidy := " ".join(clean(str(each)).split()))]
    if len(kept) > at_most:
        raise Refusal(f"{what[:1].upper()}{what[1:]} có {len(kept)} dòng; nhiều nhất là {at_most}.")
    return kept
