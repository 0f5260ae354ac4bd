"""L08–L13: the nation's name, the Party's heading, the rules under them, the issuer."""

import re
from collections.abc import Iterator

from doithoai.rules.paper_style import paper_styles
from doithoai.rules.vietnamese import nfc, tone_fold

from .anatomy import NATION
from .case import Case
from .finding import Finding
from .letter_widths import width_mm
from .seen import Passage

_UNDERSCORES = re.compile(r"^[_\-–—=]{3,}$")
_OUT_OF_THE_BOX = "Chép chữ trong khung ra một bảng hai cột không kẻ đường ở đầu văn bản, rồi xóa khung chữ."
_COMMUNE = re.compile(r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU)\s")


def check_heading(case: Case) -> Iterator[Finding]:
    """What stands at the top right."""
    if case.is_party:
        yield from _party(case)
        return
    if case.parts.is_form:
        return
    yield from _nation(case)
    yield from _motto(case)


def _nation(case: Case) -> Iterator[Finding]:
    nations = case.parts.nations
    if not nations:
        boxed = NATION in tone_fold(case.seen.boxed)
        says = (
            "Quốc hiệu nằm trong khung chữ (text box), máy khác không đọc được."
            if boxed
            else "Không có Quốc hiệu."
        )
        yield case.finding("L08", says, safe=False, mend=_OUT_OF_THE_BOX if boxed else "")
        return
    if len(nations) > 1:
        yield case.finding(
            "L08", f"Quốc hiệu ghi {len(nations)} lần, chỉ ghi một lần.", nations[1:], safe=False
        )
    first = nations[0]
    if tone_fold(first.text.strip(" .")) != NATION:
        yield case.finding("L08", "Quốc hiệu lẫn chữ khác hoặc sai chữ.", first, safe=False)
    elif not first.upper:
        yield case.finding("L08", "Quốc hiệu không in hoa.", first, safe=False)
    if "\n" in first.raw:
        yield case.finding(
            "L08", "Quốc hiệu bị ngắt thành hai dòng.", first, severity="warning", safe=False,
            mend="Nới rộng cột bên phải hoặc giảm cỡ chữ còn 12 để Quốc hiệu nằm trên một dòng.",
        )  # fmt: skip
    if not first.bold or first.italic:
        yield case.finding("L08", "Quốc hiệu phải đứng, đậm.", first)
    yield from case.sized("L08", "Quốc hiệu", "nation", [first])


def _motto(case: Case) -> Iterator[Finding]:
    mottos = case.parts.mottos
    asked = _motto_text()
    if not mottos:
        if tone_fold(asked) in tone_fold(case.seen.boxed):
            says = "Tiêu ngữ nằm trong khung chữ (text box), máy khác không đọc được."
            yield case.finding("L09", says, safe=False, mend=_OUT_OF_THE_BOX)
            return
        yield case.finding("L09", "Không có Tiêu ngữ, hoặc Tiêu ngữ sai chữ.", safe=False)
        return
    first = mottos[0]
    if nfc(first.raw.strip()) != asked:
        faults = [
            ("Tiêu ngữ dùng gạch dài (–) thay gạch nối (-)", re.search("[–—‑−]", first.raw)),
            ("Tiêu ngữ thiếu dấu cách ở hai bên gạch nối", re.search(r"\S[-–—]|[-–—]\S", first.raw)),
        ]
        said = "; ".join(text for text, found in faults if found) or "Tiêu ngữ chưa đúng chữ"
        yield case.finding("L09", f"{said}: phải là “{asked}”.", first)
    if not first.bold or first.italic:
        yield case.finding("L09", "Tiêu ngữ phải đứng, đậm.", first)
    yield from case.sized("L09", "Tiêu ngữ", "motto", [first])


def _motto_text() -> str:
    return paper_styles()["nd30"].nation[-1]


def _party(case: Case) -> Iterator[Finding]:
    parts = case.parts
    if parts.nations or parts.mottos:
        yield case.finding(
            "L10", "Văn bản của Đảng không có Quốc hiệu, Tiêu ngữ.", (*parts.nations, *parts.mottos)
        )
    if parts.party is None:
        if not parts.is_form:
            yield case.finding("L10", "Không có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”.")
    else:
        if not parts.party.bold:
            yield case.finding("L10", "Tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” phải đậm.", parts.party)
        yield from case.sized("L10", "Tiêu đề", "nation", [parts.party])
    if parts.issuer and not parts.issuer_mark:
        yield case.finding("L10", "Thiếu dấu * dưới tên cơ quan ban hành.", parts.issuer)


