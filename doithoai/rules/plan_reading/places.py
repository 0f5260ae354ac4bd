"""Where the dialogue is held: each place on its own."""

import re

from .facts import Fact
from .letters import flat, tidy, with_capitals
from .sections import Section, labelled
from .tables import Table

_KIND = re.compile(
    r"(?:nha van hoa|nha da nang|van phong|ap|thon|nha sinh hoat cong dong|hoi truong|tru so|nha cong dong|nha rong|trung tam|dinh|san"
    r"|nha hop|phong|diem (?:sinh hoat|truong)|truong|nha thi dau|nha thieu nhi|chua|cho|khu|xom|ban|lang|buon|cum|cau lac bo"
    r"|khuon vien|tram|nha may|cong ty)\b"
)
_HAMLET = (
    r"(?:[Tt]hôn|[Tt]iểu khu|[Xx]óm|[Bb]ản|[Ll]àng|[Ấấ]p|[Bb]uôn|[Kk]hóm|[Kk]hu|[Tt]ổ|[Tt]ổ dân phố|[Kk]hu phố"
    r"|[Kk]hu dân cư)"
)
_ABOUT = re.compile(r"hoi nghi|doi thoai|thoi gian|to chuc")
_WHEN = re.compile(r"ngay \d|\d/\d{1,2}/\d|thang \d|quy [i1-4]|gio")
_AGAIN = re.compile(r"(?:to chuc|tien hanh|dien ra) lai\b(?=[^.;]{0,90}(?:ngay \d|\d/\d{1,2}/\d))")
_STARTS = re.compile(r"(?:tai|o|to chuc tai|du kien tai|du kien)\b:? ?")


def read_venue(root: Section, schedules: list[Table]) -> list[Fact]:
    """What stands under *Địa điểm*; without it, the places named beside the times."""
    found = [place for table in schedules for cell in table.column("venue") for place in _places(cell)]
    for section in labelled(
        root,
        r"(?:du kien )?(?:ve )?(?:dia diem|diem cau(?: chinh| trung tam)?|noi (?:to chuc|doi thoai|dien ra))\b"
        r"(?! (?:cu\b(?! the)|truoc day|da thong bao|ban dau))(?!.{0,30}(?:tiep nhan|thu thap))",
    ):
        if re.match(r"dia diem,? ?(?:va )?(?:thanh phan|thoi gian)", section.head) and not section.rest():
            continue
        facts = [fact] if (fact := section.rest()) else []
        facts += [
            fact
            for child in section.children
            if (fact := child.whole())
            and not re.match(r"thanh phan|thoi gian|chu tri|noi dung|dia diem", child.head)
        ]
        if not facts and (whole := section.whole()):
            at = re.search(r" (?:tai|la) ", flat(whole.text))
            facts = [Fact(whole.text[at.end() :], whole.start + at.end(), whole.end)] if at else []
        for fact in facts:
            found += _places(fact)
    if not found:
        found = _beside_time(root)
    seen: set[str] = set()
    return [fact for fact in found if not (flat(fact.text) in seen or seen.add(flat(fact.text)))]  # type: ignore[func-returns-value]


def _beside_time(root: Section) -> list[Fact]:
    """`Thời gian, địa điểm: 8 giờ ngày …, tại nhà văn hóa …`, or the same in a sentence."""
    found: list[Fact] = []
    under_time = [
        below
        for section in labelled(root, r"(?:du kien )?(?:thoi gian|lich (?:to chuc|doi thoai|tiep xuc))\b")
        for below in section.walk()
    ]
    again = [new for section in root.walk() if (new := _held_again(section))]
    for section in again or root.walk():
        about = bool(again) or any(section is below for below in under_time) or _ABOUT.search(section.flat)
        if not about or not _WHEN.search(section.flat) or _HIGHER.search(section.flat):
            continue
        match = re.search(
            rf"(?:tai|dia diem ?:) (?=(?:{_KIND.pattern}))"
            r"(?:(?! \(?(?:theo|va|de|vao) | nhu sau|, (?:de|thanh phan|theo|dong chi|da|do) )[^.;\n])+",
            section.flat,
        ) or re.search(
            r"(?<=, )(?=(?:thon|xom|ban|ap|buon|lang|khu pho|to dan pho) )[^.;:\n,]{4,40}[.;]?$",
            section.flat,
        )
        if match:
            found += _places(
                Fact(
                    section.text[match.start() : match.end()],
                    section.start + match.start(),
                    section.start + match.end(),
                )
            )
    return found


