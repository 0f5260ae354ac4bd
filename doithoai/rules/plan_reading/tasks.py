"""Who does what: the items of *Tổ chức thực hiện*."""

import re

from .facts import Assignment, Fact
from .letters import flat, tidy, with_capitals
from .sections import Section, labelled

_HEADING = (
    r"(?:cong tac )?(?:chuan bi|trien khai)(?:,| va)* to chuc thuc hien|to chuc thuc hien"
    r"|.{0,60}(?<!noi dung )de nghi$|to chuc ?:?$|bien phap to chuc"
    r"|giao nhiem vu|(?:phan cong|giao trach nhiem)(?: (?:nhiem vu|thuc hien|to chuc|trach nhiem)|:?$)|trach nhiem (?:cua|cac|cu the"
    r"|thuc hien|thi hanh)|nhiem vu (?:cua|cac|cu the)"
)
# What a unit is asked to do begins with one of these verbs (flat; a regular expression each).
_VERBS = (
    r"(?:co |chiu )?trach nhiem,co nhiem vu,lap dat,tham muu,chuan bi,phan cong,chu dong,phoi hop,thong bao,xay dung,tham du,"
    r"chu tri(?! hoi nghi),tang cuong,duoc giao,huy dong,bao cao,tuyen truyen,van dong,bo tri,theo doi,don doc,"
    r"ra soat,nam bat,nam tinh,cu (?:can bo|nguoi|thanh),moi (?=dai bieu|nhan dan|cac),tong hop,huong dan,dam bao,"
    r"bao dam,chi dao,can cu,dua tin,viet tin,thuc hien(?! ke hoach),lap (?=danh sach|ke hoach|du toan|va|ho so),"
    r"to chuc (?=tuyen|lay|thuc|trien|hoi|cong|thu|tiep|quan),trien khai,thu thap,tiep nhan(?! va (?:tra|giai)),"
    r"kiem tra,giam sat,trang tri,gui (?=giay|thu|danh|van|bao|y|ket|tai),du toan,cap phat,phuc vu,ban hanh,niem yet,"
    r"phat thanh,dang tai,hoan thanh,chu trong,tiep tuc,giai quyet,tra loi,lua chon,thanh lap,cung cap,"
    r"ghi (?:chep|bien),lam (?:tot|thu),phat huy,quan triet,pho bien,in an,lay (?=y kien|phieu),phat (?=phieu|giay|hanh|tai|loa),"
    r"giu (?=gin|trat|vung|an),ho tro,can doi,thanh toan,don tiep,treo,nop (?=ve|bao|danh),sap xep,giam dinh,giai trinh,"
    r"chi (?=nuoc|tra |kinh|phi),tiep am,phat song,phan luong,dan dung,truc (?=cap|ban"
    r"|y te),lam thu ky,viet (?=giay|bai|tin),soan (?=thao|giay),"
    r"thong tin,tap hop,bao (?=cho|ve|tin|de),"
    r"tiep song,danh gia,cap nhat,dua (?=tin|noi),dang (?=tin|bai|ket|ke),trinh bay,de xuat,khao sat,mo (?=so|chuyen)"
)
# `Ban Xây dựng Đảng`, `Tổ tuyên truyền` are units, not tasks.
_VERB = re.compile(r"[,:]? ?\b(?<!\bto )(?<!\bdoi )(?<!trung tam )(?:" + _VERBS.replace(",", "|") + r")\b")
_PREFIX = re.compile(
    r"^(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công|Trách nhiệm của|Đối với|Nhiệm vụ của)\s*:?\s+"
)
_GIVES = re.compile(r"^[^.;:]{3,80}?(?<!được)(?<!duoc) giao (?:cho )?(?=\S)", re.I)
_ASKS = re.compile(
    r"(?:^|(?<=[.;] ))(?:(?:UBND|HĐND|Ủy ban nhân dân|Đảng ủy)[^.;:,]{0,40} )?(?:[Gg]iao(?: cho)?"
    r"|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)\s*:?\s+(?=\S)"
)
_ASKS_ALSO = re.compile(with_capitals(r"; (?=@)|[;,] (?:đồng thời )?(?:giao(?: cho)?|đề nghị|yêu cầu) "))
_BOUND = re.compile(r"^[^.;:]{5,80} (?:co|chiu) trach nhiem\b")
_COMRADE = re.compile(r"(?:^|(?<=, )|(?<= và ))(?:Các )?[Đđ](?:ồng chí|/c)\s+")


