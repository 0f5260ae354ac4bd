"""Deadlines in the plan's own words: how many days, of which kind, from which event, before or after it.

Weeks are seven calendar days each, and hours days where they make whole ones (72 giờ). A month has no fixed number of days
(Civil Code, article 146): its deadline keeps the words and leaves the number to a person.
"""

import re
from dataclasses import replace
from itertools import islice

from .facts import Doubt, Fact, Span, StatedDeadline
from .letters import flat, tidy
from .number_words import counted

_DAYS = re.compile(
    r"(?<![\d/.,-])0*(\d{1,3}) ?(?:\([\w ]+\) ?)?(?:ngay(?:\s+ngay)?( lam viec)?|(tuan|thang|gio)(?! ?,? ngay| dau nam| cuoi nam))"
    r"\b(?! ?\d)"
)
_VAGUE = re.compile(r"trong thoi gian (?:ngan nhat|som nhat|gan nhat|nhanh nhat)|som nhat (?:co the)?")
_EVENTS = (
    (
        "conclusion_notice",
        re.compile(
            r"(?:thong bao|van ban)(?: \w+){0,3}? ket luan|co ket luan|ket luan (?:hoi nghi|cua|duoc)"
            r"|(?:ngay|khi) (?:(?:dong chi |nguoi )?(?:chu tich|bi thu|chu tri|chu toa)(?: \w+){0,3} )?ket luan"
        ),
    ),
    ("document", re.compile(r"(?:thong bao|van ban|cong van|giay moi)(?: \w+){0,2}? nay\b")),
    ("receipt", re.compile(r"(?:nhan duoc|tiep nhan|ngay nhan)(?! (?:\w+ ){0,5}?ket luan)")),
    ("plan", re.compile(r"ban hanh ke hoach|ke hoach duoc|ky ban hanh")),
    (
        "dialogue",
        re.compile(r"hoi nghi|hoi nghi|doi thoai|tiep xuc|buoi|cuoc|dien ra|to chuc|dien dan|gap go|moi ky"),
    ),
)
_ANCHOR = re.compile(r"\b(?:ke tu|tinh tu|tu khi|tu ngay|sau khi|sau|truoc khi|truoc)\b")
_BY_DAY = re.compile(
    r"(?:truoc|cham nhat|muon nhat|den het|xong truoc)(?: la| vao)? (?:\d{1,2} ?(?:gio"
    r"|h)\d{0,2},? ?)?ngay "
    r"(?:\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2} thang \d{1,2}(?: nam \d{4})?)"
)


# What an act, a plan or last year says of itself is no deadline of this dialogue.
_NO_LIMIT = re.compile(r"\bhieu luc\b|\bnam 20\d\d,? (?:ubnd \w+ |xa |phuong )?da\b")
_MOST = 100  # in one sentence, and about so many in all: no plan has more


def read_deadlines(
    text: str, body: Span, title: str = ""
) -> tuple[list[tuple[StatedDeadline, Fact]], list[Doubt]]:
    """Every deadline of the body, in order, with its place. `title` tells what "thông báo này" is."""
    concludes = "ket luan" in flat(title)
    found: list[tuple[StatedDeadline, Fact]] = []
    heading: str | None = None
    offset = body[0]
    for line in text[body[0] : body[1]].split("\n"):
        line_flat = counted(line)
        if re.match(
            r"(?:[a-d]\)|\d(?:\.\d)?[.)]?|[ivx]+\.)? ?(?:giai doan |xu ly cong viec "
            r"|cong viec )?sau (?:khi|hoi nghi|buoi|doi thoai|tiep xuc|cuoc)[^.;]{0,60}:?$",
            line_flat,
        ):
            heading = "dialogue"
        elif re.match(r"(?:[ivx]+|\d)\.", line_flat):
            heading = heading if re.match(r"\d\.", line_flat) and heading and len(line) > 80 else None
        previous: StatedDeadline | None = None
        if len(found) > _MOST:
            break
        for start, end in _sentences(line_flat):
            for stated, fact in _in_sentence(line, line_flat, start, end, offset, previous, heading):
                if concludes and stated.from_event == "document":
                    stated = replace(stated, from_event="conclusion_notice")
                found.append((stated, fact))
                previous = stated
        offset += len(line) + 1
    doubts = [
        Doubt(
            "deadlines",
            f"“{stated.text}” tính theo tháng hoặc giờ, không ra số ngày; hãy ấn định số ngày."
            if _DAYS.search(counted(stated.text))
            else f"“{stated.text}” không nêu số ngày; cần người có thẩm quyền ấn định.",
        )
        for stated, _ in found
        if stated.days is None and stated.from_event != "date"
    ]
    doubts += [
        Doubt("deadlines", f"“{stated.text}” không nói rõ tính từ khi nào.")
        for stated, _ in found
        if not stated.anchor_stated
    ]
    return found, doubts


def _sentences(line: str) -> list[tuple[int, int]]:
    cuts = [match.end() for match in re.finditer(r"[.;](?=\s|[A-Za-z])", line)]
    return list(zip([0, *cuts], [*cuts, len(line)], strict=True))


