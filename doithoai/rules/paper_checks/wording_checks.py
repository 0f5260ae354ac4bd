"""L39–L44: words, signs, blanks, figures that disagree, what the public must not read."""

import re
from collections.abc import Iterator, Sequence

from doithoai.rules.personal_data import MASK_LABELS, number_spans
from doithoai.rules.vietnamese import clock_words, fold, nfc, table_date, tone_fold

from .case import Case
from .finding import Finding, Severity
from .seen import Passage

_PEOPLE = re.compile(r"\bnhân dân\b")
_NAMES_WITH_PEOPLE = re.compile(
    r"(?:ủy ban|uỷ ban|hội đồng|tòa án|toà án|viện kiểm sát|viện kiểm soát|công an|quân đội|vũ trang|kiểm sát|nghệ sĩ|"
    r"nhà giáo|học viện|báo)\s*$",
    re.IGNORECASE,
)
_OLD_SEAT = re.compile(r"\b\w*(?:òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|(?<!q)(?:ùy|úy|ủy|ũy|ụy))\b", re.IGNORECASE)
_NEW_SEAT = re.compile(r"\b\w*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|(?<!q)(?:uỳ|uý|uỷ|uỹ|uỵ))\b", re.IGNORECASE)
_SPACES = (
    ("hai dấu cách liền nhau", re.compile(r"\S[ \u00a0]{2,}\S")),
    ("dấu cách trước dấu câu", re.compile(r"[^\W_] +[,.;:](?=\s|$)|[^\W\d_] +[,;:](?=[^\W\d_])")),
    ("thiếu dấu cách sau dấu câu", re.compile(r"[^\W\d_][,;:](?=[^\W\d_])|[^\W\d_A-ZĐ]\.(?=[A-ZĐÀ-Ỹ][^\W\d_A-Z])")),
)  # fmt: skip
_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b|\b([^\W\d_]+ [^\W\d_]+) \2\b", re.IGNORECASE)
# Words that Vietnamese doubles on purpose.
_RIGHTLY_DOUBLED = frozenset(
    {
        "xa", "đời", "ngày", "người", "nhà", "luôn", "thường", "dần", "mãi", "từ", "lâu", "khác", "đều", "song", "xanh",
        "nơi", "ai", "ào", "hằng", "tháng", "năm", "làng", "xã", "thôn", "rất", "lần", "ngành", "nghề", "mỗi", "điều",
    }
)  # fmt: skip
_BLANKS = (
    ("chỗ trống “{}”", re.compile(r"\{\{?[^{}]*\}?\}|\[\[.*?\]\]")),
    (
        "chỗ cần điền",
        re.compile(
            r"\[\s*(?:CẦN|ĐIỀN|GHI|TÊN|NGÀY|SỐ)[^\]]*\]|<\s*(?:điền|tên|ngày|số)[^>]*>", re.IGNORECASE
        ),
    ),
    (
        "dấu chấm lửng chờ điền",
        re.compile(r"[.…]{4,}|…{2,}|(?:ngày|tháng|năm|số|giờ|tại)\s*(?:…|\.{3})", re.IGNORECASE),
    ),
    ("gạch chân chờ điền", re.compile(r"_{3,}")),
)
_OPEN = re.compile(r"^Số\s*:?\s*[.…_ ]*[-/]|(?:ngày|tháng|năm)\s*(?:[.…_]+|tháng|năm|$)", re.IGNORECASE)
_PER_YEAR = re.compile(
    r"(?P<count>\d+)\s*lần\s*(?:/|trong|mỗi|một)\s*(?:01\s*|1\s*)?năm|mỗi năm[^.;\n]{0,30}?(?P<again>\d+)\s*lần",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"ít nhất\s*(?P<count>\d+)\s*lần", re.IGNORECASE)
