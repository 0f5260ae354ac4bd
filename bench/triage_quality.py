"""What suggestions are worth: on texts nobody taught from, and in a commune that calls things by its own names.

`tests/rules/triage_texts`: `unseen_fourth` are voices of another hand, `matters_of_voters` real matters in other words (a line
may name two fields that are both right); neither was looked at while words and weights were made. `personal_*`: what is
private stands ⟦so⟧, marked by who wrote the text and knew no rule; both the fourth and the fifth were looked at since, the
even lines of the fifth last: before that .90 of what they hold was found, .73 covered whole. Of the sixth the odd lines were
looked at (.90 and .89 before that), the even ones never.
"""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from doithoai.rules.likeness import pairs_alike, ranked_alike
from doithoai.rules.personal_data import mask_spans
from doithoai.rules.triage import (
    FIELD_LABELS,
    Confirmed,
    calls_for_help,
    confirmed_from,
    kind_of,
    suggest_field,
    urgency_of,
)
from doithoai.rules.vietnamese import fold, nfc

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

Asked = Sequence[tuple[str, str]]  # text, and the field or fields that are right: "giao_thong|xay_dung"


def measure() -> list[Figure]:
    """Fields, danger, denunciations, likeness and personal data of the unseen texts; then a commune's own names."""
    figures = []
    for which in ("unseen_first", "unseen_second", "unseen_third", "unseen_fourth", "matters_of_voters"):
        figures += of_fields(which)
    for which in ("first", "second", "third", "fourth"):
        figures += of_flags(which)
    for which in ("first", "second", "fourth"):
        figures += of_likeness(which)
    fourth, fifth, sixth = (_lines(f"personal_{which}") for which in ("fourth", "fifth", "sixth"))
    figures += of_personal_data("personal data, fourth, looked at", fourth)
    figures += of_personal_data("personal data, fifth, odd lines, looked at", fifth[::2])
    figures += of_personal_data("personal data, fifth, even lines, looked at", fifth[1::2])
    figures += of_personal_data("personal data, sixth, looked at", sixth[0::2])
    figures += of_personal_data("personal data, sixth, never looked at", sixth[1::2])
    voters = [text for text, _ in _asked("matters_of_voters")]
    proposed = sum(len(mask_spans(text)) for text in voters) / len(voters)
    return [*figures, Figure("masks proposed for a real matter", proposed, "spans"), *of_own_names()]


def of_fields(which: str) -> list[Figure]:
    """Macro-F1, the right one in the top two, and what is lost without marks."""
    asked = _asked(which)
    marked = [[code for code, _ in suggest_field(text)[:2]] for text, _ in asked]
    bare = [[code for code, _ in suggest_field(fold(text))[:2]] for text, _ in asked]
    right = [code.split("|") for _, code in asked]
    score = macro_f1(right, marked)
    two = sum(bool(set(said) & set(codes)) for codes, said in zip(right, marked, strict=True)) / len(asked)
    ordinary = [text for text, _ in asked]
    return [
        Figure(f"{which}: fields, macro-F1", score, "", 0.8, more_is_better=True),
        Figure(f"{which}: right field in the top two", two, "", 0.93, more_is_better=True),
        Figure(f"{which}: macro-F1 lost without marks", score - macro_f1(right, bare), "", 0.03),
        Figure(f"{which}: taken for danger", _share(ordinary, _is_danger), ""),
        Figure(f"{which}: the bell would ring", _share(ordinary, calls_for_help), ""),
        Figure(f"{which}: taken for denunciations", _share(ordinary, _is_accusing), ""),
    ]


def of_flags(which: str) -> list[Figure]:
    """Danger and denunciations found, and how many of those that only look like it."""
    figures = []
    for name, sign, goal, found in (
        ("danger", "k", 0.95, _is_danger),
        ("accusing", "d", 0.98, _is_accusing),
    ):
        rows = _rows(f"{name}_{which}")
        yes = [text for label, text in rows if label == sign]
        no = [text for label, text in rows if label != sign]
        figures += [
            Figure(f"{name}_{which}: found", _share(yes, found), "", goal, more_is_better=True),
            Figure(f"{name}_{which}: found without marks", _share(map(fold, yes), found), ""),
            Figure(f"{name}_{which}: look-alikes taken for it", _share(no, found), ""),
        ]
    return figures


