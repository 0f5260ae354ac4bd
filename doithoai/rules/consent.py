"""Đồng ý: the very sentences people tick, each with its version, so that the log says what was agreed to.

Consent must be free, given by a clear act and as easy to take back as to give (Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15); silence and a box ticked beforehand are no consent. A changed sentence is a new version: add it, never
edit one that somebody may have ticked.
"""

from dataclasses import dataclass


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
