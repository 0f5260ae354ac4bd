"""Who does what: the items of *Tổ chức thực hiện*."""

import re

from .facts import Assignment, Fact
from .letters import flat, tidy
from .sections import Section, labelled

_HEADING = (
    r"to chuc thuc hien|.{0,60}(?<!noi dung )de nghi$|to chuc ?:?$|bien phap to chuc"
    r"|phan cong(?: (?:nhiem vu|thuc hien|to chuc|trach nhiem)|:?$)|trach nhiem (?:cua"
    r"|thuc hien)|nhiem vu cua"
)
# What a unit is asked to do begins with one of these verbs (flat; a regular expression each).
_VERBS = (
    r"(?:co |chiu )?trach nhiem,tham muu,chuan bi,phan cong,chu dong,phoi hop,thong bao,xay dung,tham du,"
    r"chu tri(?! hoi nghi),tang cuong,duoc giao,huy dong,bao cao,tuyen truyen,van dong,bo tri,theo doi,don doc,"
    r"ra soat,nam bat,nam tinh,cu (?:can bo|nguoi|thanh),moi (?=dai bieu|nhan dan|cac),tong hop,huong dan,dam bao,"
    r"bao dam,chi dao,can cu,dua tin,viet tin,thuc hien(?! ke hoach),lap (?=danh sach|ke hoach|du toan|va|ho so),"
    r"to chuc (?=tuyen|lay|thuc|trien|hoi|cong|thu|tiep|quan),trien khai,thu thap,tiep nhan(?! va (?:tra|giai)),"
    r"kiem tra,giam sat,trang tri,gui (?=giay|thu|danh|van|bao|y|ket|tai),du toan,cap phat,phuc vu,ban hanh,niem yet,"
    r"phat thanh,dang tai,hoan thanh,chu trong,tiep tuc,giai quyet,tra loi,lua chon,thanh lap,cung cap,"
    r"ghi (?:chep|bien),lam (?:tot|thu),phat huy,quan triet,pho bien,in an"
)
# `Ban Xây dựng Đảng`, `Tổ tuyên truyền` are units, not tasks.
_VERB = re.compile(r"[,:]? ?\b(?<!\bto )(?<!\bdoi )(?<!trung tam )(?:" + _VERBS.replace(",", "|") + r")\b")
_PREFIX = re.compile(
    r"^(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công|Trách nhiệm của|Đối với|Nhiệm vụ của)\s*:?\s+"
)
_GIVES = re.compile(r"^[^.;:]{3,80}?(?<!duoc) giao (?:cho )?(?=\S)")
_ASKS = re.compile(r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công)\s*:?\s+(?=\S)")
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
            found += _task(child)
    return found or _asked(root)


def _asked(root: Section) -> list[tuple[Assignment, Fact]]:
    """No part for the work (a notice): `Giao Văn phòng …; Đài truyền thanh …`, `Đề nghị trưởng thôn …`."""
    found: list[tuple[Assignment, Fact]] = []
    for at, section in enumerate(root.children):
        if not section.children and re.search(r"(?:de nghi|yeu cau|giao) ?:$", section.flat):
            found += [task for below in root.children[at + 1 :] if below.marker for task in _task(below)]
    for section in root.walk():
        if not (asks := _ASKS.match(section.text)):
            continue
        first = section.text.partition(". ")[0]
        at = asks.end()
        for said in first[at:].split("; "):
            if at == asks.end() or said[:1].isupper():
                found += _task(Section(said, section.start + at, section.level))
            at += len(said) + 2
    return found


def _task(section: Section) -> list[tuple[Assignment, Fact]]:
    whole = section.whole()
    if not whole:
        return []
    below = [fact for child in section.walk() if (fact := child.whole())]
    end = max([whole.end, *(fact.end for fact in below)])
    text = whole.text
    gives = _GIVES.match(section_flat := flat(text))
    begin = gives.end() if gives and " giao " in section_flat[: gives.end()] else 0
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
    parts = [re.sub(r"^(?:có |chịu )?trách nhiệm\b[\s:]*", "", tidy(task)), *(fact.text for fact in below)]
    task = "; ".join(part for part in parts if part)
    if not unit or not task or len(unit) > 260:
        return []
    return [(Assignment(unit, task), Fact(task, whole.start, end))]


def _verb(text: str, flat_text: str, start: int) -> re.Match[str] | None:
    """The first verb of a task; `Ban Xây dựng Đảng` is a unit, `Trưởng bản thông báo` ends in one."""
    for match in _VERB.finditer(flat_text, start):
        word = match.start() + len(match[0]) - len(match[0].lstrip(" ,:"))
        if not (flat_text[:word].endswith("ban ") and text[word].isupper()):
            return match
    return None


def _unit(text: str) -> str:
    unit = tidy(re.sub(r"\s+-(?=\w)|(?<=\w)-\s+", " - ", _COMRADE.sub("", tidy(text))))
    return unit[:1].upper() + unit[1:]
