"""The grounds of a plan (*căn cứ*): each document, with its number and date."""

import re
from collections.abc import Iterator

from .dates import days
from .facts import Fact, LegalBase
from .letters import flat

_PAPERS = (
    r"(?:(?:khoan \d+,? ?)?dieu \d+|luat|bo luat|hien phap|nghi dinh|nghi quyet|quyet dinh|quy dinh|quy che|chi thi|ket luan|ke hoach"
    r"|huong dan|cong van|"
    r"thong tu|thong bao|phap lenh|chuong trinh|thong tri|de an|van ban|bao cao|to trinh)"
)
_OPENS = re.compile(
    rf"(?:[-+*] ?)?(?:can cu(?: vao)? ?:? ?|thuc hien (?=su |y kien|{_PAPERS})|theo (?=su |{_PAPERS})"
    rf"|tiep tuc thuc hien )"
)
_NUMBER = re.compile(
    rf"(?:(?:so ?:? ?){{1,2}}|^{_PAPERS} )"
    r"(?P<number>\d{1,5}[a-z]? ?(?:[-/] ?\d{4})?(?: ?[-/] ?[a-z][a-z0-9]{0,9}){1,4})(?![a-z])"
)
_ISSUER = re.compile(
    r"(?:dong chi )?(?:(?:ban thuong truc|thuong truc|chu tich|ban thuong vu|ban chap hanh"
    r"|bi thu)\b ?)*(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|"
    r"dang uy|dang bo|uy ban mat tran|uy ban mttq|ubmttq|ban chi dao)\b[^;]{0,160}?"
    r"(?:xay dung|ban hanh|lap|to chuc|thong bao|trien khai)\b"
)
_END = re.compile(r"(?:nhu sau|cu the|sau day) ?:? ?$|xay dung ke hoach|ban hanh ke hoach")


def read_bases(text: str, start: int) -> tuple[list[tuple[LegalBase, Fact]], int]:
    """The grounds from `start` on, and where they end (the issuer's own sentence, or the first part)."""
    found: list[tuple[LegalBase, Fact]] = []
    end = start
    for piece_start, piece_end in _pieces(text, start):
        flat_piece = flat(text[piece_start:piece_end])
        if re.match(
            r"(?:theo|xet) (?:de nghi|to trinh)|can cu (?:vao )?(?:tinh hinh|dieu kien|nhu cau|chuc nang)",
            flat_piece,
        ):
            continue  # who proposed it, or why; not a paper it rests on
        opening = _OPENS.match(flat_piece)
        paper = re.match(rf"(?:va )?{_PAPERS}\b" + ("" if found else r" (?:so ?:? ?)?\d"), flat_piece)
        if not opening and not paper:
            if found or _ISSUER.match(flat_piece):
                end = piece_start
                break
            continue
        begin = piece_start + (opening.end() if opening else 0)
        if not opening and flat_piece.startswith("va "):
            begin += 3
        told = re.search(
            r"(?:ngay [\d/]+|nam \d{4}|so \d+[^ ,;]*)[^,;]{0,80}, (?=(?:hoi nghi|buoi|cuoc|do |nay|vi )\b)",
            flat_piece,
        )
        if (
            told and opening and opening[0].startswith("theo")
        ):  # `Theo Kế hoạch số … ngày …, hội nghị được tổ chức …`
            cut = piece_start + told.end()
            if base := _base(text, begin, cut - 2):
                found.append(base)
            return found, cut
        base = _base(text, begin, piece_end)
        if base:
            found.append(base)
        end = piece_end
    return found, end


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The opening paragraphs cut where one ground stops and the next begins."""
    offset = start
    for line in text[start : start + 8000].split("\n"):
        line_start, offset = offset, offset + len(line) + 1
        bare = flat(line)
        if re.match(r" ?(?:[ivx]{1,5} ?[./)-]|phan (?:thu|[ivx])|1 ?[.)] |a\. )", bare):
            return
        begin = 0
        for match in re.finditer(
            rf"[;.] ?(?=(?:{_OPENS.pattern})|{_PAPERS}\b[^;]{{0,80}}(?:so|ngay|nam)\b|{_ISSUER.pattern})"
            rf"|, (?=(?:va )?{_PAPERS} so ?:? ?\d|(?:can cu|thuc hien) {_PAPERS}|{_ISSUER.pattern})"
            rf"| (?=va {_PAPERS} (?:so ?:? ?)?\d)",
            bare,
        ):
            if match[0] == " " and _inside_title(bare[begin : match.start()], bare[match.end() :]):
                continue  # "về việc thực hiện Quy định … và Hướng dẫn số …" is one title
            yield _trimmed(text, line_start + begin, line_start + match.start())
            begin = match.end()
        if bare[begin:].strip():
            yield _trimmed(text, line_start + begin, line_start + len(line))


def _inside_title(before: str, after: str) -> bool:
    """Whether "và …" goes on the title of the paper before it ("về việc thực hiện Quy định số … và Hướng dẫn số …")."""
    before = before[opening.end() :] if (opening := _OPENS.match(before)) else before
    names = re.search(r"\bve\b|\bban hanh\b|\bthuc hien quy", before)
    if not names:
        return False
    dated = re.match(rf"va {_PAPERS} (?:so ?:? ?)?\d[^ ,]*(?: ?-? ?[a-z/-]+)?,? ngay \d", after)
    return not dated or bool(re.search(rf"{_PAPERS} (?:so ?:? ?)?\d", before[names.end() :]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n-+*":
        start += 1
    while end > start and text[end - 1] in " ;.,:":
        end -= 1
    return start, end


def _base(text: str, start: int, end: int) -> tuple[LegalBase, Fact] | None:
    start, end = _trimmed(text, start, end)
    said = text[start:end]
    said_flat = flat(said)
    if len(said) < 6:
        return None
    number = _own_number(said, said_flat)
    after = number[1] if number else 0
    date = next((iso for iso, at, _ in days(said_flat) if at - after < (25 if number else 140)), None)
    cleaned = re.sub(r"\s*([-/])\s*", r"\1", said[number[2] : number[1]]) if number else ""
    tidied = said[: number[2]] + cleaned + said[number[1] :] if number else said
    tidied = re.sub(r"\b[Ss]ố\s+[Ss]ố\b", "số", re.sub(r"\s+", " ", tidied)).strip()
    return LegalBase(tidied, number[0] if number else None, date), Fact(tidied, start, end)


def _own_number(said: str, said_flat: str) -> tuple[str, int, int] | None:
    """(number, end, start): the number of the document itself, not of one named further inside its title."""
    match = _NUMBER.search(said_flat)
    if not match or re.search(rf"\bve\b|\bthuc hien {_PAPERS}", said_flat[: match.start()]):
        return None
    start, end = match.span("number")
    return re.sub(r"\s+", "", said[start:end]), end, start
