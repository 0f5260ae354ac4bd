"""L24–L29: bodies that are gone, numbering, headings, the look of the text, its end."""

import re
from collections.abc import Callable, Iterable, Iterator

from doithoai.rules.paper_style import LIST_LETTERS, list_letter, roman
from doithoai.rules.plan_checks.act_files import load_acts
from doithoai.rules.plan_checks.bodies import cited_papers, gone_bodies

from .case import Case, shown
from .finding import Finding
from .seen import Passage

_MARKS = {
    "roman": re.compile(r"^(?P<mark>[IVXL]+)\.\s"),
    "article": re.compile(r"^Điều\s+(?P<mark>\d+)\b"),
    "arabic": re.compile(r"^(?P<mark>\d{1,2})\.\s"),
    "letter": re.compile(rf"^(?P<mark>[{LIST_LETTERS}fjwz])[).]\s"),
}
_STYLE_LEVELS = ("roman", "article", "arabic", "letter")
_ROMANS = {roman(number): number for number in range(1, 60)}
_TIMES_LINE = 1.149  # the height of a single line of Times, in em
_INDENT_TOLERANCE = 0.4  # mm
_LEAD = 45  # a label alone ("Thành phần tham dự:") is no running text


def check_gone_bodies(case: Case) -> Iterator[Finding]:
    """L24, from the day the districts ended."""
    day = case.day
    if day is None or day < load_acts().reform_from:
        return
    for passage in (
        *case.parts.issuer,
        *case.parts.parents,
        *case.parts.body,
        *case.parts.tables,
        *case.parts.recipients,
    ):
        for words, _ in gone_bodies(passage.text, cited_papers(passage.text)):
            yield case.finding("L24", f"“{words}” không còn từ ngày 01/7/2025.", passage, words=words)


def check_numbering(case: Case) -> Iterator[Finding]:
    """L25: in the body and in each appendix."""
    for passages in (case.parts.body, *(appendix.body for appendix in case.parts.appendices)):
        yield from _numbering(case, [each for each in passages if not each.ruled_table])


def _numbering(case: Case, passages: list[Passage]) -> Iterator[Finding]:
    at: dict[str, int] = {}
    for passage in passages:
        found = next(
            (
                (level, match["mark"])
                for level in _STYLE_LEVELS
                if (match := _MARKS[level].match(passage.text))
            ),
            None,
        )
        if found is None:
            continue
        level, mark = found
        value = _value(level, mark)
        if value is None:
            continue
        before = at.get(level, 0)
        for deeper in _STYLE_LEVELS[_STYLE_LEVELS.index(level) + 1 :]:
            at.pop(deeper, None)
        at[level] = value
        # A list may begin anew under another heading; an article's clauses do.
        if value == before + 1 or (
            value == 1 and level != "article" and (before == 0 or level in ("arabic", "letter"))
        ):
            continue
        asked = _written(level, before + 1)
        said = f"sau “{_written(level, before)}” là “{mark}”" if before else f"bắt đầu bằng “{mark}”"
        yield case.finding("L25", f"Đánh số không liên tục: {said}, phải là “{asked}”.", passage)


def _value(level: str, mark: str) -> int | None:
    if level == "roman":
        return _ROMANS.get(mark)
    if level == "letter":
        # f, j, w, z stand in no list of the decree: whoever writes them skipped by the English alphabet.
        return LIST_LETTERS.index(mark) + 1 if mark in LIST_LETTERS else 99
    return int(mark)


def _written(level: str, value: int) -> str:
    if level == "roman":
        return roman(value)
    return list_letter(value - 1) if level == "letter" else f"{'Điều ' if level == 'article' else ''}{value}"


def check_headings(case: Case) -> Iterator[Finding]:
    """L26: no colon at their end, one look for one level."""
    body = case.parts.body
    main = [each for each in body if _MARKS["roman"].match(each.text) and len(each.text) < 150]
    titles = main + [
        each for each in body if _MARKS["arabic"].match(each.text) and each.bold and len(each.text) < 150
    ]
    for heading in titles:
        if heading.text.endswith(":"):
            yield case.finding("L26", "Tiêu đề có dấu hai chấm ở cuối.", heading)
    looks: dict[tuple[bool, bool, bool], list[Passage]] = {}
    for heading in main:
        looks.setdefault((heading.bold, heading.italic, heading.upper), []).append(heading)
    if len(looks) > 1:
        fewest = min(looks.values(), key=len)
        yield case.finding(
            "L26", "Các tiêu đề cùng cấp (I, II…) trình bày không giống nhau.", fewest, safe=False
        )


