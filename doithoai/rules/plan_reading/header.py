"""The head of a plan: issuing body, number, place, date, title; and where the head, the grounds and the body
begin.

Layout of the head: Decree 30/2020/NĐ-CP, Appendix I (state papers); Guide 36-HD/VPTW (Party papers).
"""

import re
from dataclasses import dataclass

from .dates import day
from .facts import Doubt, Fact
from .letters import flat, is_capitals, name_case, tidy, with_capitals
from .number_words import WORDS, value
from .tables import BETWEEN

_KINDS = {
    "ke hoach": "Kế hoạch",
    "thong bao": "Thông báo",
    "chuong trinh": "Chương trình",
    "giay moi": "Giấy mời",
    "cong van": "Công văn",
}
_KIND = re.compile(r"^(ke hoach|thong bao|chuong trinh|giay moi)\b(?P<more>.*)$")
_NUMBER = re.compile(
    r"^(?:[^\n,;:]{0,60} )?so ?[:.]? ?(\d{1,5}[a-z]?) ?([-/] ?[a-z]{1,6}(?: ?[-/] ?[a-z]{1,10}){0,3})(?=$|[\s,;.])",
    re.M,
)
_BLANK_NUMBER = re.compile(r"^(?:[^\n,;]{0,60} )?so ?[:.]? ?[ .…_]*[-/] ?[a-z]{2,4} ?[-/]", re.M)
_PLACE_DATE = re.compile(
    rf"^(?:so[^\n]{{0,40}}? )?(?P<place>[^,\n\d:;/]{{2,40}}(?: \d{{1,2}})?), ?ngay ?(?:(?:mong |mung )?(?P<day>\d{{1,2}}|{WORDS}))?"
    rf"(?:[ .…_]*thang ?|[ .…_]*[/-] ?)(?P<month>\d{{1,2}}|{WORDS})?(?:[ .…_]*nam ?|[ .…_]*[/-] ?)(?P<year>20\d\d)?[ .…_]*$",
    re.M,
)
_GROUNDS = re.compile(
    r"^(?:[-+*] ?)?(?:can cu|thuc hien (?:quy|ke|chi|nghi|cong|huong|ket|luat|su |chuong|thong|noi)"
    r"|theo |xet |de (?:thuc|trien|to chuc)|nham |(?!v/v)[ivx]+ ?[.)/-]|\d ?[.)/-] |1 ?[.)/-]|kinh gui|ubnd "
    r"|uy ban nhan dan \S+ .*(?:xay dung|ban hanh|to chuc|thong bao))"
)
# `Thời gian: 8 giờ …` and the first sentence of a notice stand under the title, not in it.
_NO_TITLE = re.compile(
    r"(?:thoi gian|dia diem|noi to chuc|chu tri|thanh phan|doi tuong|noi dung|kinh gui|nguoi chu tri)[^:]{0,30}:"
)
# An invitation without a subject under its kind says what to in a line of its own.
_INVITED_TO = re.compile(r" ?(?:[-+*] ?)?(?:(?:den|toi|tham|ve) )?du ?:? ?(?=hoi nghi|buoi|cuoc|le )")
_SENTENCE = re.compile(
    r"(?:Do|Vì|Để|Ngày \d|Sau khi|Nhằm|Hiện nay|Vừa qua|Trước|Tiếp theo|Đáp ứng|Trên cơ sở) .{30}|.{45,}[.;:]$"
)
_STAYS = re.compile(r"(?:UBND|HĐND|MTTQ|UBMTTQ|BCH|[IVX]+)[,.]?")
_UNITS = r"(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh)"
_BODY_NAMES = {
    "uy ban nhan dan": "Ủy ban nhân dân",
    "ubnd": "Ủy ban nhân dân",
    "hoi dong nhan dan": "Hội đồng nhân dân",
    "hdnd": "Hội đồng nhân dân",
    "uy ban mat tran to quoc viet nam": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "uy ban mttq viet nam": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "uy ban mttq": "Ủy ban Mặt trận Tổ quốc",
    "uy ban mat tran to quoc": "Ủy ban Mặt trận Tổ quốc",
    "dang uy": "Đảng ủy",
    "ban chap hanh dang bo": "Ban Chấp hành Đảng bộ",
    "ban thuong vu dang uy": "Ban Thường vụ Đảng ủy",
    "hoi lien hiep phu nu viet nam": "Hội Liên hiệp Phụ nữ Việt Nam",
    "hoi lien hiep phu nu": "Hội Liên hiệp Phụ nữ",
    "hoi lhpn": "Hội Liên hiệp Phụ nữ",
    "hoi nong dan viet nam": "Hội Nông dân Việt Nam",
    "hoi nong dan": "Hội Nông dân",
    "hoi cuu chien binh": "Hội Cựu chiến binh",
    "doan tncs ho chi minh": "Đoàn TNCS Hồ Chí Minh",
    "doan thanh nien cong san ho chi minh": "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "mat tran to quoc viet nam": "Mặt trận Tổ quốc Việt Nam",
    "mttq viet nam": "Mặt trận Tổ quốc Việt Nam",
}
_UNIT_NAMES = {
    "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu", "huyen": "huyện",
    "quan": "quận", "thi xa": "thị xã", "thanh pho": "thành phố", "tinh": "tỉnh",
}  # fmt: skip
_BODY = "|".join(sorted(_BODY_NAMES, key=len, reverse=True))
_COMMUNE = re.compile(
    with_capitals(
        r"\b([Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu) (?!Ban hành|UBND|HĐND|Hội|Ủy|Uỷ|Công|Đảng)((?:@[\w']*"
        r"|\d{1,2}(?![\d/]))(?: @[\w']*){0,4})"
    )
)


