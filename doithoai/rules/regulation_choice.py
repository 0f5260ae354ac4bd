"""Which regulation a sitting follows: chosen by its day, not by today.

National local-government law binds by the day alone. A regulation that no longer binds on the day is not
followed any more: what replaces it is, where the files say what that is.
"""

import re
from datetime import date, timedelta

from .regulation_files import known, load_all
from .regulation_terms import Regulation
from .vietnamese import fold, sort_key, table_date


def national_on(day: date) -> Regulation:
    """The local-government law in force on `day`, the latest if two overlap.

    LookupError (a sentence): none known, before 2016.
    """
    binding = [law for law in load_all().values() if law.use == "floor" and law.in_force_on(day)]
    if not binding:
        raise LookupError(f"Chưa có luật nào trong máy áp dụng cho ngày {table_date(day)}.")
    return max(binding, key=lambda law: law.valid_from)


def choices_on(day: date, *, office: str = "", province: str = "") -> tuple[Regulation, ...]:
    """What a dialogue on `day` may follow: the law alone first, then provinces by name, then guides.

    `office` (its full name), `province`: whose dialogue it is. What another office keeps on this computer for
    another province is not offered to it.
    """
    keepers = known().keepers if office else {}
    open_on_day = [
        r
        for r in load_all().values()
        if r.use != "background"
        and r.applies_on(day)
        and (keepers.get(r.id, office) == office or same_place(r.province, province))
    ]
    order = {"floor": 0, "timetable": 1}
    return tuple(
        sorted(
            open_on_day,
            key=lambda r: (
                order[r.use],
                r.level == "practice_guide",
                not r.province,
                sort_key(r.province),
                r.id,
            ),
        )
    )


def same_place(one: str, other: str) -> bool:
    """`tỉnh Hải Dương` is `Hải Dương`."""
    return _bare(one) == _bare(other)


def _bare(province: str) -> str:
    return re.sub(r"^(?:tinh|thanh pho|tp\.?) ", "", fold(province).strip())


def ruling_on(regulation_id: str, day: date) -> Regulation:
    """What a dialogue that chose `regulation_id` follows when it sits on `day`.

    The regulation itself while it applies; for a law the law of the day; for one that lapsed what replaces
    it, as far as the files know. Where they do not, it stays, and `doubts` says so: no date is lost. One whose
    file is gone or cannot be read leaves the law of the day. KeyError: neither is known.
    """
    own = load_all().get(regulation_id)
    if own and own.applies_on(day):
        return own
    if own is None or own.use == "floor":
        try:
            return national_on(day)
        except LookupError as unknown:
            if own:
                return own
            raise KeyError(regulation_id) from unknown
    passed, heir = {own.id}, load_all().get(own.replaced_by)
    while heir and heir.id not in passed:
        if heir.applies_on(day):
            return heir
        passed.add(heir.id)
        heir = load_all().get(heir.replaced_by)
    return own


def heir_on(regulation_id: str, day: date) -> Regulation | None:
    """What a dialogue on `day` follows in place of the regulation it chose; None while that one stands.

    A file that cannot be read has no heir: it may be mended.
    """
    ruling = ruling_on(regulation_id, day) if regulation_id in load_all() else None
    return ruling if ruling and ruling.id != regulation_id else None


def why_not_follow(regulation_id: str, day: date) -> str | None:
    """Why a sitting on `day` cannot choose this regulation, and what it can choose; None when it can."""
    own = load_all().get(regulation_id)
    if own is None:
        return "Không có quy chế này. Xin chọn trong danh sách."
    if own.use == "background":
        return f"{own.short} chỉ để viện dẫn, không có thời hạn của hội nghị. Xin chọn quy chế khác."
    if own.applies_on(day):
        return None
    return f"{lapse(own, day)} {instead_of(own, day)}"


def lapse(own: Regulation, day: date) -> str:
    """`Quy chế … không có hiệu lực vào ngày 10/06/2026: hết hiệu lực sau ngày 28/02/2025.`"""
    why = ""
    if day < own.valid_from:
        why = f": có hiệu lực từ ngày {table_date(own.valid_from)}"
    elif own.retired and day >= own.retired[0]:
        why = f": thôi áp dụng từ ngày {table_date(own.retired[0])}, {own.retired[1].rstrip('.')}"
    elif own.valid_to:
        why = f": hết hiệu lực sau ngày {table_date(own.valid_to)}"
    return f"{own.short} không có hiệu lực vào ngày {table_date(day)}{why}."


def instead_of(own: Regulation, day: date) -> str:
    """What to choose in its place, by name."""
    heir = ruling_on(own.id, day)
    if heir.id != own.id:
        return f"Xin chọn {heir.short}."
    if own.replaced_by and own.replaced_by not in load_all():
        return f"Văn bản thay thế: {own.replaced_by}. Trong danh sách chưa có, xin soạn ở trang Quy chế."
    try:
        return f"Xin chọn quy chế khác, hoặc chỉ theo {national_on(day).short}."
    except LookupError:
        return "Xin chọn quy chế khác."


def doubts(regulation_id: str, *, dialogue_on: date) -> tuple[str, ...]:
    """Reasons to ask whether it binds a dialogue on that day, in sentences. KeyError: no such id, nor a law."""
    chosen, found = load_all().get(regulation_id), []
    regulation = ruling_on(regulation_id, dialogue_on)
    if chosen is None:
        found.append(
            f"Không đọc được quy chế “{regulation_id}” đã chọn; ở đây chỉ tính theo {regulation.short}. "
            "Xin chọn lại quy chế, hoặc nhờ quản trị xem trang Quy chế."
        )
    elif regulation.id != chosen.id:
        found.append(f"{lapse(chosen, dialogue_on)} Ở đây tính theo {regulation.short}.")
    elif not chosen.applies_on(dialogue_on):
        found.append(lapse(chosen, dialogue_on))
    elif chosen.transition and not chosen.in_force_on(dialogue_on):
        found.append(
            f"{lapse(chosen, dialogue_on)} Vẫn áp dụng đến hết ngày {table_date(chosen.transition[0])} theo "
            f"quy định chuyển tiếp: {chosen.transition[1]}."
        )
    if regulation.doubt and dialogue_on >= regulation.doubt[0]:
        found.append(regulation.doubt[1])
    if not regulation.deadlines:
        found.append(f"{regulation.short} chưa cho biết thời hạn nào; ở đây chỉ tính các mốc luật định.")
    return tuple(found)


def day_of_year(year: int, today: date) -> date:
    """The day a plan without a day is judged by: today in its own year, else the nearest day of that year."""
    if year == today.year:
        return today
    return date(year, 1, 1) if year > today.year else date(year + 1, 1, 1) - timedelta(days=1)