def check_text(case: Case) -> Iterator[Finding]:
    """L27 (state) and L28 (Party): the running text."""
    rule = "L28" if case.is_party else "L27"
    text = running_text(case)
    if not text:
        return
    low, high = case.allowed("body") or (case.style.size["body"],) * 2
    size_limits = f"{shown(low)} - {shown(high)}"
    # A heading is set in the size of the text; how far it is indented is the office's own.
    headings = [each for each in case.parts.body if is_heading(each)]
    if odd := [each for each in (*headings, *text) if case.wrong_size(each, "body") is not None]:
        yield case.finding(rule, f"{len(odd)} đoạn có cỡ chữ ngoài khoảng {size_limits}.", odd)
    faults: list[tuple[str, Callable[[Passage], bool]]] = []
    if not case.is_party:
        faults.append(("không canh đều hai lề", lambda each: each.align not in ("justify", None)))
    if case.is_word:
        faults += _paragraph_faults(case)
    for says, is_fault in faults:
        wrong = [each for each in text if is_fault(each)]
        if wrong:
            yield case.finding(rule, f"{len(wrong)} đoạn {says}.", wrong)


def running_text(case: Case) -> list[Passage]:
    """The paragraphs that are read on: no headings, no labels, nothing centred, no frames of tables."""
    return [
        each
        for each in (*case.parts.bases, *case.parts.body)
        if each.cell is None and each.align != "center" and len(each.text) > _LEAD and not is_heading(each)
    ]


def is_heading(passage: Passage) -> bool:
    """A numbered line in bold: `I. MỤC ĐÍCH`, `1. Mục đích`, `Điều 1. …`."""
    return passage.bold and passage.cell is None and any(mark.match(passage.text) for mark in _MARKS.values())


def _paragraph_faults(case: Case) -> list[tuple[str, Callable[[Passage], bool]]]:
    low, high = case.allowed("indent") or (case.style.body.indent,) * 2
    least = case.style.body.space_after
    faults: list[tuple[str, Callable[[Passage], bool]]] = [
        (
            "thụt đầu dòng bằng dấu cách hoặc Tab",
            lambda each: each.raw[:1] in ("\t", " ", "\u00a0") and each.part == 0,
        ),
        (
            f"thụt đầu dòng không phải {shown(low)} - {shown(high)} mm",
            lambda each: not each.mark and each.part == 0 and not _indented(each, low, high),
        ),
        (f"cách đoạn dưới {shown(least)} pt", lambda each: each.gap is not None and each.gap < least - 0.1),
    ]
    if "exact" in case.style.allowed:
        tight, wide = case.style.allowed["exact"]
        faults.append(
            (
                f"không giãn dòng chính xác (Exactly) {shown(tight)} - {shown(wide)} pt",
                lambda each: each.exact is None or not tight <= each.exact <= wide,
            )
        )
    else:
        single, half = case.allowed("line") or (1.0, 1.5)
        faults.append(
            (
                f"giãn dòng ngoài khoảng {shown(single)} - {shown(half)} dòng",
                lambda each: not single - 0.02 <= _pitch(each) <= half + 0.02,
            )
        )
    return faults


def _indented(passage: Passage, low: float, high: float) -> bool:
    first, left = passage.first or 0.0, passage.left or 0.0
    # A hanging list stands where its mark stands: the mark is at left + first.
    starts = (first, left + first) if first < 0 or left else (first,)
    return any(low - _INDENT_TOLERANCE <= start <= high + _INDENT_TOLERANCE for start in starts)


def _pitch(passage: Passage) -> float:
    if passage.exact is None:
        return passage.line or 1.0
    size = max(passage.sizes, default=0.0) or 14.0  # a file may say that its letters have no height
    # Word rounds, and a pitch given in points near the face's own is the single line.
    return max(passage.exact / (size * _TIMES_LINE), 1.0 if passage.exact >= size else 0.0)


def check_end(case: Case) -> Iterator[Finding]:
    """L29: the end mark, once, at the end."""
    parts, ending = case.parts, case.style.ending
    if not parts.body or parts.is_form or (parts.number is None and parts.kind is None):
        return
    last = _last(parts.body)
    text = last.text.rstrip()
    if ending == ".":
        if text.endswith("./."):
            yield case.finding("L29", "Văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”.", last)
        elif not text.endswith((".", ".”")) and not parts.tables:
            yield case.finding("L29", "Nội dung không kết thúc bằng dấu chấm.", last)
        return
    marked = [each for each in parts.body if "./." in each.text.replace(" ", "")]
    if not text.endswith(ending):
        early = [each for each in marked if each is not last]
        if early:
            yield case.finding(
                "L29", f"Dấu “{ending}” đứng giữa nội dung; sau nó còn chữ.", early, safe=False
            )
        else:
            yield case.finding("L29", f"Nội dung không kết thúc bằng “{ending}”.", last)
    elif len(marked) > 1 or text.count("./.") > 1:
        yield case.finding("L29", f"Dấu “{ending}” dùng nhiều lần.", marked, safe=False)


def _last(body: Iterable[Passage]) -> Passage:
    """The last passage of text: a caption beside a code is not the content."""
    passages = list(body)
    text = [each for each in passages if each.cell is None]
    return (text or passages)[-1]
