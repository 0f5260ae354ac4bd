"""What every screen of the hall has in its frame: the menu between screens and the line to "changed"."""

from hashlib import sha256
from typing import Any

from django.urls import reverse

from doithoai.models import Dialogue
from doithoai.models.clock import now
from doithoai.outputs.live import live_url
from doithoai.pages.hall.request import HallRequest
from doithoai.rules.procedure import Role

#: Who may stand at the door of the hall and who may sit at its table.
AT_THE_DOOR = (Role.CLERK, Role.CHAIR, Role.SECRETARY, Role.HAMLET_HEAD, Role.FRONT)
AT_THE_TABLE = (Role.CLERK, Role.CHAIR, Role.SECRETARY)

SCREENS = (
    ("chair", "Chủ tọa", AT_THE_TABLE, "Ai đang nói, đã chuẩn bị gì, kết luận từng nội dung bằng một chạm."),
    ("secretary", "Thư ký", AT_THE_TABLE, "Ghi biên bản tại chỗ, ghi ý kiến mới, ghi người xin phát biểu."),
    (
        "check_in",
        "Điểm danh",
        AT_THE_DOOR,
        "Quét mã giấy mời, tìm theo tên, ghi người đến không có giấy mời.",
    ),
    (
        "projector",
        "Màn chiếu",
        AT_THE_DOOR,
        "Chiếu lên tường: người đang nói, đồng hồ, người tiếp theo, mã đăng ký.",
    ),
)


def fingerprint(*shown: object) -> str:
    """Of what a fragment shows. A screen that still shows it is answered 204 and left alone: a list that
    is open, a name half typed, stay as they are while others come and go."""
    return sha256(repr(shown).encode()).hexdigest()[:16]


def screen(request: HallRequest, dialogue: Dialogue, **more: Any) -> dict[str, Any]:
    """The context of one screen; `more` wins."""
    actor = request.actor
    return {
        "dialogue": dialogue,
        "live_url": live_url(dialogue),
        "back": reverse("hall:start", args=[dialogue.pk]),
        "phone_path": reverse("hall:phone", args=[request.commune.slug, dialogue.slug]),
        "now": now(),
        "screens": [
            {"label": label, "says": says, "href": reverse(f"hall:{name}", args=[dialogue.pk])}
            for name, label, roles, says in SCREENS
            if actor.is_any(*roles)
        ],
        **more,
    }
