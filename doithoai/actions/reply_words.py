"""The parts of a written reply: the answer, and what may stand beside it."""

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal

MOST_SUMMARY_WORDS = 120


def checked(text: str, *, summary: str = "", findings: str = "", bases: str = "") -> dict[str, str]:
    """All parts as they will be kept. `summary` says the answer in plain words, for whoever reads nothing else.

    Raises Refusal for an answer that says nothing, and for a summary that is none.
    """
    short = typed.words(summary, "trả lời ngắn gọn", at_most=2000)
    if (many := len(short.split())) > MOST_SUMMARY_WORDS:
        raise Refusal(f"Trả lời ngắn gọn dài {many} tiếng; nhiều nhất là {MOST_SUMMARY_WORDS}. Xin rút lại.")
    return {
        "text": typed.words(
            text,
            "nội dung trả lời",
            at_least=20,
            better="rõ ai làm, ngày nào xong; không làm được thì vì sao",
        ),
        "summary": short,
        "findings": typed.words(findings, "kết quả kiểm tra", at_most=10_000),
        "bases": typed.words(bases, "căn cứ", at_most=10_000),
    }
