"""Go back to the province's or the national wording of one kind of paper."""

from datetime import datetime

from doithoai.actions.commune.change_wording import keep
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, PaperWording


@action()
def drop_wording(commune: Commune, *, by: Actor, at: datetime, kind: str) -> PaperWording:
    """The commune's versions stay to be looked at and taken again. Raises Refusal when there is none in use."""
    newest = PaperWording.objects.of_kind(kind).first()
    if newest is None or not newest.text:
        raise Refusal("Văn bản này đang dùng mẫu chung rồi, không có mẫu riêng để bỏ.")
    return keep(kind, "", "Dùng lại mẫu chung", by=by, at=at)
