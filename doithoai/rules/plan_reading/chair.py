"""Who chairs the dialogue, and who stands in."""

import re
from itertools import pairwise

from .facts import Doubt, Fact, Span
from .letters import flat, tidy
from .sections import Section, labelled
from .tables import Table

_ROLE = (
    r"(?:(?:pho )?(?:chu tich|bi thu)(?: thuong truc)?) ?(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan"
    r"|dang uy|dang bo|chi bo|"
    r"uy ban mat tran to quoc(?: viet nam)?|ubmttq(?: ?vn)?|uy ban mttq(?: viet nam)?)(?: (?:xa|phuong"
    r"|thi tran|dac khu))?"
)
# Whoever is named behind `Chủ trì:` chairs, also without one of the usual bodies.
_ANY_ROLE = re.compile(
    r"(?:lanh dao|dai dien lanh dao|(?:pho )?(?:chu tich|bi thu|truong ban|truong phong)|nguoi dung dau)\b[^.;:\n(]{0,90}"
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
    (9, re.compile(rf"({_ROLE}) ?(?:[-,(]|la) ?(?:nguoi )?chu (?:tri|toa)\b")),
    (9, re.compile(rf"(?:do |dong chi |d/c )({_ROLE})[^.;\n]{{0,40}}? (?:lam )?(?:chu tri|chu toa)")),
    (
        8,
        re.compile(
            rf"({_ROLE})[^.;,\n]{{0,50}}? (?:chu tri|truc tiep doi thoai|truc tiep tiep xuc"
            rf"|(?:du kien |se )?to chuc (?:hoi nghi |buoi |cuoc )?(?:tiep xuc|doi thoai))"
        ),
    ),
    (7, re.compile(rf"(?:tiep xuc|doi thoai)(?: truc tiep)? (?:cua|giua) (?:dong chi |d/c )?({_ROLE})")),
    (6, re.compile(rf"(?:^|[;.,] ?|\n)({_ROLE})[^.;\n]{{0,40}}? (?:xay dung|ban hanh) ke hoach")),
)
_DEPUTY = (
    r"(?P<who>(?:\d{1,2} |mot )?(?:dong chi |d/c )?pho (?:chu tich|bi thu|truong)[^.;,\n]{0,60}?)"
    r"(?= thuc hien| chu tri| thay| lam| chu toa| duoc uy quyen| dieu hanh| khi\b| neu\b| truong hop| trong truong hop|[.;,)\n]|$)"
)
_CASE = r"(?P<case>(?:trong )?(?:truong hop|khi|neu)\b[^.;\n]{3,110}?)"
_SUBSTITUTES = (
    re.compile(
        r"(?P<case>(?:truong hop|khi|neu) [^.;\n]{0,110}?(?:vang|ban|dot xuat|dac biet|can thiet|khong the|khong chu tri"
        r"|ly do)[^.;,\n]{0,40}),?[^.;\n]{0,50}?"
        rf" (?:phan cong|uy quyen|uy nhiem|giao)(?: cho)? {_DEPUTY}"
    ),
    re.compile(
        rf"(?P<case>(?:khi |neu )?vang(?: mat)?),? (?:thi )?(?:(?:phan cong|u[yi] quyen|giao)(?: cho)? )?{_DEPUTY}"
    ),
    # The deputy first: `Phó Chủ tịch HĐND xã chủ trì khi được ủy quyền`.
    re.compile(
        rf"{_DEPUTY} (?:se |co the )?(?:chu tri|chu toa|dieu hanh|lam chu toa|thay(?: the| mat)?|thuc hien)"
        rf"[^.;,\n]{{0,40}}?,? {_CASE}(?=[.;,\n)]|$)"
    ),
    re.compile(
        rf"(?P<case>(?:truong hop|khi|neu) [^.;,\n]{{3,60}}),? (?:thi )?{_DEPUTY}(?= (?:duoc uy quyen|chu tri|thay|dieu hanh))"
    ),
    re.compile(rf"{_DEPUTY} {_CASE}(?=[.;,\n)]|$)"),
    re.compile(rf"hoac (?P<case>(?:duoc )?(?:uy quyen|phan cong|giao|uy nhiem))(?: cho)? {_DEPUTY}"),
)