def _held_again(section: Section) -> Section | None:
    """`Hội nghị được tổ chức lại vào ngày …, tại …` and what follows it: the place of before no longer holds."""
    if section.children or not (at := _AGAIN.search(section.flat)):
        return None
    return Section(section.text[at.start() :], section.start + at.start(), section.level)


# `Địa điểm: sẽ thông báo sau`, `do các thôn lựa chọn`: no place yet.
_NOT_YET = re.compile(
    r"(?:dia diem )?(?:se|theo|do|co|tuy|cu the|chua)\b.*(?:thong bao|lua chon|bo tri|giay moi|quyet dinh|xac dinh|theo lich)"
)
_HIGHER = re.compile(
    r"(?:cap|ubnd|hdnd|dang uy|chu tich) (?:huyen|tinh|quan|thanh pho)\b[^.;]{0,60}(?:chu tri|doi thoai)|doi thoai cap (?:huyen|tinh)"
)


def _places(fact: Fact) -> list[Fact]:
    if _NOT_YET.match(flat(fact.text)):
        return []
    if who := re.search(r" ?\((?:cu tri|nhan dan|danh cho|cho |gom )[^()]*\)?$", flat(fact.text)):
        fact = Fact(fact.text[: who.start()], fact.start, fact.start + who.start())
    if several := re.search(with_capitals(rf"(?:các|những) ({_HAMLET})\s+(?=(?:@|\d))"), fact.text):
        # `nhà văn hóa các thôn A, B và C`
        lead = fact.text[: several.start()]
        names = re.split(with_capitals(r",\s*(?=@|\d)| và (?=@|\d)"), fact.text[several.end() :])
        if len(names) > 1:
            facts = [Fact(f"{lead}{several[1]} {tidy(name)}", fact.start, fact.end) for name in names]
            return [place for each in facts for place in _places(each)]
    words = flat(fact.text)
    begin = match.end() if (match := _STARTS.match(words)) else 0
    # "Lựa chọn địa điểm … phù hợp, như: trụ sở UBND xã hoặc nhà văn hóa các thôn"
    if like := re.search(r"\bnhu ?: ?", words):
        begin = like.end()
    cuts = list(
        re.finditer(
            with_capitals(
                rf" \(?hoặc (?:tại )?|\(hoặc (?:tại )?|; ?| và (?:tại )?(?={_HAMLET}\s|[Nn]hà"
                rf"|[Hh]ội trường|[Tt]rụ sở)"
                rf"|, (?:tại )?(?={_HAMLET}\s+(?:@|\d)|[Nn]hà văn|[Hh]ội trường)"
            ),
            fact.text[begin:],
        )
    )
    found: list[Fact] = []
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(fact.text) - begin]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        raw = fact.text[begin + start : begin + end]
        said = tidy(raw)
        if "(" not in said:
            said = said.rstrip(") ")
        if not said:
            continue
        if found and re.match(rf"{_HAMLET}\s", said) and (kind := _KIND.match(flat(found[0].text))):
            said = f"{found[0].text[: kind.end()]} {said}"
        if index and cuts[index - 1][0].lstrip().startswith("("):
            said += " (phương án thay thế)"
        at = min(fact.start + begin + start, fact.end)
        found.append(Fact(said[:1].upper() + said[1:], at, max(at, min(fact.start + begin + end, fact.end))))
    return found
