"""When the dialogue is held, as the plan says it; and whether it moved, recurs, or was called off."""

import re

from .dates import days, impossible_days, impossible_hours, lunar_days, month_period, periods, wrong_weekdays
from .facts import Doubt, Fact, Period, Span, Time
from .letters import flat, tidy
from .sections import Section, labelled, piece
from .tables import Table

_OTHER_MEETING = re.compile(
    r"quan triet|phat bieu|gui y kien|tiep nhan|thu thap|dang ky|giai quyet|bao cao|tong hop|hoan thanh"
    r"|tra loi"
)
_RECURRENCE = re.compile(
    r"(?:dinh ky )?(?:it nhat |toi thieu )?(?:moi|hang|mot|\d) (?:quy|thang|6 thang|tuan)(?: to chuc)?(?: it nhat)?"
    r" ?(?:\d{1,2}|mot|hai) ?(?:lan|cuoc|ky|buoi)"
    r"|(?:dinh ky )?(?:it nhat |toi thieu )?(?:moi nam|hang nam|mot nam"
    r"|\d+ thang)(?: to chuc)?(?: it nhat)? ?\d{1,2} ?(?:lan|cuoc|ky|hoi nghi)(?:[^.;:\n]{0,80}(?!\w))?"
    r"|(?:it nhat |dinh ky |toi thieu )?\d{1,2} ?(?:lan|cuoc|ky) ?(?:/|trong|mot"
    r"|moi) ?(?:1 )?nam\b(?:[^.;:\n]{0,60}(?!\w))?"
    r"|(?:dinh ky|it nhat|toi thieu) \d{1,2} (?:lan|cuoc)\b(?:[^.;:\n]{0,60}(?!\w))?"
)
_DURATION = re.compile(
    r"(?:½|1/2|nua|01|1|mot) (?:ngay|buoi)(?: (?:sang|chieu|toi)\b)?\b(?! ?\d)|(?<!gio )(?<!\d)\d{1,3} (?:phut|tieng)\b|½ ngay"
)
_MOVED = re.compile(
    r"(?:thay (?:cho|the)|thay vi|lui (?:tu|lai tu)|doi tu|chuyen tu|hoan (?:tu|cuoc|hoi nghi|buoi"
    r"|viec))[^.;\n]{0,90}?(?=ngay \d|\d{1,2}/\d)"
)
_OLD_TIME = re.compile(r"thoi gian (?:cu(?! the)|truoc day|da thong bao|ban dau)\b")
_VAGUE_HEAD = re.compile(
    r"(?:(?:du kien|trong|vao) )*(?:quy (?:i{1,3}|iv|[1-4])|thang \d{1,2})(?:[/ ](?:nam )?\d{4})?"
)
_TOLD_LATER = re.compile(r"\bse (?:duoc )?(?:thong bao|co thong bao)|thong bao sau")
_PUT_OFF = re.compile(r"(?:tam )?hoan\b|\blui\b")
# `Kế hoạch số 98/KH-UBND …, dự kiến tổ chức ngày 17/9/2026` in a paper that moves the day: that day is the old one.
_MEANT = re.compile(r"(?:du kien|an dinh|da dinh|da thong bao)\b[^.;\n]{0,60}?(?=ngay \d|\d{1,2}/\d)")
_MOVES = re.compile(r"\bhoan\b|\blui\b|(?:thay doi|dieu chinh|doi) (?:thoi gian|ngay|lich)")
_SITTING = re.compile(r"(?:ky|cuoc|dot|buoi|lan|cum|hoi nghi|diem) (?:thu )?(?:\d|[ivx]+\b|nhat|hai|ba|tu)")
_NEW_DAY = re.compile(
    r"(?:(?:to chuc|tien hanh|dien ra) lai\b[^.;\n]{0,60}? "
    r"|(?:hoan|lui|doi(?! thoai)|chuyen|dieu chinh)\b[^.;\n]{0,80}? (?:den|sang|toi|thanh) )"
    r"(?=(?:luc |vao |hoi |[^.;\n,]{0,25}?)(?:ngay \d|\d{1,2} ?(?:gio|h)|\d{1,2}/\d))"
)
_CANCELLED = re.compile(
    r"(?:huy(?: bo)?|khong to chuc|dung (?:viec )?to chuc|tam dung|khong tien hanh) (?:viec |to chuc |cuoc "
    r"|buoi |hoi nghi )*(?:tiep xuc|doi thoai|hoi nghi)"
)


