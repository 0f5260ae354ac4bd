"""Who: the groups the dialogue is for, who takes part and how many."""

import re

from .facts import Doubt, Fact, HeadCount, Span
from .letters import flat, tidy, with_capitals
from .sections import Section, labelled, leaves

_GROUP_WORD = (
    r"(?:(?:dai dien |toan the |cac tang lop |dong dao |ba con |can bo,? ?(?:va )?|cac bo va "
    r"|dang vien,? ?(?:va )?|doan vien,? ?(?:va )?)*"
    r"(?:nhan dan|cu tri|cong dan|nguoi dan|cac ho dan|ho dan|hoi vien|doan vien|thanh nien|phu nu"
    r"|nong dan|cuu chien binh|nguoi cao tuoi|"
    r"doanh nghiep|ho kinh doanh|hop tac xa|cong nhan|nguoi lao dong|hoc sinh|giao vien|tre em|dong bao|nguoi co uy tin|gia lang))"
)
_WITH_GROUP = re.compile(
    rf"(?:doi thoai|tiep xuc)(?: truc tiep)?[^.;:\n]{{0,60}}? voi ({_GROUP_WORD}[^.;:\n]{{0,90}})"
)
_PEOPLE = (
    rf"(?:{_GROUP_WORD}|can bo|thanh vien|chu (?:ho|tau|co so|doanh nghiep)|"
    r"(?:cac |nhung )?(?:ho|nguoi|gia dinh|to chuc|ca nhan)\b)(?! dung dau)"
)
_GROUP_ENDS = re.compile(
    r" (?:ve|nam \d|tai (?!dia phuong|cac (?:thon|ap|xom|ban|khu|to))|nhu sau|theo|cua dong chi|cu the|phai|duoc|la|de|tap trung|phu hop"
    r"|trong (?!xa)|quy|vao|thang \d|nham|dam bao|bao dam|"
    r"ngay|lan|yeu cau|du kien|dinh ky|khi|neu|do|hang nam)\b| - nam| -? ?nam 20\d\d|[,.;:(]"
)
_KIND = (
    r"(?:[Tt]hôn|[Xx]óm|[Bb]ản|[Ll]àng|[Ấấ]p|[Bb]uôn|[Kk]hóm|[Tt]ổ dân phố|[Kk]hu dân cư|[Kk]hu phố"
    r"|[Kk]hu|[Tt]ổ|[Pp]hum|[Ss]óc|[Bb]on)"
)
_NEXT = with_capitals(rf"(?=(?:{_KIND}\s+)?(?:@|\d))")
_PLACE_WORD = re.compile(with_capitals(rf"(?<!\w)((?:[Cc]ác )?{_KIND})\s+(?=@|\d)"))
_NOT_EACH = r"(?! ?/ ?(?!cuoc|buoi|hoi)| (?:moi|mot) (?:thon|xom|ban|to|ap))"
_PEOPLE_COUNT = (
    r"(?:nguoi|dai bieu|cong dan|nhan dan|ho dan|thanh phan|nguoi dan|cu tri|doan vien|thanh nien|hoi vien|nong dan"
    r"|doanh nghiep|khach)"
)


def read_participants(root: Section) -> list[Fact]:
    """The items under *Thành phần*, of the dialogue rather than of a briefing before it."""
    found: list[Fact] = []
    within: list[Section] = []
    for section in labelled(
        root,
        r"(?:ve )?thanh phan\b(?!.{0,20}ho so)|dai bieu (?:tham du|moi)|khach moi|.{0,60}tran trong kinh moi"
        r"|kinh moi",
    ):
        combined = re.match(r"thanh phan,? ?(?:va )?(?:thoi gian|dia diem)", section.head)
        if (combined and not section.rest()) or any(section is other for other in within):
            continue
        within += section.walk()
        if "kinh moi" in section.head:  # an invitation: what follows the list is not invited
            invited = [child.whole() for child in section.children if child.marker]
            found += [fact for fact in invited if fact]
            continue
        for part in _of_the_dialogue(section):
            found += _attending(part)
    kept: dict[str, Fact] = {}
    for fact in found:
        said = re.sub(r"^(?:Mời|Kính mời|[Cc]ùng|Đại biểu mời:?|Gồm:?|Gồm có:?)\s+", "", fact.text)
        if (
            said
            and len(said) < 400
            and not re.match(r"(?:tong )?so (?:luong|nguoi|dai bieu)|tong so", flat(said))
        ):
            kept.setdefault(said, Fact(said, fact.start, fact.end))
    return list(kept.values())


