"""What is done before, at and after the conference, and what the dialogue is about."""

import re
from dataclasses import replace

from .facts import Fact
from .letters import flat, tidy
from .sections import Section, items, joined, labelled

_BEFORE = (
    r"(?:giai doan )?truoc (?:khi|hoi nghi|buoi|cuoc|doi thoai|ngay)|cong tac chuan bi(?!.{0,10}to chuc thuc hien)"
    r"|chuan bi (?:truoc|hoi nghi|doi thoai|to chuc)|viec can lam truoc|(?:khau |buoc )?chuan bi ?:?$"
)
_AT = (
    r"(?:trinh tu|chuong trinh|quy trinh|tien trinh|noi dung chuong trinh|dien bien|cac buoc"
    r"|phuong phap tien hanh|cach thuc tien hanh)"
    r"(?! (?:muc tieu|hanh dong|nay))|trong (?:khi|hoi nghi|buoi|cuoc|doi thoai|tiep xuc)|tai hoi nghi"
    r"|tien hanh(?: (?:hoi nghi|doi thoai|tiep xuc|buoi|cuoc)|$)"
)
_AFTER = (
    r"(?:giai doan )?sau (?:khi|hoi nghi|buoi|cuoc|doi thoai|tiep xuc)|xu ly (?:cong viec"
    r"|cac)? ?(?:viec |van de )?sau|cong viec sau|giai quyet sau|ket thuc hoi nghi|viec can lam sau"
)
_OTHER_PART = re.compile(
    r"(?:doi tuong|thoi gian|dia diem|thanh phan|hinh thuc|chu tri|noi dung|muc dich|chu de|trinh tu"
    r"|so luong|tiep nhan|hop (?:tru bi|chuan bi)"
    r"|chuan bi)\b"
)
_HELD = re.compile(r"(?:to chuc|tien hanh)(?: hoi nghi| buoi| cuoc)?(?: tiep xuc,?| doi thoai)* ?:?$")
_TIMETABLE = r"(?:tien do|lo trinh|cac moc|moc)(?: thoi gian)?(?: thuc hien| to chuc| cong viec)?$"
_STAGE = re.compile(r"\btruoc\b|\b(sau|ke tu|tu ngay ban hanh|tu khi)\b")
_TOPICS = (
    r"(?:noi dung|chu de|(?:cac |nhung )?(?:nhom )?van de)(?: (?:tiep xuc|doi thoai|trao doi|thao luan|gop y|trong tam|chinh|cua"
    r"|hoi nghi|can)|,|$)"
)

_FOCUS = r"(?:cau hoi|y kien|noi dung|doi thoai)[^:]{0,30} tap trung (?:vao )?(?:cac )?(?:linh vuc|van de|noi dung|nhom)"


def read_steps(root: Section) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """(before, at, after) the conference."""
    before = [
        fact
        for section in labelled(root, _BEFORE)
        if section.children and not _holds_stages(section)
        for fact in items(section)
    ]
    after = [
        fact
        for section in labelled(root, _AFTER)
        if section.children and not _holds_stages(section)
        for fact in _flat_items(section)
    ]
    at: list[Fact] = []
    for section in root.walk():
        stages = [child.head for child in section.children]
        if any(re.match(_BEFORE, head) for head in stages) or any(re.match(_AFTER, head) for head in stages):
            at += [
                fact
                for child in section.children
                if child.children and _HELD.match(child.head)
                for fact in items(child)
            ]
    for section in labelled(root, _TIMETABLE):
        for child in section.children:
            if (fact := joined(child)) and (when := _STAGE.search(child.flat[:70])):
                (after if when[1] else before).append(fact)
    for section in labelled(root, _AT):
        if _holds_stages(section):
            continue
        if held := next(
            (child for child in section.children if child.children and _HELD.match(child.head)), None
        ):
            # `Bước 1 …, Bước 2 …, Bước 3: Tổ chức đối thoại: …, Bước 4 …`
            middle = section.children.index(held)
            before += [fact for child in section.children[:middle] if (fact := joined(child))]
            after += [fact for child in section.children[middle + 1 :] if (fact := joined(child))]
            at += items(held)
            continue
        at += items(section) if section.children else in_one_line(section.rest())
        if len(section.children) == 1 and len(several := in_one_line(section.children[0].whole())) > 2 and at:
            at[-1:] = several
    before += _briefings(root)
    return _once(before), _once(at), _once(after)


def in_one_line(fact: Fact | None) -> list[Fact]:
    """`Khai mạc; báo cáo; thảo luận; bế mạc.` → each step; one or two clauses stay one step."""
    if not fact:
        return []
    cuts = [match.start() for match in re.finditer(r";(?![^(]*\))| - (?=[A-ZĐÂÊÔƠƯ])", fact.text)]
    if len(cuts) < 2:
        return [fact]
    found = []
    for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(fact.text)], strict=True):
        if said := tidy(fact.text[start:end]):
            at = fact.start + start + fact.text[start:end].index(said[:1])
            found.append(Fact(said, at, min(fact.start + end, fact.end)))
    return found


def _holds_stages(section: Section) -> bool:
    """`III. CHUẨN BỊ VÀ CHƯƠNG TRÌNH` holds the stages as items of its own."""
    return any(
        child.children and re.match(f"{_BEFORE}|{_AT}|{_AFTER}", child.head) for child in section.children
    )


def _flat_items(section: Section) -> list[Fact]:
    """Steps after the day: an item and the bullets under it are separate steps."""
    found: list[Fact] = []
    for child in section.children:
        if fact := child.whole():
            found.append(fact)
        found += [fact for below in child.walk() if (fact := below.whole())]
    return found


def _briefings(root: Section) -> list[Fact]:
    """A meeting to brief the plan, often hidden under *Thời gian*."""
    return [
        fact
        for section in labelled(root, r"thoi gian")
        if re.search(r"quan triet", section.flat) and not section.children and (fact := section.whole())
    ]


def read_topics(root: Section) -> list[Fact]:
    """What the dialogue is about: the items under *Nội dung tiếp xúc, đối thoại*."""
    for section in [*labelled(root, _TOPICS), *labelled(root, _FOCUS)]:
        if any(_OTHER_PART.match(child.head) for child in section.children):
            continue
        if len(section.children) == 1 and section.children[0].is_heading and not section.rest():
            section = section.children[0]  # `Nhân dân hỏi, Chủ tịch trả lời về:`
        if section.rest() and not section.text.endswith(":"):  # plain paragraphs below are no topics
            section = replace(section, children=[child for child in section.children if child.marker])
        found = [fact for fact in items(section) if len(fact.text) > 8]
        bullets = [
            fact
            for fact, child in zip(items(section), section.children, strict=False)
            if child.level >= 2 and child.marker
        ]
        if section.rest() is None and bullets:
            found = [fact for child in section.children if child.marker and (fact := child.whole())]
        if found:
            return found
    return []


def _once(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: fact.start):
        if (
            not any(fact.start < other.end and other.start < fact.end for other in kept)
            and len(flat(fact.text)) > 3
        ):
            kept.append(fact)
    return kept