@dataclass(frozen=True)
class Header:
    """The head of the plan. `body_start` is where the text after the title begins."""

    issuing_body: Fact | None
    doc_number: Fact | None
    place: Fact | None
    issue_date: Fact | None  # text is ISO
    title: Fact | None
    body_start: int
    commune: str | None  # "xã Phú Thượng"
    doubts: tuple[Doubt, ...]


def read_header(text: str) -> Header:
    """Everything above the grounds. Works without a header too (`title` and `issuing_body` may be None)."""
    lines = _lines(text)
    at = _title_line(lines)
    title, body_start = _title(text, lines, at)
    top = text[: lines[at][0]] if at is not None else text[: min(len(text), 600)]
    top_flat = flat(top)
    number = _number(top, top_flat)
    place, issued, doubts = _place_and_date(top, top_flat)
    if number is None and _BLANK_NUMBER.search(top_flat):
        doubts.append(Doubt("doc_number", "Số văn bản còn để trống."))
    commune = _commune(text, top)
    body = _issuing_body(text, top, top_flat, body_start, commune)
    if body and not commune and (match := re.search(r"(?:xã|phường|thị trấn|đặc khu) .+$", body.text)):
        commune = match[0]
    if body and body.start >= body_start:
        doubts.append(Doubt("issuing_body", "Văn bản không có phần đầu; tên cơ quan lấy từ lời văn."))
    if place is None and (place := _place_of(text, commune, body)):
        doubts.append(Doubt("place", "Văn bản không ghi địa danh; lấy theo tên xã, phường ban hành."))
    return Header(body, number, place, issued, title, body_start, commune, tuple(doubts))


def _lines(text: str) -> list[tuple[int, str]]:
    found, offset = [], 0
    for line in text.split("\n"):
        found.append((offset, line))
        offset += len(line) + 1
    return found


def _title_line(lines: list[tuple[int, str]]) -> int | None:
    for index, (_, line) in enumerate(lines[:40]):
        match = _KIND.match(flat(line).strip())
        if match and is_capitals(line.split()[0]) and is_capitals(" ".join(line.split()[:2])):
            return index
    return None


def _title(text: str, lines: list[tuple[int, str]], at: int | None) -> tuple[Fact | None, int]:
    """The title runs from the kind of paper to the first ground, heading or issuer's sentence."""
    if at is None:
        return None, 0
    start, first = lines[at]
    match = _KIND.match(flat(first).strip())
    assert match  # noqa: S101 - `_title_line` chose this line by the same pattern
    kind = _KINDS[match[1]]
    words = [tidy(first.strip()[len(match[1]) :])]
    end = start + len(first)
    body_start = min(len(text), end + 1)
    for offset, line in lines[at + 1 : at + 7]:
        bare = flat(line).strip()
        if (
            _GROUNDS.match(bare)
            or len(" ".join(words)) > 300
            or re.fullmatch(r"[-_=* .]+", bare)
            or bare.endswith(":")
            or _NO_TITLE.match(bare)
            or "kinh moi" in bare
            or BETWEEN in line
            or (any(words) and _SENTENCE.match(line))
        ):
            break
        if any(words) and len(line) > 160:
            break
        words.append(tidy(line))
        end = offset + len(line)
        body_start = min(len(text), end + 1)
    if not any(words) and match[1] == "giay moi":
        for offset, line in lines[at + 1 : at + 8]:
            if invited := _INVITED_TO.match(flat(line)):
                words, start, end = [f"dự {tidy(line[invited.end() :])}"], offset, offset + len(line)
                break
    named = " ".join(word for word in words if word)
    if named and is_capitals(named):
        named = _sentence_case(named, text[body_start:])
    elif is_capitals(words[0]):
        named = named.replace(words[0], words[0].lower(), 1)  # `KẾ HOẠCH LIÊN TỊCH`
    return Fact(tidy(f"{kind} {named}"), start, end), body_start


