"""Who takes part, and how many."""

import re

from .facts import Doubt, Fact, HeadCount, Span
from .letters import flat, tidy
from .listings import PEOPLE, listed
from .sections import Section, labelled

_NOT_EACH = r"(?! ?/ ?(?!cuoc|buoi|hoi)| (?:moi|mot) (?:thon|xom|ban|to|ap))"
_EACH = re.compile(r"\b(?:moi|tung) (?!nguoi)[^.;:\n]{2,30}$")  # `mỗi cụm ít nhất 60 người` is no total
_PEOPLE_COUNT = (
    r"(?:nguoi|dai bieu|cong dan|nhan dan|ho dan|thanh phan|nguoi dan|cu tri|doan vien|thanh nien|hoi vien|nong dan"
    r"|doanh nghiep|khach|cong nhan|nguoi lao dong|phu nu|tieu thuong|ngu dan|hoc sinh|cuu chien binh|dang vien)"
)


def read_invited(text: str, title: Fact | None, grounds: int) -> list[Fact]:
    """Whom an invitation is addressed to: the lines under *Kính gửi* above its grounds (`Kính gửi` of a plan is not)."""
    if not title or not flat(title.text).startswith("giay moi"):
        return []
    address = re.compile(r"^(?:\W{0,3})kinh gui ?:", re.M).search(
        flat(text), title.end, max(grounds, title.end) + 400
    )
    if not address:
        return []
    found: list[Fact] = []
    at = address.end()
    for line in text[at:].split("\n"):
        if found and not re.match(r"[-–—+*•]", line):
            break
        if bare := line.strip(" -–—+*•;,.:"):
            start = at + line.index(bare)
            found += listed(Fact(tidy(bare), start, start + len(bare)), commas=False)
        at += len(line) + 1
    return found


def read_participants(root: Section) -> list[Fact]:
    """The items under *Thành phần*, of the dialogue rather than of a briefing before it."""
    found: list[Fact] = []
    within: list[Section] = []
    for section in labelled(
        root,
        r"(?:ve )?thanh phan\b(?!.{0,20}ho so)|dai bieu(?: (?:tham du|moi)\b|$)|khach moi|(?:nhung "
        r"|cac )?nguoi (?:tham gia|tham du|du|duoc moi)\b|.{0,60}tran trong kinh moi"
        r"|(?:ubnd|uy ban|dang uy|hdnd|thuong truc|ban )?.{0,60}kinh moi$|kinh moi",
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
            and not re.search(r"\((?:nguoi )?(?:chu (?:tri|toa)|thu ky)\)$", flat(said))
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
    if re.match(
        r"(?:nguoi )?chu (?:tri|toa)$|(?:ban |to )?thu ky\b|(?:tong so|(?:tong )?so (?:luong|nguoi|dai bieu))$",
        section.head,
    ) and (rest or section.is_heading):
        return []  # the chair and the number are facts of their own
    if section.head == "dong chu tri" and rest and re.search(r", | và ", rest.text):
        return []
    if re.search(r" dong chu tri[ .;]*$|\(chu (?:tri|toa)\)[ .;]*$", section.flat):
        return []
    if rest and re.match(
        r"(?:moi|so luong|tong so|du kien|khoang|tu \d|toi da|toi thieu|khong qua|it nhat|\d)[^:]{0,60}\d",
        flat(rest.text),
    ):
        counted = Fact(tidy(section.text[: section.colon]), section.start, section.start + section.colon)
        if (
            re.match(rf"{PEOPLE}", flat(counted.text)) and len(counted.text) > 12
        ):  # `Đại diện nhân dân 9 thôn: mỗi thôn 03 người`
            return [counted]
    if rest:
        inline = listed(rest, commas=section.head.startswith("thanh phan"))
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
        return listed(Fact(whole.text[label.end() :], whole.start + label.end(), whole.end), commas=True)
    if re.match(r"thanh phan\b", flat(whole.text)) and len(whole.text) < 60:
        return []
    return listed(whole, commas=False) if "; " in whole.text and not section.marker else [whole]


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
            if _EACH.search(area[max(0, match.start() - 40) : match.start()]):
                continue
            side.setdefault(int(match[1]), match.span())
    if not low and not high:
        for match in re.finditer(exact, area):
            low.setdefault(int(match[1]), match.span())
            high.setdefault(int(match[1]), match.span())
    if not low and not high:  # `Thanh niên: 120 thanh niên đại diện cho các làng`
        for match in re.finditer(
            rf"(?:^|[:\n]) ?(\d{{2,4}}) (?!ho dan)(?:{_PEOPLE_COUNT})(?! (?:phat bieu|dang ky|co y kien"
            rf"|tham gia y kien|da)\b)(?! ?/|[^.;\n]* va \d)",
            area,
        ):
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
