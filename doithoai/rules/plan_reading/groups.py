"""Whom the dialogue is for: people of a commune or a hamlet, members, enterprises."""

import re

from .facts import Fact, Span
from .letters import flat, tidy, with_capitals
from .listings import GROUP_WORD, PEOPLE, each_people, listed
from .sections import Section, labelled, leaves

_WITH_GROUP = re.compile(
    rf"(?:doi thoai|tiep xuc)(?: truc tiep)?[^.;:\n]{{0,60}}? voi ({GROUP_WORD}[^.;:\n]{{0,90}})"
)
_AND_GROUP = re.compile(
    rf"(?:doi thoai|tiep xuc)[^.;:\n]{{0,40}}? giua (?:(?! voi )[^.;:,\n]){{5,60}}? va ({GROUP_WORD}[^.;:\n]{{0,90}})"
)
_GROUP_ENDS = re.compile(
    r" (?:ve|nam \d|tai (?!dia phuong|cac (?:thon|ap|xom|ban|khu|to))|nhu sau|theo|cua dong chi|cu the|phai|duoc|la|de|tap trung|phu hop"
    r"|nhan (?:thang|dip|ngay|ky niem)|sau (?:sap xep|sap nhap|khi)|trong (?!xa|vung|khu|thon|ap|lang"
    r"|ban|pham vi|do tuoi)|\d+ thang|quy|vao|thang \d|nham|dam bao|bao dam|"
    r"ngay|lan|yeu cau|du kien|dinh ky|khi|neu|do|hang nam)\b| - nam| -? ?nam 20\d\d|[,.;:(]"
)
_KIND = (
    r"(?:[Tt]hôn|[Tt]iểu khu|[Xx]óm|[Bb]ản|[Ll]àng|[Ấấ]p|[Bb]uôn|[Kk]hóm|[Tt]ổ dân phố|[Kk]hu dân cư|[Kk]hu phố"
    r"|[Kk]hu|[Tt]ổ|[Pp]hum|[Ss]óc|[Bb]on)"
)
_NEXT = with_capitals(rf"(?=(?:{_KIND}\s+)?(?:@|\d))")
_PLACE_WORD = re.compile(with_capitals(rf"(?<!\w)((?:[Cc]ác )?{_KIND})\s+(?=@|\d)"))


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
        area = flat(text[start:end])
        for match in [*_WITH_GROUP.finditer(area), *_AND_GROUP.finditer(area)]:
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
        named += _beside_named(root)
    for section in labelled(root, r"doi tuong\b(?!,? (?:va )?(?:noi dung|thoi gian|dia diem|thanh phan))"):
        for fact in [part for leaf in leaves(section) for part in listed(leaf, commas=False)]:
            for part in each_people(fact):
                if re.match(PEOPLE, flat(part.text)) and len(part.text) < 160:
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
        if ends := re.search(r" (?:sau (?:sap|khi)|nhan (?:thang|dip|ngay)|theo|tai|ve) ", flat(said)):
            said = said[: ends.start()]
        return [Fact(said[:1].upper() + said[1:], *title.span)]
    in_hamlets = [
        fact
        for fact in general
        if re.search(r"\bcac (?:thon|ap|xom|ban|khu|to|buon|lang)\b", flat(fact.text))
    ]
    if title and (titled := [fact for fact in in_hamlets if fact.start < title.end]):
        return titled[:1]
    for fact in participants:
        if (
            re.match(r"(?:cong dan|nguoi dan|nhan dan)(?! ?:)(?!.* moi )", flat(fact.text))
            and len(fact.text) > 25
        ):
            said = re.sub(r"\s*\([^()]*\d[^()]*\)$", "", fact.text)
            return [Fact(said, fact.start, fact.start + len(said))]
    on_place = [fact for fact in general if "dia ban" in flat(fact.text)]
    chosen = (on_place or general)[:1]
    if chosen and commune and re.search(r"địa bàn (?:xã|phường|thị trấn|đặc khu)$", chosen[0].text):
        name = commune.split(" ", 2 if commune.startswith(("thị trấn", "đặc khu")) else 1)[-1]
        return [Fact(f"{chosen[0].text} {name}", chosen[0].start, chosen[0].end)]
    return chosen


def _beside_named(root: Section) -> list[Fact]:
    """`Lắng nghe ý kiến của cán bộ và nhân dân …` in a list beside `Tiếp xúc với nhân dân thôn …`."""
    found: list[Fact] = []
    heard = re.compile(rf"(?:lang )?nghe (?:y kien )?(?:cua )?({GROUP_WORD})(?! thon| xom)")
    for section in root.walk():
        marked = [child for child in section.children if child.marker]
        if len(marked) < 3 or sum(bool(_WITH_GROUP.search(child.flat)) for child in marked) < 2:
            continue
        for child in marked:
            if at := heard.match(child.flat):
                start, end = at.span(1)
                found.append(Fact(child.text[start:end], child.start + start, child.start + end))
    return found


def _is_association(text: str) -> bool:
    return bool(
        re.search(
            r"hoi vien|doan vien|thanh nien|phu nu|nong dan|cuu chien binh|doanh nghiep|hop tac xa"
            r"|ho kinh doanh|nguoi cao tuoi|hoc sinh|cong nhan|nguoi lao dong|tieu thuong|ngu dan|phu huynh|sinh vien|giao vien",
            flat(text),
        )
    )


def _group(text: str, start: int, end: int) -> Fact | None:
    words = flat(text[start:end])
    cut = None
    if also := re.match(rf"[^,.;:]{{4,30}}, ?{GROUP_WORD}(?: ?, ?{GROUP_WORD})*", words):
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
    said = re.sub(r'[“”"]', "", tidy(text[start:end]))
    if not said:
        return None
    return Fact(said[:1].upper() + said[1:], start, min(end, start + len(text[start:end].rstrip())))


def _each_place(fact: Fact) -> list[Fact]:
    """`Nhân dân xóm Đồng Mới và xóm Nà Kháo` → the people of each."""
    first = _PLACE_WORD.search(fact.text)
    if not first:
        return [fact]
    lead, names = fact.text[: first.start()], fact.text[first.start() :]
    lead = re.sub(r"(?<= )(?:\d{1,2}|hai|ba|bốn|năm) $", "", lead) or lead  # `Nhân dân 2 thôn Đa Sỹ, Kim Lũ`
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
        key = re.sub(r"^dai dien (?:cac tang lop )?|^cac tang lop | (?:xa|phuong)$", "", flat(fact.text))
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