_OPINIONS = re.compile(
    r"tổng (?:số|cộng)\s*:?\s*(?:có\s*)?(?P<count>\d+)\s*(?:lượt\s*)?ý kiến", re.IGNORECASE
)
_CAME = re.compile(
    r"(?:(?:có|tổng số)\s*:?\s*(?P<count>\d+)\s*(?:người|đại biểu)\s*(?:tham dự|dự\b)|(?P<people>\d+) đại biểu Nhân dân"
    r"|- Nhân dân:\s*(?P<listed>\d+) người)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"số\s*:?\s*(?P<number>\d+)")
_HEALTH = re.compile(
    r"\b(?:bị|mắc|nhiễm|điều trị)\s+(?:bệnh\s+)?(?:HIV|AIDS|ung thư|tâm thần|lao phổi|bệnh lao|động kinh|trầm cảm|viêm gan|nghiện)",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\b(?:[Cc]háu|[Bb]é|trẻ em|con là)\s+(?:[A-ZĐÀ-Ỹ][\w]*\s+){1,3}[A-ZĐÀ-Ỹ][\w]*")


def check_capitals(case: Case) -> Iterator[Finding]:
    """L39: the noun Nhân dân."""
    small = [each for each in _prose(case) if _small_people(each.text)]
    if small:
        count = sum(_small_people(each.text) for each in small)
        mixed = any("Nhân dân" in each.text for each in _prose(case))
        more = "; chỗ khác lại viết “Nhân dân”" if mixed else ""
        yield case.finding(
            "L39", f"{count} chỗ viết “nhân dân” (chữ thường){more}.", small, words=_around(small[0])
        )


def _small_people(text: str) -> int:
    return sum(
        1 for found in _PEOPLE.finditer(text) if not _NAMES_WITH_PEOPLE.search(text[: found.end() - 8])
    )


def _around(passage: Passage) -> str:
    place = passage.text.find("nhân dân")
    return passage.text[max(0, place - 25) : place + 30]


def _prose(case: Case) -> tuple[Passage, ...]:
    parts = case.parts
    return (*parts.subject, *parts.about, *parts.bases, *parts.body, *parts.tables)


def check_tones(case: Case) -> Iterator[Finding]:
    """L40: names keep their own spelling, so only words in small letters count, and `Ủy ban`."""
    old, new = (_words(case, seat) for seat in (_OLD_SEAT, _NEW_SEAT))
    if old and new:
        yield case.finding(
            "L40", f"Dùng lẫn hai kiểu đặt dấu thanh: “{old[0][0]}” ({len(old)} chỗ) và “{new[0][0]}” ({len(new)} chỗ).",
            min(old, new, key=len)[0][1],
        )  # fmt: skip


def _words(case: Case, seat: re.Pattern[str]) -> list[tuple[str, Passage]]:
    return [
        (found[0], passage)
        for passage in _prose(case)
        for found in seat.finditer(passage.text)
        if found[0].islower() or tone_fold(found[0]) == "ủy"
    ]


def check_spacing(case: Case) -> Iterator[Finding]:
    """L41. Of a PDF only words that stand twice: its spaces are the typesetter's."""
    passages = [each for each in case.seen.passages if each.text]
    if case.is_word:
        for called, pattern in _SPACES:
            wrong = [each for each in passages if pattern.search(_unlinked(nfc(each.raw.strip())))]
            if wrong:
                found = pattern.search(_unlinked(nfc(wrong[0].raw.strip())))
                words = wrong[0].raw.strip()[max(0, found.start() - 20) : found.end() + 20] if found else ""
                yield case.finding("L41", f"{len(wrong)} đoạn có {called}.", wrong, words=words)
    for passage in passages:
        for found in _DOUBLED.finditer(passage.text):
            word = (found[1] or found[2]).lower()
            if word not in _RIGHTLY_DOUBLED:
                yield case.finding(
                    "L41",
                    f"Chữ lặp “{found[0]}”.",
                    passage,
                    words=passage.text[max(0, found.start() - 20) : found.end() + 20],
                    safe=False,
                )
                break
    text = case.seen.text
    if '"' in text and ("“" in text or "”" in text):
        straight = [each for each in passages if '"' in each.text]
        yield case.finding("L41", 'Dùng lẫn ngoặc kép thẳng (") và cong (“ ”).', straight, safe=False)


def _unlinked(text: str) -> str:
    """Addresses of pages and letters keep their own signs."""
    return re.sub(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,80}@\S{1,80}", "x", text)


def _whole(first: Passage, everything: Sequence[Passage]) -> Iterator[Passage]:
    """ "(Kèm theo …)" in a PDF, where each line of it is a passage: up to the one that closes the bracket."""
    place = next((place for place, each in enumerate(everything) if each is first), len(everything))
    for each in everything[place : place + 4]:
        yield each
        if each.text.rstrip().endswith(")"):
            return


def check_blanks(case: Case) -> Iterator[Finding]:
    """L42. What a draft leaves open for its number and day is told by L15 and L17."""
    parts = case.parts
    if parts.is_form:
        return
    own = {id(each) for each in (parts.number, parts.place_date) if each}
    own |= {
        id(line)
        for each in parts.appendices
        if each.attached
        for line in _whole(each.attached, parts.everything)
    }
    if case.known.draft:
        own |= {id(each) for each in parts.everything if re.search(r"số [.…]{3,}/|ngày [.…]{3,}", each.text)}
    open_lines = [each for each in (parts.number, parts.place_date) if each and _OPEN.search(each.text)]
    if open_lines and not case.known.draft:
        yield case.finding("L42", "Số, ngày, tháng, năm còn chỗ để trống.", open_lines)
    for called, pattern in _BLANKS:
        found = [each for each in parts.everything if id(each) not in own and pattern.search(each.text)]
        found = [each for each in found if not re.fullmatch(r"[_\-–—. …]+", each.text)]
        if found:
            yield case.finding("L42", f"Còn {called}.", found)
    if case.seen.comments:
        yield case.finding("L42", f"Còn {case.seen.comments} ghi chú (comment) trong tệp.")
    if case.seen.changes:
        yield case.finding("L42", "Còn sửa đổi chưa chấp nhận (Track Changes) trong tệp.")


def check_figures(case: Case) -> Iterator[Finding]:
    """L43: what the paper says of itself twice, and what the dialogue knows."""
    text, known = case.seen.text, case.known
    per_year = {int(found["count"] or found["again"]): found[0] for found in _PER_YEAR.finditer(text)}
    at_least = {int(found["count"]): found[0] for found in _AT_LEAST.finditer(text)}
    counts = {**per_year, **at_least}
    if len(counts) > 1 and per_year:
        first, second = list(counts.values())[:2]
        yield case.finding("L43", f"Số lần không thống nhất: “{first}” và “{second}”.", words=second)
    for called, pattern, asked in (
        ("ý kiến", _OPINIONS, known.opinions),
        ("người dự", _CAME, known.attended),
    ):
        said = {int(found[found.lastgroup or 0]): found[0] for found in pattern.finditer(text)}
        if len(said) > 1:
            yield case.finding(
                "L43",
                f"Số {called} không thống nhất: {', '.join(map(str, said))}.",
                words=list(said.values())[1],
            )
        elif said and asked is not None and asked not in said:
            yield case.finding(
                "L43",
                f"Văn bản ghi {next(iter(said))} {called}, hồ sơ có {asked}.",
                words=next(iter(said.values())),
            )
    yield from _held(case)
    yield from _due(case)
    number = case.parts.number
    own = re.search(r"\d+", number.text) if number else None
    for appendix in case.parts.appendices:
        named = _ATTACHED.search(appendix.attached.text) if appendix.attached else None
        if own and named and int(own[0]) != int(named["number"]):
            yield case.finding(
                "L43", f"Dòng “Kèm theo” ghi số {named['number']}, văn bản có số {own[0]}.", appendix.attached
            )


_WHEN = re.compile(
    r"^(?:[-+*\d.a-z)]*\s*)?thời gian(?: tổ chức)?\s*:\s*(?:(?:từ\s+)?(?P<hour>\d{1,2})\s*(?:giờ|h)\s*(?P<minute>\d{2})?"
    r"[^,\n]{0,20},\s*)?"
    r"(?:thứ [^,\n]{2,5},\s*)?ngày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})",
    re.IGNORECASE | re.MULTILINE,
)


def _held(case: Case) -> Iterator[Finding]:
    """The sitting: its day, hour, and what stands behind a label."""
    text, known = case.parts.main_text, case.known
    days = {tuple(map(int, found.groups()[-3:])): found for found in _WHEN.finditer(text)}
    if len(days) > 1:
        yield case.finding(
            "L43", "Thời gian tổ chức ghi hai ngày khác nhau.", words=list(days.values())[1][0]
        )
    for day, found in list(days.items())[:1]:
        held, starts = known.held_on, known.starts_at
        if held and (held.day, held.month, held.year) != day:
            yield case.finding(
                "L43", f"Thời gian tổ chức khác ngày trong hồ sơ ({table_date(held)}).", words=found[0]
            )
        if (
            starts
            and found["hour"]
            and (starts.hour, starts.minute) != (int(found["hour"]), int(found["minute"] or 0))
        ):
            yield case.finding(
                "L43", f"Giờ tổ chức khác giờ trong hồ sơ ({clock_words(starts)}).", words=found[0]
            )
    for label, words in known.said:
        found_label = re.search(rf"^{label}\s*:\s*(.+)$", text, re.IGNORECASE | re.MULTILINE)
        if found_label and words:
            has, asked = (re.sub(r"\W+", " ", tone_fold(each)).strip() for each in (found_label[1], words))
            if asked not in has and has not in asked:
                yield case.finding("L43", f"{label} khác hồ sơ (“{words}”).", words=found_label[0])


_SHORT_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def _due(case: Case) -> Iterator[Finding]:
    """A point or a row of a table that names an opinion and a day, none of them the day it is to be answered by."""
    units: dict[object, list[Passage]] = {}
    for place, passage in enumerate(case.seen.passages):
        units.setdefault(passage.cell[:2] if passage.cell else place, []).append(passage)
    for passages in units.values():
        text = " ".join(passage.text for passage in passages)
        asked = [(code, day) for code, day in case.known.due if code in text]
        days = {tuple(map(int, found.groups())) for found in _SHORT_DAY.finditer(text)}
        if asked and days and not any((day.day, day.month, day.year) in days for _, day in asked):
            code, day = asked[-1]
            yield case.finding(
                "L43", f"Thời hạn của ý kiến {code} khác hồ sơ ({table_date(day)}).", passages, words=text
            )


def check_privacy(case: Case) -> Iterator[Finding]:
    """L44. A paper that is not for the public may name people; then this only reminds."""
    if case.known.public is False:
        return
    severity: Severity | None = None if case.known.public else "warning"
    own = [re.sub(r"\W", "", fold(each)) for each in case.known.contacts]
    for passage in (*_prose(case), *(each for appendix in case.parts.appendices for each in appendix.body)):
        text = passage.text
        for span in number_spans(text):
            words = text[span.start : span.end]
            bare = re.sub(r"\W", "", fold(words))
            if any(bare in each for each in own) or _of_an_office(text, span.what, words):
                continue
            yield case.finding(
                "L44",
                f"Có {MASK_LABELS[span.what]} trong văn bản sẽ công khai.",
                passage,
                severity=severity,
                words=f"[{MASK_LABELS[span.what]}]",
            )
        for called, pattern in (("thông tin sức khỏe", _HEALTH), ("tên trẻ em", _CHILD)):
            if pattern.search(text):
                yield case.finding(
                    "L44", f"Có {called} của người dân.", passage, severity=severity, words=f"[{called}]"
                )
        folded = fold(text)
        if any(secret and fold(secret) in folded for secret in case.known.secret):
            yield case.finding("L44", "Có nội dung của đơn tố cáo.", passage, words="[nội dung tố cáo]")


def _of_an_office(text: str, what: str, words: str) -> bool:
    """Landlines and official mailboxes belong to offices."""
    if what == "phone":
        return re.sub(r"\D", "", words).startswith(("02", "842")) or bool(
            re.search(r"đường dây nóng|hotline|trực ban", text, re.IGNORECASE)
        )
    return what == "email" and words.strip().lower().endswith((".gov.vn", ".dcs.vn"))
