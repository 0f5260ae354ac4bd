"""L19–L23: the type and its subject, the grounds, the acts cited."""

import re
from collections.abc import Iterable, Iterator

from doithoai.rules.plan_checks.act_files import load_acts
from doithoai.rules.plan_reading.letters import flat
from doithoai.rules.vietnamese import fold, table_date

from .case import Case, shown
from .finding import Finding
from .letter_widths import width_mm
from .seen import Passage

_MOST_SUBJECT_LINES = 3
_TYPES = (
    r"Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Quy định|Quy chế|Thông tư|Chỉ thị|Hướng dẫn|Kế hoạch|Công văn|"
    r"Thông báo|Báo cáo|Chương trình|Đề án|Kết luận|Tờ trình"
)
_CITED = re.compile(
    rf"\b(?P<type>{_TYPES})(?P<between>[^.;:\n]{{0,60}}?)(?:\bsố\b\s*:?\s*(?:[Ss]ố\s*)?|\s)(?P<number>\d+)"
    r"(?P<symbol>\s*[-/–]\s*(?:\d{4}\s*/\s*)?[A-ZĐ][^\s,;.)”\"]*)"
)
# A sentence that tells of the issuer's own deed says with it who issued the paper it names.
_OWN_DEED = re.compile(r"\b(?:ban hành|thu hồi|đính chính|thay thế|đôn đốc tại)\s[^.;:]*$", re.IGNORECASE)
_OFFICE = re.compile(r"UBND|HĐND|ĐU|MTTQ|TU|HU")
_DAY = re.compile(r"ngày\s+\d{1,2}\s*(?:/|-|tháng)|năm\s+\d{4}")
_ISSUED_BY = re.compile(r"\bcủa\s+\S|\b(?:QH|UBTVQH)\d|(?:NĐ|QĐ|NQ|CT)-(?:CP|TTg)|TT-B|/QH", re.IGNORECASE)


def check_title(case: Case) -> Iterator[Finding]:
    """L19 for the state's papers."""
    parts = case.parts
    if case.is_party or parts.is_form:
        return
    if parts.kind is not None:
        if not parts.kind.bold:
            yield case.finding("L19", "Tên loại văn bản phải đậm.", parts.kind)
        yield from case.sized("L19", "Tên loại văn bản", "kind", [parts.kind])
        if not parts.subject:
            if not parts.is_minutes:
                yield case.finding("L19", "Không có trích yếu dưới tên loại.", parts.kind, safe=False)
        else:
            yield from _subject(case, parts.subject)
        return
    if not parts.about:
        yield case.finding(
            "L19",
            "Không thấy tên loại văn bản; nếu là công văn thì thiếu dòng “V/v …” dưới số, ký hiệu.",
            safe=False,
        )
        return
    if any(run.bold for run in parts.about[0].inked):
        yield case.finding("L19", "Trích yếu công văn (V/v …) không in đậm.", parts.about)
    if not parts.about[0].text.startswith("V/v"):
        yield case.finding("L19", "Trích yếu công văn bắt đầu bằng “V/v”.", parts.about, safe=False)
    yield from case.sized("L19", "Trích yếu công văn", "about", parts.about)