def check_rules_drawn(case: Case) -> Iterator[Finding]:
    """L11: lines that are drawn, of the right length."""
    if case.is_party or not case.is_word:
        return
    parts = case.parts
    for called, lines, shares in (
        ("Tiêu ngữ", parts.mottos[:1], (0.8, 1.2)),
        ("tên cơ quan ban hành", parts.issuer[-1:], (0.28, 0.56)),
        ("trích yếu", parts.subject[-1:], (0.2, 0.56)),
    ):
        if lines:
            yield from _rule_under(case, called, lines[0], shares)


def _rule_under(case: Case, called: str, line: Passage, shares: tuple[float, float]) -> Iterator[Finding]:
    after = _after(case, line)
    if any(run.underlined for run in line.inked):
        yield case.finding(
            "L11", f"Đường kẻ dưới {called} là gạch chân chữ, phải là đường kẻ vẽ riêng.", line
        )
        return
    typed = next((each for each in after if _UNDERSCORES.match(each.text)), None)
    if typed is not None:
        yield case.finding("L11", f"Đường kẻ dưới {called} gõ bằng ký tự, phải là đường kẻ vẽ riêng.", typed)
        return
    drawn = next((each.drawn for each in (line, *after) if each.drawn is not None), None)
    if drawn is None:
        yield case.finding("L11", f"Không có đường kẻ dưới {called}.", line)
        return
    size = line.sizes[0] if line.sizes else case.style.size["body"]
    full = width_mm(line.text, size, bold=line.bold)
    # A line of many words is broken on the page, and the rule is measured by one of its lines.
    full = min(full, line.room or full)
    if full and drawn and not shares[0] <= drawn / full <= shares[1]:
        asked = "bằng độ dài dòng chữ" if called == "Tiêu ngữ" else "bằng 1/3 đến 1/2 độ dài dòng chữ"
        yield case.finding(
            "L11", f"Đường kẻ dưới {called} dài {drawn:.0f} mm, phải {asked} ({full:.0f} mm).", line
        )


def _after(case: Case, line: Passage) -> list[Passage]:
    """The empty or drawn passages right under a line, in its own cell."""
    place = next((n for n, each in enumerate(case.seen.passages) if each.element == line.element), None)
    out: list[Passage] = []
    for passage in case.seen.passages[place + 1 : place + 4] if place is not None else ():
        if (
            (line.cell or passage.cell)
            and line.cell != passage.cell
            and not (line.cell and line.cell[0] == 0)
        ):
            break
        if passage.text and not _UNDERSCORES.match(passage.text):
            if passage.drawn is not None:
                out.append(passage)
            break
        out.append(passage)
    return out


def check_issuer(case: Case) -> Iterator[Finding]:
    """L12, L13: who issues, and under whom."""
    parts = case.parts
    if case.is_party or parts.is_form:
        return
    if not parts.issuer:
        yield case.finding("L12", "Không có tên cơ quan ban hành ở góc trên bên trái.", safe=False)
        return
    if not all(line.bold for line in parts.issuer):
        yield case.finding("L12", "Tên cơ quan ban hành phải đứng, đậm.", parts.issuer)
    if any(line.bold for line in parts.parents):
        yield case.finding("L12", "Tên cơ quan chủ quản không in đậm.", parts.parents)
    yield from case.sized("L12", "Tên cơ quan ban hành", "issuer", parts.issuer)
    yield from case.sized("L12", "Tên cơ quan chủ quản", "parent", parts.parents)
    name = " ".join(line.text for line in parts.issuer)
    known = case.known.issuers
    if known and tone_fold(name) not in {tone_fold(each) for each in known}:
        yield case.finding(
            "L12", f"“{name}” không có trong danh mục cơ quan của đơn vị.", parts.issuer, safe=False,
            mend="Ghi đúng tên cơ quan như trong danh mục, hoặc bổ sung vào danh mục cơ quan.",
        )  # fmt: skip
    elected = name.startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND", "HỘI ĐỒNG NHÂN DÂN", "HĐND"))
    if elected and parts.parents and _COMMUNE.search(name + " "):
        yield case.finding(
            "L13", "Ủy ban nhân dân, Hội đồng nhân dân cấp xã không ghi cơ quan chủ quản.", parts.parents
        )
