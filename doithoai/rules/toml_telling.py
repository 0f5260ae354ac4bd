"""What is wrong with a TOML file somebody typed, in sentences that teach: the same for a calendar and a regulation."""

import re
import tomllib
from collections.abc import Collection
from difflib import get_close_matches


def broken_toml(trouble: tomllib.TOMLDecodeError) -> str:
    """The line and column, and what people usually got wrong there."""
    at = re.search(r"line (\d+), column (\d+)", str(trouble))
    place = f", dòng {at[1]}, cột {at[2]}" if at else ", ở cuối tệp"
    return f"Tệp không đọc được theo TOML{place}. {_hint(str(trouble))}"


TOO_DEEP = "Tệp không đọc được theo TOML: quá nhiều ngoặc lồng nhau."
NOT_UTF8 = "Tệp không phải UTF-8. Xin lưu lại với mã UTF-8."


def _hint(trouble: str) -> str:
    if "Invalid value" in trouble or "Unclosed" in trouble or "Illegal character" in trouble:
        return 'Chữ phải đặt giữa hai dấu ngoặc kép thẳng: quote = “…” viết thành quote = "…"; ngày viết 2026-01-31.'
    if "overwrite" in trouble or "Cannot declare" in trouble:
        return "Mỗi bảng chỉ viết một lần; hai dòng cùng tên thì gộp lại."
    return "Xem mẫu trong regulations/README.md."


def meant(word: str, known: Collection[str]) -> str:
    """`Có phải “working_days”?` or the list of what is known."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Có phải “{near[0]}”?" if near else f"Các tên dùng được: {', '.join(sorted(known))}."
