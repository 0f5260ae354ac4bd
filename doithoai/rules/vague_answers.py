"""Answers that sound like one and promise nothing: who, what and by when are missing.

A hint to the officer before sending, never a refusal: sometimes "ghi nhận" is the honest answer. The list is
ours: what people complain of when they say that nobody answered.
"""

import re

from doithoai.rules.vietnamese import nfc

PHRASES = (
    "sẽ xem xét",
    "xem xét, giải quyết theo quy định",
    "sẽ nghiên cứu",
    "nghiên cứu, tiếp thu",
    "xin tiếp thu",
    "tiếp thu ý kiến",
    "ghi nhận ý kiến",
    "trong thời gian tới",
    "trong thời gian sớm nhất",
    "khi có điều kiện",
    "khi có kinh phí",
    "khi bố trí được",
    "sẽ kiểm tra",
    "sẽ chỉ đạo",
    "đề nghị bà con thông cảm",
    "mong bà con thông cảm",
    "từng bước",
    "theo lộ trình",
    "sẽ quan tâm",
    "sẽ báo cáo cấp trên",
)
_LONGEST_FIRST = sorted(map(re.escape, PHRASES), key=len, reverse=True)
_PHRASES = re.compile(rf"\b(?:{'|'.join(_LONGEST_FIRST)})\b", re.IGNORECASE)
_A_TIME = re.compile(
    r"\b(?:ngày \d|\d{1,2}/\d{1,2}|tháng \d|quý (?:[ivx]+|\d)|năm 20\d\d|tuần \d|trước tết|\d+ ngày)",
    re.IGNORECASE,
)


def vague_phrases(text: str) -> tuple[str, ...]:
    """The empty phrases of an answer that names no time at all; () when it names one or has none of them."""
    written = nfc(text)
    if _A_TIME.search(written):
        return ()
    return tuple(dict.fromkeys(found.lower() for found in _PHRASES.findall(written)))