def _subject(case: Case, subject: tuple[Passage, ...]) -> Iterator[Finding]:
    if not all(line.bold for line in subject):
        yield case.finding("L19", "Trích yếu phải đậm.", subject)
    yield from case.sized("L19", "Trích yếu", "subject", subject)
    room = case.style.page.text_width
    lines = sum(
        max(1, -(-width_mm(line.text, (line.sizes or (14,))[0], bold=line.bold) // room)) for line in subject
    )
    if case.is_word and lines > _MOST_SUBJECT_LINES:
        yield case.finding(
            "L19", f"Trích yếu dài khoảng {shown(lines)} dòng; nên gọn trong 3 dòng.", subject, severity="warning",
            mend="Rút gọn trích yếu.", safe=False,
        )  # fmt: skip


def check_subject_words(case: Case) -> Iterator[Finding]:
    """L20: one phrase, its first letter, no full stop."""
    lines = case.parts.subject or case.parts.about
    if not lines:
        return
    text = " ".join(line.text for line in lines)
    if text.endswith((".", ";", ":")):
        yield case.finding("L20", "Cuối trích yếu không có dấu câu.", lines)
    elif re.search(r"[.;]\s+[A-ZĐÀ-Ỹ]", text):
        yield case.finding("L20", "Trích yếu gồm nhiều câu, phải là một cụm từ.", lines)
    if not case.parts.subject:
        return
    first = text[:1]
    if case.style.subject_capital and first.islower():
        yield case.finding("L20", "Chữ đầu trích yếu viết hoa.", lines)
    elif not case.style.subject_capital and first.isupper() and not text[:2].isupper():
        yield case.finding("L20", "Chữ đầu trích yếu của văn bản Đảng viết thường.", lines)


def check_grounds(case: Case) -> Iterator[Finding]:
    """L21: the grounds of a state paper."""
    bases = case.parts.bases
    if case.is_party or not bases:
        return
    upright = [line for line in bases if not line.italic]
    if upright:
        yield case.finding("L21", f"{len(upright)} căn cứ không in nghiêng.", upright)
    for line in bases:
        if re.search(r"[;,.]\s*căn cứ\s", line.text, re.IGNORECASE):
            yield case.finding("L21", "Nhiều căn cứ viết chung một dòng.", line, safe=False)
    *others, last = bases
    open_ended = [line for line in others if not line.text.endswith(";")]
    if open_ended:
        yield case.finding("L21", "Căn cứ phải kết thúc bằng dấu chấm phẩy (;).", open_ended)
    if not last.text.endswith("."):
        yield case.finding("L21", "Căn cứ cuối cùng phải kết thúc bằng dấu chấm (.).", last)
    yield from case.sized("L21", "Căn cứ", "basis", bases)


def check_citations(case: Case) -> Iterator[Finding]:
    """L22: full at first, short later, one spelling."""
    spellings: dict[tuple[str, str], dict[str, Passage]] = {}
    told: set[tuple[str, str]] = set()
    own = _code_of_issuer(case.parts.number.text) if case.parts.number else ""
    for passage in (*case.parts.bases, *case.parts.body):
        for found in _CITED.finditer(passage.text):
            symbol = re.sub(r"\s", "", found["symbol"]).rstrip(').”"')
            key = (found["number"].lstrip("0"), _issuer_of(symbol))
            spellings.setdefault(key, {}).setdefault(found["number"] + symbol, passage)
            if key in told:
                continue
            told.add(key)
            after = passage.text[found.end() : found.end() + 160].split(";")[0]
            is_own = _code_of_issuer(symbol) == own and _OWN_DEED.search(passage.text[: found.start()])
            named_before = _is_law_named(found, passage, case.parts.bases)
            lacks = [
                word
                for word, pattern, where in (
                    ("ngày ban hành", _DAY, found["between"] + after),
                    ("cơ quan ban hành", _ISSUED_BY, found["between"] + symbol + after),
                )
                if not pattern.search(where)
                and not (is_own and pattern is _ISSUED_BY)
                and not (named_before and pattern is _DAY)
            ]
            if lacks:
                yield case.finding(
                    "L22", f"Lần đầu viện dẫn {found['type']} số {found['number']}{symbol} còn thiếu {', '.join(lacks)}.",
                    passage, words=passage.text[found.start() :],
                )  # fmt: skip
    for forms in spellings.values():
        if len(forms) > 1:
            yield case.finding(
                "L22", f"Một văn bản được ghi nhiều cách: {', '.join(forms)}.", list(forms.values())[1],
                mend="Chọn một cách ghi số, ký hiệu theo văn bản gốc.",
            )  # fmt: skip


def _is_law_named(found: re.Match[str], passage: Passage, bases: Iterable[Passage]) -> bool:
    """Whether a law that a sentence cites by its number stands among the legal bases with its day: there a law is named
    without its number (Decree 30, Phụ lục I, II.6a), and a later sentence need not tell the day again."""
    name = fold(f"{found['type']}{found['between']}").strip()
    if "/QH" not in found["symbol"] or not found["between"].strip():
        return False
    return any(
        name in fold(basis.text) and _DAY.search(basis.text) for basis in bases if basis is not passage
    )


def _code_of_issuer(symbol: str) -> str:
    """The office in "05/KH-UBND", "55/UBND-VP" or "05-KH/ĐU": its code, without the type and the drafting unit."""
    bits = [bit for bit in re.split(r"[-/–\s]", symbol) if bit and not bit.strip(":").isdigit()]
    return next((bit for bit in bits if _OFFICE.fullmatch(bit)), "")


def _issuer_of(symbol: str) -> str:
    """What stays the same when an act is spelt otherwise: `-QĐi/TU` and `-QĐ/TU` are one."""
    bits = [bit for bit in re.split(r"[-/–]", fold(symbol)) if bit]
    return "|".join(sorted(bit[:2] for bit in bits))


def check_force(case: Case) -> Iterator[Finding]:
    """L23: acts that no longer bind on the day of the paper."""
    day = case.day
    if day is None:
        return
    lines = case.parts.bases or case.parts.body[:6]
    for passage in lines:
        for act in load_acts().acts:
            if day > act.last_day and _names(passage.text, act.number, act.names):
                yield case.finding(
                    "L23", f"{act.name} đã hết hiệu lực sau ngày {table_date(act.last_day)}.", passage,
                    mend=f"Thay bằng {act.replaced_by}.",
                )  # fmt: skip
                break


def _names(text: str, number: str, names: tuple[str, ...]) -> bool:
    if number and re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", text):
        return True
    # By name alone only where no number follows: the new act of the same name has one.
    bare = re.sub(r"^\s*-?\s*(?:căn cứ|theo)\s+", "", text, flags=re.IGNORECASE)
    words = flat(bare)
    return not re.search(r"\bsố\b", bare[:160]) and any(words.startswith(flat(name)) for name in names)
