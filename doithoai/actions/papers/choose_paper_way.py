"""Choose how many steps a draft takes to its number in this office."""

from datetime import datetime

from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune
from doithoai.rules.paper_trail import Way


@action()
def choose_paper_way(commune: Commune, *, by: Actor, at: datetime, way: str) -> Commune:
    """Drafts under way follow the new steps from now on; what was done for them still counts."""
    if way not in set(Way):
        raise Refusal("Không có cách ban hành này. Xin chọn trong danh sách.")
    commune.paper_way = way
    commune.save(update_fields=["paper_way"])
    return commune