def _of_the_dialogue(section: Section) -> list[Section]:
    if any(
        re.search(r"hoi nghi|doi thoai|tiep xuc", child.head) and child.children for child in section.children
    ):
        kept = [
            child
            for child in section.children
            if not re.search(r"quan triet|xay dung|trien khai", child.head)
        ]
        return kept or [section]
    return [section]


def _attending(section: Section) -> list[Fact]:
    """The lowest items; a label such as `Đại biểu mời:` or `Nhân dân:` is not one of them."""
    rest = section.rest()
    if re.match(r"(?:nguoi |dong )?chu (?:tri|toa)$", section.head) and (rest or section.is_heading):
        return []  # the chair is a fact of its own
    if rest:
        inline = _listed(rest, commas=section.head.startswith("thanh phan"))
        return inline + [fact for child in section.children for fact in _attending(child)]
    if section.children:
        own = [] if section.is_heading else [fact for fact in [section.whole()] if fact]
        return own + [fact for child in section.children for fact in _attending(child)]
    whole = section.whole()
    if not whole:
        return []
    label = re.match(
        r"thanh phan(?: tham (?:du|gia))?(?: hoi nghi| buoi)?(?: tiep xuc, doi thoai| doi thoai)? (?:gom"
        r"|bao gom|la) ",
        flat(whole.text),
    )
    if label:
        return _listed(Fact(whole.text[label.end() :], whole.start + label.end(), whole.end), commas=True)
    return [] if re.match(r"thanh phan\b", flat(whole.text)) and len(whole.text) < 60 else [whole]


def _listed(fact: Fact, *, commas: bool) -> list[Fact]:
    """`Thường trực HĐND, Lãnh đạo UBND xã, … và trực tiếp người dân …` on one line → one fact each."""
    text = fact.text
    label = re.match(r"thanh phan[^:]{0,60}: ?", flat(text))
    begin = label.end() if label else 0
    # Commas inside brackets do not separate, nor do short words that belong to what stands before them.
    between = (
        r"; ?|, (?=@|đại biểu|đại diện|lãnh đạo)| và trực tiếp " if commas and ";" not in text else r"; ?"
    )
    separators = re.finditer(with_capitals(between), text)
    cuts = [match for match in separators if match.start() >= begin and not _in_brackets(text, match.start())]
    if len(cuts) < 2 and ";" not in text:
        return [Fact(text[begin:], fact.start + begin, fact.end)]
    found = []
    for start, end in zip(
        [begin, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)], strict=True
    ):
        said = tidy(text[start:end])
        if said:
            found.append(Fact(said, min(fact.start + start, fact.end), min(fact.start + end, fact.end)))
    return found


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def read_count(text: str, body: Span) -> tuple[HeadCount | None, Span | None, list[Doubt]]:
    """How many people, where the plan gives a total; a number per hamlet is not a total."""
    area = flat(text[body[0] : body[1]])
    low: dict[int, Span] = {}
    high: dict[int, Span] = {}
    for match in re.finditer(
        rf"(?:tu )?(?<![\d/])(\d{{1,4}}) ?(?:-|den) ?(\d{{1,4}}) (?:{_PEOPLE_COUNT}){_NOT_EACH}",
        area,
    ):
        low.setdefault(int(match[1]), match.span())
        high.setdefault(int(match[2]), match.span())
    minimum = (
        rf"(?:khong it hon|it nhat|toi thieu|tren"
        rf"|khong duoi) (?:la )?(\d{{1,4}}) (?:{_PEOPLE_COUNT}){_NOT_EACH}"
    )
    maximum = (
        rf"(?:khong qua|toi da|khong nhieu hon"
        rf"|khong vuot qua) (?:la )?(\d{{1,4}}) (?:{_PEOPLE_COUNT}){_NOT_EACH}"
    )
    exact = (
        rf"(?:so luong|tong so|khoang|du kien)[^.;\n\d]{{0,60}}?(\d{{1,4}}) (?:{_PEOPLE_COUNT})(?! ?/"
        rf"| (?:moi|mot) (?:thon|xom|ban))"
    )
    for pattern, side in ((minimum, low), (maximum, high)):
        for match in re.finditer(pattern, area):
            side.setdefault(int(match[1]), match.span())
    if not low and not high:
        for match in re.finditer(exact, area):
            low.setdefault(int(match[1]), match.span())
            high.setdefault(int(match[1]), match.span())
    if not low and not high:
        return None, None, []
    doubts = []
    for numbers, word in ((low, "ít nhất"), (high, "nhiều nhất")):
        if len(numbers) > 1:
            doubts.append(
                Doubt(
                    "participant_count",
                    f"Kế hoạch nêu nhiều số người {word}: {', '.join(map(str, numbers))}.",
                )
            )
    count = HeadCount(next(iter(low), None), next(iter(high), None))
    if count.min is not None and count.max is not None and count.min > count.max:
        doubts.append(
            Doubt("participant_count", f"Số người ít nhất ({count.min}) lớn hơn số nhiều nhất ({count.max}).")
        )
    start, end = next(iter([*low.values(), *high.values()]))
    return count, (body[0] + start, body[0] + end), doubts


