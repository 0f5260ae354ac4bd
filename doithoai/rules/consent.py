"""Đồng ý: the very sentences people tick, each with its version, so that the log says what was agreed to.

Consent must be free, given by a clear act and as easy to take back as to give (Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15); silence and a box ticked beforehand are no consent. A changed sentence is a new version: add it, never
edit one that somebody may have ticked.
"""

import re
from dataclasses import dataclass

from .vietnamese import fold


@dataclass(frozen=True)
class Sentence:
    """What one box says. `key` is what it allows, of being named as `Opinion.publish` has it."""

    key: str
    version: str
    words: str


SHOW_HAMLET = Sentence("hamlet", "2026-1", "Khi công khai, được nêu tên thôn của tôi")
SHOW_NAME = Sentence("name", "2026-1", "Khi công khai, được nêu họ tên và thôn của tôi")
IN_FORCE = {each.key: each for each in (SHOW_HAMLET, SHOW_NAME)}

#: Said by whoever speaks for a child, never by the child (Luật 91/2025/QH15, Điều 24).
FOR_A_CHILD = Sentence(
    "guardian", "2026-1",
    "Tôi là cha, mẹ hoặc người giám hộ: đồng ý để xã lưu và dùng thông tin của cháu nhằm trả lời ý kiến này",
)  # fmt: skip

#: Under this age a name is never published, whoever ticks (Luật Trẻ em 2016, Điều 1 and 21).
CHILD_UNDER = 16

#: Who speaks for a child is asked at every door and never demanded: a child without one is heard too.
WHY_GUARDIAN = (
    "Người chưa đủ 16 tuổi cần cha, mẹ hoặc người giám hộ đại diện (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 24). "
    "Có ghi thì trả lời gửi người ấy; không có vẫn gửi được."
)
WHO_AGREES = "Đã đánh dấu đồng ý thay cháu thì xin ghi họ tên hoặc số điện thoại của cha, mẹ, người giám hộ."


@dataclass(frozen=True)
class Representative:
    """Who speaks for a child: by name, by number, or both; "" for what was not told."""

    name: str
    contact: str

    def is_still(self, after: "Representative") -> bool:
        """Whether a correction leaves it the same person, so that what they agreed to stands. A name without regard to
        marks, capitals and i or y is theirs whatever becomes of the number; a name that differs by one letter is a slip
        of the pen while the number stays. Everything else is somebody else: what another person agreed to is better
        asked once more than taken for granted. Where a name is missing the number decides. Short names are often one
        letter apart, so whoever makes the correction is shown what it was taken for."""
        reached = _bare(self.contact) == _bare(after.contact)
        if not (self.name and after.name):
            return reached
        one, other = _bare(self.name), _bare(after.name)
        return one == other or (reached and _one_letter_apart(one, other))


def _bare(text: str) -> str:
    """Letters and figures only, y as i: "Lý Thị Mỹ" is "Lí Thị Mĩ"."""
    return re.sub(r"[\W_]", "", fold(text)).replace("y", "i")


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter more, less, another, or two in each other's place."""
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    a, b = one[at:], other[at:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:])