def _sentence_case(capitals: str, body: str) -> str:
    """A title in capitals → as the body of the plan writes the same words; lower case where it does not."""
    words = capitals.split()
    flat_body = flat(body)
    said: list[str] = []
    index = 0
    while index < len(words):
        for size in range(min(8, len(words) - index), 1, -1):
            wanted = flat(" ".join(words[index : index + size]))
            at = flat_body.find(wanted)
            if at >= 0 and not is_capitals(body[at : at + len(wanted)]):
                said += body[at : at + len(wanted)].split()
                index += size
                break
        else:
            word = words[index]
            said.append(word if _STAYS.fullmatch(word) else word.lower())
            index += 1
    named = " ".join(said).replace("việt nam", "Việt Nam")
    return named[:1].upper() + named[1:]


def _number(top: str, top_flat: str) -> Fact | None:
    """The number of the paper itself: on a line of its own, or behind a name in capitals."""
    for match in _NUMBER.finditer(top_flat):
        before = top[match.start() : match.start(1)]
        if is_capitals(before) or len(before) < 8:
            start, end = match.start(1), match.end(2)
            return Fact(re.sub(r"\s+", "", top[start:end]), start, end)
    return None


def _place_and_date(top: str, top_flat: str) -> tuple[Fact | None, Fact | None, list[Doubt]]:
    match = _PLACE_DATE.search(top_flat)
    if not match:
        return None, None, []
    start, end = match.span("place")
    while start < end and top[start] == " ":
        start += 1
    # The number may stand on the same line: the place is the last run of capitalised words.
    run = re.search(with_capitals(r"(?:@[\w'.]*\s?|\d+\s?)+$"), top[start:end])
    if run:
        start += run.start()
        words = run[0].split()
        # `64/TB-UBND Hòn Khơi`: capitals before a name belong to the number.
        while len(words) > 1 and is_capitals(words[0]) and not is_capitals(words[-1]):
            start = top.index(words[1], start + len(words.pop(0)))
    place = Fact(tidy(top[start:end]), start, end) if run else None
    if not (match["day"] and match["month"] and match["year"]):
        return place, None, [Doubt("issue_date", "Ngày ban hành còn để trống.")]
    iso = day(int(match["year"]), value(match["month"]) or 0, value(match["day"]) or 0)
    if iso is None:
        return place, None, [Doubt("issue_date", "Ngày ban hành không có trong lịch.")]
    return place, Fact(iso, match.start("place") + len(match["place"]) + 1, match.end()), []


def _commune(text: str, top: str) -> str | None:
    """The commune that speaks: named in the head, else the one most often named in the body."""
    if match := re.search(r"\b(XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+([^\n]{1,40})", top):
        name = re.split(r"\s{2,}|CỘNG HÒA|Độc lập|Số|ĐẢNG CỘNG", match[2])[0]
        if is_capitals(name) or re.fullmatch(r"\d+", name.strip()):
            return f"{match[1].lower()} {_as_written(name_case(tidy(name)), text)}"
    counted: dict[str, int] = {}
    for match in _COMMUNE.finditer(text):
        if is_capitals(match[2]) and len(match[2]) > 3:
            continue
        key = f"{match[1].lower()} {match[2]}"
        weight = (
            3 if re.search(r"(?:UBND|nhân dân|HĐND|Đảng ủy|Đảng uỷ)\s+$", text[: match.start()][-30:]) else 1
        )
        counted[key] = counted.get(key, 0) + weight
    return max(counted, key=lambda key: counted[key]) if counted else None


def _as_written(name: str, text: str) -> str:
    """The spelling of a name in the body (`Nà Ớt`, `Ea H'leo`), where the body has it."""
    match = re.search(re.escape(name), text, re.I)
    while match:
        if not is_capitals(match[0]):
            return match[0]
        match = re.compile(re.escape(name), re.I).search(text, match.end())
    return name