def read_groups(
    root: Section,
    text: str,
    body: Span,
    title: Fact | None,
    commune: str | None,
    participants: list[Fact],
) -> list[Fact]:
    """Whom the dialogue is for: named hamlets and associations first, all the people of the commune last."""
    areas = [body] + ([title.span] if title else [])
    named: list[Fact] = []
    general: list[Fact] = []
    for start, end in areas:
        for match in _WITH_GROUP.finditer(flat(text[start:end])):
            fact = _group(text, start + match.start(1), start + match.end(1))
            if not fact:
                continue
            split = _each_place(fact)
            (
                named
                if len(split) > 1 or _PLACE_WORD.search(fact.text) or _is_association(fact.text)
                else general
            ).extend(split)
    if len(named) > 1:
        general = []
        for (
            section
        ) in root.walk():  # `Lắng nghe ý kiến của Cán bộ và nhân dân …` beside `Tiếp xúc với nhân dân thôn …`
            listed = [child for child in section.children if child.marker]
            if len(listed) > 2 and sum(bool(_WITH_GROUP.search(child.flat)) for child in listed) > 1:
                for child in listed:
                    if at := re.match(
                        rf"(?:lang )?nghe (?:y kien )?(?:cua )?({_GROUP_WORD})(?! thon| xom)", child.flat
                    ):
                        named.append(
                            Fact(
                                child.text[at.start(1) : at.end(1)],
                                child.start + at.start(1),
                                child.start + at.end(1),
                            )
                        )
    for section in labelled(root, r"doi tuong\b"):
        for fact in [part for leaf in leaves(section) for part in _listed(leaf, commas=False)]:
            for part in _people(fact):
                if re.match(_PEOPLE, flat(part.text)) and len(part.text) < 160:
                    named += _each_place(part)
    kept = _distinct(named)
    if kept:
        return kept
    if (
        title
        and not general
        and (at := re.search(r"(?:giua|cua) [^;]{5,90}? voi (.+?)(?: -? ?nam 20\d\d.*)?$", flat(title.text)))
    ):
        said = tidy(title.text[at.start(1) : at.end(1)])
        return [Fact(said[:1].upper() + said[1:], *title.span)]
    for fact in participants:
        if re.match(r"(?:cong dan|nguoi dan|nhan dan)(?! ?:)", flat(fact.text)) and len(fact.text) > 25:
            said = re.sub(r"\s*\([^()]*\d[^()]*\)$", "", fact.text)
            return [Fact(said, fact.start, fact.start + len(said))]
    on_place = [fact for fact in general if "dia ban" in flat(fact.text)]
    chosen = (on_place or general)[:1]
    if chosen and commune and re.search(r"địa bàn (?:xã|phường|thị trấn|đặc khu)$", chosen[0].text):
        name = commune.split(" ", 2 if commune.startswith(("thị trấn", "đặc khu")) else 1)[-1]
        return [Fact(f"{chosen[0].text} {name}", chosen[0].start, chosen[0].end)]
    return chosen


