"""L30–L36, L38: who signs and how, the recipients, the addressees, appendices, minutes."""

import re
from collections.abc import Iterator

from doithoai.rules.vietnamese import fold

from .case import Case
from .finding import Finding
from .foot import PREFIX, Appendix, Signed
from .seen import Passage

_ADDRESSED = ("Công văn", "Tờ trình")
_MAY_BE_ADDRESSED = (
    "Báo cáo",
    "Giấy mời",
    "Công điện",
    "Phiếu chuyển",
    "Phiếu gửi",
    "Giấy giới thiệu",
    "Đề án",
    "Phương án",
)
_NOT_BY_ORDER = ("Nghị quyết", "Chỉ thị")
_HONOUR = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Th\.S|CN|KS|BS|CK\s?I{1,2}|NGƯT|NGND|TTƯT|LS|GVC|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
    r"Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư|Bác sĩ|Cử nhân)[.\s]|(?:Đồng chí|Đ/c|Ông|Bà)[\s:])",
    re.IGNORECASE,
)
_UNITS = r"(?:UBND|HĐND|Ủy ban|Uỷ ban|Văn phòng|Phòng|Ban Chỉ huy|Trung tâm|Công an|Trạm|Trường|Đoàn Thanh niên|Hội [A-ZĐ]\w+)"
_TOLD = re.compile(
    rf"\b(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+(?P<unit>{_UNITS}(?:\s+(?!chủ trì|phối hợp|tổng hợp|trả lời|thực hiện|xem xét|theo|"
    r"có|báo|tham|chuẩn|rà|kiểm|hướng|chỉ|tiếp|xây|bố|phân|thông|khẩn|công khai|giải|làm|lập|ghi|đôn)[^\s,.;:]+){0,7})"
)
_GENERAL = re.compile(r"như trên|các (?:phòng|đơn vị|cơ quan|ban|ngành|tổ chức)|phòng, ban|chuyên môn")
_ABBREVIATED = {
    "ubmttq": "ủy ban mặt trận tổ quốc", "mttq": "mặt trận tổ quốc", "mttqvn": "mặt trận tổ quốc việt nam",
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "qs": "quân sự",
}  # fmt: skip
_SMALL_WORDS = frozenset(
    ["và", "các", "của", "xã", "phường", "để", "th", "ph", "bc", "hđnd", "ubnd", "ban", "phòng"]
)


def check_signing(case: Case) -> Iterator[Finding]:
    """L30, L31, L32."""
    signed = case.parts.signed
    if not signed:
        if not case.parts.is_form and case.parts.number is not None:
            yield case.finding("L31", "Không thấy quyền hạn, chức vụ của người ký.")
        return
    for block in signed:
        yield from _prefixes(case, block)
        yield from _authority(case, block)
        if block.name and _HONOUR.match(block.name.text):
            yield case.finding("L32", "Trước họ tên người ký có danh xưng, học hàm, học vị.", block.name)
        yield from case.sized(
            "L30",
            "Quyền hạn, chức vụ, họ tên người ký",
            "signer",
            (*block.lines, *([block.name] if block.name else [])),
        )


def _prefixes(case: Case, block: Signed) -> Iterator[Finding]:
    for line in block.lines:
        found = PREFIX.match(line.text)
        if found is None:
            continue
        written = found["sign"] + found["after"]
        asked = case.style.prefixes.get(found["sign"].replace("/", "").replace(".", ""), "")
        if asked and written != asked:
            yield case.finding("L30", f"Viết “{written.strip()}”, phải là “{asked}” rồi đến chức vụ.", line)