def _issuing_body(text: str, top: str, top_flat: str, body_start: int, commune: str | None) -> Fact | None:
    found = None
    if attached := re.search(
        rf"ban hanh kem theo [^\n]{{0,80}}? cua ({_BODY}) {_UNITS} ([^)\n]+)", flat(text[: body_start + 400])
    ):
        name = tidy(text[attached.start(3) : attached.end(3)])
        return Fact(
            f"{_BODY_NAMES[attached[1]]} {_UNIT_NAMES[attached[2]]} {name}",
            attached.start(1),
            attached.end(3),
        )
    for match in re.finditer(
        rf"^ ?(?:[^\n-]{{3,40}} - )?(?:thuong truc )?({_BODY})(?: ?\n? ?{_UNITS} ([^\n]*))?", top_flat, re.M
    ):
        unit = _UNIT_NAMES.get(match[2] or "", "")
        name = match[3] or ""
        name = re.split(r"cong hoa|doc lap|so ?:|dang cong san| - ", name)[0]
        if unit in ("huyện", "quận", "thị xã", "thành phố", "tỉnh") and commune:
            continue
        if unit:
            start_name = match.start(3)
            named = _as_written(name_case(tidy(top[start_name : start_name + len(name)])), text)
            found = Fact(
                f"{_BODY_NAMES[match[1]]} {unit} {named}", match.start(1), start_name + len(name.rstrip())
            )
        elif commune:
            found = Fact(f"{_BODY_NAMES[match[1]]} {commune}", match.start(1), match.end(1))
    if found:
        return _with_partner(found, text, top)
    return _issuer_in_sentence(text, body_start, commune)


def _with_partner(found: Fact, text: str, top: str) -> Fact:
    """`HỘI NÔNG DÂN - ỦY BAN NHÂN DÂN / XÃ …`: a joint plan names both issuers."""
    start = top.rfind("\n", 0, found.start) + 1
    line = top[start : (top + "\n").find("\n", start)]
    partner, dash, last = re.sub(r"[–—]", "-", line).rpartition(" - ")
    if not dash or not is_capitals(partner) or "cong hoa" in flat(line) or not is_capitals(last):
        return found
    first, other = (
        _BODY_NAMES.get(flat(part).strip()) or _sentence_case(tidy(part), text[len(top) :])
        for part in (partner, last)
    )
    if found.start > start + len(partner):
        return Fact(f"{first} - {found.text}", start, found.end)
    # The first body was found with its commune, which may stand behind the second one.
    commune = re.search(r" (?:xã|phường|thị trấn|đặc khu) .+$", found.text)
    named = found.text if not commune or flat(commune[0]) in flat(partner) else found.text[: commune.start()]
    behind = commune[0] if commune and named != found.text and flat(commune[0]) not in flat(other) else ""
    return Fact(f"{named} - {other}{behind}", found.start, max(start + len(line), found.end))


def _issuer_in_sentence(text: str, body_start: int, commune: str | None) -> Fact | None:
    """No head: the one who "xây dựng / ban hành kế hoạch …" in the opening sentences."""
    opening = flat(text[body_start : body_start + 4000])
    pattern = (
        rf"(?:^|[\n;.,] ?)(?:nay |nay, )?(?:thuong truc "
        rf"|chu tich )?({_BODY})\b ?(?:{_UNITS}\b ?)?[^.;:\n]{{0,60}}?"
        r"(?:xay dung|ban hanh|lap ke hoach|to chuc|thong bao)"
    )
    for match in re.finditer(pattern, opening):
        if match[2] in ("huyen", "tinh", "thanh pho", "quan", "thi xa"):
            continue
        if not commune:
            return None
        start = body_start + match.start(1)
        return Fact(f"{_BODY_NAMES[match[1]]} {commune}", start, body_start + match.end(2 if match[2] else 1))
    return None


def _place_of(text: str, commune: str | None, body: Fact | None) -> Fact | None:
    """Papers are dated at the commune that issues them; without a place line its name is the place."""
    if not commune or not body:
        return None
    name = (
        commune.removeprefix("thị trấn ").removeprefix("đặc khu ").removeprefix("xã ").removeprefix("phường ")
    )
    at = text.find(name)
    return Fact(name, at, at + len(name)) if at >= 0 else Fact(name, body.start, body.end)
