"""Several people or bodies named on one line → one fact each."""

import re

from .facts import Fact
from .letters import flat, tidy, with_capitals

GROUP_WORD = (
    r"(?:(?:cac |nhung |dai dien |toan the |cac tang lop |dong dao |ba con |can bo,? ?(?:va )?|cac bo va "
    r"|dang vien,? ?(?:va )?|doan vien,? ?(?:va )?)*"
    r"(?:nhan dan|cu tri|cong dan|nguoi dan|cac ho dan|ho dan|hoi vien|doan vien|thanh nien|phu nu"
    r"|nong dan|cuu chien binh|nguoi cao tuoi|"
    r"doanh nghiep|ho kinh doanh|hop tac xa|cong nhan|nguoi lao dong|hoc sinh|giao vien|tre em"
    r"|tieu thuong|ngu dan|phu huynh|sinh vien|dong bao|nguoi co uy tin|gia lang))"
)
PEOPLE = (
    rf"(?:{GROUP_WORD}|dai dien|can bo|thanh vien|chu (?:ho|tau|co so|doanh nghiep)|"
    r"(?:cac |nhung )?(?:ho|nguoi|gia dinh|to chuc|ca nhan)\b)(?! dung dau| tro\b)"
)


def listed(fact: Fact, *, commas: bool) -> list[Fact]:
    """`Thường trực HĐND, Lãnh đạo UBND xã, … và trực tiếp người dân …` on one line → one fact each."""
    text = fact.text
    label = re.match(r"thanh phan[^:]{0,60}: ?", flat(text))
    begin = label.end() if label else 0
    # Commas inside brackets do not separate, nor do short words that belong to what stands before them.
    between = (
        r"; ?|, (?=@|đại biểu|đại diện|lãnh đạo)| và trực tiếp " if commas and ";" not in text else r"; ?"
    )
    separators = re.finditer(with_capitals(between), text)
    cuts = [match for match in separators if match.start() >= begin and not _in_brackets(text, match.start())]
    if len(cuts) < 2 and ";" not in text:
        whole = Fact(text[begin:], fact.start + begin, fact.end)
        return each_people(whole) if commas else [whole]
    found = []
    for start, end in zip(
        [begin, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)], strict=True
    ):
        said = tidy(text[start:end])
        if said:
            found.append(Fact(said, min(fact.start + start, fact.end), min(fact.start + end, fact.end)))
    return found


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def each_people(fact: Fact) -> list[Fact]:
    """`Cán bộ Hội Nông dân, hội viên tiêu biểu và thành viên tổ hợp tác` → each; `cán bộ, hội viên Hội` stays whole."""
    words = flat(fact.text)
    cuts = [
        match
        for match in re.finditer(r",? va |, ", words)
        if re.match(rf"(?!gia lang){PEOPLE}", words[match.end() :])
    ]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(words)]
    pieces = list(zip(starts, ends, strict=True))
    if any(len(words[start:end].split()) < 3 for start, end in pieces):
        return [fact]
    return [Fact(tidy(fact.text[start:end]), fact.start + start, fact.start + end) for start, end in pieces]