def read_time(
    root: Section, text: str, title: str, body: Span, schedules: list[Table]
) -> tuple[Time, Span | None, list[Doubt]]:
    """The time, where it stands, and doubts. `title` gives the year of "tháng 6" only when it states one."""
    stated = re.search(r"nam ((?:19|20)\d\d)|/((?:19|20)\d\d)", flat(title))
    year = int(stated[1] or stated[2]) if stated else None
    said = [cell for table in schedules for cell in table.column("time")] or _statements(root)
    doubts: list[Doubt] = []
    flat_body = flat(text[body[0] : body[1]])
    recurring = [
        _fact(text, body[0] + match.start(), body[0] + match.end())
        for match in _RECURRENCE.finditer(flat_body)
    ]
    iso: list[str] = []
    spans: list[Period] = []
    replaced = _replaced(flat_body, year)
    for fact in said:
        words = _held(flat(text[fact.start : fact.end]))
        iso += [day for day, *_ in days(words, year) if day not in replaced]
        spans += periods(words, year)
    cancelled = bool(_CANCELLED.search(flat(title) + "\n" + flat_body[:1500]))
    if cancelled and not said:
        said = _called_off(text, body)
        iso = [day for fact in said for day, *_ in days(flat(fact.text), year)]
    if _MOVES.search(flat(title)) and iso:
        head_too = flat(text[: body[1]])
        replaced += [
            day
            for match in _MEANT.finditer(head_too)
            for day, *_ in list(days(head_too[match.end() : match.end() + 40], year))[:1]
            if day not in iso and day not in replaced
        ]
    put_off = bool(_PUT_OFF.search(flat(title))) and not said
    if put_off and (new := _new_day(text, body, year)):
        said, iso = [new], [day for day, *_ in days(flat(new.text), year)]
        told = _loose(text, body, year)
        replaced = [day for day, *_ in days(flat(told.text), year) if day not in iso] if told else replaced
    if not said and (listed := _listed_sittings(root, year)):
        said = listed
        iso = [day for fact in said for day, *_ in days(flat(fact.text), year) if day not in replaced]
        spans = [period for fact in said for period in periods(flat(fact.text), year)]
    if not said and not recurring:
        loose = _loose(text, body, year, held="ket luan" in flat(title))
        if loose:
            said = [loose]
            words = flat(loose.text)
            stated_days = [day for day, *_ in days(words, year)]
            if put_off:  # put off without a new day: the old one no longer holds
                replaced += [day for day in stated_days if day not in replaced]
            iso, spans = [day for day in stated_days if day not in replaced], periods(words, year)
    if not iso and not spans:
        for fact in recurring:
            spans += [period for period in periods(flat(fact.text), year) if period not in spans]
    stated_words = [flat(fact.text) for fact in said]
    unreadable = [day for words in stated_words for day in (*impossible_days(words), *lunar_days(words))]
    if (
        not iso
        and not spans
        and year
        and said
        and not recurring
        and not unreadable
        and not any(_held(words) != words for words in stated_words)
    ):
        whole = month_period(year, 1, 12)
        spans = [whole] if whole else []
        doubts.append(Doubt("time", f"Kế hoạch chỉ cho biết năm {year}, chưa nêu ngày, tháng tổ chức."))
    if (
        len(
            {_count(fact.text) for fact in [*recurring, *(fact for fact in said if _count(fact.text))]}
            - {None}
        )
        > 1
    ):
        quoted = " và ".join(
            f"“{fact.text}”" for fact in dict.fromkeys([*said, *recurring]) if _count(fact.text)
        )
        doubts.append(Doubt("time", f"Kế hoạch nói số lần đối thoại không thống nhất: {quoted}."))
    doubts += _calendar_doubts(said, iso, year)
    duration = next(
        (
            fact.text[match.start() : match.end()]
            for fact in said
            if (match := _DURATION.search(flat(fact.text)))
        ),
        None,
    )
    if duration:
        duration = re.sub(r"^(?:½|nửa)", "1/2", duration)
    texts = list(dict.fromkeys(fact.text for fact in [*said, *recurring]))
    texts = [words for words in texts if not any(words != other and words in other for other in texts)]
    time = Time(
        "; ".join(texts) or None, tuple(dict.fromkeys(iso)), tuple(dict.fromkeys(spans)), duration,
        tuple(replaced), cancelled, recurring[-1].text if recurring else None,
    )  # fmt: skip
    at = [*said, *recurring][:1]
    return time, at[0].span if at else None, doubts


