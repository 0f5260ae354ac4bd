"""Letters as mail programs write them."""

from email.message import EmailMessage
from typing import Any

WORDS = "Mương thôn Đồng Mới bị vỡ, đề nghị xã sửa."


def a_letter(
    words: str = WORDS,
    *,
    subject: str = "Góp ý đối thoại",
    key: str = "<a1@thu.vn>",
    html: str = "",
    **headers: Any,
) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = headers.pop("sender", "Lê Văn Ba <ba@thu.vn>")
    letter["To"] = "vanphong@xa.gov.vn"
    letter["Subject"], letter["Message-ID"] = subject, key
    letter["Date"] = headers.pop("date", "Mon, 18 May 2026 09:30:00 +0700")
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(words)
    if html:
        letter.add_alternative(html, subtype="html")
    return letter