def read_chair(
    root: Section, text: str, title: Fact | None, body: Span, schedules: list[Table]
) -> tuple[Fact | None, list[Doubt]]:
    """The role that chairs, as the plan names it; grounds (where higher levels are named) are not read."""
    if tabled := [cell for table in schedules for cell in table.column("chair")]:
        roles = list({flat(cell.text): _without_name(cell) for cell in tabled}.values())
        return _joined(roles)
    stated: Fact | None = None
    for section in labelled(root, r"(?:nguoi |dong |dong chi )?chu (?:tri|toa)\b"):
        listed = [_without_name(fact) for child in section.children if (fact := child.whole())]
        if (
            (rest := section.rest())
            and re.search(r" và |, |; " if section.head.startswith("dong ") else " và ", rest.text)
            and len(named := _side_by_side(flat(rest.text))) > 1
        ):
            listed = [Fact(tidy(rest.text[at.start() : at.end()]), *rest.span) for at in named]
            return _joined(listed)
        if rest:
            stated = stated or _stated(rest)
            continue
        sentence = section.children[0].whole() if len(section.children) == 1 and not section.rest() else None
        if sentence and len(re.findall(_ROLE, flat(sentence.text))) != 1 and (alone := _stated(sentence)):
            return alone, []
        if listed and all(re.search(_ROLE, flat(fact.text)) for fact in listed):
            return _joined(listed)
    area = flat(text[body[0] : body[1]])
    if (
        len(
            each := list(
                re.finditer(
                    rf"(?:[:\n;] ?)(?:dong chi )?({_ROLE})(?: se)? (?:tiep xuc,? )?doi thoai voi", area
                )
            )
        )
        > 1
    ):
        # `Cuộc thứ nhất: Bí thư Đảng ủy đối thoại với …`, `Cuộc thứ hai: Chủ tịch UBND phường …`
        spans = {at[1]: at.span(1) for at in reversed(each)}
        return _joined(
            [
                Fact(tidy(text[body[0] + at : body[0] + end]), body[0] + at, body[0] + end)
                for at, end in sorted(spans.values())
            ]
        )
    if both := re.search(rf"({_ROLE})(?: va |, )(?:dong chi )?({_ROLE})[^.;\n]{{0,20}} dong chu tri", area):
        return _joined([
            Fact(tidy(text[body[0] + at : body[0] + end]), body[0] + at, body[0] + end)
            for at, end in (both.span(1), both.span(2))
        ])  # fmt: skip
    votes: dict[str, tuple[int, Fact]] = {}
    if stated:
        votes["stated"] = (20, stated)
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
                if flat(fact.text).startswith("pho") and weight < 9:
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
    rivals = [
        fact.text
        for score, fact in votes.values()
        if score >= 8 and re.sub(_LEVEL, "", _short(fact.text)).strip() not in _short(best[1].text)
    ]
    doubts = (
        [Doubt("chair_role", f"Kế hoạch nêu nhiều người chủ trì: {', '.join([best[1].text, *rivals])}.")]
        if rivals
        else []
    )
    return best[1], doubts


def _side_by_side(words: str) -> list[re.Match[str]]:
    """The roles that chair together: whoever is named after a stop, or for when the first is away, does not."""
    named = list(re.finditer(rf"{_ROLE}|(?:pho )?(?:chu tich|bi thu) hoi [^,;.]+", words))
    for at, (one, after) in enumerate(pairwise(named), 1):
        if re.search(r"[.]|\b(?:khi|neu|vang|uy quyen|truong hop|hoac)\b", words[one.end() : after.start()]):
            return named[:at]
    return named


def _joined(roles: list[Fact]) -> tuple[Fact, list[Doubt]]:
    chairs = Fact("; ".join(fact.text for fact in roles), roles[0].start, roles[-1].end)
    several = Doubt("chair_role", f"Kế hoạch nêu nhiều người chủ trì: {chairs.text}.")
    return chairs, [several] if len(roles) > 1 else []


def _stated(rest: Fact) -> Fact | None:
    """`Chủ trì: Bà Lại Thị Ngân, Chủ tịch UBND phường` → the role as it is written."""
    match = _ANY_ROLE.search(flat(rest.text))
    if not match or match.start() > 60:
        return None
    said = rest.text[match.start() : match.end()]
    cut = re.search(
        r",? (?:truc tiep|va|cung) (?!pho )|,? (?:khi|neu|truong hop)? ?vang\b|,? (?:uy quyen|truong hop|khi|neu|phu trach|hoac)\b| - ",
        flat(said),
    )
    said = said[: cut.start()] if cut else said
    if re.search(r"phan cong|chuan bi", flat(said)):
        return None
    end = match.start() + len(said.rstrip(" ,"))
    return Fact(tidy(said.rstrip(" ,")), rest.start + match.start(), rest.start + end)


def _without_name(fact: Fact) -> Fact:
    """`Đồng chí Lê Văn Ba, Chủ tịch UBND xã` → the role."""
    role = re.search(rf"{_ROLE}(?:(?! truc tiep| chu tri|, khong).)*", flat(fact.text))
    return (
        Fact(tidy(fact.text[role.start() : role.end()]), fact.start + role.start(), fact.start + role.end())
        if role
        else fact
    )


def _short(role: str) -> str:
    return flat(role).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


# `Phó Chủ tịch UBND xã dự và trả lời khi được hỏi` does not stand in.
_DOES_ELSE = re.compile(r"\b(?:tra loi|du|tham du|phat bieu|bao cao|trinh bay|phu trach|giup)\b")


def _does_else(match: re.Match[str]) -> bool:
    who = match["who"]
    named = re.search(
        r"(?:phan cong|uy quyen|uy nhiem|giao)(?: cho)? $", match.string[: match.start("who")][-20:]
    )
    if named or re.match(r" (?:chu tri|chu toa|thay|dieu hanh)", match.string[match.end("who") :]):
        who = re.sub(
            r" phu trach .*", "", who
        )  # `Phó Chủ tịch phụ trách văn xã chủ trì thay`: the field is theirs
    return bool(_DOES_ELSE.search(who))


def read_substitute(text: str, body: Span) -> Fact | None:
    """Who takes the chair when the chair cannot."""
    area = flat(text[body[0] : body[1]])
    found = (match for pattern in _SUBSTITUTES for match in pattern.finditer(area))
    match = next((match for match in found if not _does_else(match)), None)
    if not match:
        return None
    case, who = (
        tidy(text[body[0] + match.start(group) : body[0] + match.end(group)]) for group in ("case", "who")
    )
    case = re.sub(r" (?:thì|sẽ|có thể|được)$", "", case)
    return Fact(
        f"{who} ({case})",
        body[0] + min(match.start("case"), match.start("who")),
        body[0] + max(match.end("case"), match.end("who")),
    )
