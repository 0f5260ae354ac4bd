"""Who chairs the dialogue, and who stands in."""

import re

from .facts import Doubt, Fact, Span
from .letters import flat, tidy
from .sections import Section, labelled

_ROLE = (
    r"(?:(?:pho )?(?:chu tich|bi thu)(?: thuong truc)?) ?(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan"
    r"|dang uy|dang bo|chi bo|"
    r"uy ban mat tran to quoc(?: viet nam)?|ubmttq(?: ?vn)?|uy ban mttq(?: viet nam)?)(?: (?:xa|phuong"
    r"|thi tran|dac khu))?"
)
_OWN_LEVEL = re.compile(
    r"(?:xa|phuong|thi tran|dac khu|dang uy|hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan)$"
)
_LEVEL = re.compile(r"(?:xa|phuong|thi tran|dac khu|dang uy)$")
_CHAIR = (
    (
        10,
        re.compile(
            rf"(?:chu tri|chu toa)(?: hoi nghi| buoi[^:;.]{{0,40}})? ?: ?(?:dong chi |d/c |ong "
            rf"|ba )?(?:[^,;.\n]{{2,40}}, ?|[^,;.\n]{{2,30}} - )??({_ROLE})"
        ),
    ),
    (9, re.compile(rf"(?:do |dong chi |d/c )({_ROLE})[^.;\n]{{0,40}}? (?:lam )?(?:chu tri|chu toa)")),
    (
        8,
        re.compile(
            rf"({_ROLE})[^.;,\n]{{0,50}}? (?:chu tri|truc tiep doi thoai|truc tiep tiep xuc"
            rf"|(?:du kien |se )to chuc (?:hoi nghi |buoi |cuoc )?(?:tiep xuc|doi thoai))"
        ),
    ),
    (7, re.compile(rf"(?:tiep xuc|doi thoai)(?: truc tiep)? (?:cua|giua) (?:dong chi |d/c )?({_ROLE})")),
    (6, re.compile(rf"(?:^|[;.,] ?|\n)({_ROLE})[^.;\n]{{0,40}}? (?:xay dung|ban hanh) ke hoach")),
)
_SUBSTITUTE = re.compile(
    r"((?:truong hop|khi|neu) [^.;\n]{0,110}?(?:vang|ban|dot xuat|khong the|khong chu tri"
    r"|ly do)[^.;,\n]{0,40}),?[^.;\n]{0,50}?"
    r" (?:phan cong|uy quyen|uy nhiem|giao)(?: cho)? ((?:\d{1,2} |mot )?(?:dong chi "
    r"|d/c )?pho [^.;,\n]{3,60}?)"
    r"(?= thuc hien| chu tri| thay| lam| chu toa|[.;,\n]|$)"
)


def read_chair(root: Section, text: str, title: Fact | None, body: Span) -> tuple[Fact | None, list[Doubt]]:
    """The role that chairs, as the plan names it; grounds (where higher levels are named) are not read."""
    for section in labelled(root, r"(?:nguoi )?chu (?:tri|toa)\b"):
        listed = [_without_name(fact) for child in section.children if (fact := child.whole())]
        if (
            (rest := section.rest())
            and len(roles := list(re.finditer(_ROLE, flat(rest.text)))) > 1
            and " và " in rest.text
        ):
            listed = [Fact(rest.text[at.start() : at.end()], *rest.span) for at in roles]
        elif rest:
            continue
        if listed and all(re.search(_ROLE, flat(fact.text)) for fact in listed):
            chairs = Fact("; ".join(fact.text for fact in listed), listed[0].start, listed[-1].end)
            several = Doubt("chair_role", f"Kế hoạch nêu nhiều người chủ trì: {chairs.text}.")
            return chairs, [several] if len(listed) > 1 else []
    votes: dict[str, tuple[int, Fact]] = {}
    areas = [(text[body[0] : body[1]], body[0])] + ([(title.text, title.start)] if title else [])
    for said, start in areas:
        area = flat(said)
        for weight, pattern in _CHAIR:
            for match in pattern.finditer(area):
                fact = Fact(
                    tidy(said[match.start(1) : match.end(1)]), start + match.start(1), start + match.end(1)
                )
                if title and start == title.start:
                    fact = Fact(fact.text, *title.span)
                if re.match(
                    r" ?(?:huyen|tinh|thanh pho|quan)\b", area[match.end(1) :]
                ) or not _OWN_LEVEL.search(flat(fact.text)):
                    continue
                if flat(fact.text).startswith("pho") and weight < 10:
                    continue
                key = re.sub(r" (?:xa|phuong|thi tran|dac khu)$", "", _short(fact.text))
                score, kept = votes.get(key, (0, fact))
                better = weight > score or (
                    not _LEVEL.search(flat(kept.text)) and _LEVEL.search(flat(fact.text))
                )
                votes[key] = (max(score, weight), fact if better else kept)
    if not votes:
        return None, []
    best = max(votes.values(), key=lambda vote: vote[0])
    rivals = [fact.text for score, fact in votes.values() if score >= 8 and fact is not best[1]]
    doubts = (
        [Doubt("chair_role", f"Kế hoạch nêu nhiều người chủ trì: {', '.join([best[1].text, *rivals])}.")]
        if rivals
        else []
    )
    return best[1], doubts


def _without_name(fact: Fact) -> Fact:
    """`Đồng chí Lê Văn Ba, Chủ tịch UBND xã` → the role."""
    role = re.search(rf"{_ROLE}.*$", flat(fact.text))
    return Fact(fact.text[role.start() :], fact.start + role.start(), fact.end) if role else fact


def _short(role: str) -> str:
    return flat(role).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def read_substitute(text: str, body: Span) -> Fact | None:
    """Who takes the chair when the chair cannot."""
    match = _SUBSTITUTE.search(flat(text[body[0] : body[1]]))
    if not match:
        return None
    case, who = (tidy(text[body[0] + match.start(group) : body[0] + match.end(group)]) for group in (1, 2))
    case = re.sub(r" (?:thì|sẽ|có thể|được)$", "", case)
    return Fact(f"{who} ({case})", body[0] + match.start(1), body[0] + match.end(2))
