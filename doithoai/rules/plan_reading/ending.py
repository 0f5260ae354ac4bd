"""The end of a plan: who receives it (*Nơi nhận*) and who signs."""

import re
from dataclasses import dataclass

from .facts import Fact
from .letters import flat, is_capitals, name_case, tidy, with_capitals

_RECIPIENTS = re.compile(r"^(?:\* ?)?noi nhan\b ?:?", re.M)
_SIGNS = re.compile(
    r"^(?:(?:tm|kt|tl|tuq|q)[./]|t/m)|^(?:pho )?(?:chu tich|bi thu|truong ban|chanh van phong|chu nhiem"
    r"|giam doc)"
    r"(?: thuong truc)?$|^pho bi thu thuong truc$"
)
_SEALED = re.compile(r"^\(?(?:da ky|ky ten|ky, ?(?:ghi ro|dong dau)|chu ky).*$")
_NAME = re.compile(
    with_capitals(r"^(?:(?:TS|ThS|BS|KS|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.? ?)?@[\w']*(?: @[\w']*){1,5}$")
)
# With their marks: Bàn, Lưu and Xa are family names.
_NOT_NAMES = re.compile(
    r"\b(?:ubnd|hđnd|mttq|[uủ][ỷy] ban|hội đồng|đảng [uủ][ỷy]|đoàn thể|nơi nhận|lưu(?= ?:| v[tp]\b| hs)|văn phòng|trưởng thôn"
    r"|ban |xã |phường )",
    re.I,
)


# `- Lưu: VT. Đào Thị Nhàn`: a PDF puts the signer's name, in the other column, behind the last recipient.
_KEPT_BESIDE_NAME = re.compile(
    with_capitals(r"^[-–—+*• ]*Lưu ?:? ?[^.;\n]{1,30}[.;](?= +((?:@[\w']* ?){2,5})$)")
)


@dataclass(frozen=True)
class Ending:
    """`start` is where the body ends; recipients in the order of the paper."""

    start: int
    recipients: tuple[Fact, ...]
    signer_name: Fact | None
    signer_title: Fact | None


def read_ending(text: str) -> Ending:
    """Recipients and signer, whichever column came first in the text."""
    flat_text = flat(text)
    marks = [match.start() for match in _RECIPIENTS.finditer(flat_text)]
    start = marks[-1] if marks else _signature_start(text, flat_text)
    # With the columns turned round, the signature stands above the recipients.
    lines = _lines(text, _first_sign_before(text, flat_text, start) if marks else start)
    recipients: list[Fact] = []
    signs: list[tuple[int, str]] = []
    names: list[tuple[int, str]] = []
    under = ""
    listing = False
    for offset, line in _names_apart(lines):
        bare = flat(line).strip()
        if match := _RECIPIENTS.match(bare):
            listing = True
            if more := tidy(line.strip()[match.end() :]):
                recipients += _split(more, offset + max(0, line.find(more[:12])))
        elif _SIGNS.match(bare) and (is_capitals(line) or re.match(r"(?:tm|kt|tl|tuq)[./]", bare)):
            signs.append((offset, line.strip()))
        elif _SEALED.match(bare):
            continue
        elif (
            signs
            and is_capitals(line)
            and re.search(r"chu tich|bi thu|truong|uy ban|hoi dong|dang|ban|chanh|cong chuc|van phong", bare)
        ):
            signs.append((offset, line.strip()))
        elif _is_name(line):
            names.append((offset, line.strip()))
        elif listing and re.search(r"; ?[-–+•] ?\S", line):
            recipients += _split(line, offset)
        elif listing and re.match(r"^[-–—+*•]|.*[;.,]$", line.strip()):
            recipients += _recipient(line, offset, under)
        elif listing and bare.endswith(":"):
            under = f"{tidy(line)}: "
        elif listing and not signs and 3 < len(bare) < 120:
            recipients += _recipient(line, offset, under)
    return Ending(
        min([start, *(offset for offset, _ in signs)]), tuple(recipients), _name(names, signs), _title(signs)
    )


def _lines(text: str, start: int) -> list[tuple[int, str]]:
    found, offset = [], start
    for line in text[start:].split("\n"):
        found.append((offset, line))
        offset += len(line) + 1
    return found


def _is_name(line: str) -> bool:
    return bool(_NAME.match(line.strip()) and not _NOT_NAMES.search(line))


def _names_apart(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    if any(_is_name(line) and not _SIGNS.match(flat(line).strip()) for _, line in lines):
        return lines  # the signer stands on a line of their own
    found = []
    for offset, line in lines:
        kept = _KEPT_BESIDE_NAME.match(line)
        if kept and not _NOT_NAMES.search(kept[1]):
            found += [(offset, kept[0]), (offset + kept.start(1), kept[1])]
        else:
            found.append((offset, line))
    return found


def _signature_start(text: str, flat_text: str) -> int:
    """No *Nơi nhận*: the first line of the signature in the last fifth of the text."""
    tail = len(text) * 4 // 5
    for offset, line in _lines(text, 0):
        if offset >= tail and is_capitals(line) and _SIGNS.match(flat(line).strip()):
            return offset
    return len(text)


def _first_sign_before(text: str, flat_text: str, start: int) -> int:
    at = start
    for offset, line in reversed(_lines(text[:start], 0)):
        bare = flat(line).strip()
        if not bare:
            continue
        if (_SIGNS.match(bare) and is_capitals(line)) or _NAME.match(line.strip()) or _SEALED.match(bare):
            at = offset
            continue
        break
    return at


def _recipient(line: str, offset: int, under: str) -> list[Fact]:
    said = re.sub(r"[;,.]\s*\(", " (", line)
    said = tidy(said)
    lead = len(line) - len(line.lstrip(" -–—+*•"))
    return [Fact(under + said, offset + lead, offset + len(line.rstrip(" ;.,")))] if said else []


def _split(more: str, offset: int) -> list[Fact]:
    """Recipients on the line of *Nơi nhận* itself."""
    found, at = [], 0
    for part in more.split(";"):
        if said := tidy(part):
            lead = len(part) - len(part.lstrip(" -–—+*•"))
            found.append(Fact(said, offset + at + lead, offset + at + len(part)))
        at += len(part) + 1
    return found


def _name(names: list[tuple[int, str]], signs: list[tuple[int, str]]) -> Fact | None:
    after = [pair for pair in names if signs and pair[0] > signs[0][0]] or names
    if not after:
        return None
    if len(_signatures(signs)) == len(after) > 1:  # a joint plan
        all_names = "; ".join(name_case(name) if is_capitals(name) else name for _, name in after)
        return Fact(all_names, after[0][0], after[-1][0] + len(after[-1][1]))
    offset, name = after[-1]
    return Fact(name_case(name) if is_capitals(name) else name, offset, offset + len(name))


def _signatures(signs: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The lines of each signature: a joint plan has one `TM. …` for each issuer."""
    found: list[list[tuple[int, str]]] = []
    for sign in signs:
        if not found or (
            re.match(r"tm[./]|t/m", flat(sign[1]))
            and any(flat(one[1])[:2] in ("tm", "t/") for one in found[-1])
        ):
            found.append([])
        found[-1].append(sign)
    return found


def _title(signs: list[tuple[int, str]]) -> Fact | None:
    if not signs:
        return None
    said = "; ".join(
        " – ".join(re.sub(r"^(TM|KT|TL|TUQ|Q)([./])\s*", r"\1\2 ", tidy(line)) for _, line in one)
        for one in _signatures(signs)
    )
    offset, line = signs[-1]
    return Fact(said, signs[0][0], offset + len(line))