def read_tasks(root: Section) -> list[tuple[Assignment, Fact]]:
    """Each unit with its task, in the order of the plan.

    Items that are not tasks (an agenda put there) are left out.
    """
    found: list[tuple[Assignment, Fact]] = []
    for section in labelled(root, _HEADING):
        marked = any(child.marker for child in section.children)
        for child in section.children:
            if re.match(
                r"trinh tu|truong hop|chuong trinh|kinh phi|tren day|che do bao cao|thoi gian|dia diem"
                r"|trong qua trinh|yeu cau (?:cac|truong|thu)",
                child.head,
            ):
                continue
            if not child.marker and not child.children and marked:
                continue
            if child.children and re.search(r"(?:giao|phan cong|nhu sau) ?:?$", child.flat):
                found += [task for below in child.children for task in _task(below)]
                continue
            found += [task for part in _parted(child) for task in _task(part)]
        if not section.children and (rest := section.rest()):
            line = Section(rest.text, rest.start, section.level)
            found += [task for part in _parted(line) for task in _task(part)]
    return found or _asked(root)


def _parted(section: Section) -> list[Section]:
    """One section for each unit: other units may follow under an item without a number, or behind a semicolon."""
    own = [
        child for child in section.children if child.marker or not (_names_unit(child.text) or _closes(child))
    ]
    others = [child for child in section.children if not child.marker and _names_unit(child.text)]
    pieces: list[tuple[int, str]] = []
    at = 0
    for cut in re.finditer(r"[;.] ", section.text):
        if _names_unit(section.text[cut.end() :]) and _names_unit(section.text[at:]):
            pieces.append((at, section.text[at : cut.start()]))
            at = cut.end()
    pieces.append((at, section.text[at:]))
    parts = [Section(text, section.start + start, section.level, section.marker) for start, text in pieces]
    parts[-1].children = own
    return [*parts, *others]


def _closes(section: Section) -> bool:
    """`Ủy ban nhân dân phường trân trọng thông báo./.` ends a notice; `Những việc chưa trả lời được …` is no task."""
    return not section.marker and (
        " tran trong " in section.flat
        or bool(re.match(r"(?:nhung|cac) (?:viec|noi dung|van de|y kien)\b", section.flat))
    )


_UNIT_WORDS = (
    r"(?:cac )?(?:cong chuc|cong an|van phong|phong|ban (?:chi huy|quan|nhan|cong|chap|thuong|tuyen|dan|to|kinh)|to (?:dan|truong|cong)"
    r"|hoi (?:nong|cuu|lien|phu|nguoi|lhpn|ccb)|doan (?:thanh|tncs|xa|phuong)|uy ban|ubnd|ubmttq|mttq|mat tran|hdnd"
    r"|truong (?:thon|ban|ap|xom|khu|cong)"
    r"|bi thu|thuong truc|dai truyen|tram|trung tam|khoi|ke toan|tai chinh|dia chinh|tu phap|quan su|chi bo|chi hoi|thon|bo phan)\b"
)


_LEAD = re.compile(r"(?:Trước|Sau|Trong|Ngay sau|Chậm nhất|Muộn nhất) [^.;:]{3,50}?, (?=[A-ZĐ])")