def _in_sentence(
    line: str,
    line_flat: str,
    start: int,
    end: int,
    offset: int,
    previous: StatedDeadline | None,
    heading: str | None,
) -> list[tuple[StatedDeadline, Fact]]:
    found: list[tuple[StatedDeadline, Fact]] = []
    sentence = line_flat[start:end]
    for match in islice(_DAYS.finditer(sentence), _MOST):
        lead = " " + sentence[max(0, match.start() - 90) : match.start()]
        tail = sentence[match.end() : match.end() + 110]
        direction = _direction(lead, tail)
        if _NO_LIMIT.search(sentence) or re.match(r" (?:le|nghi|tet|hoi|cong|lien tuc)\b", tail):
            continue
        if not direction or re.search(r"so \d*$|thang $|½ $|1/$", lead[-8:]):
            continue
        if match[3] == "gio" and int(match[1]) < 24 and not re.search(r"(?:trong|vong|han) (?:\w+ )?$", lead):
            continue  # `sau 17 giờ` is an hour of the day
        event, stated = _event(lead, tail, direction)
        if event is None:
            event = previous.from_event if previous else heading or "dialogue"
            stated = bool(heading) and previous is None
        fact = _clause(line, line_flat, start, end, start + match.start(), start + match.end(), offset)
        days = _as_days(int(match[1]), match[3])
        unit = None if days is None else "working" if match[2] else "calendar"
        found.append((StatedDeadline(fact.text, days, unit, event, direction, stated), fact))
        previous = found[-1][0]
    for match in islice(_VAGUE.finditer(sentence), _MOST):
        if re.search(r"tra loi|giai quyet|thong bao|bao cao|giai dap", sentence[: match.start()]):
            fact = _clause(line, line_flat, start, end, start + match.start(), start + match.end(), offset)
            found.append((StatedDeadline(fact.text, None, None, "dialogue", "after", True), fact))
    for match in islice(_BY_DAY.finditer(sentence), _MOST):
        if re.search(r"ngay \d|\d/\d", sentence[match.start() : match.end()]) and not re.search(
            r"sinh|luat|nghi dinh|quy dinh so", sentence
        ):
            fact = _clause(line, line_flat, start, end, start + match.start(), start + match.end(), offset)
            found.append((StatedDeadline(fact.text, None, None, "date", "before", True), fact))
    return found


def _as_days(number: int, unit: str | None) -> int | None:
    """`number` days, weeks (7 days) or hours (whole days only) as days; None for months and part days."""
    if unit == "tuan":
        return 7 * number
    if unit == "gio":
        return number // 24 if number and number % 24 == 0 else None
    return None if unit == "thang" else number


def _direction(lead: str, tail: str) -> str | None:
    """ "before" or "after" the event; None when the days are no limit ("làm việc 2 ngày tại xã")."""
    if re.search(r"\btruoc(?: \w+){0,12}? ?$", lead) and not re.search(
        r"\bsau\b|ke tu|tu khi", lead[lead.rfind("truoc") :]
    ):
        near = lead[lead.rfind("truoc") :]
        if len(near) < 60:
            return "before"
    if re.match(r",? ?(?:truoc|trước)\b", tail):
        return "before"
    if re.match(r"[^.;]{0,30}?\b(?:ke tu|tu khi|tu ngay|sau|tinh tu)\b", tail):
        return "after"
    if re.search(r"\btrong (?:thoi gian )?$", lead) and re.search(
        r"ket luan|tra loi|thong bao|giai quyet|bao cao|ban hanh|tong hop", lead + tail
    ):
        return "after"
    if re.search(r"cham nhat|muon nhat|trong thoi han|trong vong|khong qua|toi da|thoi han", lead[-50:]):
        return "before" if re.match(r"[^.;]{0,40}?\btruoc\b", tail) else "after"
    if re.search(r"\bsau (?:khi )?(?:\w+ ){0,6}$|\bsau $", lead[-45:]):
        return "after"
    return None


def _event(lead: str, tail: str, direction: str) -> tuple[str | None, bool]:
    """The event named next to the number of days, after it or (for "trước hội nghị 05 ngày") before it."""
    anchor = _ANCHOR.search(tail)
    if anchor and anchor.start() < 70 and (event := _named(tail[anchor.end() : anchor.end() + 70])):
        return event, True
    if direction == "before":
        near = lead[lead.rfind("truoc") :] if "truoc" in lead else ""
        if event := _named(near) or _named(tail[:45]) or _named(lead[-60:]):
            return event, True
        return None, False
    near = (
        lead[max(lead.rfind(" sau "), lead.rfind("ke tu"), lead.rfind("tu khi")) :]
        if re.search(r" sau |ke tu|tu khi", lead)
        else ""
    )
    if event := _named(near):
        return event, True
    return None, False


def _named(words: str) -> str | None:
    best: tuple[int, str] | None = None
    for event, pattern in _EVENTS:
        if (match := pattern.search(words)) and (best is None or match.start() < best[0]):
            best = (match.start(), event)
    return best[1] if best else None


def _clause(line: str, line_flat: str, start: int, end: int, at: int, until: int, offset: int) -> Fact:
    """The clause around a number of days: the sentence, cut at commas when it is long."""
    if at - start > 200:
        cut = re.compile(r"[,:] (?:dong thoi )?| dong thoi ").search(line_flat, at - 200, at - 20)
        start = cut.end() if cut else max(start, line_flat.find(" ", max(start, at - 600), at) + 1)
    if end - until > 320:
        comma = line_flat.find(", ", until + 200, end)
        end = comma if comma > 0 else min(end, until + 600)
    raw = line[start:end]
    bare = raw.strip(" -–+*;,.:/")
    begin = offset + start + (raw.find(bare) if bare else 0)
    said = re.sub(r"^(?:Bước \d+:|[a-d]\)|\d{1,2}(?:\.\d{1,2})?[.)]?) ", "", tidy(bare))
    return Fact(said, begin, begin + len(bare))