def _authority(case: Case, block: Signed) -> Iterator[Finding]:
    lines = [(PREFIX.match(line.text), line) for line in block.lines]
    for place, (found, line) in enumerate(lines):
        below = lines[place + 1][1].text if place + 1 < len(lines) else ""
        head = line.text[found.end() :] if found else line.text
        sign = found["sign"].replace("/", "") if found else ""
        if sign == "KT":
            if case.is_party and head.startswith("BÍ THƯ"):
                yield case.finding("L31", "Phó bí thư ký thay mặt tập thể (T/M), không ký K/T bí thư.", line)
            elif not below.startswith("PHÓ") and "PHỤ TRÁCH" not in below:
                yield case.finding("L31", f"“{line.text}” thì dòng dưới phải là cấp phó (PHÓ {head}).", line)
        elif sign == "TM":
            if head.startswith(("CHỦ TỊCH", "GIÁM ĐỐC", "TRƯỞNG", "CHÁNH", "BÍ THƯ")):
                yield case.finding(
                    "L31", "TM. chỉ dùng khi ký thay mặt tập thể (Ủy ban nhân dân, Hội đồng…).", line
                )
            elif not case.is_party and below.startswith("PHÓ"):
                yield case.finding(
                    "L31",
                    "Cấp phó ký thay người đứng đầu phải có dòng KT. (ví dụ: KT. CHỦ TỊCH).",
                    block.lines,
                )
        elif sign == "TUQ":
            if case.known.authorised is False:
                yield case.finding("L31", "Không có văn bản ủy quyền còn hiệu lực cho việc ký TUQ.", line)
            elif case.known.authorised is None:
                yield case.finding(
                    "L31", "Ký thừa ủy quyền: phải có văn bản ủy quyền, có thời hạn và nội dung.", line, severity="warning",
                    mend="Kiểm tra văn bản ủy quyền còn hiệu lực vào ngày ký.",
                )  # fmt: skip
        elif sign == "TL":
            if below.startswith("PHÓ CHỦ TỊCH"):
                yield case.finding(
                    "L31", "Phó Chủ tịch ký thay (KT.), không ký thừa lệnh (TL.).", block.lines
                )
            if case.parts.kind_name in _NOT_BY_ORDER:
                yield case.finding("L31", f"{case.parts.kind_name} không được ký thừa lệnh.", line)


def check_recipients(case: Case) -> Iterator[Finding]:
    """L33: the list and its last line."""
    parts, style = case.parts, case.style
    label = parts.recipients_label
    if label is None:
        if not parts.is_form and (parts.number is not None or parts.signed):
            yield case.finding("L33", "Không có phần Nơi nhận.", safe=False)
        return
    if not case.is_party and not (label.bold and label.italic):
        yield case.finding("L33", "“Nơi nhận:” phải đậm, nghiêng.", label)
    if case.is_party and case.is_word and not any(run.underlined for run in label.inked):
        yield case.finding("L33", "“Nơi nhận” của văn bản Đảng phải gạch chân.", label, safe=False)
    if not label.text.endswith(":"):
        yield case.finding("L33", "Sau “Nơi nhận” có dấu hai chấm.", label)
    yield from case.sized("L33", "“Nơi nhận:”", "recipients_label", [label])
    yield from case.sized("L33", "Danh sách nơi nhận", "recipients", parts.recipients)
    lines = parts.recipients
    if not lines:
        yield case.finding("L33", "Nơi nhận để trống.", label, safe=False)
        return
    *others, last = lines
    for line in others:
        if not line.text.startswith("-"):
            if case.is_word:
                yield case.finding("L33", "Mỗi nơi nhận bắt đầu bằng gạch đầu dòng (-).", line, safe=False)
                break
        elif case.is_word and not line.text.endswith((";", ",") if case.is_party else ";"):
            yield case.finding("L33", "Mỗi dòng nơi nhận kết thúc bằng dấu chấm phẩy (;).", line)
            break
    archive = f"- {style.archive_line}"
    if not last.text.startswith(archive) or not last.text.endswith("."):
        example = f"{archive}{style.archive_separator}{'Văn phòng' if case.is_party else 'VP'}."
        kept = any(fold(line.text).lstrip("- ").startswith("luu") for line in lines)
        yield case.finding(
            "L33",
            f"Dòng cuối Nơi nhận phải là “{example}”." if kept else f"Nơi nhận thiếu dòng “{example}”.",
            last,
        )


def check_addressees(case: Case) -> Iterator[Finding]:
    """L34: when there must be a Kính gửi, when there must be none, and what follows from it."""
    parts = case.parts
    if parts.is_form:
        return
    addressed = bool(parts.addressees)
    kind = parts.kind_name or ("Công văn" if parts.about else "")
    if kind in _ADDRESSED and not addressed:
        yield case.finding("L34", f"{kind} phải có phần “Kính gửi”.")
    elif addressed and kind and kind not in (*_ADDRESSED, *_MAY_BE_ADDRESSED):
        yield case.finding("L34", f"{kind} không có phần “Kính gửi”.", parts.addressees)
    if (
        addressed
        and kind != "Giấy mời"
        and parts.recipients
        and not fold(parts.recipients[0].text).startswith("- nhu tren")
    ):
        yield case.finding(
            "L34", "Có “Kính gửi” thì Nơi nhận mở đầu bằng “- Như trên;”.", parts.recipients[0]
        )