def _people(fact: Fact) -> list[Fact]:
    """`Cán bộ Hội Nông dân, hội viên tiêu biểu và thành viên tổ hợp tác` → each; `cán bộ, hội viên Hội` stays whole."""
    words = flat(fact.text)
    cuts = [
        match
        for match in re.finditer(r",? va |, ", words)
        if re.match(rf"(?!gia lang){_PEOPLE}", words[match.end() :])
    ]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(words)]
    pieces = list(zip(starts, ends, strict=True))
    if any(len(words[start:end].split()) < 3 for start, end in pieces):
        return [fact]
    return [Fact(tidy(fact.text[start:end]), fact.start + start, fact.start + end) for start, end in pieces]


def _is_association(text: str) -> bool:
    return bool(
        re.search(
            r"hoi vien|doan vien|thanh nien|phu nu|nong dan|cuu chien binh|doanh nghiep|hop tac xa"
            r"|ho kinh doanh|nguoi cao tuoi|hoc sinh|cong nhan",
            flat(text),
        )
    )


def _group(text: str, start: int, end: int) -> Fact | None:
    words = flat(text[start:end])
    cut = None
    if also := re.match(rf"[^,.;:]{{4,30}}, ?{_GROUP_WORD}(?: ?, ?{_GROUP_WORD})*", words):
        words = "_" * also.end() + words[also.end() :]  # `đoàn viên, thanh niên xã` is one group
    for match in _GROUP_ENDS.finditer(words):
        # `thôn A, B và C`: a comma between names of hamlets goes on.
        if (
            match[0] == ","
            and _PLACE_WORD.search(text[start : start + match.start()])
            and re.match(rf", ?{_NEXT}", text[start + match.start() :])
        ):
            continue
        cut = match.start()
        break
    end = start + cut if cut is not None else end
    said = tidy(text[start:end])
    if not said:
        return None
    return Fact(said[:1].upper() + said[1:], start, min(end, start + len(text[start:end].rstrip())))


def _each_place(fact: Fact) -> list[Fact]:
    """`Nhân dân xóm Đồng Mới và xóm Nà Kháo` → the people of each."""
    first = _PLACE_WORD.search(fact.text)
    if not first:
        return [fact]
    lead, names = fact.text[: first.start()], fact.text[first.start() :]
    parts = re.split(rf",? và {_NEXT}|, ?{_NEXT}", re.sub(r"^[Cc]ác ", "", names))
    if len(parts) == 1:
        return [fact]
    said = []
    for part in parts:
        kind = "" if _PLACE_WORD.match(part) else re.sub(r"^[Cc]ác ", "", first[1]) + " "
        said.append(Fact(tidy(f"{lead}{kind}{part}"), fact.start, fact.end))
    return said


def _distinct(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        key = re.sub(r"^dai dien (?:cac tang lop )?|^cac tang lop ", "", flat(fact.text))
        same = next(
            (
                other
                for other in kept
                if key in flat(other.text)
                or re.sub(r"^dai dien (?:cac tang lop )?|^cac tang lop ", "", flat(other.text))
                in flat(fact.text)
            ),
            None,
        )
        if same is None:
            kept.append(fact)
        elif len(fact.text) > len(same.text) and len(fact.text) < 90:
            kept[kept.index(same)] = fact
    return kept
