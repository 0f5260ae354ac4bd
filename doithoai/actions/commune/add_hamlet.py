"""Add a hamlet (thôn, bản, xóm, tổ dân phố)."""

from datetime import datetime

from doithoai.actions import typed
from doithoai.actions.kernel import Refusal, action
from doithoai.models import Actor, Commune, Hamlet


@action()
def add_hamlet(
    commune: Commune, *, by: Actor, at: datetime, name: str, households: int | None = None
) -> Hamlet:
    """The kind is part of the name, as people say it: "thôn Đồng Mới"."""
    name = typed.line(name, "tên thôn", at_most=80, required=True)
    if Hamlet.objects.filter(name=name).exists():
        raise Refusal(f"Đã có “{name}” trong danh sách.")
    return Hamlet.objects.create(name=name, households=households, order=Hamlet.objects.count())