def check_told(case: Case) -> Iterator[Finding]:
    """L35: who is told to act receives the paper."""
    receivers = _spelt_out(" ".join(each.text for each in (*case.parts.recipients, *case.parts.addressees)))
    if not receivers or _GENERAL.search(receivers):
        return
    told: set[str] = set()
    for passage in case.parts.body:
        for found in _TOLD.finditer(passage.text):
            unit = " ".join(found["unit"].split())
            core = [word for word in _spelt_out(unit).split() if word not in _SMALL_WORDS]
            if unit.lower() in told or not core or all(word in receivers for word in core[:4]):
                continue
            told.add(unit.lower())
            yield case.finding(
                "L35", f"“{unit}” được giao việc nhưng không có trong Nơi nhận.", passage, words=found[0]
            )


def _spelt_out(text: str) -> str:
    """Lower case, with the abbreviations that every office uses written out."""
    lowered = text.lower().replace("uỷ", "ủy")
    for short, full in _ABBREVIATED.items():
        lowered = re.sub(rf"\b{short}\b", full, lowered)
    return lowered


def check_appendices(case: Case) -> Iterator[Finding]:
    """L36."""
    appendices = case.parts.appendices
    if not appendices:
        return
    if not re.search(r"phụ lục|kèm theo|đính kèm", case.parts.main_text, re.IGNORECASE):
        yield case.finding("L36", "Nội dung không nhắc đến phụ lục.", [each.label for each in appendices])
    for appendix in appendices:
        yield from _appendix(case, appendix, len(appendices))


def _appendix(case: Case, appendix: Appendix, count: int) -> Iterator[Finding]:
    label = appendix.label
    if not label.bold:
        yield case.finding("L36", "Chữ “Phụ lục” phải đậm.", label)
    yield from case.sized("L36", "“Phụ lục”", "appendix", [label])
    if count > 1 and not re.fullmatch(r"[IVXLC]+", appendix.mark):
        yield case.finding("L36", "Có từ hai phụ lục thì ghi số La Mã (Phụ lục I, Phụ lục II).", label)
    if count == 1 and appendix.mark:
        yield case.finding("L36", "Chỉ có một phụ lục thì không ghi số.", label)
    if case.is_word:
        sheet = case.seen.sheets[min(label.section, len(case.seen.sheets) - 1)]
        if label.section == case.parts.body[-1].section if case.parts.body else False:
            yield case.finding(
                "L36",
                "Phụ lục chưa đánh số trang riêng.",
                label,
                mend="Đặt ngắt phần (Section Break) trước phụ lục.",
            )
        elif sheet.start != 1:
            yield case.finding(
                "L36",
                "Số trang của phụ lục không bắt đầu từ 1.",
                label,
                mend="Page Number › Format › Start at 1.",
            )
    if appendix.attached is None:
        yield case.finding("L36", "Phụ lục thiếu dòng “(Kèm theo … số … ngày … của …)”.", label)
    elif case.known.electronic is False and re.search(r"[.…]{3,}", appendix.attached.text):
        yield case.finding("L36", "Dòng “Kèm theo” của văn bản giấy phải ghi số, ngày.", appendix.attached)


def check_minutes(case: Case) -> Iterator[Finding]:
    """L38."""
    parts = case.parts
    if not parts.is_minutes or case.is_party:
        return
    if parts.place_date is not None:
        yield case.finding("L38", "Biên bản không có dòng địa danh, ngày tháng.", parts.place_date)
    text = fold(parts.main_text)
    for word, called in (("bat dau", "bắt đầu"), ("ket thuc", "kết thúc")):
        if not re.search(rf"{word}[^.]*\d|\d[^.]*{word}", text):
            yield case.finding("L38", f"Biên bản không ghi thời gian {called}.", severity="error")
    if len(parts.signed) < 2:
        yield case.finding("L38", "Biên bản phải có chữ ký của thư ký và của chủ tọa.")
        return
    left = min(parts.signed, key=_column)
    if not any("THƯ KÝ" in line.text for line in left.lines) and any(
        "THƯ KÝ" in line.text for block in parts.signed for line in block.lines
    ):
        yield case.finding("L38", "Thư ký ký bên trái, chủ tọa ký bên phải.", left.lines)


def _column(block: Signed) -> int:
    first: Passage = block.lines[0]
    return first.cell[2] if first.cell else 0
