"""Choose how many steps a draft takes to its number in this office."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Message
from doithoai.rules.paper_trail import WAY_LABELS, Way
from doithoai.rules.procedure import Role


@action()
def choose_paper_way(commune: Commune, *, by: Actor, at: datetime, way: str) -> Commune:
    """Drafts under way follow the new steps from now on; what was done for them still counts. The chair is told: who
    keeps the register may take away the step that is the chair's own."""
    if way not in set(Way):
        raise Refusal("Không có cách ban hành này. Xin chọn trong danh sách.")
    was, commune.paper_way = commune.paper_way, way
    commune.save(update_fields=["paper_way"])
    if was != way:
        Message.objects.create(
            role=Role.CHAIR, at=at, about="register",
            text=f"{by.name} đổi các bước ban hành văn bản: từ “{WAY_LABELS[Way(was)]}” sang “{WAY_LABELS[Way(way)]}”. "
            "Không đúng ý thì nhắc văn phòng đổi lại ở Sổ văn bản đi.",
        )  # fmt: skip
    return commune
