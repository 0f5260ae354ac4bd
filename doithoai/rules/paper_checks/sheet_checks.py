"""L01–L07, L37: the sheet, its margins, the letters on it, the page number."""

import re
import unicodedata
from collections.abc import Iterator

from doithoai.rules.vietnamese import looks_legacy

from .anatomy import STAMPS
from .case import Case, shown
from .finding import Finding
from .seen import Passage, Run, Seen, Sheet

_A4 = (210.0, 297.0)
_SHEET_TOLERANCE = 0.5  # mm, the rule's own
_PDF_TOLERANCE = 1.0  # mm: a margin is measured where the letters begin
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_TIMES = (
    "timesnewroman",
    "tinos",
    "liberationserif",
    "nimbusroman",
    "texgyretermes",
    "times-roman",
    "times-bold",
    "times-italic",
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LEGACY = re.compile(
    "[A-Za-z][\u00a9\u00ae\u00ad\u00b5\u00b6\u00b7\u00b8\u00b9]|[\u00a9\u00ae\u00b5\u00b6\u00b8\u00b9][A-Za-z]"
)
_SOFT_HYPHEN = "\u00ad"
OLD_FACES = (".vn", "vni")
"""How the faces of the old 8-bit encodings begin: .VnTime, VNI-Times."""
_CONVERT = (
    "Chuyển mã cả văn bản từ TCVN3 (ABC) hoặc VNI sang Unicode bằng bộ gõ (UniKey: Ctrl+Shift+F6), dán lại, "
    "rồi mới đặt phông Times New Roman."
)
_SYMBOL_FACES = ("symbol", "wingdings", "webdings")


def check_sheets(case: Case) -> Iterator[Finding]:
    """Size, margins and direction of every section; equal faults are told once."""
    told: set[tuple[str, str]] = set()
    for number, sheet in enumerate(case.seen.sheets, start=1):
        for rule, says in _sheet_faults(case, sheet):
            if (rule, says) not in told:
                told.add((rule, says))
                yield case.finding(rule, says, place=f"phần trang thứ {number}")
    if not case.is_word:
        return


def _sheet_faults(case: Case, sheet: Sheet) -> Iterator[tuple[str, str]]:
    sides = sorted((sheet.width, sheet.height))
    if any(abs(have - want) > _SHEET_TOLERANCE for have, want in zip(sides, _A4, strict=True)):
        yield "L01", f"Khổ giấy {shown(sheet.width)} x {shown(sheet.height)} mm, phải là 210 x 297 mm (A4)."
    rule = "L03" if case.is_party else "L02"
    near = _SHEET_TOLERANCE if case.is_word else _PDF_TOLERANCE
    if not sheet.landscape:
        for side, called in _SIDES.items():
            have = getattr(sheet, side)
            low, high = case.allowed(side) or (getattr(case.style.page, side),) * 2
            if have is not None and not low - near <= have <= high + near:
                asked = f"{shown(low)} mm" if low == high else f"từ {shown(low)} đến {shown(high)} mm"
                yield rule, f"Lề {called} {shown(have)} mm, phải là {asked}."
    elif case.is_word and not sheet.has_table:
        yield "L04", "Trang đặt ngang mà không có bảng, biểu."


def check_letters(case: Case) -> Iterator[Finding]:
    """Faces, hidden signs, old encodings, colours."""
    yield from _faces(case)
    yield from _signs(case)
    coloured = [
        passage
        for passage in case.seen.all_passages
        if any(run.colour for run in passage.inked) and not passage.text.upper().startswith(STAMPS)
    ]
    if coloured:
        yield case.finding("L07", f"{len(coloured)} đoạn có chữ không phải màu đen.", coloured)


def _faces(case: Case) -> Iterator[Finding]:
    wrong: dict[str, list[Passage]] = {}
    for passage in case.seen.all_passages:
        for run in passage.inked:
            for face in run.fonts:
                if _is_strange(face, run):
                    wrong.setdefault(face, [])
                    if not wrong[face] or wrong[face][-1] is not passage:
                        wrong[face].append(passage)
    for face, passages in wrong.items():
        old = face.lower().startswith(OLD_FACES)
        says = f"Phông “{face}” ở {len(passages)} đoạn, phải là Times New Roman"
        yield case.finding(
            "L05", says + (" (phông cũ, không phải Unicode)." if old else " (đủ bốn bộ chữ: ascii, hAnsi, eastAsia, cs)."
            if case.is_word else "."), passages, mend=_CONVERT if old else "",
        )  # fmt: skip
    strange = [face for face in dict.fromkeys(case.seen.default_fonts) if face and not _is_times(face)]
    if strange and not wrong:
        yield case.finding(
            "L05", f"Kiểu chữ mặc định của tệp là “{strange[0]}”: chữ gõ thêm sẽ không phải Times New Roman.",
            severity="warning", place="kiểu Normal",
        )  # fmt: skip


def _is_strange(face: str, run: Run) -> bool:
    if not face or _is_times(face):
        return False
    # A bullet drawn in a face of signs is no letter.
    return not (face.lower().startswith(_SYMBOL_FACES) and not any(sign.isalnum() for sign in run.text))


def _is_times(face: str) -> bool:
    return re.sub(r"[^a-z-]", "", face.lower().rpartition("+")[2]).replace("mt", "").startswith(_TIMES)


def is_of_old_code(seen: Seen) -> bool:
    """Whether any of it is typed in an old 8-bit code. There a "soft hyphen" is the letter ư: taking it out spoils
    the words."""
    return any(
        looks_legacy(each.raw)
        or any(face.lower().startswith(OLD_FACES) for run in each.inked for face in run.fonts)
        for each in seen.all_passages
    )


def _signs(case: Case) -> Iterator[Finding]:
    faults: dict[str, list[Passage]] = {}
    old = is_of_old_code(case.seen)
    for passage in case.seen.all_passages:
        raw = passage.raw
        if raw.isascii():
            continue
        if unicodedata.normalize("NFC", raw) != raw:
            faults.setdefault("Chữ Việt tổ hợp (chữ và dấu là hai ký tự): tìm kiếm không ra", []).append(
                passage
            )
        if "\u00d0" in raw or "\u00f0" in raw:
            faults.setdefault("Chữ “Ð” của tiếng nước khác thay cho chữ “Đ”", []).append(passage)
        if _INVISIBLE.search(raw.replace(_SOFT_HYPHEN, "") if old else raw):
            faults.setdefault("Ký tự không nhìn thấy (dấu cách rỗng, gạch nối mềm)", []).append(passage)
        elif _LEGACY.search(raw) or looks_legacy(raw):
            faults.setdefault("Chữ của bảng mã cũ (TCVN3, VNI), không phải Unicode", []).append(passage)
    for says, passages in faults.items():
        yield case.finding(
            "L06",
            f"{says} ở {len(passages)} đoạn.",
            passages,
            safe="bảng mã cũ" not in says and "nước khác" not in says,
            mend=_CONVERT if "bảng mã cũ" in says else "",
        )


def check_page_number(case: Case) -> Iterator[Finding]:
    """L37. A single page shows no number."""
    seen = case.seen
    wrong_place = [each for each in seen.footers if each.shows_page]
    numbers = [each for each in seen.headers if each.shows_page]
    if wrong_place:
        yield case.finding("L37", "Số trang đặt ở chân trang, phải ở giữa lề trên.", wrong_place)
    elif not numbers:
        if seen.is_long:
            yield case.finding("L37", "Văn bản nhiều trang mà không có số trang ở lề trên.")
        return
    for number in numbers:
        if number.align != "center":
            yield case.finding("L37", "Số trang không canh giữa.", number)
        yield from case.sized("L37", "Số trang", "page_number", [number])
    if numbers and not seen.sheets[0].hides_first:
        yield case.finding(
            "L37",
            "Số trang hiện ở trang đầu.",
            numbers,
            mend="Chọn Different First Page trong phần đầu trang.",
        )