def of_likeness(which: str) -> list[Figure]:
    """How often a pair that is one stands before one that is not, and whether its like is among the first five."""
    rows = _rows(f"alike_{which}")
    keys, texts = [key for key, _ in rows], [text for _, text in rows]
    score = {(pair.a, pair.b): pair.score for pair in pairs_alike(texts)}
    same, near, other = [], [], []
    for a in range(len(rows)):
        for b in range(a + 1, len(rows)):
            likeness = score.get((a, b), 0.0)
            if keys[a] == keys[b]:
                same.append(likeness)
            else:
                other.append(likeness)
                if keys[a][:-1] == keys[b][:-1]:
                    near.append(likeness)
    asked = [at for at, key in enumerate(keys) if keys.count(key) > 1]
    first = [[at for at, _ in ranked_alike(texts[one], texts) if at != one][:5] for one in asked]
    right = [any(keys[at] == keys[one] for at in five) for one, five in zip(asked, first, strict=True)]
    return [
        Figure(f"alike_{which}: AUC", ahead(same, other), "", 0.92, more_is_better=True),
        Figure(f"alike_{which}: AUC against look-alikes alone", ahead(same, near), "", more_is_better=True),
        Figure(
            f"alike_{which}: its like in the first five",
            sum(right) / len(asked),
            "",
            0.97,
            more_is_better=True,
        ),
    ]


def of_personal_data(name: str, texts: Sequence[str]) -> list[Figure]:
    """Spans marked ⟦so⟧ by a person: found, covered whole; and what was covered besides."""
    found = whole = many = besides = 0
    for line in texts:
        text, marked = _unmarked(nfc(line))
        spans = mask_spans(text)
        covered = {at for span in spans for at in range(span.start, span.end)}
        for start, end in marked:
            signs = [at for at in range(start, end) if text[at].isalnum()]
            many += 1
            found += any(at in covered for at in signs)
            whole += all(at in covered for at in signs)
        besides += sum(
            not any(start < span.end and span.start < end for start, end in marked) for span in spans
        )
    return [
        Figure(f"{name}: spans found", found / many, "", 0.98, more_is_better=True),
        Figure(f"{name}: spans covered whole", whole / many, "", more_is_better=True),
        Figure(f"{name}: covered besides", besides, "spans"),
    ]


def of_own_names() -> list[Figure]:
    """The share of right fields as a commune confirms more of what it calls by its own names."""
    dice = random.Random(2)
    every = [(f"{name} {said}", code) for code, names in OWN_NAMES.items() for name in names for said in SAID]
    dice.shuffle(every)
    asked, told = every[:200], every[200:]
    figures = [Figure("right field, a commune's own names, nothing confirmed", _right(asked), "")]
    for many in CONFIRMED:
        here = confirmed_from(told[:many])
        figures.append(Figure(f"the same, {many} confirmed", _right(asked, here), "", more_is_better=True))
    others = _right(_asked("unseen_first"), confirmed_from(told))
    return [*figures, Figure("right field of other texts with all of that confirmed", others, "")]


def macro_f1(right: Sequence[Sequence[str]], said: Sequence[Sequence[str]]) -> float:
    """The mean over the fields of the harmonic mean of precision and recall; of two right fields the one said."""
    pairs = [
        (first if (first := (two or [""])[0]) in codes else codes[0], first)
        for codes, two in zip(right, said, strict=True)
    ]
    total = 0.0
    for code in FIELD_LABELS:
        named = sum((one == code) + (other == code) for one, other in pairs)
        total += 2 * sum(one == other == code for one, other in pairs) / named if named else 0.0
    return total / len(FIELD_LABELS)


def ahead(same: Sequence[float], other: Sequence[float]) -> float:
    """How often a pair that is one stands before a pair that is not (AUC)."""
    return sum((yes > no) + 0.5 * (yes == no) for yes in same for no in other) / len(same) / len(other)


def _is_danger(text: str) -> bool:
    return urgency_of(text)[0] == "khẩn"


def _is_accusing(text: str) -> bool:
    return kind_of(text)[0] == "denunciation"


def _share(texts: "Sequence[str] | map[str]", found: Callable[[str], bool]) -> float:
    said = [found(text) for text in texts]
    return sum(said) / len(said)


def _unmarked(line: str) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", []
    for piece in re.split("(⟦[^⟧]*⟧)", line):
        if piece.startswith("⟦"):
            places.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, places


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    return (TEXTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()


def _asked(which: str) -> list[tuple[str, str]]:
    return [(text, code) for code, _, text in _rows(which)]


def _right(asked: Asked, here: Confirmed | None = None) -> float:
    said = [(suggest_field(text, here), code) for text, code in asked]
    return sum(bool(found) and found[0][0] == code for found, code in said) / len(asked)
