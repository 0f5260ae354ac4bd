"""What suggestions are worth: on texts nobody taught from, and in a commune that calls things by its own names."""

import random
from collections.abc import Sequence
from pathlib import Path

from doithoai.rules.triage import Confirmed, confirmed_from, suggest_field

from .figures import Figure

TEXTS = Path(__file__).parent.parent / "tests" / "rules" / "triage_texts"
CONFIRMED = (20, 50, 100, 180)

#: Places that stand for a thing here and nowhere else; what people say of them names no thing.
OWN_NAMES = {
    "giao_thong": ("Cồn Bảy", "dốc Ông Ké"),
    "thuy_loi": ("bãi Nậm", "cửa Rào"),
    "nuoc_sach": ("bể Hai", "mó Lụa"),
    "dien": ("trạm Sáu", "khúc Tám"),
    "xay_dung": ("kiệt Chín", "gò Miễu"),
    "van_hoa": ("nhà Rộng", "sân Đá"),
    "moi_truong": ("hố Xanh", "bến Tro"),
    "giao_duc": ("điểm Hoa", "phân hiệu Nà"),
    "kinh_te": ("phiên Bờ", "quầy Ngã"),
    "hanh_chinh": ("gian Tiếp", "ô Hai"),
    "an_ninh": ("quán Liễu", "bãi Sậy"),
    "dat_dai": ("đồi Chung", "lô Giãn"),
}
SAID = (
    "hỏng rồi, xin sửa", "bao giờ làm", "bà con kêu hoài", "tệ quá rồi", "năm nay thế nào", "xin xã xuống coi", "vẫn như cũ",
    "hết chịu nổi", "xin quan tâm", "để vậy sao được", "ai lo", "tháng này lại bị", "hư nữa rồi", "xin trả lời",
    "như năm ngoái", "không ổn",
)  # fmt: skip


def measure() -> list[Figure]:
    """The share of right fields: of the unseen texts, and of a commune's own names as it confirms more."""
    figures = []
    for which in ("first", "second", "third"):
        asked = _unseen(which)
        figures.append(Figure(f"right field, {which} unseen texts", _right(asked), "", more_is_better=True))
    dice = random.Random(2)
    every = [(f"{name} {said}", code) for code, names in OWN_NAMES.items() for name in names for said in SAID]
    dice.shuffle(every)
    asked, told = every[:200], every[200:]
    figures.append(Figure("right field, a commune's own names, nothing confirmed", _right(asked), ""))
    for many in CONFIRMED:
        here = confirmed_from(told[:many])
        figures.append(Figure(f"the same, {many} confirmed", _right(asked, here), "", more_is_better=True))
    others = _right(_unseen("first"), confirmed_from(told))
    figures.append(Figure("right field of other texts with all of that confirmed", others, ""))
    return figures


def _unseen(which: str) -> list[tuple[str, str]]:
    lines = (TEXTS / f"unseen_{which}.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, code) for code, _, text in (line.split("\t") for line in lines)]


def _right(asked: Sequence[tuple[str, str]], here: Confirmed | None = None) -> float:
    said = [(suggest_field(text, here), code) for text, code in asked]
    return sum(bool(found) and found[0][0] == code for found, code in said) / len(asked)
