"""What kind of paper was read: each is asked for what it is, not for what a plan must have."""

import re
from enum import StrEnum

from doithoai.rules.plan_reading import PlanFacts
from doithoai.rules.plan_reading.letters import flat


class PaperKind(StrEnum):
    """The value is its name in a Vietnamese sentence."""

    PLAN = "Kế hoạch"
    NOTICE = "Thông báo"
    INVITATION = "Giấy mời"
    POSTPONEMENT = "Thông báo hoãn"
    CANCELLATION = "Thông báo hủy"
    CONCLUSION = "Thông báo kết luận"


_CHANGED = re.compile(r"\bhoan\b|\blui\b|(?:thay doi|dieu chinh|doi) (?:thoi gian|ngay|lich|dia diem)")
_CALLED_OFF = re.compile(r"\bhuy\b|khong to chuc")


def kind_of(facts: PlanFacts) -> PaperKind:
    """By its title; without a kind of paper in it (a plan typed into the form, a file without a head) a plan."""
    title = flat(facts.title or "")
    if title.startswith("giay moi"):
        return PaperKind.INVITATION
    if facts.time.cancelled and (_CALLED_OFF.search(title) or title.startswith("thong bao")):
        return PaperKind.CANCELLATION
    if not title.startswith("thong bao"):
        return PaperKind.PLAN
    if re.match(r"thong bao (?:ve |v/v )?(?:y kien )?ket luan", title):
        return PaperKind.CONCLUSION
    return PaperKind.POSTPONEMENT if _CHANGED.search(title) else PaperKind.NOTICE