def _names_unit(text: str) -> bool:
    """Whether `text` begins with a unit and, near it, a colon or the verb of its task: `Sau đối thoại, Tư pháp tham mưu …`."""
    words = flat(text[:140])
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if not text[start : start + 1].isupper() or not re.match(_UNIT_WORDS, words[start:]):
        return False
    if " tran trong " in words:
        return False
    verb = _verb(text[:140], words, start + 3)
    colon = words.find(":", start)
    return bool(verb and verb.start() - start < 90) or 0 <= colon - start < 90


def _asked(root: Section) -> list[tuple[Assignment, Fact]]:
    """No part for the work (a notice): `Giao Văn phòng …; Đài truyền thanh …`, `Đề nghị trưởng thôn …`."""
    found: list[tuple[Assignment, Fact]] = []
    for at, section in enumerate(root.children):
        if not section.children and re.search(r"(?:de nghi|yeu cau|giao) ?:$", section.flat):
            found += [task for below in root.children[at + 1 :] if below.marker for task in _task(below)]
    found += [
        task
        for section in root.walk()
        if (section in root.children if section.marker else _BOUND.search(section.flat))
        and _names_unit(section.text)
        for task in _task(section)
    ]
    for section in root.walk():
        if not (asks := _ASKS.search(section.text)):
            continue
        first = section.text[: asks.end()] + section.text[asks.end() :].partition(". ")[0]
        at = asks.end()
        begins = [at, *(cut.end() for cut in _ASKS_ALSO.finditer(first, at))]
        ends = [*(cut.start() for cut in _ASKS_ALSO.finditer(first, at)), len(first)]
        for start, end in zip(begins, ends, strict=True):
            found += _task(Section(first[start:end], section.start + start, section.level))
    return list({task: (task, fact) for task, fact in found}.values())


def _task(section: Section) -> list[tuple[Assignment, Fact]]:
    whole = section.whole()
    if not whole:
        return []
    below = [fact for child in section.walk() if (fact := child.whole())]
    end = max([whole.end, *(fact.end for fact in below)])
    text = whole.text
    section_flat = flat(text)
    gives = _GIVES.match(text)  # with its marks: `Ban Tuyên giáo` gives nothing
    begin = gives.end() if gives and " giao " in text.lower()[: gives.end()] else 0
    if lead := _LEAD.match(text, begin):
        begin = lead.end()
    if match := _PREFIX.match(text[begin:]):
        begin += match.end()
    verb = _verb(text, section_flat, begin + 3)
    colon = text.find(":", begin, begin + 160)
    if colon >= 0 and (not verb or colon <= verb.start() or (below and colon == len(text) - 1)):
        cut, task = colon, text[colon + 1 :]
        if verb and verb.start() < colon and re.search(r"trach nhiem", verb[0]):
            cut, task = verb.start(), text[colon + 1 :]
    elif verb:
        cut, task = verb.start(), text[verb.start() :].lstrip(" ,:")
    elif below:
        cut, task = len(text), ""
    else:
        return []
    unit = _unit(text[begin:cut])
    parts = [
        re.sub(r"^(?:(?:có |chịu )?trách nhiệm|có nhiệm vụ)\b[\s:]*", "", tidy(task)),
        *(fact.text for fact in below),
    ]
    task = "; ".join(part for part in parts if part)
    if not unit or not task or len(unit) > 260:
        return []
    return [(Assignment(unit, task), Fact(task, whole.start, end))]


def _verb(text: str, flat_text: str, start: int) -> re.Match[str] | None:
    """The first verb of a task; `Ban Xây dựng Đảng` and `Phòng Văn hóa - Thông tin` are units."""
    for match in _VERB.finditer(flat_text, start):
        word = match.start() + len(match[0]) - len(match[0].lstrip(" ,:"))
        named = flat_text[:word].endswith("ban ") or flat_text.startswith("thong tin", word)
        if not (named and text[word].isupper()):
            return match
    return None


def _unit(text: str) -> str:
    unit = tidy(re.sub(r"\s+-(?=\w)|(?<=\w)-\s+", " - ", _COMRADE.sub("", tidy(text))))
    return unit[:1].upper() + unit[1:]