def _calendar_doubts(said: list[Fact], iso: list[str], year: int | None) -> list[Doubt]:
    """Days that the calendar, or the plan's own year, contradicts."""
    found = []
    for fact in said:
        words = flat(fact.text)
        found += [Doubt("time", f"Lịch không có ngày {written}.") for written in impossible_days(words)]
        found += [
            Doubt("time", f"Thứ trong tuần không khớp với ngày {_table(iso)}.")
            for iso in wrong_weekdays(words)
        ]
        found += [
            Doubt("time", f"Không có giờ nào là “{fact.text[start:end].strip()}”.")
            for start, end in impossible_hours(words)
        ]
        if _held(words) != words and not any(days(_held(words), year)) and any(days(words, year)):
            found.append(Doubt("time", f"“{fact.text}” chỉ nêu hạn, chưa nêu ngày tổ chức."))
        if lunar_days(words):
            found.append(Doubt("time", f"“{fact.text}” nêu ngày âm lịch; hãy ghi ngày dương lịch."))
    if year and any(int(day[:4]) != year for day in iso):
        found.append(Doubt("time", f"Ngày tổ chức không thuộc năm {year} nêu trong tên kế hoạch."))
    return found


def _table(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _statements(root: Section) -> list[Fact]:
    """What stands under *Thời gian*, leaving out the times of other meetings (briefings, collecting
    opinions).
    """
    found: list[Fact] = []
    for section in labelled(
        root,
        r"(?:(?:so (?:cuoc|lan|buoi)|doi tuong|dia diem|thanh phan|noi dung"
        r"|hinh thuc),? (?:va )?)*(?:du kien )?(?:ve )?(?:thoi gian|thoi diem"
        r"|thoi luong,? (?:va )?thoi diem|ngay,? (?:va )?gio|gio,? (?:va )?ngay)\b"
        r"(?! (?:cu\b(?! the)|truoc day|da thong bao|ban dau|phat bieu|tra loi|gui|giai quyet|thuc hien quy))"
        r"|ngay to chuc",
    ):
        if section.rest() is None and any(
            re.match(r"(?:\w+ )?(?:thoi gian|dia diem|thanh phan)", child.head) for child in section.children
        ):
            continue  # its own items say which is the time
        candidates = [section, *section.walk()]
        for candidate in candidates:
            dated = any(days(candidate.head, 2000))
            if candidate.is_heading and candidate.rest() is None and not dated:
                continue
            if re.match(r"(?:va )?dia diem|thanh phan|chu tri|noi dung|hinh thuc|doi tuong", candidate.head):
                continue
            if _OTHER_MEETING.search(candidate.head[:70]) or _OLD_TIME.match(candidate.head):
                continue
            fact = (None if dated else candidate.rest()) or candidate.whole()
            if fact and not re.match(r"(?:du kien )?thoi gian|ngay", candidate.head) and not dated:
                fact = _when(fact)
            if _VAGUE_HEAD.fullmatch(candidate.head) and candidate.rest():  # `Quý I: đối thoại với …`
                fact = piece(candidate.text, candidate.start, 0, candidate.colon)
            if fact and _TOLD_LATER.search(flat(fact.text)) and not re.search(r"\d", fact.text):
                continue
            if fact and flat(fact.text) not in ("thoi gian", "thoi gian, dia diem", "thoi gian va dia diem"):
                found.append(_without_place(_until_people(fact) if _SITTING.match(candidate.head) else fact))
    return found


def _when(fact: Fact) -> Fact:
    """`Đối thoại với hội viên …, vào ngày 28/3/2019 tại …` → from the time on."""
    at = re.search(
        r"(?:vao |luc |hoi |trong )*(?:(?:sang|chieu|toi)\b,? ?)?(?:\d{1,2} ?(?:gio|h)[^,;.]{0,12},? )?"
        r"(?:(?:(?:thuong|trung|ha) tuan|tuan|dau|giua"
        r"|cuoi)\b[^,;.\d]{0,20}(?:\d [^,;.\d]{0,10})?)?(?:ngay \d|thang \d|quy [i1-4]"
        r"|\d{1,2}/\d{1,2}/\d{4})",
        flat(fact.text),
    )
    if not at or at.start() < 20:
        return fact
    return Fact(fact.text[at.start() :], fact.start + at.start(), fact.end)


def _without_place(fact: Fact) -> Fact:
    """`…ngày 12/5/2023, tại nhà văn hóa` → the time only."""
    cut = re.search(
        r"[,;]? (?:tai (?=nha|hoi truong|tru so|phong|san|dinh|truong|uy ban|ubnd|diem)|dia diem ?:)",
        flat(fact.text),
    )
    text = re.sub(
        r"^thời gian[^:]{0,60}? là (?=\D{0,3}[½\d])",
        "",
        fact.text[: cut.start()] if cut else fact.text,
        flags=re.I,
    )
    return Fact(tidy(text), fact.start, fact.end)


def _loose(text: str, body: Span, year: int | None, *, held: bool = False) -> Fact | None:
    """No heading: a sentence that holds the dialogue on a stated day ("vào hồi 8 giờ, ngày 12/5/2023").

    `held`: a paper from after the sitting, which tells who chaired it ("ngày 31/10/2023, … đã chủ trì hội nghị").
    """
    area = re.sub(r"\([^()\n]{0,120}\)", lambda aside: " " * len(aside[0]), text[body[0] : body[1]])
    for match in re.finditer(r"[^.;\n]+(?:\.\d[^.;\n]*)*", area):
        words = flat(match[0])
        if not re.search(r"(?:hoi nghi|doi thoai)", words) or re.search(
            r"can cu|so \d+|truoc ngay|thoi han|den het", words
        ):
            continue
        if not re.search(r"to chuc|dien ra|tien hanh|hoi \d{1,2} ?(?:gio|h)", words) and not (
            held and "chu tri" in words
        ):
            continue
        at = re.search(
            r"(?:vao |trong |luc |hoi )?(?:hoi |luc )?(?:\d{1,2} ?(?:gio|h)\b|ngay \d|quy [i1-4]|thang \d)",
            words,
        )
        if at and (list(days(words, year)) or periods(words, year)):
            end = re.search(r",? (?:tai|cua|voi|giua)\b", words[at.start() :])
            stop = at.start() + end.start() if end else len(words)
            return _fact(text, body[0] + match.start() + at.start(), body[0] + match.start() + stop)
    return None


def _held(words: str) -> str:
    """Flat words of a time without the days it is not held on: `(nếu mưa thì lùi sang ngày …)`, `trước ngày …`."""
    aside = re.compile(
        r"\((?:neu|truong hop|du phong|phuong an)[^()]*\)|(?:neu|truong hop) [^.;()]*"
        r"|(?:truoc|cham nhat|muon nhat|khong muon hon|hoan thanh|xong truoc)(?: la| vao)? (?:ngay )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    )
    return aside.sub(lambda one: " " * len(one[0]), words)


def _listed_sittings(root: Section, year: int | None) -> list[Fact]:
    """No heading, but a list of sittings: `Kỳ 1: ngày 16/3/2024, đối thoại với …`, `Kỳ 2: …`."""
    for section in root.walk_with_self():
        told = [
            child
            for child in section.children
            if _SITTING.match(child.flat) and (any(days(child.flat, year)) or periods(child.flat, year))
        ]
        if len(told) > 1:
            return [
                _until_people(_without_place(_when(fact)))
                for child in told
                if (fact := child.rest() or child.whole())
            ]
    return []


def _until_people(fact: Fact) -> Fact:
    """`ngày 16/3/2024, đối thoại với thanh niên` → the time only."""
    cut = re.search(r",? (?:doi thoai|tiep xuc|voi|chu tri)\b", flat(fact.text))
    return Fact(tidy(fact.text[: cut.start()]), fact.start, fact.start + cut.start()) if cut else fact


def _called_off(text: str, body: Span) -> list[Fact]:
    """The day that will not be held ("không tổ chức hội nghị … vào ngày 28/7/2021")."""
    area = flat(text[body[0] : body[1]])
    for match in _CANCELLED.finditer(area):
        for _, start, end in days(area[match.end() : match.end() + 200]):
            return [_fact(text, body[0] + match.end() + start, body[0] + match.end() + end)]
    return []


def _new_day(text: str, body: Span, year: int | None) -> Fact | None:
    """`hoãn hội nghị đến 7 giờ 30 ngày 01/12/2022` → the new time."""
    area = flat(text[body[0] : body[1]])
    for match in _NEW_DAY.finditer(area):
        for _, _, end in days(area[match.end() : match.end() + 60], year):
            return _fact(text, body[0] + match.end(), body[0] + match.end() + end)
    return None


def _replaced(flat_body: str, year: int | None) -> list[str]:
    """Days that the paper says no longer hold ("thay cho ngày 12/5/2023")."""
    found: list[str] = []
    for match in [*_MOVED.finditer(flat_body), *re.finditer(_OLD_TIME.pattern, flat_body)]:
        for day, *_ in days(flat_body[match.end() : match.end() + 40], year):
            if day not in found:
                found.append(day)
            break
    return found


def _count(words: str) -> int | None:
    match = re.search(r"(\d{1,2}) ?(?:lan|cuoc|ky)\b", flat(words))
    return int(match[1]) if match else None


def _fact(text: str, start: int, end: int) -> Fact:
    return Fact(tidy(text[start:end]), start, end)
